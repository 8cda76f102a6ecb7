"""A report made again as of its day, and a number worked out again from its explanation: both say the same."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from balanced_scorecard import (
    Basis,
    Evaluation,
    Explanation,
    FromUnits,
    Measurement,
    Measurements,
    ObservationStatus,
    Period,
    Scorecard,
    build_report,
    evaluate,
    explain,
    recompute,
    render_explanation,
    render_html,
    roll_up,
)
from balanced_scorecard.files.reading import read_scorecard

CARD = """
format: balanced-scorecard/1
id: card
name: One of everything
language: en
defaults: {basis: year_to_date, tolerance: 5 %, reporting_lag: 20 days}
perspectives:
  - id: P
    name: Users
    factors:
      - id: F
        name: Everything
        indicators:
          - {id: flow, name: Cases, unit: case, adds_up: flow, targets: [{expect: ">= 300", by: 2024}]}
          - {id: rate, name: In time, unit: "%", adds_up: rate, min_n: 3, targets: [">= 80 %"]}
          - {id: stock, name: Waiting, unit: case, adds_up: stock, targets: ["<= 40"]}
          - {id: mean, name: Days, unit: day, adds_up: mean, weight_by: cases, targets: ["<= 40 days"]}
          - {id: survey, name: Satisfaction, unit: point, frequency: year, targets: [">= 50 points"]}
          - {id: cost, name: Cost, unit: NOK/case, formula: money / cases, targets: ["<= 4 kr/case"]}
          - {id: level, name: Rating, levels: [C, B, A], targets: [">= B"]}
          - {id: milestone, name: In use, targets: [{milestone: In use, by: 2024-05-01, tolerance: 2 months}]}
          - {id: judged, name: Quality, targets: [{judged: By the director, by: 2024}]}
series:
  - {id: money, unit: NOK, adds_up: flow}
  - {id: cases, unit: case, adds_up: flow}
organisation: {id: root, name: Root, org_units: [{id: north, name: North}, {id: south, name: South, to: 2024-06-15}]}
"""
MADE, SOUTH_CLOSES = date(2024, 9, 15), date(2024, 6, 15)
Row = dict[str, Any]
MONTHS = st.integers(1, 9).map(lambda month: f"2024-{month:02d}")
TERTIALS = st.sampled_from(["2023-T3", "2024-T1", "2024-T2"])
YEARS = st.sampled_from(["2022", "2023"])
NUMBERS = st.integers(0, 100).map(float)
SUMS = st.sampled_from(list(Basis))


def _rows(
    ids: tuple[str, ...], periods: st.SearchStrategy[str], **said: st.SearchStrategy[Any]
) -> st.SearchStrategy[Row]:
    return st.fixed_dictionaries({"indicator": st.sampled_from(ids), "period": periods.map(Period.parse), **said})


def _marked(*statuses: ObservationStatus) -> st.SearchStrategy[frozenset[ObservationStatus]]:
    return st.sampled_from([frozenset({status}) for status in statuses])


_NORMAL: st.SearchStrategy[frozenset[ObservationStatus]] = st.just(frozenset())
_WITH_VALUE = _NORMAL | _marked(ObservationStatus.PROVISIONAL, ObservationStatus.BREAK)
_CHANGES = st.one_of(
    _rows(("flow", "money", "cases"), MONTHS | TERTIALS, value=NUMBERS, statuses=_WITH_VALUE, basis=SUMS),
    _rows(("rate",), MONTHS, numerator=st.integers(0, 5).map(float), denominator=st.integers(5, 9).map(float)),
    _rows(("stock", "mean"), MONTHS | TERTIALS, value=NUMBERS, statuses=_WITH_VALUE),
    _rows(("flow", "stock", "survey"), MONTHS, statuses=_marked(ObservationStatus.NOT_COLLECTED)),
    _rows(("survey",), YEARS, value=NUMBERS),
    _rows(("level",), MONTHS | TERTIALS, value=st.sampled_from(["A", "B", "C"])),
    _rows(("milestone",), st.just("2024"), value=st.dates(date(2024, 4, 1), date(2024, 8, 31))),
    _rows(("judged",), TERTIALS, value=st.sampled_from(["good", "poor"])),
)
_RECORDED = st.integers(-30, 30).map(lambda days: datetime(2024, 9, 15, 12) + timedelta(days=days))
CHANGES = st.lists(st.tuples(_CHANGES, st.sampled_from(["", "root", "north", "south"]), _RECORDED), max_size=8)


def first_figures(unit: str) -> list[Measurement]:
    """Every figure of nine months, not dated: older than any change."""
    months = [Period.parse(f"2024-{month:02d}") for month in range(1, 10)]
    rows = [Measurement(indicator=id_, period=month, value=30.0, org_unit=unit)
            for id_ in ("flow", "stock", "mean", "money", "cases") for month in months]
    rows += [Measurement(indicator="rate", period=month, numerator=4.0, denominator=5.0, org_unit=unit)
             for month in months]
    return [*rows, Measurement(indicator="survey", period=Period.parse("2023"), value=52.0, org_unit=unit)]


def measurements(changes: list[tuple[Row, str, datetime]], units: tuple[str, ...]) -> list[Measurement]:
    """The first figures of *units* and what was recorded later; the root's own id and the empty one are one."""
    rows = [row for unit in units for row in first_figures(unit)]
    rows += [Measurement(**said, org_unit=unit, recorded_at=recorded) for said, unit, recorded in changes]
    vintages = {(row.indicator, row.org_unit.replace("root", ""), row.period, row.basis, row.recorded_at): row
                for row in rows if row.org_unit != "south" or row.period.end < SOUTH_CLOSES}
    return list(vintages.values())


def said(evaluation: Evaluation) -> tuple[object, ...]:
    """All that a report says: every result, the roll-up, how each number came about, and the page itself."""
    scores = roll_up(evaluation)
    opened = explain(scores, evaluation.scorecard.id).to_dict()
    return evaluation.results, scores.nodes, opened, render_html(build_report(scores))


def card() -> Scorecard:
    return read_scorecard(CARD.encode())


@settings(max_examples=40)
@given(CHANGES, st.sampled_from([("",), ("", "north"), ("south",)]), st.sampled_from([None, "north", "south"]),
       st.sampled_from(["2024-T1", "2024-T2", "2024-06", "2024"]), st.sampled_from(list(Basis)),
       st.sampled_from(list(FromUnits)), st.booleans())
def test_what_was_recorded_later_changes_nothing_of_a_report(
        changes: list[tuple[Row, str, datetime]], units: tuple[str, ...], unit: str | None, period: str, basis: Basis,
        from_units: FromUnits, has_organisation: bool) -> None:
    every = measurements(changes, units)
    known = [row for row in every if row.recorded_at is None or row.recorded_at.date() <= MADE]
    of = card() if has_organisation else evolve(card(), organisation=None)
    asked: dict[str, Any] = {"org_unit": unit, "basis": basis, "as_of": MADE, "from_units": from_units}

    then, now = (evaluate(of, Measurements(rows), period, **asked) for rows in (known, every))

    assert said(then) == said(now)


def test_without_changes_nearly_everything_on_this_card_is_judged() -> None:
    results = evaluate(card(), Measurements(measurements([], ("",))), "2024-T2", as_of=MADE)

    assert {each.id: each.status.value for each in results} == {
        "flow": "good",        # 8 months of 30 are 240, of 300 by then 300 * 244 / 366 = 200
        "rate": "good",        # 4 of 5
        "stock": "good",       # 30 against at most 40
        "mean": "good",        # 30
        "survey": "good",      # that of 2023 is carried: 52 against 50
        "cost": "good",        # 240 kroner over 240 cases: 1 against at most 4
        "level": "not_due", "judged": "not_due",   # not in, and not late until 20 September
        "milestone": "poor",   # not reached, two months after 1 May
    }


@settings(max_examples=25)
@given(CHANGES, st.sampled_from([("",), ("", "north"), ("north",)]), st.sampled_from([None, "north", "south"]),
       st.sampled_from(["2024-T1", "2024-T2", "2024-06", "2024"]), st.sampled_from(list(Basis)),
       st.sampled_from(list(FromUnits)))
def test_every_number_is_worked_out_again_from_its_explanation_alone(
        changes: list[tuple[Row, str, datetime]], units: tuple[str, ...], unit: str | None, period: str, basis: Basis,
        from_units: FromUnits) -> None:
    figures = Measurements(measurements(changes, units))
    scores = roll_up(evaluate(card(), figures, period, org_unit=unit, basis=basis, from_units=from_units))
    for result in (*scores.evaluation, *scores.nodes[1:]):
        opened = explain(scores, result.id)
        alone = Explanation.from_dict(json.loads(json.dumps(opened.to_dict())))
        found = recompute(alone)
        assert (alone, found.status) == (opened, result.status)
        assert found.score == (result.score if result.score is None else pytest.approx(result.score, abs=1e-12))
        for language in ("nb", "nn", "en"):
            assert render_explanation(alone, language=language)
