from __future__ import annotations

from datetime import date
from math import nan
from typing import Any

import pytest
from attrs import evolve
from tests.examples import a_target, an_indicator, refused

from balanced_scorecard.domain.amount import Amount
from balanced_scorecard.domain.identifiers import TargetId, UnitName
from balanced_scorecard.domain.indicator import Baseline, Indicator, Polarity, Series
from balanced_scorecard.domain.period import FiscalYear, Period
from balanced_scorecard.domain.scale import Norm, NormEdge
from balanced_scorecard.domain.target import (
    AtLevel,
    Between,
    Comparator,
    Horizon,
    Judged,
    Point,
    Reached,
    Target,
    Threshold,
    ToBaseline,
    Universal,
)

PERCENT = UnitName("percent")
IN_USE = Reached(what="In use")
NEXT = Period.parse("2026")


def amount(number: float, unit: str | None = None) -> Amount:
    return Amount(number, UnitName(unit) if unit else None)


def said(expectation: Any, **fields: Any) -> Target:
    return Target(expectation=expectation, **fields)


def test_a_classification_left_out_is_not_declared() -> None:
    indicator = an_indicator()
    names = ("timing", "role", "stage", "facing", "nature", "need", "polarity", "frequency", "adds_up", "window")
    assert {getattr(indicator, name) for name in names} == {None}


@pytest.mark.parametrize(("polarity", "direction"), [
    (Polarity.HIGHER, 1), (Polarity.LOWER, -1), (Polarity.RANGE, 0), (Polarity.NEUTRAL, 0),
])
def test_a_polarity_has_a_direction(polarity: Polarity, direction: int) -> None:
    assert polarity.direction == direction


@pytest.mark.parametrize(("fields", "message"), [  # cases/status.json, "refused"
    ({"polarity": Polarity.HIGHER, "norms": (Norm(good=5, medium=9),)},
     "norm: good 5, medium 9 must have good above medium where higher is better"),
    ({"polarity": Polarity.LOWER, "norms": (Norm(good=9, medium=5),)},
     "norm: good 9, medium 5 must have good below medium where lower is better"),
    ({"polarity": Polarity.HIGHER, "norms": (Norm(worst=100, best=0),)},
     "norm: good not given, medium not given must have good above medium where higher is better"),
    ({"targets": (a_target("< 10"),), "norms": (Norm(good=80, medium=60),)},
     "norm: good 80, medium 60 must have good below medium where lower is better"),
    ({"polarity": Polarity.LOWER, "norms": (Norm(good=(10, 20)),)},
     "norm: good [10, 20], medium not given is a range, the polarity is lower; write numbers or polarity range"),
    ({"polarity": Polarity.RANGE, "norms": (Norm(good=80, medium=60),)},
     "norm: good 80, medium 60 has one side, the polarity is range; write pairs such as [10, 20]"),
    ({"norms": (Norm(good=80), Norm(good=85))},
     "norm: two norms hold from the same day; give each its own valid_from"),
])
def test_a_norm_against_the_polarity_is_refused(fields: Any, message: str) -> None:
    with refused(message):
        an_indicator(**fields)


@pytest.mark.parametrize("fields", [
    {"polarity": Polarity.HIGHER, "norms": (Norm(good=80, medium=60),)},
    {"polarity": Polarity.LOWER, "norms": (Norm(good=5, medium=10),)},
    {"polarity": Polarity.RANGE, "norms": (Norm(good=(10, 20), medium=(5, 25)),)},
    {"polarity": Polarity.NEUTRAL, "norms": (Norm(good=80, medium=60),)},
    {"polarity": Polarity.HIGHER, "norms": (Norm(medium=NormEdge.BASELINE, good=NormEdge.TARGET),)},
    {"norms": (Norm(good=80), Norm(good=85, valid_from=date(2025, 1, 1)))},
    # found by a rule, not refused (cases/status.json, "found")
    {"polarity": Polarity.HIGHER, "targets": (a_target("< 10"),)},
    {"baseline": Baseline(value=40), "targets": (a_target(">= 40"),)},
])
def test_what_only_could_be_better_is_built(fields: Any) -> None:
    assert isinstance(an_indicator(**fields), Indicator)


@pytest.mark.parametrize(("levels", "is_right"), [
    (("C", "B", "A"), True), ((), True), (("A",), False), (("A", "A"), False), (("A", "B", "A"), False),
])
def test_levels_are_at_least_two_each_once(levels: tuple[str, ...], is_right: bool) -> None:
    if is_right:
        assert an_indicator(levels=levels).levels == levels
        return
    with refused("levels: write at least two, each once, from worst to best"):
        an_indicator(levels=levels)


@pytest.mark.parametrize(("targets", "message"), [
    ((a_target(id=TargetId("t1")), a_target(by=NEXT, id=TargetId("t1"))),
     "targets: two have the id 't1'; give each its own"),
    ((a_target(id=TargetId("first")), a_target(by=NEXT, replaces=TargetId("frist"))),
     "targets[1].replaces: no target 'frist' on this indicator; did you mean 'first'?"),
    ((said(AtLevel(comparator=Comparator.AT_LEAST, level="B")),),
     "targets[0]: 'B' is not one of the levels (none given)"),
    ((a_target(), a_target(">= 5 kr", by=NEXT)),
     "targets[1]: '>= 5 kr' is in 'NOK', the indicator in 'percent'; use one unit"),
    ((said(ToBaseline(change=amount(5, "day"))),),
     "targets[0]: '5 days' does not go with 'percent'; write it in '%' or 'pp'"),
    ((a_target(tolerance=amount(5, "NOK")),),
     "targets[0]: tolerance: '5 NOK' does not go with 'percent'; write it in '%' or 'pp'"),
    ((said(IN_USE, by=date(2025, 10, 1), tolerance=amount(5, "percent")),),
     "targets[0]: tolerance: '5 %' is no length of time; write it as 2 months"),
    ((said(IN_USE, by=date(2025, 10, 1), tolerance=amount(1.5, "month")),),
     "targets[0]: tolerance: '1.5 months' is no whole number; write it in whole days or months"),
])
def test_targets_that_do_not_fit_their_indicator_are_refused(targets: tuple[Target, ...], message: str) -> None:
    with refused(message):
        an_indicator(unit=PERCENT, targets=targets)


def test_every_fault_of_an_indicator_is_said_at_once() -> None:
    with refused("norm: good 5, medium 9 must have good above medium where higher is better; "
                 "tolerance: '1 NOK' does not go with 'percent'; write it in '%' or 'pp'; "
                 "targets: two have the id 't'; give each its own"):
        twice = a_target(id=TargetId("t")), a_target(by=NEXT, id=TargetId("t"))
        an_indicator(unit=PERCENT, polarity=Polarity.HIGHER, norms=(Norm(good=5, medium=9),),
                     tolerance=amount(1, "NOK"), targets=twice)


def test_an_ordinal_indicator_has_levels_for_targets() -> None:
    levels = ("C", "B", "A")
    at_b = said(AtLevel(comparator=Comparator.AT_LEAST, level="B"))
    assert an_indicator(levels=levels, targets=(at_b,)).levels == levels
    with refused("targets[0]: '>= 80' is a number, the indicator has the levels C, B, A"):
        an_indicator("I", ">= 80", levels=levels)
    with refused("targets[0]: 'b' is not one of the levels C, B, A; did you mean 'B'?"):
        an_indicator(levels=levels, targets=(said(AtLevel(comparator=Comparator.AT_LEAST, level="b")),))


@pytest.mark.parametrize(("unit", "target"), [
    ("percent", a_target(">= 80 %", tolerance=amount(5, "percentage_point"))),
    ("percent", a_target(">= 80 %", tolerance=amount(5, "percent"))),
    ("percent", a_target("baseline + 5 pp")),
    ("percent", a_target("i alle saker", language="nb")),
    ("day", a_target("baseline - 10 %")),
    ("day", a_target("<= 30 dager", language="nb", tolerance=amount(2, "day"))),
    ("day", a_target("<= 30", tolerance=amount(2))),
    (None, a_target(">= 80 %", tolerance=amount(5, "percentage_point"))),
    (None, said(IN_USE, by=date(2025, 10, 1), tolerance=amount(2, "month"))),
])
def test_a_target_fits_in_the_indicator_s_unit_as_a_share_or_in_points(unit: str | None, target: Target) -> None:
    indicator = an_indicator(unit=UnitName(unit) if unit else None, targets=(target,))
    assert indicator.targets == (target,)


@pytest.mark.parametrize(("field", "value", "message"), [
    ("id", "A 1", "'A 1' is not an id; use a letter or digit, then letters, digits, '.', '-' or '_'"),
    ("name", " ", "name is empty; write it in words"),
    ("unit", "%", "unit '%' is written 'percent' here"),
    ("unit", "prosnt", "unit 'prosnt' is not known; did you mean 'prosent'?"),
    ("weight", -1, "weight is -1; use a number that is 0 or more"),
    ("weight", nan, "weight is nan; use a number that is 0 or more"),
    ("decimals", -1, "decimals is -1; use a number that is 0 or more"),
    ("min_n", -5, "min_n is -5; use a number that is 0 or more"),
    ("tolerance", Amount(-5, PERCENT), "tolerance is -5 %; use 0 or more"),
])
def test_a_field_that_cannot_be_is_refused(field: str, value: Any, message: str) -> None:
    with refused(message):
        an_indicator(**{"id": "I", field: value})


@pytest.mark.parametrize(("fields", "polarity"), [
    ({}, None),
    ({"polarity": Polarity.NEUTRAL, "targets": (a_target("> 5"),)}, Polarity.NEUTRAL),
    ({"levels": ("C", "B")}, Polarity.HIGHER),
    ({"targets": (a_target("> 5"),)}, Polarity.HIGHER),
    ({"targets": (a_target("<= 5"),)}, Polarity.LOWER),
    ({"targets": (said(Universal()),)}, Polarity.HIGHER),
    ({"targets": (said(Between(low=1, high=2)),)}, Polarity.RANGE),
    ({"targets": (said(Point(value=1)),)}, Polarity.RANGE),
    ({"targets": (a_target("baseline - 5"),)}, Polarity.LOWER),
    ({"targets": (said(Judged(how="by the director")), a_target("< 5", by=NEXT))}, Polarity.LOWER),
    ({"norms": (Norm(medium=5, good=9),)}, Polarity.HIGHER),
    ({"norms": (Norm(medium=9, good=5),)}, Polarity.LOWER),
    ({"norms": (Norm(good=(97, 100)),)}, Polarity.RANGE),
    ({"norms": (Norm(good=NormEdge.TARGET), Norm(medium=9, good=5, valid_from=date(2025, 1, 1)))}, Polarity.LOWER),
    ({"targets": (said(Judged(how="by the director")),), "norms": (Norm(good=5),)}, None),
])
def test_polarity_left_out_is_read_from_the_target_else_the_norm(fields: Any, polarity: Polarity | None) -> None:
    assert an_indicator(**fields).effective_polarity is polarity


def test_a_milestone_and_a_judgement_are_told_from_a_number() -> None:
    milestone = an_indicator(targets=(said(IN_USE, by=date(2025, 10, 1)),))
    judged = an_indicator(targets=(said(Judged(how="by the director")),))
    number = an_indicator("I", ">= 80")
    assert [each.is_milestone for each in (milestone, judged, number)] == [True, False, False]
    assert [each.is_judged for each in (milestone, judged, number)] == [False, True, False]


@pytest.mark.parametrize(("day", "good"), [
    (date(2024, 12, 31), 80), (date(2025, 1, 1), 85), (date(2030, 1, 1), 85),
])
def test_the_newest_norm_not_after_a_day_holds_on_it(day: date, good: float) -> None:
    indicator = an_indicator(norms=(Norm(good=85, valid_from=date(2025, 1, 1)), Norm(good=80)))
    norm = indicator.norm_at(day)
    assert norm is not None
    assert norm.good == good


def test_no_norm_holds_before_the_first() -> None:
    assert an_indicator(norms=(Norm(good=85, valid_from=date(2025, 1, 1)),)).norm_at(date(2024, 1, 1)) is None


def test_targets_and_baseline_are_read_in_the_fiscal_year_of_the_card() -> None:
    october = FiscalYear(starts=10)
    indicator = an_indicator(baseline=Baseline(value=70, period=Period.parse("2023")),
                             targets=(a_target(by=Period.parse("2025")),)).anchored(october)
    assert indicator.baseline is not None
    assert indicator.baseline.period == Period.parse("2023", october)
    assert indicator.targets[0].due == date(2025, 9, 30)
    assert indicator.anchored(october) is indicator


def test_an_indicator_without_dates_is_the_same_in_every_fiscal_year() -> None:
    for indicator in (an_indicator(), an_indicator("I", ">= 80", baseline=Baseline(value=70))):
        assert indicator.anchored(FiscalYear(starts=4)) is indicator


def test_a_baseline_is_finite() -> None:
    with refused("value is nan; use a finite number"):
        Baseline(value=nan)


@pytest.mark.parametrize("id", ["Kostnad", "1st", "a-b", "", "avgjørt"])
def test_the_id_of_a_series_can_stand_in_a_formula(id: str) -> None:
    assert Series(id="kostnad_2024").id == "kostnad_2024"
    with refused(f"{id!r} is not the id of a series; use small letters a-z, digits and '_', no digit first"):
        Series(id=id)


def test_a_threshold_given_as_text_is_kept_with_its_number() -> None:
    assert an_indicator("I", ">= 80").targets[0].expectation == Threshold(comparator=Comparator.AT_LEAST, value=80)


def test_a_series_is_in_a_unit_we_know() -> None:
    with refused("unit 'kr' is written 'NOK' here"):
        Series(id="cost", unit=UnitName("kr"))


def test_two_versions_of_one_target_from_the_same_day_are_refused() -> None:
    day = date(2025, 1, 15)
    with refused("targets[1]: '>= 83 %' and '>= 80 %' hold from the same day for one date and unit; "
                 "keep one, or give the day each was decided"):
        an_indicator("A1", evolve(a_target(">= 80 %"), decided=day), evolve(a_target(">= 83 %"), decided=day))


@pytest.mark.parametrize("fields", [{}, {"by": NEXT}, {"horizon": Horizon.SHORT}, {"org_unit": "north"}])
def test_two_undated_targets_for_one_date_and_unit_are_refused(fields: Any) -> None:
    first = a_target(">= 80 %", **{name: each for name, each in fields.items() if name != "horizon"})
    with refused("targets[1]: '>= 83 %' and '>= 80 %' hold from the same day for one date and unit; "
                 "keep one, or give the day each was decided"):
        an_indicator("A1", first, a_target(">= 83 %", **fields))


def test_a_target_may_stand_beside_the_one_it_replaces_and_beside_the_long_term() -> None:
    first, second = a_target(">= 80 %", id=TargetId("t1")), a_target(">= 83 %", replaces=TargetId("t1"))
    assert len(an_indicator("A1", first, second, a_target(">= 90 %", horizon=Horizon.LONG)).targets) == 3


def test_a_target_for_the_whole_organisation_names_no_unit() -> None:
    own, north = a_target(">= 80 %", org_unit="root"), a_target(">= 70 %", org_unit="north")
    whole = an_indicator("A1", own, north).anchored(FiscalYear(), "root")
    assert [each.org_unit for each in whole.targets] == [None, "north"]
    assert whole.anchored(FiscalYear(), "root") is whole
