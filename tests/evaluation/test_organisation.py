"""Scores of units rolled up to the units above them, and units beside each other."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.evaluation.building import a_card as a_plain_card
from tests.evaluation.building import a_row, an_indicator
from tests.evaluation.identity import a_factor, a_leaf, a_perspective
from tests.examples import refused

from balanced_scorecard import (
    Aggregation,
    Defaults,
    Indicator,
    Measurement,
    Measurements,
    MissingPolicy,
    OrganisationScore,
    OrganisationUnit,
    Period,
    Role,
    RollUpMethod,
    Scorecard,
    ScorecardScore,
    Standing,
    Status,
    UnknownElementError,
    compare_units,
    evaluate,
    roll_up,
    roll_up_organisation,
)


def a_unit(id_: str, *below: OrganisationUnit, **fields: Any) -> OrganisationUnit:
    return OrganisationUnit(id=id_, name=id_, org_units=below, **fields)


THREE = a_unit("all", a_unit("north"), a_unit("south"), a_unit("west"))
CARD = Scorecard(id="card", name="card", perspectives=(
    a_perspective("p", [a_factor("f", [a_leaf("a"), a_leaf("b")])]),))


def judged(
    values: Mapping[str, float | None], card: Scorecard = CARD, period: str = "2024"
) -> ScorecardScore:
    rows = [Measurement(indicator=id_, period=Period.parse(period), value=value)
            for id_, value in values.items() if value is not None]
    return roll_up(evaluate(card, Measurements(rows), period))


def rolled(units: Mapping[str, Mapping[str, float | None]], organisation: OrganisationUnit = THREE,
           **asked: Any) -> OrganisationScore:
    return roll_up_organisation(organisation, {unit: judged(values) for unit, values in units.items()}, **asked)


def test_every_node_and_indicator_is_the_mean_of_the_units() -> None:
    found = rolled({"north": {"a": 0.9, "b": 0.7}, "south": {"a": 0.5, "b": 0.3}, "west": {"a": 0.7, "b": 0.5}})
    scores = {node.id: node.score for node in found.total.nodes}
    assert scores == {"card": pytest.approx(0.6), "p": pytest.approx(0.6), "f": pytest.approx(0.6),
                      "a": pytest.approx(0.7), "b": pytest.approx(0.5)}
    assert found.total.total.children == ("north", "south", "west")
    assert found["south"].total.score == pytest.approx(0.4)


def test_units_weigh_as_they_are_told_to() -> None:
    units = {"north": {"a": 0.9, "b": 0.9}, "south": {"a": 0.3, "b": 0.3}, "west": {"a": 0.3, "b": 0.3}}
    found = rolled(units, weights={"north": 4, "south": 1, "west": 1})
    assert found.total.total.score == pytest.approx((4 * 0.9 + 0.6) / 6)
    assert rolled(units, method=RollUpMethod.WORST).total.total.score == pytest.approx(0.3)


def test_a_unit_that_says_nothing_is_missing_and_one_that_closed_is_outside() -> None:
    organisation = a_unit("all", a_unit("north"), a_unit("south"), a_unit("old", closes=date(2024, 6, 30)))
    node = rolled({"north": {"a": 0.9, "b": 0.9}}, organisation).total.total
    assert (node.missing, node.outside, node.coverage) == (("south",), ("old",), 0.5)
    assert node.score_bounds == pytest.approx((0.45, 0.95))
    assert node.status is Status.INSUFFICIENT_DATA
    counted = rolled({"north": {"a": 0.9, "b": 0.9}}, organisation, missing=MissingPolicy.COUNT_AS_ZERO).total.total
    assert counted.score == pytest.approx(0.45)


def test_coverage_and_bounds_are_those_of_the_units() -> None:
    whole = {"a": 0.9, "b": 0.5}
    node = rolled({"north": {"a": 0.9, "b": None}, "south": whole, "west": whole}).total.total
    assert node.coverage == pytest.approx((0.5 + 1 + 1) / 3)
    assert node.score_bounds == pytest.approx(((0.45 + 0.7 + 0.7) / 3, (0.95 + 0.7 + 0.7) / 3))


def test_no_average_hides_a_red_unit() -> None:
    good, poor = {"a": 1.0, "b": 1.0}, {"a": 0.1, "b": 0.1}
    node = rolled({"north": good, "south": good, "west": poor}).total.total
    assert node.score == pytest.approx(0.7)
    assert node.status is Status.MEDIUM
    assert (node.limited_by, node.hidden_poor) == (("west",), ("west",))
    light = rolled({"north": good, "south": good, "west": poor}, weights={"west": 0.2}).total.total
    assert (light.status, light.limited_by, light.hidden_poor) == (Status.GOOD, (), ("west",))


def test_a_red_unit_is_named_at_every_level_above_it() -> None:
    tree = a_unit("all", a_unit("region", *(a_unit(f"u{n}") for n in range(12))), a_unit("other"))
    units: dict[str, dict[str, float | None]] = {f"u{n}": {"a": 0.9, "b": 0.9} for n in range(12)}
    units |= {"u7": {"a": 0.0, "b": 0.0}, "other": {"a": 0.9, "b": 0.9}}
    found = rolled(units, tree)
    assert (found["region"].total.status, found["region"].total.hidden_poor) == (Status.GOOD, ("u7",))
    assert found.total.total.hidden_poor == ("u7",)
    assert [each.unit.id for each in found][:3] == ["all", "region", "u0"]


def test_a_unit_judged_itself_is_rolled_up_all_the_same_and_its_own_stands_beside() -> None:
    scores = {"north": judged({"a": 0.9, "b": 0.9}), "": judged({"a": 0.2, "b": 0.2})}
    found = roll_up_organisation(a_unit("all", a_unit("north")), scores)
    assert found.total.is_rolled_up
    assert found.total.total.score == pytest.approx(0.9)
    assert found.total.own is not None
    assert found.total.own.total.score == pytest.approx(0.2)


def test_counts_and_targets_are_of_the_units() -> None:
    target = a_plain_card(an_indicator(">= 80", tolerance=None), id="card")
    values = {"north": 90.0, "south": 70.0, "west": 85.0}
    scores = {unit: judged({"i": value}, target) for unit, value in values.items()}
    node = roll_up_organisation(THREE, scores).total["i"]
    assert (node.targets_met, node.targets_judged) == (2, 3)
    assert dict(node.counts) == {"good": 2, "medium": 0, "poor": 1, "missing": 0}


def test_a_rule_broken_in_any_unit_is_broken_with_the_cases_of_all() -> None:
    rule = Indicator(id="r", name="r", unit="percent", adds_up=Aggregation.RATE, role=Role.MONITORING,
                     targets=an_indicator("i alle saker").targets)
    card = a_plain_card(rule, id="card")

    def controlled(numerator: float | None) -> ScorecardScore:
        rows = [] if numerator is None else [a_row("2024", parts=(numerator, 100), indicator="r")]
        return roll_up(evaluate(card, Measurements(rows), "2024"))

    line = roll_up_organisation(THREE, {"north": controlled(97), "south": controlled(100), "west": controlled(98)})
    assert (line.total.total.compliance.broken, line.total.total.compliance.broken_cases) == (("r",), (5.0,))
    unknown = roll_up_organisation(THREE, {"north": controlled(None), "south": controlled(100)}).total.total.compliance
    assert (unknown.met, unknown.not_controlled) == ((), ("r",))
    met = roll_up_organisation(THREE, {"north": controlled(100)}).total.total.compliance
    assert met.met == ("r",)


def test_cases_known_only_as_a_share_leave_the_sum_unknown() -> None:
    targets = an_indicator("i alle saker").targets
    rule = Indicator(id="r", name="r", unit="percent", role=Role.MONITORING, targets=targets)
    card = a_plain_card(rule, id="card")
    by_share = roll_up(evaluate(card, Measurements([a_row("2024", 97.0, indicator="r")]), "2024"))
    line = roll_up_organisation(THREE, {"north": by_share, "south": by_share}).total.total.compliance
    assert line.broken_cases == (None,)


def test_what_is_outside_in_every_unit_is_outside() -> None:
    context = a_plain_card(an_indicator(role=Role.CONTEXT), id="card")
    node = roll_up_organisation(THREE, {"north": judged({"i": 5.0}, context)}).total["i"]
    assert (node.status, node.standing, node.score) == (Status.OUTSIDE, Standing.OUTSIDE, None)


def test_units_own_additions_are_rolled_up_from_those_that_have_them() -> None:
    more = Scorecard(id="card-north", name="north", perspectives=(
        a_perspective("p", [a_factor("f", [a_leaf("a"), a_leaf("b")]), a_factor("g", [a_leaf("c")])]),))
    scores = {"north": judged({"a": 0.9, "b": 0.9, "c": 0.4}, more), "south": judged({"a": 0.5, "b": 0.5})}
    found = roll_up_organisation(a_unit("all", a_unit("north"), a_unit("south")), scores)
    assert found.total["g"].score == pytest.approx(0.4)
    assert found.total["g"].outside == ("south",)
    assert found.total["f"].score == pytest.approx(0.7)


@settings(max_examples=20)
@given(st.lists(st.floats(0, 1), min_size=3, max_size=3))
def test_the_whole_lies_between_its_lowest_and_highest_unit(scores: list[float]) -> None:
    units = dict(zip(("north", "south", "west"), ({"a": each, "b": each} for each in scores), strict=True))
    score = rolled(units).total.total.score
    assert score is not None
    assert min(scores) - 1e-9 <= score <= max(scores) + 1e-9


def test_it_is_a_table_and_says_what_it_is() -> None:
    found = rolled({"north": {"a": 0.9, "b": 0.7}})
    assert repr(found) == "<OrganisationScore 'all' 2024: 4 units>"
    assert repr(found["north"]) == "<UnitScore 'north': good>"
    assert repr(found["south"]) == "<UnitScore 'south': not judged>"
    frame = found.to_frame()
    assert list(frame.loc[frame["id"] == "a", "org_unit"]) == ["all", "north"]
    assert found.to_dict()["organisation"] == "all"
    assert "<td>north</td>" in found._repr_html_()


def test_what_cannot_be_rolled_up_is_refused() -> None:
    good = judged({"a": 0.9, "b": 0.9})
    with refused("scores of 'nort', which 'all' does not hold; give the ids of its units"):
        roll_up_organisation(THREE, {"nort": good})
    with refused("weights of 'east', which 'all' does not hold; give the ids of its units"):
        roll_up_organisation(THREE, {"north": good}, weights={"east": 1})
    for wrong in (-1.0, float("nan"), float("inf")):
        with refused(f"the weight of 'north' is {wrong!r}; use a number of 0 or more"):
            roll_up_organisation(THREE, {"north": good}, weights={"north": wrong})
    later = {"north": good, "south": judged({}, period="2025")}
    with refused("the units were judged for 2024 (period) and 2025 (period); judge all of them for one period and "
                 "basis"):
        roll_up_organisation(THREE, later)
    found = roll_up_organisation(THREE, {"north": good})
    with refused("no unit 'nort' in the organisation; did you mean 'north'?", UnknownElementError):
        found["nort"]
    with refused("no node 'ff' in 'north'; did you mean 'f'?", UnknownElementError):
        found["north"]["ff"]


# ---- units beside each other ---------------------------------------------------------------------------------------


def of_units(indicator: Indicator, values: dict[str, Any]) -> dict[str, ScorecardScore]:
    card = a_plain_card(indicator, defaults=Defaults())
    return {unit: roll_up(evaluate(card, Measurements([] if value is None else [
        a_row("2024", parts=value) if isinstance(value, tuple) else a_row("2024", value)]), "2024"))
        for unit, value in values.items()}


def test_alike_units_share_the_better_rank_and_the_next_is_skipped() -> None:
    found = compare_units(of_units(an_indicator(">= 80"), {"a": 70.0, "b": 90.0, "c": 80.0, "d": 80.0, "e": None}), "i")
    assert [(each.org_unit, each.rank, each.is_tied) for each in found] == [
        ("b", 1, False), ("c", 2, True), ("d", 2, True), ("a", 4, False), ("e", None, False)]
    assert repr(found) == "<UnitComparison 'i': 4 of 5 units ranked>"


def test_where_less_is_better_the_lowest_is_first() -> None:
    found = compare_units(of_units(an_indicator("<= 20"), {"a": 30.0, "b": 10.0}), "i")
    assert [each.org_unit for each in found] == ["b", "a"]


def test_the_best_of_the_units_may_miss_its_target_and_the_note_says_so() -> None:
    found = compare_units(of_units(an_indicator(">= 80"), {"a": 60.0, "b": 50.0}), "i")
    assert (found.standings[0].rank, found.standings[0].status, found.standings[0].gap) == (1, Status.POOR, -20.0)
    assert found.note == "A rank is not goal attainment: the first may miss its target, and the last may meet it."
    assert found.to_dict()["note"] == found.note


def test_of_small_numbers_most_ranks_are_chance() -> None:
    # Wilson: 11 of 14 is 52.4 to 92.4 %; 900 of 1000 is 88.0 to 91.7; 50 of 100 is 40.4 to 59.6.
    rate = an_indicator(">= 80 %", unit="percent", adds_up=Aggregation.RATE)
    found = compare_units(of_units(rate, {"few": (11, 14), "many": (900, 1000), "half": (50, 100)}), "i")
    ranks = {each.org_unit: (each.rank, each.rank_from, each.rank_to) for each in found}
    assert ranks == {"many": (1, 1, 2), "few": (2, 1, 3), "half": (3, 2, 3)}
    low = an_indicator("<= 80 %", unit="percent", adds_up=Aggregation.RATE)
    turned = compare_units(of_units(low, {"few": (11, 14), "many": (900, 1000), "half": (50, 100)}), "i")
    assert [(each.org_unit, each.rank_from, each.rank_to) for each in turned] == [
        ("half", 1, 2), ("few", 1, 3), ("many", 2, 3)]


def test_a_range_a_level_and_a_node_are_ranked_by_their_score() -> None:
    found = compare_units(of_units(an_indicator("10..20"), {"a": 25.0, "b": 15.0}), "i")
    assert [each.org_unit for each in found] == ["b", "a"]
    assert [each.org_unit for each in compare_units(of_units(an_indicator(">= 80"), {"a": 70.0, "b": 90.0}), "p")] == [
        "b", "a"]


def test_context_is_listed_and_not_ranked() -> None:
    found = compare_units(of_units(an_indicator(role=Role.CONTEXT), {"a": 3.0, "b": 5.0}), "i")
    assert [each.rank for each in found] == [None, None]
    assert list(found.to_frame()["value"]) == [3.0, 5.0]
    assert "<td>a</td>" in found._repr_html_()
