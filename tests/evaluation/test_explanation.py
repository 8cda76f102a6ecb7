"""A number opened into its parts, down to its rows; and the status worked out again from those parts alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from importlib import resources
from typing import Any

import pytest
from tests.evaluation.building import a_card, a_row, a_target, an_indicator
from tests.evaluation.identity import a_factor, a_leaf, a_perspective, an_objective, one_factor, rolled_up
from tests.examples import refused

from balanced_scorecard import (
    About,
    Aggregation,
    Amount,
    AtLevel,
    Baseline,
    Basis,
    Bounds,
    Caps,
    Comparator,
    Defaults,
    Document,
    Evaluation,
    Explanation,
    Frequency,
    FrozenMap,
    Indicator,
    Judged,
    Measurement,
    Measurements,
    MissingPolicy,
    Norm,
    NormEdge,
    ObservationStatus,
    Period,
    Polarity,
    Reached,
    Role,
    RollUpMethod,
    Scorecard,
    ScorecardScore,
    Series,
    Status,
    Target,
    UnknownElementError,
    evaluate,
    explain,
    load_measurements,
    load_scorecard,
    recompute,
    roll_up,
)

FLOW, RATE, MEAN = Aggregation.FLOW, Aggregation.RATE, Aggregation.MEAN


def evaluated(indicator: Indicator, rows: list[Measurement], period: str = "2024", *,
              card: dict[str, Any] | None = None, **asked: Any) -> Evaluation:
    return evaluate(a_card(indicator, **(card or {})), Measurements(rows), period, **asked)


def opened(indicator: Indicator, rows: list[Measurement], period: str = "2024", **asked: Any) -> Explanation:
    """Return the explanation, after it was written and read and worked out again to the same status."""
    evaluation = evaluated(indicator, rows, period, **asked)
    explanation = explain(evaluation, "i")
    assert_stands_alone(explanation, evaluation["i"].status, evaluation["i"].score)
    return explanation


def assert_stands_alone(explanation: Explanation, status: Status, score: float | None) -> None:
    read = Explanation.from_dict(json.loads(json.dumps(explanation.to_dict())))
    assert read == explanation
    found = recompute(read)
    assert found.status is status
    assert found.score == (None if score is None else pytest.approx(score, abs=1e-15))


def part(explanation: Explanation, about: About) -> Explanation:
    found = explanation.part(about)
    assert found is not None
    return found


def facts(explanation: Explanation, *keys: str) -> tuple[Any, ...]:
    return tuple(explanation[key] for key in keys)


# ---- figures -------------------------------------------------------------------------------------------------------


def test_a_value_is_shown_as_it_was_given_and_as_it_was_converted() -> None:
    explanation = opened(an_indicator("<= 2 hour", unit="hour"), [
        a_row("2024", 90, unit="minute", source="Log", recorded_by="NN", recorded_at=datetime(2025, 1, 9, 12),
              note="counted", place="2024.csv: row 2", statuses=frozenset({ObservationStatus.ESTIMATED}))])
    figure = part(explanation, About.FIGURE)
    (row,) = figure.of(About.ROW)
    assert facts(figure, "how", "value", "unit", "start", "end") == (
        "as_it_came", 1.5, "hour", "2024-01-01", "2024-12-31")
    assert facts(row, "given", "given_unit", "times", "over", "value", "unit") == (90, "minute", 1.0, 60.0, 1.5, "hour")
    assert facts(row, "source", "recorded_by", "recorded_at", "note", "place", "statuses", "period") == (
        "Log", "NN", "2025-01-09T12:00:00", "counted", "2024.csv: row 2", ("E",), "2024")


def test_a_larger_unit_is_multiplied() -> None:
    (row,) = part(opened(an_indicator("<= 200", unit="minute"), [a_row("2024", 1.5, unit="hour")]),
                  About.FIGURE).of(About.ROW)
    assert facts(row, "times", "over", "value") == (60.0, 1.0, 90.0)


def test_a_rate_shows_every_numerator_and_denominator() -> None:
    rows = [a_row("2024-T1", parts=(2, 4)), a_row("2024-T2", parts=(2, 100))]
    figure = part(opened(an_indicator(">= 5 %", adds_up=RATE, unit="percent"), rows, "2024-T2",
                         basis=Basis.YEAR_TO_DATE), About.FIGURE)
    assert facts(figure, "how", "numerator", "denominator", "times", "value") == ("ratio", 4, 104, 100, 100 * 4 / 104)
    assert [facts(row, "numerator", "denominator", "factor") for row in figure] == [(2, 4, 1), (2, 100, 1)]


def test_a_rate_of_one_row_is_its_parts() -> None:
    figure = part(opened(an_indicator(">= 5 %", adds_up=RATE, unit="percent"), [a_row("2024", parts=(29, 100))]),
                  About.FIGURE)
    assert facts(figure, "how", "value", "numerator", "denominator") == ("as_it_came", 29.0, 29, 100)


def test_a_year_to_date_taken_from_a_later_one_is_a_row_less_a_row() -> None:
    rows = [a_row("2024-T1", 30.0, basis=Basis.YEAR_TO_DATE), a_row("2024-T2", 70.0, basis=Basis.YEAR_TO_DATE)]
    indicator = an_indicator(a_target(">= 50", per=Frequency.TERTIAL), adds_up=FLOW)
    figure = part(opened(indicator, rows, "2024-T2"), About.FIGURE)
    assert facts(figure, "how", "value") == ("sum", 40.0)
    assert [facts(row, "given", "factor") for row in figure] == [(30.0, -1.0), (70.0, 1.0)]


def test_the_row_of_a_year_to_date_begins_with_the_year() -> None:
    rows = [a_row("2024-T2", 70.0, basis=Basis.YEAR_TO_DATE)]
    indicator = an_indicator(a_target(">= 100", by="2024"), adds_up=FLOW)
    figure = part(opened(indicator, rows, "2024-T2", basis=Basis.YEAR_TO_DATE), About.FIGURE)
    assert facts(figure, "how", "start", "end") == ("as_it_came", "2024-01-01", "2024-08-31")
    assert facts(figure.parts[0], "start", "end") == ("2024-01-01", "2024-08-31")


@pytest.mark.parametrize(("adds_up", "how", "value"), [
    (Aggregation.MAX, "max", 9.0), (Aggregation.MIN, "min", 4.0), (Aggregation.STOCK, "last", 4.0),
    (Aggregation.MEAN, "mean", (9 * 182 + 4 * 184) / 366),
])
def test_each_way_of_adding_up_is_named(adds_up: Aggregation, how: str, value: float) -> None:
    figure = part(opened(an_indicator(">= 5", adds_up=adds_up), [a_row("2024-H1", 9.0), a_row("2024-H2", 4.0)]),
                  About.FIGURE)
    assert figure["how"] == how
    assert figure["value"] == pytest.approx(value, rel=1e-15)


def test_a_mean_shows_what_each_row_was_weighted_by() -> None:
    series = (Series(id="pupils", unit="person", adds_up=FLOW),)
    rows = [a_row("2024-H1", 4.0), a_row("2024-H2", 2.0), a_row("2024-H1", 30, indicator="pupils"),
            a_row("2024-H2", 10, indicator="pupils")]
    figure = part(opened(an_indicator(">= 3", adds_up=MEAN, weight_by="pupils"), rows, card={"series": series}),
                  About.FIGURE)
    assert [row["weight"] for row in figure] == [30.0, 10.0]
    assert figure["value"] == 3.5


def test_a_formula_is_opened_into_the_figure_of_each_series() -> None:
    series = (Series(id="cost", name="Costs", unit="NOK", adds_up=FLOW, price_basis="fixed 2024"),
              Series(id="cases", adds_up=FLOW, unit="case"))
    rows = [a_row("2024-H1", 7, indicator="cost", unit="million_NOK"), a_row("2024-H2", 5_000_000, indicator="cost"),
            a_row("2024", 3000, indicator="cases")]
    indicator = an_indicator("<= 4000 NOK/case", formula="cost / cases", unit="NOK/case")
    figure = part(opened(indicator, rows, card={"series": series}), About.FIGURE)
    assert facts(figure, "how", "formula", "value") == ("formula", "cost / cases", 4000.0)
    cost, cases = figure.of(About.FIGURE)
    assert facts(cost, "id", "name", "how", "value", "unit", "price_basis") == (
        "cost", "Costs", "sum", 12_000_000.0, "NOK", "fixed 2024")
    assert [facts(row, "given", "given_unit", "times") for row in cost] == [
        (7, "million_NOK", 1e6), (5_000_000, None, 1.0)]
    assert facts(cases, "how", "value", "unit") == ("as_it_came", 3000, "case")


def test_a_missing_figure_says_why_and_has_nothing_below() -> None:
    explanation = opened(an_indicator(">= 5"), [])
    figure = part(explanation, About.FIGURE)
    assert facts(explanation, "status", "reason") == ("no_data", "not_reported")
    assert (facts(figure, "how", "value", "reason"), figure.parts) == (("none", None, "not_reported"), ())


def test_a_figure_of_too_few_shows_none_of_its_rows() -> None:
    explanation = opened(an_indicator(">= 5 %", unit="percent", min_n=5), [a_row("2024", parts=(1, 3))])
    assert explanation["reason"] == "suppressed"
    assert explanation.part(About.FIGURE).parts == ()  # type: ignore[union-attr]


def test_a_part_of_what_was_asked_for_is_shown_and_not_judged() -> None:
    explanation = opened(an_indicator(a_target(">= 5", by="2024"), adds_up=FLOW), [a_row("2024-H1", 4.0)])
    assert facts(part(explanation, About.FIGURE), "value", "reason", "coverage") == (
        4.0, "partial", pytest.approx(182 / 366))


# ---- what judged it ------------------------------------------------------------------------------------------------


def test_the_target_leads_to_the_letter_it_stands_in() -> None:
    letter = Document(id="TB24", name="Allocation letter 2024", dated=date(2024, 1, 10))
    target = a_target(">= 80 %", by="2024", source="TB24 section 3.1", decided=date(2024, 1, 10), decided_by="Ministry",
                      id="t2", reason="more money")
    explanation = opened(an_indicator(target, unit="percent"), [a_row("2024", 81.0)], card={"documents": (letter,)})
    assert facts(part(explanation, About.TARGET), "text", "source", "document", "document_dated", "decided",
                 "decided_by", "edge", "direction", "is_strict", "by", "id", "reason") == (
        ">= 80 %", "TB24 section 3.1", "Allocation letter 2024", "2024-01-10", "2024-01-10", "Ministry", 80.0, 1,
        False, "2024", "t2", "more money")


def test_the_line_a_score_is_read_from_has_its_four_corners() -> None:
    # Green from 80, yellow from 70: one span of 10 further out are 60 and 90. 75 lies half way: 1/3 + 1/6 = 1/2.
    explanation = opened(an_indicator(">= 80", norms=(Norm(medium=70, good=NormEdge.TARGET),)), [a_row("2024", 75.0)])
    edges = part(explanation, About.EDGES)
    assert edges["points"] == ((60.0, 0.0), (70.0, 1 / 3), (80.0, 2 / 3), (90.0, 1.0))
    assert facts(edges, "good_from", "medium_from", "good", "medium") == ("target", "norm", 80.0, 70.0)
    assert explanation["score"] == pytest.approx(1 / 2)
    assert part(explanation, About.NORM)["medium"] == 70


def test_where_lower_is_better_the_line_falls() -> None:
    explanation = opened(an_indicator("<= 80", norms=(Norm(medium=90, good=NormEdge.TARGET),)), [a_row("2024", 85.0)])
    assert part(explanation, About.EDGES)["points"] == ((70.0, 1.0), (80.0, 2 / 3), (90.0, 1 / 3), (100.0, 0.0))


@pytest.mark.parametrize(("fields", "card", "whose", "medium"), [
    ({"targets": (a_target(">= 80", tolerance=Amount(5.0, "percent")),), "tolerance": Amount(8.0)}, {}, "target", 76.0),
    ({"targets": (a_target(">= 80"),), "tolerance": Amount(8.0)}, {}, "indicator", 72.0),
    ({"targets": (a_target(">= 80"),)}, {"defaults": Defaults(tolerance=Amount(10.0, "percent"))}, "card", 72.0),
])
def test_a_tolerance_says_whose_it_is(fields: Any, card: Any, whose: str, medium: float) -> None:
    explanation = opened(an_indicator(**fields), [a_row("2024", 77.0)], card=card)
    tolerance, edges = part(explanation, About.TOLERANCE), part(explanation, About.EDGES)
    assert facts(tolerance, "whose", "size") == (whose, 80 - medium)
    assert facts(edges, "medium", "medium_from") == (medium, "tolerance")


def test_a_norm_may_begin_at_the_baseline() -> None:
    indicator = an_indicator(">= 80", norms=(Norm(medium=NormEdge.BASELINE),), baseline=Baseline(value=70.0))
    explanation = opened(indicator, [a_row("2024", 75.0)])
    assert facts(part(explanation, About.EDGES), "medium", "medium_from") == (70.0, "baseline")
    assert part(explanation, About.NORM)["medium"] == "baseline"


def test_a_norm_alone_judges_too() -> None:
    indicator = an_indicator(norms=(Norm(medium=70, good=80),))
    explanation = opened(indicator, [a_row("2024", 75.0)])
    assert explanation.part(About.TARGET) is None
    assert part(explanation, About.EDGES)["good_from"] == "norm"


def test_a_flow_shows_what_its_target_was_scaled_by() -> None:
    # 36 % of 150 000 by April is 54 000.
    target = a_target(">= 150 000", by="2024", phasing=FrozenMap({"T1": 0.36, "T2": 0.28, "T3": 0.36}))
    explanation = opened(an_indicator(target, adds_up=FLOW), [a_row("2024-T1", 54_000.0)], "2024-T1")
    scaling, edges = part(explanation, About.SCALING), part(explanation, About.EDGES)
    assert facts(scaling, "factor", "per", "of", "days", "days_of", "phasing") == (
        0.36, "year", "2024", 121, 366, (("T1", 0.36), ("T2", 0.28), ("T3", 0.36)))
    assert facts(edges, "whole_good", "good", "points", "medium") == (150_000.0, 54_000.0, (), None)
    by_days = opened(an_indicator(a_target(">= 366", by="2024"), adds_up=FLOW), [a_row("2024-T1", 130.0)], "2024-T1")
    assert facts(part(by_days, About.SCALING), "phasing", "factor") == (None, 121 / 366)
    assert part(by_days, About.EDGES)["good"] == pytest.approx(121)


@pytest.mark.parametrize(("medium", "value", "points", "status"), [
    # inside 97..100; outer edge 95 below, none above: overspending is red at once
    ((95, 100), 96.0, ((93.0, 0.0), (95.0, 1 / 3), (97.0, 2 / 3), (100.0, 2 / 3)), Status.MEDIUM),
    ((95, 100), 100.5, ((93.0, 0.0), (95.0, 1 / 3), (97.0, 2 / 3), (100.0, 2 / 3)), Status.POOR),
    ((97, 104), 102.0, ((97.0, 2 / 3), (100.0, 2 / 3), (104.0, 1 / 3), (108.0, 0.0)), Status.MEDIUM),
    (None, 98.0, (), Status.GOOD),
])
def test_a_range_has_a_line_on_each_side(medium: Any, value: float, points: Any, status: Status) -> None:
    indicator = an_indicator(norms=(Norm(good=(97, 100), medium=medium),))
    explanation = opened(indicator, [a_row("2024", value)])
    assert part(explanation, About.EDGES)["points"] == points
    assert explanation["status"] == status.value


def test_what_cannot_be_judged_has_no_edges() -> None:
    no_span = opened(an_indicator(">= 5", adds_up=FLOW), [])
    assert no_span.part(About.EDGES) is None
    no_target = opened(an_indicator(no_target="not yet agreed"), [a_row("2024", 5.0)])
    assert facts(no_target, "status", "note") == ("no_target", "not yet agreed")


def test_a_level_is_a_place_among_the_levels() -> None:
    target = Target(expectation=AtLevel(comparator=Comparator.AT_LEAST, level="B"))
    explanation = opened(an_indicator(target, levels=("C", "B", "A")), [a_row("2024", "A")])
    assert facts(part(explanation, About.FIGURE), "value", "levels") == ("A", ("C", "B", "A"))
    assert facts(part(explanation, About.TARGET), "level", "edge") == ("B", 1.0)


@pytest.mark.parametrize(("reached", "status"), [
    (date(2024, 5, 1), "good"), (date(2024, 7, 15), "medium"), (date(2024, 11, 1), "poor"), (None, "poor")])
def test_a_milestone_shows_the_day_it_was_due_tolerated_and_reached(reached: date | None, status: str) -> None:
    target = Target(expectation=Reached(what="In use"), by=date(2024, 6, 1), tolerance=Amount(2, "month"))
    explanation = opened(an_indicator(target), [a_row("2024", reached)] if reached else [])
    assert explanation["status"] == status
    assert facts(part(explanation, About.TARGET), "text", "due", "tolerated_until", "judged_on") == (
        "In use", "2024-06-01", "2024-08-01", "2024-12-31")
    figure = part(explanation, About.FIGURE)
    assert facts(figure, "how", "value") == ("reached", reached.isoformat() if reached else None)
    assert len(figure.parts) == bool(reached)


def test_a_judgement_shows_who_made_it() -> None:
    target = Target(expectation=Judged(how="by the director"))
    explanation = opened(an_indicator(target), [a_row("2024", "medium", recorded_by="The director", note="uneven")])
    figure = part(explanation, About.FIGURE)
    assert facts(figure, "how", "value") == ("judged", "medium")
    assert facts(figure.parts[0], "recorded_by", "note") == ("The director", "uneven")


def test_the_figure_known_on_the_day_of_the_report_is_the_one_that_is_explained() -> None:
    rows = [a_row("2024", 70.0, recorded_at=datetime(2025, 1, 10)),
            a_row("2024", 90.0, recorded_at=datetime(2025, 3, 1))]
    explanation = opened(an_indicator(">= 80"), rows, as_of=date(2025, 2, 1))
    assert facts(explanation, "actual", "as_of", "status") == (70.0, "2025-02-01", "poor")


def test_walking_an_explanation_begins_at_its_top() -> None:
    explanation = opened(an_indicator(">= 80"), [a_row("2024", 70.0)])
    assert [each.about for each in explanation.walk()] == [
        About.INDICATOR, About.FIGURE, About.ROW, About.TARGET, About.EDGES]
    assert list(explanation) == list(explanation.parts)


# ---- nodes ---------------------------------------------------------------------------------------------------------


def test_contributions_add_up_to_the_score() -> None:
    # .5 * .8 + .3 * .4 over .8 of the weight: 0.65; the missing leaf is shown and adds nothing.
    scores = one_factor([0.8, 0.4, None], [0.5, 0.3, 0.2])
    explanation = explain(scores, "f")
    shown = [facts(child, "id", "standing", "share", "contribution") for child in explanation]
    assert shown == [("i0", "scored", 0.625, pytest.approx(0.5)),
                     ("i1", "scored", pytest.approx(0.375), pytest.approx(0.15)), ("i2", "missing", None, None)]
    assert facts(explanation, "score", "coverage", "low", "high") == (
        pytest.approx(0.65), pytest.approx(0.8), pytest.approx(0.52), pytest.approx(0.72))
    assert_stands_alone(explanation, scores["f"].status, scores["f"].score)


def test_the_whole_card_is_opened_to_the_bottom() -> None:
    scores = one_factor([0.9, 0.7])
    explanation = explain(scores, "card")
    assert [part["id"] for part in explanation.walk() if part.about in (About.NODE, About.INDICATOR)] == [
        "card", "p", "f", "i0", "i1"]
    assert_stands_alone(explanation, scores.total.status, scores.total.score)


def test_an_evaluation_is_rolled_up_where_a_node_is_asked_for() -> None:
    scores = one_factor([0.9, 0.7])
    assert explain(scores.evaluation, "f") == explain(scores, "f")


@pytest.mark.parametrize(("asked", "share", "contribution"), [
    ({"missing": MissingPolicy.COUNT_AS_ZERO}, [0.5, 0.3, 0.2], [0.4, 0.12, 0.0]),
    ({"missing": MissingPolicy.REQUIRE_ALL}, [0.625, 0.375, None], [0.5, 0.15, None]),
    ({"method": RollUpMethod.HARMONIC}, [0.625, 0.375, None], [None, None, None]),
    ({"method": RollUpMethod.GEOMETRIC}, [0.625, 0.375, None], [None, None, None]),
    ({"method": RollUpMethod.WORST}, [0.625, 0.375, None], [None, None, None]),
])
def test_the_policies_that_were_used_are_kept(asked: Any, share: list[Any], contribution: list[Any]) -> None:
    scores = one_factor([0.8, 0.4, None], [0.5, 0.3, 0.2], **asked)
    explanation = explain(scores, "f")
    assert [child["share"] for child in explanation] == [pytest.approx(each) for each in share]
    assert [child["contribution"] for child in explanation] == [pytest.approx(each) for each in contribution]
    kept = {"method": "weighted_mean", "policy": "leave_out"}
    kept |= {"policy" if key == "missing" else key: value.value for key, value in asked.items()}
    assert {key: explanation[key] for key in kept} == kept
    for node in ("f", "p", "card"):
        assert_stands_alone(explain(scores, node), scores[node].status, scores[node].score)


def test_a_heavy_red_leaf_is_shown_to_hold_its_factor_back() -> None:
    scores = one_factor([1.0, 1.0, 1.0, 0.0])
    explanation = explain(scores, "f")
    assert facts(explanation, "status", "limited_by", "hidden_poor") == ("medium", ("i3",), ("i3",))
    assert_stands_alone(explanation, Status.MEDIUM, 0.75)


@pytest.mark.parametrize(("caps", "held"), [
    (Caps.PARENT, {"f": Status.MEDIUM, "p": Status.GOOD}), (Caps.ALL, {"f": Status.MEDIUM, "p": Status.MEDIUM}),
    (None, {"f": Status.GOOD, "p": Status.GOOD}),
])
@pytest.mark.parametrize("by_target", [True, False])
def test_a_broken_rule_that_caps_is_found_again(caps: Caps | None, held: dict[str, Status], by_target: bool) -> None:
    judged_by: Any = {"norms": (), "targets": (a_target(">= 1"),)} if by_target else {}
    rule = a_leaf("rule", role=Role.MONITORING, caps=caps, **judged_by)
    unknown = a_leaf("unknown", role=Role.MONITORING, caps=Caps.ALL)
    scores = rolled_up([a_perspective("p", [a_factor("f", [a_leaf("i"), rule, unknown])])], {"i": 1.0, "rule": 0.2})
    for node, status in held.items():
        assert scores[node].status is status
        assert_stands_alone(explain(scores, node), status, 1.0)


def test_a_node_with_nothing_to_judge_or_too_little_says_so() -> None:
    nothing = rolled_up([a_perspective("p", [a_factor("f", [a_leaf("i", role=Role.CONTEXT)])])], {"i": 1.0})
    assert_stands_alone(explain(nothing, "card"), Status.OUTSIDE, None)
    too_little = one_factor([0.9, None, None])
    assert_stands_alone(explain(too_little, "f"), Status.INSUFFICIENT_DATA, too_little["f"].score)
    missing = one_factor([None])
    assert_stands_alone(explain(missing, "f"), Status.INSUFFICIENT_DATA, None)


def test_an_objective_between_perspective_and_factor_is_opened() -> None:
    perspective = a_perspective("p", [a_factor("f", [a_leaf("i")], objective="o"), a_factor("g", [a_leaf("j", 0.0)])],
                                objectives=(an_objective("o"), an_objective("empty")))
    scores = rolled_up([perspective], {"i": 0.9, "j": 0.1})
    explanation = explain(scores, "p")
    assert [facts(child, "id", "share") for child in explanation] == [("o", 1.0), ("empty", None), ("g", None)]
    assert_stands_alone(explanation, scores["p"].status, scores["p"].score)


def test_a_name_that_is_nothing_on_the_card_is_refused() -> None:
    with refused("no indicator or node 'cards' on the card; did you mean 'card'?", UnknownElementError):
        explain(one_factor([0.9]), "cards")


# ---- real cards ----------------------------------------------------------------------------------------------------

EXAMPLES = [("directorate", "2025-T1", None), ("directorate", "2025-T2", "nord"), ("directorate", "2025-T3", None),
            ("telemark", "2024", None), ("emergency_care", "2019-03", None), ("emergency_care", "2018", "type-1")]


def judged_example(name: str, period: str, org_unit: str | None) -> ScorecardScore:
    with resources.as_file(resources.files("balanced_scorecard").joinpath("examples", name)) as folder:
        card: Scorecard = load_scorecard(folder / "card.yaml")
        return roll_up(evaluate(card, load_measurements(folder / "measurements.csv"), period, org_unit=org_unit))


@pytest.mark.parametrize(("name", "period", "org_unit"), EXAMPLES)
def test_every_status_of_the_bundled_cards_is_worked_out_again_from_its_explanation(
    name: str, period: str, org_unit: str | None
) -> None:
    scores = judged_example(name, period, org_unit)
    results: Iterator[Any] = iter((*scores.evaluation, *scores))
    for result in results:
        assert_stands_alone(explain(scores, result.id), result.status, result.score)


def test_the_directorate_s_share_in_time_is_opened_to_the_letter_and_the_rows() -> None:
    # January to August 2025: (42 876 + 34 440) of (54 000 + 42 000) decided in time, 80.5 % against 83 % from July.
    explanation = explain(judged_example("directorate", "2025-T2", None), "A1.1.1")
    figure, target = part(explanation, About.FIGURE), part(explanation, About.TARGET)
    assert facts(figure, "numerator", "denominator", "value") == (
        42_876 + 34_440, 54_000 + 42_000, 100 * (42_876 + 34_440) / 96_000)
    assert facts(target, "edge", "applies_from", "document_dated") == (83.0, "2025-07-01", "2025-06-20")
    assert facts(part(explanation, About.EDGES), "good", "medium") == (83.0, 70.0)
    # 1/3 at 70, 2/3 at 83: 1/3 + (80.5375 - 70) / 13 / 3
    assert explanation["score"] == pytest.approx(1 / 3 + (80.5375 - 70) / 13 / 3)


def test_units_known_from_rows_alone_are_kept() -> None:
    figure = part(opened(an_indicator(">= 1", polarity=Polarity.HIGHER, bounds=Bounds(low=0)),
                         [a_row("2024", 5.0, unit="case")]), About.FIGURE)
    assert figure["unit"] == "case"
    assert Period.parse(str(figure.parts[0]["period"])) == Period.parse("2024")
