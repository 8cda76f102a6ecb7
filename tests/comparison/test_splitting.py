"""Splits worked out by hand: each part alone, and what is counted."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from attrs import evolve
from tests.comparison.splits import B, C, P, R, W, a_leaf, judged, parts, rows, why
from tests.examples import a_card, a_factor, a_measurement, a_perspective, a_target, an_indicator

from balanced_scorecard import (
    Aggregation,
    Amount,
    Defaults,
    Direction,
    Duration,
    Frequency,
    Measurement,
    MissingPolicy,
    Norm,
    Period,
    Polarity,
    Reached,
    Role,
    RollUpMethod,
    Scorecard,
    Series,
    Status,
    Target,
    WhyNot,
    compare_evaluations,
)

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
