"""Splits worked out by hand: each part alone, and what cannot be compared."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from attrs import evolve
from tests.examples import a_card, a_factor, a_measurement, a_perspective, a_target, a_unit, an_indicator, refused

from balanced_scorecard import (
    Aggregation,
    Amount,
    Basis,
    Bounds,
    Defaults,
    Direction,
    Duration,
    Evaluation,
    FiscalYear,
    Frequency,
    FromUnits,
    Indicator,
    Measurement,
    Measurements,
    MissingPolicy,
    Norm,
    PartialUnits,
    PartKind,
    Period,
    Polarity,
    Reached,
    Role,
    RollUpMethod,
    Scorecard,
    ScorecardError,
    Series,
    Split,
    Status,
    Target,
    UnknownElementError,
    WhyNot,
    compare_evaluations,
    evaluate,
    explain,
)

R, P, B, C, W = PartKind
THIRDS = Norm(medium=1 / 3, good=2 / 3)


def a_leaf(id_: str, **fields: Any) -> Indicator:
    """Return an indicator that scores exactly its value: edges at one and two thirds."""
    return an_indicator(id_, **{"polarity": Polarity.HIGHER, "norms": (THIRDS,), **fields})


def rows(period: str, **values: float) -> list[Measurement]:
    return [a_measurement(id_, period, value) for id_, value in values.items()]


def judged(card: Scorecard, figures: list[Measurement], period: str, **asked: Any) -> Evaluation:
    return evaluate(card, Measurements(figures), period, **asked)


def parts(split: Split, id_: str) -> dict[PartKind, Any]:
    """Return the parts of the change of *id_* that are not 0."""
    return {part.kind: pytest.approx(part.size) for part in split[id_].parts if abs(part.size) > 1e-12}


def why(split: Split) -> dict[str, WhyNot]:
    return {each.id: each.why for each in split.not_compared}


# ---- one part at a time


def test_better_figures_are_performance() -> None:
    card = a_card(a_leaf("A"), a_leaf("B"))
    split = compare_evaluations(judged(card, rows("2024", A=0.4, B=0.6), "2024"),
                                judged(card, rows("2025", A=0.8, B=0.5), "2025"))
    assert parts(split, "card") == {P: 0.15}  # (0.8 + 0.5) / 2 - (0.4 + 0.6) / 2
    assert (parts(split, "A"), parts(split, "B")) == ({P: 0.4}, {P: -0.1})
    assert split.total.part(P).elements == ("A", "B")  # the larger change first


def test_another_bar_on_the_same_figures_is_the_bar() -> None:
    old = a_card(an_indicator("A", a_target(">= 80", tolerance=Amount(20.0))))  # 40 60 80 100: 70 scores 0.5
    new = a_card(an_indicator("A", a_target(">= 90", tolerance=Amount(20.0))))  # 50 70 90 110: 70 scores 1/3
    split = compare_evaluations(judged(old, rows("2025", A=70.0), "2025"), judged(new, rows("2025", A=70.0), "2025"))
    assert parts(split, "card") == parts(split, "A") == {B: 1 / 3 - 0.5}
    assert split["A"].part(B).direction is split.total.part(B).direction is Direction.TIGHTER


def test_a_bar_moved_by_a_letter_within_one_card_is_the_bar_too() -> None:
    wide: dict[str, Any] = {"tolerance": Amount(20.0), "by": Period.parse("2025")}
    first = a_target(">= 80", id="t1", **wide)
    second = a_target(">= 90", replaces="t1", applies_from=date(2025, 7, 1), **wide)
    card = a_card(an_indicator("A", first, second))
    figures = rows("2025-T1", A=70.0) + rows("2025-T2", A=75.0)
    split = compare_evaluations(judged(card, figures, "2025-T1"), judged(card, figures, "2025-T2"))
    by_first, by_second = (75 - 40) / 60, 1 / 3 + (75 - 70) / 60
    assert parts(split, "A") == {P: by_first - 0.5, B: by_second - by_first}


def test_corrected_figures_of_the_same_period_are_restated() -> None:
    card = a_card(a_leaf("A"))
    first = a_measurement("A", "2024", 0.4, recorded_at=datetime(2025, 1, 20))
    corrected = a_measurement("A", "2024", 0.5, recorded_at=datetime(2025, 4, 10))
    figures = [first, corrected, *rows("2025", A=0.7)]
    split = compare_evaluations(judged(card, figures, "2024", as_of=date(2025, 2, 1)), judged(card, figures, "2025"))
    assert parts(split, "card") == parts(split, "A") == {R: 0.1, P: 0.2}


def test_a_corrected_figure_in_another_file_is_restated_and_one_that_is_not_there_stands() -> None:
    card = a_card(a_leaf("A"), a_leaf("B"))
    then = judged(card, rows("2024", A=0.4, B=0.6), "2024")
    split = compare_evaluations(then, judged(card, rows("2024", A=0.5) + rows("2025", A=0.5, B=0.6), "2025"))
    assert parts(split, "card") == {R: 0.05}


def test_a_figure_that_came_late_is_restated() -> None:
    card = a_card(a_leaf("A"), a_leaf("B"))
    late = a_measurement("B", "2024", 0.9, recorded_at=datetime(2025, 3, 1))
    figures = [*rows("2024", A=0.5), late]
    split = compare_evaluations(judged(card, figures, "2024", as_of=date(2025, 2, 1)), judged(card, figures, "2024"))
    assert parts(split, "card") == {R: 0.2}  # from 0.5 alone to the mean of 0.5 and 0.9
    assert split.total.part(R).elements == ("B",)
    assert (split["B"].change, split["B"].parts) == (None, ())


def test_weights_methods_and_policies_are_weights() -> None:
    figures = rows("2025", A=0.4, B=0.8)
    old, new = a_card(a_leaf("A"), a_leaf("B")), a_card(a_leaf("A"), a_leaf("B", weight=3.0))
    heavier = compare_evaluations(judged(old, figures, "2025"), judged(new, figures, "2025"))
    assert parts(heavier, "card") == {W: 0.7 - 0.6}  # (0.4 + 3 * 0.8) / 4
    assert (heavier.total.part(W).elements, parts(heavier, "B")) == (("B",), {})
    worst = evolve(old, defaults=Defaults(method=RollUpMethod.WORST))
    assert parts(compare_evaluations(judged(old, figures, "2025"), judged(worst, figures, "2025")), "card") == {
        W: 0.4 - 0.6}


def test_the_weight_of_a_node_says_nothing_of_the_node_itself_and_its_method_does() -> None:
    def card(**fields: Any) -> Scorecard:
        return a_card(a_perspective("P", a_factor("F", a_leaf("A"), a_leaf("B"), **fields), a_factor("G", a_leaf("D"))))

    figures = rows("2025", A=0.4, B=0.8, D=0.9)
    weight = compare_evaluations(judged(card(), figures, "2025"), judged(card(weight=2.0), figures, "2025"))
    assert (weight["F"].part(W).elements, weight["P"].part(W).elements) == ((), ("F",))
    method = compare_evaluations(judged(card(), figures, "2025"),
                                 judged(card(method=RollUpMethod.WORST), figures, "2025"))
    assert (method["F"].part(W).elements, parts(method, "F")) == (("F",), {W: 0.4 - 0.6})


def test_a_move_in_the_tree_is_weights() -> None:
    a, b, d = a_leaf("A"), a_leaf("B"), a_leaf("D")
    old = a_card(a_factor("F", a, b), a_factor("G", d))
    new = a_card(a_factor("F", a), a_factor("G", b, d))
    figures = rows("2025", A=0.3, B=0.9, D=0.5)
    split = compare_evaluations(judged(old, figures, "2025"), judged(new, figures, "2025"))
    assert parts(split, "card") == {W: (0.3 + 0.7) / 2 - (0.6 + 0.5) / 2}
    assert (parts(split, "F"), split.total.part(W).elements) == ({W: 0.3 - 0.6}, ("B",))


# ---- what is counted


def test_what_is_gone_and_what_is_new_is_what_is_counted() -> None:
    old, new = a_card(a_leaf("A"), a_leaf("B")), a_card(a_leaf("A"), a_leaf("D"))
    split = compare_evaluations(judged(old, rows("2024", A=0.4, B=0.8), "2024"),
                                judged(new, rows("2025", A=0.5, D=0.7), "2025"))
    # Alone, A went from 0.4 to 0.5. Without B the start is 0.4, not 0.6; with D the end is 0.6, not 0.5.
    assert parts(split, "card") == {P: 0.1, C: (0.4 - 0.6) + (0.6 - 0.5)}
    assert why(split) == {"B": WhyNot.GONE, "D": WhyNot.NEW}
    assert split.total.part(C).elements == ("B", "D")
    assert (split["B"].later, split["D"].earlier, split["D"].change) == (None, None, None)


def test_a_figure_that_is_missing_at_one_end_is_what_is_counted() -> None:
    card = a_card(a_leaf("A"), a_leaf("B"), defaults=Defaults(min_coverage=0.0))
    split = compare_evaluations(judged(card, rows("2024", A=0.4, B=0.8), "2024"),
                                judged(card, rows("2025", A=0.5), "2025"))
    assert parts(split, "card") == {P: 0.1, C: 0.4 - 0.6}
    assert why(split) == {"B": WhyNot.NOT_SCORED_LATER}
    back = compare_evaluations(judged(card, rows("2024", A=0.4), "2024"),
                               judged(card, rows("2025", A=0.5, B=0.8), "2025"))
    assert why(back) == {"B": WhyNot.NOT_SCORED_EARLIER}


def test_what_is_missing_at_both_ends_counts_as_it_did() -> None:
    card = a_card(a_leaf("A"), a_leaf("B"), defaults=Defaults(missing=MissingPolicy.COUNT_AS_ZERO))
    split = compare_evaluations(judged(card, rows("2024", A=0.4), "2024"), judged(card, rows("2025", A=0.8), "2025"))
    assert (parts(split, "card"), split.not_compared) == ({P: 0.2}, ())


def test_a_milestone_that_falls_due_is_what_is_counted() -> None:
    due = Target(expectation=Reached(what="In use"), by=date(2025, 10, 1))
    card = a_card(a_leaf("A"), an_indicator("M", due))
    figures = rows("2025-T2", A=0.4) + rows("2025-T3", A=0.4)
    split = compare_evaluations(judged(card, figures, "2025-T2"), judged(card, figures, "2025-T3"))
    assert parts(split, "card") == {C: (0.4 + 1 / 6) / 2 - 0.4}  # not reached: the middle of POOR
    assert why(split) == {"M": WhyNot.NOT_SCORED_EARLIER}


def test_a_role_that_is_not_averaged_in_is_what_is_counted() -> None:
    old, new = a_card(a_leaf("A"), a_leaf("B")), a_card(a_leaf("A"), a_leaf("B", role=Role.MONITORING))
    figures = rows("2025", A=0.4, B=0.8)
    split = compare_evaluations(judged(old, figures, "2025"), judged(new, figures, "2025"))
    assert parts(split, "card") == {C: 0.4 - 0.6}
    assert (why(split), parts(split, "B")) == ({"B": WhyNot.NOT_SCORED_LATER}, {})


@pytest.mark.parametrize("measured", [
    {"unit": "percent"}, {"polarity": Polarity.LOWER, "norms": (Norm(medium=2 / 3, good=1 / 3),)},
    {"adds_up": Aggregation.STOCK}, {"price_basis": "fixed 2025"},
])
def test_what_is_measured_in_another_way_is_another_measure(measured: dict[str, Any]) -> None:
    old, new = a_card(a_leaf("A", unit="point")), a_card(a_leaf("A", **{"unit": "point", **measured}))
    split = compare_evaluations(judged(old, rows("2024", A=0.5), "2024"), judged(new, rows("2025", A=0.8), "2025"))
    end = split["A"].later
    assert end is not None
    assert (why(split), parts(split, "A")) == ({"A": WhyNot.MEASURED_OTHERWISE}, {C: end - 0.5})
    assert parts(split, "card") == {C: end - 0.5}


def test_a_formula_is_another_where_its_series_are() -> None:
    def card(formula: str, **fields: Any) -> Scorecard:
        series = (Series(id="cost", unit="NOK", **fields), Series(id="cases", unit="case"))
        leaf = an_indicator("A", a_target("<= 8", tolerance=Amount(4.0)), unit="NOK/case", formula=formula)
        return a_card(leaf, series=series)

    def figures(period: str, cost: float) -> list[Measurement]:
        return rows(period, cost=cost, cases=10.0)

    old = judged(card("cost / cases"), figures("2024", 80.0), "2024")
    same = compare_evaluations(old, judged(card("cost/cases"), figures("2025", 100.0), "2025"))
    assert parts(same, "A") == {P: 0.5 - 2 / 3}  # 10 a case, between 8 and 12
    other = compare_evaluations(old, judged(card("cost / cases", price_basis="2025"), figures("2025", 100.0), "2025"))
    assert why(other) == {"A": WhyNot.MEASURED_OTHERWISE}


def test_what_the_earlier_card_would_not_carry_so_far_is_not_scored_between() -> None:
    old = a_card(a_leaf("A", frequency=Frequency.YEAR))
    new = a_card(a_leaf("A", frequency=Frequency.YEAR, max_age=Duration(3, "year")))
    split = compare_evaluations(judged(old, rows("2023", A=0.5), "2024-T1"),
                                judged(new, rows("2023", A=0.7), "2025-T2"))
    assert why(split) == {"A": WhyNot.NOT_SCORED_BETWEEN}
    assert parts(split, "A") == {R: 0.2}  # the figure of 2023 was restated, and is carried by both


def test_what_could_not_be_judged_before_is_not_scored_earlier() -> None:
    old = a_card(an_indicator("A", a_target("baseline + 5", tolerance=Amount(20.0)), polarity=Polarity.HIGHER,
                              norms=(Norm(good=80, medium=60),)))
    first = judged(old, rows("2024", A=70.0), "2024")
    assert first["A"].status is Status.UNSCORED  # nobody knows the baseline
    new = a_card(an_indicator("A", a_target(">= 80", tolerance=Amount(20.0)), polarity=Polarity.HIGHER))
    split = compare_evaluations(first, judged(new, rows("2025", A=70.0), "2025"))
    assert why(split) == {"A": WhyNot.NOT_SCORED_EARLIER}


# ---- nodes


def test_nodes_of_one_card_only_have_no_change_to_split() -> None:
    old = a_card(a_perspective("P", a_factor("F", a_leaf("A"))))
    new = a_card(a_perspective("P", a_factor("F", a_leaf("A"))), a_perspective("Q", a_factor("G", a_leaf("B"))))
    split = compare_evaluations(judged(old, rows("2025", A=0.4), "2025"),
                                judged(new, rows("2025", A=0.4, B=0.8), "2025"))
    assert [(each.id, each.earlier and round(each.earlier, 9), round(each.later or 0.0, 9)) for each in split] == [
        ("card", 0.4, 0.6), ("P", 0.4, 0.4), ("F", 0.4, 0.4), ("A", 0.4, 0.4),
        ("Q", None, 0.8), ("G", None, 0.8), ("B", None, 0.8)]
    assert (split["Q"].change, split["Q"].parts, split["Q"].part(P).size) == (None, (), 0.0)
    assert parts(split, "card") == {C: 0.2}


def test_a_node_whose_indicators_were_all_exchanged_moved_by_what_is_counted() -> None:
    old, new = a_card(a_leaf("A")), a_card(a_leaf("B"))
    split = compare_evaluations(judged(old, rows("2025", A=0.4), "2025"), judged(new, rows("2025", B=0.7), "2025"))
    assert parts(split, "F") == {C: 0.3}


def test_a_card_may_change_its_id() -> None:
    old, new = a_card(a_leaf("A")), a_card(a_leaf("A"), id="card-2026")
    split = compare_evaluations(judged(old, rows("2025", A=0.4), "2025"), judged(new, rows("2025", A=0.5), "2025"))
    assert (split.total.id, parts(split, "card-2026")) == ("card-2026", {R: 0.1})


def test_an_id_may_be_of_an_indicator_on_the_one_card_and_of_a_factor_on_the_other() -> None:
    old = a_card(a_perspective("P", a_factor("X", a_leaf("A"))))
    new = a_card(a_perspective("P", a_factor("A", a_leaf("X"))))
    split = compare_evaluations(judged(old, rows("2025", A=0.4), "2025"), judged(new, rows("2025", X=0.7), "2025"))
    assert parts(split, "P") == {C: 0.3}
    assert len(split) == 6


# ---- what was asked


def test_each_step_is_a_card_and_can_be_explained() -> None:
    old = a_card(an_indicator("A", a_target(">= 80", tolerance=Amount(20.0))))
    new = a_card(an_indicator("A", a_target(">= 90", tolerance=Amount(20.0))))
    split = compare_evaluations(judged(old, rows("2024", A=60.0), "2024"), judged(new, rows("2025", A=75.0), "2025"))
    assert [step.kind for step in split.steps] == [None, R, C, P, B, C, W]
    by_old = explain(split.steps[3].scores, "A")
    assert (by_old["actual"], by_old["target"]) == (75.0, 80.0)
    assert [str(step.scores.evaluation.period) for step in split.steps] == [*["2024"] * 3, *["2025"] * 4]


def test_a_unit_is_judged_by_its_own_bar_on_every_step() -> None:
    organisation = a_unit("all", a_unit("north"), a_unit("south"))
    wide: dict[str, Any] = {"tolerance": Amount(20.0)}

    def card(whole: str, north: str) -> Scorecard:
        leaf = an_indicator("A", a_target(whole, **wide), a_target(north, org_unit="north", **wide),
                            a_target(">= 10", org_unit="south", **wide))
        return a_card(leaf, organisation=organisation)

    def figures(period: str, value: float) -> list[Measurement]:
        return [a_measurement("A", period, value, org_unit="north")]

    merged = evolve(card(">= 95", ">= 90"), organisation=a_unit("all", a_unit("north"), a_unit("south"), a_unit("new")))
    split = compare_evaluations(judged(card(">= 95", ">= 80"), figures("2024", 60.0), "2024", org_unit="north"),
                                judged(merged, figures("2025", 70.0), "2025", org_unit="north"))
    assert parts(split, "A") == {P: 0.5 - 1 / 3, B: 1 / 3 - 0.5}


def test_a_whole_added_up_from_its_units_is_so_on_every_step() -> None:
    organisation = a_unit("all", a_unit("north"), a_unit("south"))
    leaf = an_indicator("A", a_target(">= 80", per=Frequency.YEAR, tolerance=Amount(20.0)),
                        adds_up=Aggregation.FLOW, bounds=Bounds(low=0))
    card = a_card(leaf, organisation=organisation)

    def judge(period: str, *values: float) -> Evaluation:
        units = [a_measurement("A", period, value, org_unit=unit)
                 for unit, value in zip(("north", "south"), values, strict=True)]
        return judged(card, units, period, from_units=FromUnits.VALUES, partial=PartialUnits.ALLOW)

    assert parts(compare_evaluations(judge("2024", 40.0, 20.0), judge("2025", 40.0, 30.0)), "A") == {P: 0.5 - 1 / 3}


@pytest.mark.parametrize(("asked", "message"), [
    ({"basis": Basis.YEAR_TO_DATE},
     "the earlier evaluation covers 'period', the later 'year_to_date'; evaluate both on one basis"),
    ({"org_unit": "north"}, "the earlier evaluation is of 'the whole', the later 'north'; compare one unit at a time"),
    ({"from_units": FromUnits.VALUES},
     "the earlier evaluation takes figures from 'own_rows', the later 'values'; evaluate both alike"),
    ({"partial": PartialUnits.ALLOW},
     "the earlier evaluation takes partial figures as 'refuse', the later 'allow'; evaluate both alike"),
])
def test_what_does_not_cover_the_same_is_refused(asked: dict[str, Any], message: str) -> None:
    card = a_card(a_leaf("A"), organisation=a_unit("all", a_unit("north")))
    with refused(message, ScorecardError):
        compare_evaluations(judged(card, [], "2024"), judged(card, [], "2025", **asked))


def test_two_fiscal_years_and_a_later_period_first_are_refused() -> None:
    card, other = a_card(a_leaf("A")), a_card(a_leaf("A"), fiscal_year=FiscalYear(starts=4))
    with refused("the earlier evaluation is read in a fiscal year of 'month 1, named by its end', the later 'month 4, "
                 "named by its end'; compare within one fiscal year", ScorecardError):
        compare_evaluations(judged(card, [], "2024"), judged(other, [], "2025"))
    with refused("the earlier evaluation is of 2025, the later of 2024; give the earlier period first", ScorecardError):
        compare_evaluations(judged(card, [], "2025"), judged(card, [], "2024"))


def test_the_roll_up_s_own_choices_hold_on_every_step() -> None:
    card = a_card(a_leaf("A"), a_leaf("B"))
    split = compare_evaluations(judged(card, rows("2024", A=0.4, B=0.8), "2024"),
                                judged(card, rows("2025", A=0.5, B=0.8), "2025"), method=RollUpMethod.WORST)
    assert parts(split, "card") == {P: 0.5 - 0.4}


# ---- the result


@pytest.fixture
def split() -> Split:
    old = a_card(a_leaf("A"), a_leaf("B"), version="2024.1")
    new = a_card(a_leaf("A"), a_leaf("D", weight=2.0), version="2025.1")
    return compare_evaluations(judged(old, rows("2024", A=0.4, B=0.8), "2024", as_of=date(2025, 2, 1)),
                               judged(new, rows("2025", A=0.5, D=0.5), "2025"))


def test_a_split_is_plain_data(split: Split) -> None:
    plain: Any = split.to_dict()
    assert (plain["earlier"], plain["later"]["version"]) == (
        {"scorecard": "card", "version": "2024.1", "period": "2024", "as_of": "2025-02-01"}, "2025.1")
    assert plain["order"] == ["restated", "counted", "performance", "bar", "counted", "weights"]
    assert plain["not_compared"] == [{"id": "B", "name": "Indicator B", "why": "gone"},
                                     {"id": "D", "name": "Indicator D", "why": "new"}]
    total = plain["scores"][0]
    assert (total["id"], total["kind"], total["earlier_status"]) == ("card", "scorecard", "medium")
    assert (list(total["parts"]), total["because"]) == (
        ["restated", "performance", "bar", "counted", "weights"], {"performance": ["A"], "counted": ["B", "D"]})


def test_a_split_is_a_table_of_one_row_a_node_or_indicator(split: Split) -> None:
    frame = split.to_frame()
    assert list(frame["id"]) == ["card", "P", "F", "A", "B", "D"]
    assert list(frame.columns[-5:]) == ["restated", "performance", "bar", "counted", "weights"]
    assert frame["performance"][3] == pytest.approx(0.1)
    assert "<th>Performance</th>" in split._repr_html_()


def test_a_split_is_told_in_one_line(split: Split) -> None:
    assert repr(split) == "<Split of 'Our card' 2024 to 2025: 0.600 to 0.500 (performance +0.100, counted -0.200)>"
    same = compare_evaluations(split.later.evaluation, split.later.evaluation)
    assert repr(same) == "<Split of 'Our card' 2025 to 2025: 0.500 to 0.500 (unchanged)>"


def test_a_split_is_asked_by_id(split: Split) -> None:
    assert len(split) == 6
    assert [result and result.actual for result in split.results("D")] == [None, 0.5]
    with refused("no node or indicator 'DD' on either card; did you mean 'D'?", UnknownElementError):
        split["DD"]
