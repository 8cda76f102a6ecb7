"""Which way the bar was moved: number, comparator, tolerance, date and words."""

from __future__ import annotations

from typing import Any

import pytest
from tests.examples import a_target, an_indicator

from balanced_scorecard import (
    Aggregation,
    Amount,
    Baseline,
    Direction,
    Frequency,
    Horizon,
    Judged,
    Norm,
    NormEdge,
    Period,
    Polarity,
    Reached,
    Target,
    read_expectation,
)
from balanced_scorecard.comparison.strictness import (
    Said,
    asks,
    baseline_strictness,
    narrower,
    norm_strictness,
    strictness,
)

T, L, N, U = Direction.TIGHTER, Direction.LOOSER, Direction.NEITHER, Direction.UNKNOWN
HIGHER: dict[str, Any] = {"polarity": Polarity.HIGHER}
LOWER: dict[str, Any] = {"polarity": Polarity.LOWER}


def between(before: str, after: str, now: dict[str, Any] | None = None, **fields: Any) -> Direction:
    was = an_indicator("I", before, **fields)
    is_ = an_indicator("I", after, **{**fields, **(now or {})})
    return strictness(Said(was.targets[0], was), Said(is_.targets[0], is_))


@pytest.mark.parametrize(("before", "after", "direction"), [
    (">= 80 %", ">= 83 %", T), (">= 80 %", ">= 78 %", L), (">= 80 %", ">= 80 %", N),
    ("<= 8 %", "<= 7 %", T), ("<= 8 %", "<= 9 %", L),
    (">= 80 %", "> 80 %", T), ("< 8 %", "<= 8 %", L),  # exactly on the number: no longer enough, enough now
    (">= 80 %", "<= 80 %", U),  # the other way
    ("10..20 %", "12..18 %", T), ("10..20 %", "5..25 %", L), ("10..20 %", "15..25 %", U),
    ("10..20 %", "= 15 % +/- 5", N), ("= 15 % +/- 5", "= 15 % +/- 2", T), ("10..20 %", ">= 10 %", U),
    (">= 99 %", "all", T), ("all", ">= 99 %", L), ("all", "all", N),
])
def test_two_targets_in_words(before: str, after: str, direction: Direction) -> None:
    assert between(before, after) is direction


def test_a_number_in_another_unit_cannot_be_compared() -> None:
    assert between(">= 80", ">= 80", {"unit": "percent"}, unit="point") is U
    assert between("<= 2 months", "<= 50 days") is U


def test_a_level_is_as_high_as_its_place() -> None:
    def at(text: str, levels: tuple[str, ...] = ("C", "B", "A")) -> Said:
        said = Target(expectation=read_expectation(text, levels=levels).expectation)
        return Said(said, an_indicator("I", said, levels=levels))

    assert strictness(at(">= B"), at(">= A")) is T
    assert strictness(at(">= B"), at(">= C")) is L
    assert strictness(at(">= B"), at(">= B", ("D", "C", "B", "A"))) is U


@pytest.mark.parametrize(("before", "after", "was", "now", "direction"), [
    ("baseline + 5", "baseline + 6", 70.0, 70.0, T),
    ("baseline + 5", "baseline + 5", 70.0, 75.0, T),  # the same words ask for 80 where they asked for 75
    ("baseline + 5", ">= 75", 70.0, 70.0, N),
    ("baseline + 5 %", "baseline + 5", 100.0, 100.0, N),
    ("baseline + 5", "baseline + 6", None, None, T),  # nobody knows the baseline, more is asked of it all the same
    ("baseline + 5", "baseline + 5", None, None, N),
    ("baseline + 5 %", "baseline + 5", None, None, U),
    ("baseline + 5", ">= 75", None, None, U),
])
def test_what_is_said_of_the_baseline_is_worked_out_where_it_is_known(
    before: str, after: str, was: float | None, now: float | None, direction: Direction
) -> None:
    def with_baseline(value: float | None) -> dict[str, Any]:
        return {} if value is None else {"baseline": Baseline(value=value)}

    assert between(before, after, with_baseline(now), **HIGHER, **with_baseline(was)) is direction


def test_a_change_from_the_baseline_follows_the_declared_direction() -> None:
    assert between("baseline - 5", "baseline - 7", **LOWER, baseline=Baseline(value=20.0)) is T
    assert between("baseline - 5", "baseline - 7", **HIGHER, baseline=Baseline(value=20.0)) is L


@pytest.mark.parametrize(("was", "now", "direction"), [
    (Amount(5.0), Amount(3.0), T), (Amount(3.0), Amount(5.0), L), (None, Amount(3.0), L), (Amount(3.0), None, T),
    (Amount(0.0), None, N), (Amount(5.0), Amount(5.0, "percent"), U),
])
def test_a_smaller_tolerance_is_tighter(was: Amount | None, now: Amount | None, direction: Direction) -> None:
    assert narrower(was, now) is direction


def test_the_card_s_tolerance_holds_where_target_and_indicator_say_none() -> None:
    target = a_target(">= 80")
    indicator = an_indicator("I", target)
    assert strictness(Said(target, indicator, Amount(5.0)), Said(target, indicator, Amount(3.0))) is T
    own = an_indicator("I", a_target(">= 80", tolerance=Amount(3.0)))
    assert strictness(Said(target, indicator, Amount(3.0)), Said(own.targets[0], own, Amount(9.0))) is N


def test_a_raised_number_with_a_wider_tolerance_cannot_be_said() -> None:
    was, now = a_target(">= 80"), a_target(">= 83", tolerance=Amount(9.0))
    before, after = Said(was, an_indicator("I", was)), Said(now, an_indicator("I", now))
    assert strictness(before, after) is U
    assert asks(before, after) is T


def year(text: str, **fields: Any) -> Target:
    return a_target(">= 80", by=Period.parse(text), **fields)


def test_another_year_of_a_yearly_target_is_the_next_one() -> None:
    indicator = an_indicator("I", year("2024"))
    assert strictness(Said(year("2024"), indicator), Said(year("2025"), indicator)) is N


def test_what_is_put_off_is_loosened_where_the_date_is_the_point() -> None:
    def reached(by: str | None, **fields: Any) -> Target:
        return Target(expectation=Reached(what="In use"), by=Period.parse(by or "2030"), **fields)

    indicator = an_indicator("I", reached("2025"))
    far: dict[str, Any] = {"horizon": Horizon.LONG}
    assert strictness(Said(reached("2025"), indicator), Said(reached("2026"), indicator)) is L
    assert strictness(Said(reached("2026"), indicator), Said(reached("2025"), indicator)) is T
    assert strictness(Said(year("2028", **far), indicator), Said(year("2030", **far), indicator)) is L
    assert strictness(Said(year("2028", **far), indicator), Said(a_target(">= 80", **far), indicator)) is U


@pytest.mark.parametrize("now", [
    {"scope": "without appeals"}, {"org_unit": "north"}, {"horizon": Horizon.LONG}])
def test_other_words_or_other_people_cannot_be_said(now: dict[str, Any]) -> None:
    indicator = an_indicator("I", ">= 80")
    assert strictness(Said(a_target(">= 80"), indicator), Said(a_target(">= 80", **now), indicator)) is U


def test_a_sum_over_another_span_cannot_be_compared() -> None:
    flow = an_indicator("I", ">= 80", adds_up=Aggregation.FLOW)
    a_year, a_month = a_target(">= 80", per=Frequency.YEAR), a_target(">= 80", per=Frequency.MONTH)
    assert strictness(Said(a_year, flow), Said(a_month, flow)) is U
    assert strictness(Said(year("2024"), flow), Said(a_year, flow)) is N  # for 2024 is per year


def test_a_judgement_in_other_words_cannot_be_compared() -> None:
    was, now = Target(expectation=Judged(how="By the head")), Target(expectation=Judged(how="By a panel"))
    indicator = an_indicator("I", was)
    assert strictness(Said(was, indicator), Said(now, indicator)) is U
    assert strictness(Said(was, indicator), Said(was, indicator)) is N


@pytest.mark.parametrize(("was", "now", "direction"), [
    (Norm(medium=70), Norm(medium=72), T), (Norm(medium=70), Norm(medium=65), L),
    (Norm(medium=70, good=80), Norm(medium=72, good=79), U), (Norm(best=90), Norm(best=95), T),
    (Norm(medium=70), Norm(medium=NormEdge.BASELINE), U), (Norm(medium=70), Norm(), U),
    (Norm(medium=(10, 40), good=(20, 30)), Norm(medium=(10, 40), good=(22, 28)), T),
])
def test_a_norm_is_tighter_where_its_edges_move_to_the_better_side(was: Norm, now: Norm, direction: Direction) -> None:
    assert norm_strictness(was, now, an_indicator("I", norms=(now,), targets=() if now.is_range else (a_target(),))
                           ) is direction


def test_a_norm_of_what_should_be_low_is_tighter_where_it_falls() -> None:
    assert norm_strictness(Norm(medium=12), Norm(medium=10), an_indicator("I", **LOWER)) is T


def test_a_norm_shows_its_own_way_where_nothing_else_does() -> None:
    was, now = Norm(medium=12, good=8), Norm(medium=10, good=8)
    assert norm_strictness(was, now, an_indicator("I", norms=(now,))) is T
    assert norm_strictness(Norm(good=8), Norm(good=9), an_indicator("I")) is U


def test_a_baseline_moves_the_bar_only_where_something_hangs_on_it() -> None:
    was, now = Baseline(value=70.0), Baseline(value=72.0)
    by_norm = an_indicator("I", norms=(Norm(medium=NormEdge.BASELINE),), **HIGHER)
    by_target = an_indicator("I", "baseline + 5", **HIGHER)
    assert baseline_strictness(was, now, an_indicator("I", ">= 80")) is N
    assert baseline_strictness(was, now, by_norm) is T
    assert baseline_strictness(now, was, by_target) is L
    assert baseline_strictness(None, now, by_target) is U
    assert baseline_strictness(was, Baseline(value=70.0, source="report"), by_norm) is N
