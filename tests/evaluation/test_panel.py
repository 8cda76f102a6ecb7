"""A panel: every cell what the card says of it, bit for bit, whatever the figures and in whatever order they come."""

from __future__ import annotations

from datetime import date
from math import isnan, nan
from random import Random
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.evaluation.building import a_card, a_row, a_target, an_indicator
from tests.evaluation.panels import a_random_card, some_random_figures
from tests.examples import refused

from balanced_scorecard import (
    Aggregation,
    AtLevel,
    Caps,
    Comparator,
    Evaluation,
    Frequency,
    FromUnits,
    Indicator,
    Measurement,
    Measurements,
    NodeScore,
    OrganisationUnit,
    Panel,
    PanelForm,
    PanelTooLargeError,
    PartialUnits,
    Period,
    Reason,
    Role,
    Scorecard,
    Series,
    Status,
    Target,
    UnknownElementError,
    evaluate,
    evaluate_panel,
    roll_up,
)

SEEDS = st.integers(0, 10_000)


def asked_of(random: Random) -> dict[str, Any]:
    """Return by chance what a panel is asked for."""
    return {"as_of": random.choice([None, None, date(2024, 4, 1)]), "from_units": random.choice(list(FromUnits)),
            "partial": random.choice(list(PartialUnits))}


def drawn(seed: int) -> tuple[Scorecard, Measurements, dict[str, Any]]:
    random = Random(seed)
    card = a_random_card(random)
    return card, some_random_figures(random, card), asked_of(random)


def alike(one: object, other: object) -> bool:
    """Whether two cells are the same to the last bit; nothing is like nothing."""
    return one == other or (isinstance(one, float) and isinstance(other, float) and isnan(one) and isnan(other))


def differences(panel: Panel, column: int, evaluation: Evaluation, nodes: tuple[NodeScore, ...]) -> list[str]:
    """Return where a column of *panel* differs from the card judged for that unit and period alone."""
    found = []
    for each in panel.indicators:
        result = evaluation[each.id]
        actual = float(result.actual) if isinstance(result.actual, float | int) else nan
        cells = (panel.status_of(each, column), panel.reason_of(each, column), float(each.score[column]),
                 float(each.value[column]))
        card = (result.status, result.reason, nan if result.score is None else result.score, actual)
        found += [f"{each.id}: {a} is not {b}" for a, b in zip(cells, card, strict=True) if not alike(a, b)]
    for of, node in zip(panel.nodes, nodes, strict=True):
        low, high = node.score_bounds or (nan, nan)
        shares = (float(array[column]) for array in (of.score, of.coverage, of.low, of.high))
        said = (nan if each is None else each for each in (node.score, node.coverage, low, high))
        pairs = zip((panel.status_of(of, column), *shares), (node.status, *said), strict=True)
        found += [f"{of.id}: {a} is not {b}" for a, b in pairs if not alike(a, b)]
    return found


@settings(max_examples=20)
@given(SEEDS, st.sampled_from([None, ("2024-05", "2024-T2", "2024", "2023-Q4", "2024-08")]))
def test_every_cell_is_what_the_card_says(seed: int, periods: tuple[str, ...] | None) -> None:
    card, figures, asked = drawn(seed)
    panel = evaluate_panel(card, figures, periods=periods, **asked)
    for column, (org_unit, period) in enumerate(panel):
        evaluation = evaluate(card, figures, period, org_unit=org_unit, **asked)
        assert differences(panel, column, evaluation, roll_up(evaluation).nodes) == []


@settings(max_examples=8)
@given(SEEDS)
def test_the_order_of_rows_changes_nothing(seed: int) -> None:
    card, figures, asked = drawn(seed)
    panel, other = (evaluate_panel(card, each, **asked) for each in (figures, Measurements(reversed(figures.rows))))
    assert list(panel) == list(other)
    for each, again in zip(panel.elements, other.elements, strict=True):
        np.testing.assert_array_equal(each.score, again.score)
        np.testing.assert_array_equal(each.status, again.status)


@settings(max_examples=8)
@given(SEEDS)
def test_a_part_of_the_units_is_judged_as_the_whole_is(seed: int) -> None:
    card, figures, asked = drawn(seed)
    panel = evaluate_panel(card, figures, **asked)
    some = evaluate_panel(card, figures, org_units=["north", "east"], **asked) if card.organisation else panel
    for column, (org_unit, period) in enumerate(some):
        at = panel.column(org_unit, period)
        assert all(alike(float(a.score[column]), float(b.score[at]))
                   for a, b in zip(some.elements, panel.elements, strict=True))


# ---- what is asked for ---------------------------------------------------------------------------------------------

TWO = OrganisationUnit(id="all", name="all", org_units=(OrganisationUnit(id="north", name="north"),
                                                        OrganisationUnit(id="south", name="south")))
CARD = a_card(an_indicator(">= 80", a_target(">= 60", org_unit="north")), organisation=TWO)
ROWS = Measurements([
    a_row("2024-01", 90.0, org_unit="north"), a_row("2024-02", 50.0, org_unit="north"),
    a_row("2024-01", 70.0, org_unit="south"), a_row("2024-02", 85.0, org_unit="south"),
])


def test_left_out_every_unit_and_period_with_a_row_is_judged() -> None:
    panel = evaluate_panel(CARD, ROWS)
    assert [(unit, str(period)) for unit, period in panel] == [
        ("north", "2024-01"), ("north", "2024-02"), ("south", "2024-01"), ("south", "2024-02")]
    assert repr(panel) == "<Panel 'card': 2 units, 2 periods, 4 columns>"
    assert panel.indicator("i").status.tolist() == [2, 0, 0, 2]  # good, poor, poor, good


def test_units_and_periods_may_be_named() -> None:
    panel = evaluate_panel(CARD, ROWS, org_units=["south"], periods=["2024-02", "2024-03"])
    assert [(unit, str(period)) for unit, period in panel] == [("south", "2024-02"), ("south", "2024-03")]
    assert panel.status_of(panel.indicator("i"), 1) is Status.NO_DATA
    (north, *_) = evaluate_panel(CARD, ROWS, org_units=["north"])
    assert north == ("north", Period.parse("2024-01"))


def test_only_what_is_kept_is_there_and_it_is_the_same() -> None:
    whole, some = evaluate_panel(CARD, ROWS), evaluate_panel(CARD, ROWS, keep=["f"])
    assert [each.id for each in some.elements] == ["f"]
    np.testing.assert_array_equal(some["f"].score, whole["f"].score)
    np.testing.assert_array_equal(some["f"].status, whole["f"].status)
    indicator = evaluate_panel(CARD, ROWS, keep=["i"])
    np.testing.assert_array_equal(indicator["i"].score, whole["i"].score)


def test_progress_is_told_as_it_goes() -> None:
    told: list[tuple[int, int]] = []
    evaluate_panel(CARD, ROWS, progress=lambda done, of: told.append((done, of)))
    assert told == [(4, 4)]


def test_a_panel_that_would_not_fit_is_refused_before_anything_is_worked_out() -> None:
    # 1 indicator of 10 bytes and 3 nodes of 34, in 4 columns: 448 bytes.
    with refused("a panel of 4 columns with 1 indicators and 3 nodes takes 0.0 MB, and 0.0 MB is free; keep only what "
                 "is needed, as in keep=['card'], or judge fewer units or periods at a time", PanelTooLargeError):
        evaluate_panel(CARD, ROWS, memory=447)
    assert len(evaluate_panel(CARD, ROWS, memory=448)) == 4


def test_what_is_not_there_is_refused_with_the_nearest() -> None:
    with refused("keep: no node or indicator 'ff' on the card; did you mean 'f'?", UnknownElementError):
        evaluate_panel(CARD, ROWS, keep=["ff"])
    with refused("keep: no node or indicator 'zzz' on the card; keep nodes and indicators such as 'card' or 'p'",
                 UnknownElementError):
        evaluate_panel(CARD, ROWS, keep=["zzz"])
    with refused("no unit 'nort' in the panel; did you mean 'north'?", UnknownElementError):
        evaluate_panel(CARD, ROWS, org_units=["nort"])
    panel = evaluate_panel(CARD, ROWS, keep=["f"])
    with refused("'i' was not kept in the panel; name it in keep=", UnknownElementError):
        panel.indicator("i")
    with refused("no column of 'nort' in 2024-01; did you mean 'north'?", UnknownElementError):
        panel.column("nort", "2024-01")
    with refused("no column of 'north' in 2025-01; name unit and period in org_units= and periods=",
                 UnknownElementError):
        panel.column("north", "2025-01")
    lopsided = evaluate_panel(CARD, Measurements([*ROWS, a_row("2024-03", 1.0, org_unit="south")]))
    with refused("no column of 'north' in 2024-03; name unit and period in org_units= and periods=",
                 UnknownElementError):
        lopsided.column("north", "2024-03")
    with refused("no column of 2025-01; the panel runs from 2024-01 to 2024-02", UnknownElementError):
        panel.turned_poor("2025-01", "2024-01")


# ---- what it gives -------------------------------------------------------------------------------------------------


def test_what_turned_poor_since_is_told_unit_by_unit_from_the_whole_down() -> None:
    turns = evaluate_panel(CARD, ROWS).turned_poor("2024-02", since="2024-01")
    assert [(turn.org_unit, turn.id, turn.before) for turn in turns] == [
        ("north", "card", Status.GOOD), ("north", "p", Status.GOOD), ("north", "f", Status.GOOD),
        ("north", "i", Status.GOOD)]


def test_any_column_opens_into_the_card_of_that_unit_and_period() -> None:
    evaluation = evaluate_panel(CARD, ROWS).evaluation("south", "2024-02")
    assert (evaluation["i"].actual, evaluation["i"].status) == (85.0, Status.GOOD)


def test_a_tidy_table_has_a_row_an_element_unit_and_period() -> None:
    frame = evaluate_panel(CARD, ROWS).to_frame()
    assert list(frame.columns) == ["org_unit", "period", "id", "kind", "status", "reason", "score", "value",
                                   "coverage", "low", "high"]
    assert len(frame) == 16
    row = frame[(frame["id"] == "i") & (frame["org_unit"] == "south") & (frame["period"] == "2024-02")].iloc[0]
    assert (row["kind"], row["status"], row["value"]) == ("indicator", "good", 85.0)
    assert row["reason"] is None or isnan(row["reason"])


def test_a_wide_table_has_a_row_a_unit_and_period() -> None:
    frame = evaluate_panel(CARD, ROWS).to_frame(PanelForm.WIDE, ids=["i"])
    assert list(frame.columns) == ["org_unit", "period", "i status", "i reason", "i score", "i value"]
    assert list(frame["i value"]) == [90.0, 50.0, 70.0, 85.0]


def test_an_empty_panel_is_an_empty_table() -> None:
    panel = evaluate_panel(CARD, Measurements())
    assert len(panel) == 0
    assert len(panel.to_frame()) == len(panel.to_frame(PanelForm.WIDE)) == 0
    assert panel.to_dict()["columns"] == []


def test_as_plain_values_what_is_absent_is_none() -> None:
    panel = evaluate_panel(CARD, ROWS, periods=["2024-03"], org_units=["north"], as_of=date(2024, 4, 1))
    said: Any = panel.to_dict()
    assert said["columns"] == [{"org_unit": "north", "period": "2024-03"}]
    assert (said["as_of"], said["cells"]["i"]["score"], said["cells"]["i"]["reason"]) == (
        "2024-04-01", [None], ["late"])
    assert "<td>north</td>" in panel._repr_html_()
    assert "<th>i score</th>" not in evaluate_panel(CARD, ROWS, keep=["i"])._repr_html_()


# ---- what arrays must not forget -----------------------------------------------------------------------------------


def test_a_broken_rule_that_caps_holds_every_node_above_it() -> None:
    rule = Indicator(id="r", name="r", unit="percent", role=Role.MONITORING, caps=Caps.ALL,
                     targets=an_indicator("i alle saker").targets)
    card = a_card(an_indicator(">= 80"), rule)
    rows = Measurements([*(a_row(period, 90.0) for period in ("2024-01", "2024-02")),
                         a_row("2024-01", 100.0, indicator="r"), a_row("2024-02", 97.0, indicator="r")])
    panel = evaluate_panel(card, rows)
    assert [panel.status_of(panel["card"], n) for n in range(2)] == [Status.GOOD, Status.MEDIUM]


def test_nothing_is_carried_for_a_unit_that_has_closed() -> None:
    survey = an_indicator(">= 80", frequency=Frequency.YEAR)
    north = OrganisationUnit(id="north", name="north", closes=date(2024, 6, 30))
    organisation = OrganisationUnit(
        id="all", name="all", org_units=(north, OrganisationUnit(id="south", name="south")))
    rows = Measurements(a_row("2023", 90.0, org_unit=unit) for unit in ("north", "south"))
    panel = evaluate_panel(a_card(survey, organisation=organisation), rows, periods=["2024-T1", "2024-T2"],
                           org_units=["north", "south"])
    said = [(panel.status_of(panel["i"], n), panel.reason_of(panel.indicator("i"), n)) for n in range(4)]
    carried = (Status.GOOD, None)
    assert said == [carried, (Status.NO_DATA, Reason.NOT_APPLICABLE), carried, carried]


def test_a_row_that_says_there_were_no_events_is_believed_where_others_do_not_fit() -> None:
    """By quarter it is to come, by tertial it is asked for: where nothing came the one does not make up the other."""
    share = an_indicator(">= 80 %", unit="percent", adds_up=Aggregation.RATE, frequency=Frequency.QUARTER)
    card = a_card(share)
    rows = Measurements([a_row("2024-T1", parts=(0, 0)), a_row("2024-T1", parts=(9, 10), org_unit="north"),
                         a_row("2024-T2", parts=(9, 10))])
    panel = evaluate_panel(card, rows, periods=["2024-T1", "2024-T2"])
    assert [panel.reason_of(panel.indicator("i"), n) for n in range(4)] == [
        Reason.NO_EVENTS, None, None, Reason.NOT_ADDABLE]
    assert evaluate(card, rows, "2024-T1")["i"].reason is Reason.NO_EVENTS


def test_a_rule_that_is_not_judged_caps_nothing() -> None:
    rule = Indicator(id="r", name="r", role=Role.MONITORING, caps=Caps.ALL)
    panel = evaluate_panel(a_card(an_indicator(">= 80"), rule), Measurements(
        [a_row("2024-01", 90.0), a_row("2024-01", 1.0, indicator="r")]))
    assert panel.status_of(panel["card"], 0) is Status.GOOD


def test_a_level_a_date_and_a_judgement_are_judged_one_by_one() -> None:
    levels = Indicator(id="i", name="i", levels=("C", "B", "A"), targets=(
        Target(expectation=AtLevel(comparator=Comparator.AT_LEAST, level="B")),))
    panel = evaluate_panel(a_card(levels), Measurements([a_row("2024", "B"), a_row("2023", "C")]))
    assert [panel.status_of(panel.indicator("i"), n) for n in range(2)] == [Status.POOR, Status.GOOD]
    assert np.isnan(panel.indicator("i").value).all()  # no number


def test_a_formula_of_several_frequencies_is_judged_one_by_one() -> None:
    series = tuple(Series(id=id_, unit="case", adds_up=Aggregation.FLOW) for id_ in ("a", "b"))
    per = Indicator(id="i", name="i", formula="a / b", targets=an_indicator(">= 2").targets)
    rows = Measurements([a_row("2024-Q1", 30.0, indicator="a"),
                         *(a_row(f"2024-0{n}", 5.0, indicator="b") for n in (1, 2, 3))])
    panel = evaluate_panel(a_card(per, series=series), rows, periods=["2024-Q1"])
    assert (panel.indicator("i").value[0], panel.status_of(panel.indicator("i"), 0)) == (2.0, Status.GOOD)


def test_a_formula_whose_units_do_not_fit_says_so_in_every_column() -> None:
    series = (Series(id="a", unit="NOK", adds_up=Aggregation.FLOW),
              Series(id="b", unit="case", adds_up=Aggregation.FLOW))
    for formula, unit in (("a + b", "NOK"), ("a / b", "case")):
        sum_ = Indicator(id="i", name="i", unit=unit, formula=formula, targets=an_indicator(">= 2").targets)
        rows = Measurements([a_row("2024", 30.0, indicator="a"), a_row("2024", 3.0, indicator="b")])
        panel = evaluate_panel(a_card(sum_, series=series), rows)
        assert panel.reason_of(panel.indicator("i"), 0) is Reason.FORMULA


def test_units_of_which_only_some_have_a_unit_say_so() -> None:
    series = (Series(id="a", unit="NOK", adds_up=Aggregation.FLOW), Series(id="b", adds_up=Aggregation.FLOW))
    per = Indicator(id="i", name="i", unit="NOK/case", formula="a / b", targets=an_indicator(">= 2").targets)
    rows = Measurements([a_row("2024", 30.0, indicator="a"), a_row("2024", 3.0, indicator="b")])
    panel = evaluate_panel(a_card(per, series=series), rows)
    assert panel.reason_of(panel.indicator("i"), 0) is Reason.FORMULA


def test_the_panel_leaves_its_figures_as_they_were() -> None:
    rows = [Measurement(indicator="i", period=Period.parse(f"2024-{n:02d}"), org_unit=unit, value=float(n))
            for unit in ("north", "south") for n in range(1, 4)]
    figures = Measurements(rows)
    before = [row.value for row in figures]
    evaluate_panel(CARD, figures)
    assert [row.value for row in figures] == before
