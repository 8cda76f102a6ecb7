"""What `compare_scorecards` says of two cards, change by change."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from attrs import evolve
from tests.examples import (
    a_baseline,
    a_card,
    a_factor,
    a_link,
    a_perspective,
    a_target,
    a_unit,
    an_indicator,
    an_initiative,
    an_objective,
)

from balanced_scorecard import (
    Amount,
    Annotations,
    Caps,
    Change,
    ChangeKind,
    Conflict,
    Defaults,
    Difference,
    Direction,
    Document,
    ElementKind,
    FrozenMap,
    Goal,
    Incentive,
    Indicator,
    Lag,
    Norm,
    NormEdge,
    Period,
    Polarity,
    Retirement,
    Review,
    Scorecard,
    State,
    Strategy,
    Suppression,
    Target,
    Topic,
    compare_scorecards,
)
from balanced_scorecard.domain.scorecard import CheckSettings

Told = tuple[str, str, str, Any, Any]


def told(difference: Difference) -> list[Told]:
    """Return each change as kind, element, field, before and after."""
    return [(change.kind.value, change.element, change.field, change.before, change.after) for change in difference]


def of_indicators(old: Indicator, new: Indicator, **fields: Any) -> Difference:
    return compare_scorecards(a_card(old, **fields), a_card(new, **fields))


def only(difference: Difference) -> Change:
    (change,) = difference
    return change


def by(year: str, text: str, **fields: Any) -> Target:
    return a_target(text, by=Period.parse(year), **fields)


# ---- elements


def test_what_came_and_went_is_told_by_id_where_it_stands() -> None:
    old = a_card(an_indicator("A"), an_indicator("B"), an_indicator("C"))
    new = a_card(an_indicator("A"), an_indicator("C"), an_indicator("D"))

    assert told(compare_scorecards(old, new)) == [
        ("removed", "B", "", "Indicator B", None), ("added", "D", "", None, "Indicator D")]


def test_what_was_first_and_is_gone_is_told_first() -> None:
    old = Scorecard(id="card", name="Card", documents=(Document(id="L24", name="Letter 2024"),))
    letter = Document(id="L25", name="Letter 2025", dated=date(2025, 1, 12))
    new = Scorecard(id="card", name="Card", documents=(letter,))
    removed, added = compare_scorecards(old, new)
    assert [(each.kind, each.element, each.decided) for each in (removed, added)] == [
        (ChangeKind.REMOVED, "L24", None), (ChangeKind.ADDED, "L25", date(2025, 1, 12))]


def test_an_id_under_another_name_is_renamed() -> None:
    change = only(of_indicators(an_indicator("A", name="Waits"), an_indicator("A", name="Waiting")))
    assert (change.kind, change.before, change.after, change.topic) == (
        ChangeKind.RENAMED, "Waits", "Waiting", Topic.CONTENT)


def test_an_indicator_under_another_factor_has_moved_and_a_factor_under_another_perspective() -> None:
    a, b = an_indicator("A"), an_indicator("B")
    old = a_card(a_perspective("P", a_factor("F", a, b), a_factor("G")), a_perspective("Q"))
    new = a_card(a_perspective("P", a_factor("F", a)), a_perspective("Q", a_factor("G", b)))

    assert told(compare_scorecards(old, new)) == [
        ("moved", "G", "perspective", "P", "Q"), ("moved", "B", "factor", "F", "G")]


def test_a_factor_under_another_objective_has_moved() -> None:
    objectives = (an_objective("O1"), an_objective("O2"))
    old, new = (a_card(a_perspective("P", a_factor("F", objective=each.id), objectives=objectives))
                for each in objectives)
    assert told(compare_scorecards(old, new)) == [("moved", "F", "objective", "O1", "O2")]


def test_a_unit_under_another_has_moved_and_one_may_close() -> None:
    old = a_card(organisation=a_unit("all", a_unit("east", a_unit("town")), a_unit("west")))
    closed = a_unit("east", closes=date(2025, 8, 31))
    new = a_card(organisation=a_unit("all", closed, a_unit("west", a_unit("town"), merges=("east",))))

    assert told(compare_scorecards(old, new)) == [
        ("changed", "east", "closes", None, date(2025, 8, 31)), ("changed", "west", "merges", (), ("east",)),
        ("moved", "town", "org_unit", "east", "west")]
    assert {change.element_kind for change in compare_scorecards(old, new)} == {ElementKind.ORG_UNIT}


def test_another_order_is_told_and_what_came_between_is_no_other_order() -> None:
    a, b, c = (an_indicator(name) for name in "ABC")
    assert told(compare_scorecards(a_card(a, b), a_card(b, a))) == [
        ("reordered", "F", "indicators", ("A", "B"), ("B", "A"))]
    assert told(compare_scorecards(a_card(a, b), a_card(a, c, b))) == [("added", "C", "", None, "Indicator C")]
    goals = [Strategy(goals=tuple(Goal(id=id_, name=id_) for id_ in ids)) for ids in ("GH", "HG")]
    assert told(compare_scorecards(*(a_card(strategy=each) for each in goals))) == [
        ("reordered", "card", "goals", ("G", "H"), ("H", "G"))]


# ---- targets


def test_a_new_version_says_what_it_takes_over_from_and_in_which_letter_it_stands() -> None:
    first = by("2025", ">= 80", id="t1", decided=date(2025, 1, 15), source="L25")
    second = by("2025", ">= 83", replaces="t1", applies_from=date(2025, 7, 1), decided=date(2025, 6, 20), source="S25")
    change = only(of_indicators(an_indicator("A", first), an_indicator("A", first, second)))

    assert (change.kind, change.field, change.before, change.after) == (ChangeKind.ADDED, "targets", first, second)
    assert (change.direction, change.source, change.decided) == (Direction.TIGHTER, "S25", date(2025, 6, 20))
    assert change.topic is Topic.BAR


def test_last_year_s_target_and_the_one_in_its_place_are_one_that_was_changed() -> None:
    change = only(of_indicators(
        an_indicator("A", by("2024", ">= 80", decided=date(2024, 1, 10))),
        an_indicator("A", by("2025", ">= 78", decided=date(2025, 1, 12), source="L25"))))

    assert (change.kind, change.direction, change.source) == (ChangeKind.CHANGED, Direction.LOOSER, "L25")
    assert change.fields == ("expectation", "text", "by", "decided", "source")
    assert not change.rewrites_history


def test_a_target_kept_between_two_others_parts_them() -> None:
    kept = by("2025", ">= 80")
    difference = of_indicators(an_indicator("A", by("2024", ">= 70"), kept),
                               an_indicator("A", kept, by("2026", ">= 85", source="L26")))
    removed, added = difference
    assert (removed.kind, removed.direction) == (ChangeKind.REMOVED, Direction.NEITHER)  # the line goes on
    assert (added.kind, added.before, added.direction) == (ChangeKind.ADDED, kept, Direction.TIGHTER)


def test_the_first_target_of_an_indicator_tightens_and_the_last_that_goes_loosens() -> None:
    bare, asked = an_indicator("A"), an_indicator("A", ">= 80")
    assert only(of_indicators(bare, asked)).direction is Direction.TIGHTER
    assert only(of_indicators(asked, bare)).direction is Direction.LOOSER


def test_a_dated_target_takes_over_from_the_standing_one_and_a_standing_one_from_the_last_dated() -> None:
    standing, dated = a_target(">= 78"), by("2025", ">= 80")
    assert only(of_indicators(an_indicator("A", standing), an_indicator("A", standing, dated))).before == standing
    assert only(of_indicators(an_indicator("A", dated), an_indicator("A", dated, standing))).before == dated


def test_targets_of_units_and_of_the_long_term_are_lines_of_their_own() -> None:
    whole = by("2025", ">= 80")
    organisation = a_unit("all", a_unit("north"))
    local = by("2025", ">= 70", org_unit="north")
    change = only(of_indicators(an_indicator("A", whole), an_indicator("A", whole, local), organisation=organisation))
    assert (change.before, change.direction) == (None, Direction.TIGHTER)


def test_a_target_rewritten_under_its_old_date_is_no_new_version() -> None:
    rewritten = only(of_indicators(an_indicator("A", by("2025", ">= 80")), an_indicator("A", by("2025", ">= 75"))))
    assert (rewritten.rewrites_history, rewritten.direction) == (True, Direction.LOOSER)
    reworded = only(of_indicators(an_indicator("A", by("2025", ">= 80")), an_indicator("A", by(
        "2025", ">= 80", source="L25"))))
    assert (reworded.fields, reworded.rewrites_history) == (("source",), False)


def test_targets_by_id_are_the_same_whatever_else_differs() -> None:
    change = only(of_indicators(an_indicator("A", by("2024", ">= 80", id="t")), an_indicator("A", by(
        "2025", ">= 82", id="t"))))
    assert (change.part, change.fields, change.direction) == ("t", ("expectation", "text", "by"), Direction.TIGHTER)


def test_targets_in_another_order_are_told() -> None:
    first, second = by("2024", ">= 70"), by("2025", ">= 80")
    assert told(of_indicators(an_indicator("A", first, second), an_indicator("A", second, first))) == [
        ("reordered", "A", "targets", (">= 70", ">= 80"), (">= 80", ">= 70"))]


# ---- the rest of the bar


def direction_of(was: dict[str, Any], now: dict[str, Any]) -> Direction:
    old, new = (an_indicator("A", polarity=Polarity.HIGHER, **each) for each in (was, now))
    return only(of_indicators(old, new)).direction


@pytest.mark.parametrize(("was", "now", "direction"), [
    ({"tolerance": Amount(5.0)}, {"tolerance": Amount(3.0)}, Direction.TIGHTER),
    ({"caps": Caps.PARENT}, {"caps": Caps.ALL}, Direction.TIGHTER),
    ({"caps": Caps.PARENT}, {}, Direction.LOOSER),
    ({"norms": (Norm(medium=70),)}, {"norms": (Norm(medium=65),)}, Direction.LOOSER),
    ({"norms": (Norm(medium=70),)}, {}, Direction.UNKNOWN),
    ({}, {"norms": (Norm(medium=70),)}, Direction.UNKNOWN),
    ({"levels": ("C", "B")}, {"levels": ("C", "B", "A")}, Direction.UNKNOWN),
    ({"no_target": "too new"}, {}, Direction.NEITHER),
    ({"weight": 1.0}, {"weight": 2.0}, Direction.NEITHER),
])
def test_attributes_of_the_bar(was: dict[str, Any], now: dict[str, Any], direction: Direction) -> None:
    assert direction_of(was, now) is direction


def test_the_card_s_tolerance_stands_in_where_an_indicator_has_none() -> None:
    change = only(of_indicators(an_indicator("A"), an_indicator("A", tolerance=Amount(3.0)),
                                defaults=Defaults(tolerance=Amount(5.0))))
    assert change.direction is Direction.TIGHTER


def test_the_card_s_own_tolerance_is_part_of_the_bar() -> None:
    old, new = (a_card(defaults=Defaults(tolerance=Amount(size))) for size in (5.0, 8.0))
    change = only(compare_scorecards(old, new))
    assert (change.field, change.topic, change.direction) == ("defaults.tolerance", Topic.BAR, Direction.LOOSER)


def test_a_baseline_is_told_number_by_number_and_whole_where_there_was_none() -> None:
    norm = {"norms": (Norm(medium=NormEdge.BASELINE),), "polarity": Polarity.HIGHER}
    old, new = (an_indicator("A", baseline=a_baseline(value), **norm) for value in (70.0, 72.0))
    assert [(each.field, each.direction) for each in of_indicators(old, new)] == [("baseline.value", Direction.TIGHTER)]
    assert [(each.field, each.direction) for each in of_indicators(an_indicator("A", **norm), new)] == [
        ("baseline", Direction.UNKNOWN)]


def test_numbers_in_another_unit_cannot_be_compared() -> None:
    old = an_indicator("A", unit="point", norms=(Norm(medium=60),), baseline=a_baseline(50.0))
    new = an_indicator("A", unit="percent", norms=(Norm(medium=65),), baseline=a_baseline(55.0))
    assert {(each.field, each.direction) for each in of_indicators(old, new)} == {
        ("unit", Direction.UNKNOWN), ("norms", Direction.UNKNOWN), ("baseline.value", Direction.UNKNOWN)}


def test_a_dated_norm_takes_over_from_the_one_before_it() -> None:
    first, second = Norm(medium=70), Norm(medium=72, valid_from=date(2025, 1, 1))
    one, both, other = (an_indicator("A", norms=norms, polarity=Polarity.HIGHER)
                        for norms in ((first,), (first, second), (second,)))
    change = only(of_indicators(one, both))
    assert (change.kind, change.before, change.part, change.direction) == (
        ChangeKind.ADDED, first, "2025-01-01", Direction.TIGHTER)
    gone = only(of_indicators(both, other))
    assert (gone.kind, gone.direction) == (ChangeKind.REMOVED, Direction.NEITHER)


# ---- the rest of the card


def test_a_link_is_known_by_its_ends_and_a_conflict_by_those_between() -> None:
    both = (an_indicator("A"), an_indicator("B"))
    old = a_card(*both, links=(a_link("A", "B", lag=Lag(last=1)),), conflicts=(Conflict(between=("A", "B")),))
    new = a_card(*both, links=(a_link("A", "B", lag=Lag(last=2), assumption="Faster"),),
                 conflicts=(Conflict(between=("A", "B"), note="Speed"),))
    assert [(each.field, each.part, each.fields) for each in compare_scorecards(old, new)] == [
        ("links", "A → B", ("lag", "assumption")), ("conflicts", "A / B", ("note",))]


def test_initiatives_reviews_incentives_and_suppressions_are_told() -> None:
    old = a_card(initiatives=(an_initiative("W", budget=Amount(2.0, "million_NOK")),), incentives=None,
                 reviews=(Review(date=date(2025, 6, 1)),))
    new = a_card(initiatives=(an_initiative("W", budget=Amount(3.0, "million_NOK")),),
                 incentives=(Incentive(name="Prize"),), reviews=(Review(date=date(2025, 6, 1), conclusions="Keep"),),
                 checks=CheckSettings(options=FrozenMap({"BSC203": FrozenMap({"most": 35.0})}),
                                      ignore=(Suppression(rule="BSC401", reason="agreed"),)))
    assert [(each.element, each.field, each.part) for each in compare_scorecards(old, new)] == [
        ("card", "incentives", ""), ("card", "reviews", "2025-06-01"), ("card", "checks.options.BSC203.most", ""),
        ("card", "checks.ignore", "BSC401"), ("W", "budget", "")]


def test_marks_are_told_key_by_key_and_a_state_by_its_name() -> None:
    old = an_indicator("A", annotations=Annotations(tags=FrozenMap({"caf": "9.1", "iso": "4"})))
    new = an_indicator("A", annotations=Annotations(
        tags=FrozenMap({"caf": "9.2", "iso": "4"}), state=State.RETIRED, retired=Retirement(reason="merged")))
    assert told(of_indicators(old, new)) == [
        ("changed", "A", "tags.caf", "9.1", "9.2"), ("changed", "A", "state", None, State.RETIRED),
        ("changed", "A", "retired", None, Retirement(reason="merged"))]


# ---- the result


@pytest.fixture
def difference() -> Difference:
    old = a_card(an_indicator("A", by("2024", ">= 80"), weight=2), an_indicator("B", ">= 70"), version="2024.1")
    new = a_card(an_indicator("A", by("2025", ">= 83", source="L25"), weight=1), an_indicator("B", ">= 60"),
                 version="2025.1")
    return compare_scorecards(old, new)


def test_a_difference_counts_which_way_the_bar_was_moved(difference: Difference) -> None:
    assert difference.counts() == {"looser": 1, "unknown": 0, "tighter": 1, "other": 2}
    assert repr(difference) == "<Difference 'Our card' to 'Our card': 1 looser, 1 tighter, 2 other>"
    assert [change.element for change in difference.moved(Direction.LOOSER)] == ["B"]


def test_a_difference_can_be_asked_by_element_and_by_topic(difference: Difference) -> None:
    assert [change.field for change in difference.of("A")] == ["weight", "targets"]
    assert [change.element for change in difference.about(Topic.BAR)] == ["A", "B"]
    assert len(difference) == len(list(difference)) == 4


def test_a_difference_is_plain_data_with_what_differs_only(difference: Difference) -> None:
    plain = difference.to_dict()
    assert (plain["old"], plain["new"]) == ({"id": "card", "name": "Our card", "version": "2024.1"},
                                            {"id": "card", "name": "Our card", "version": "2025.1"})
    change: Any = plain["changes"][2]  # type: ignore[index]
    assert change["before"] == {"expectation": ">= 80", "text": ">= 80", "by": "2024", "source": None}
    assert change["after"] == {"expectation": ">= 83", "text": ">= 83", "by": "2025", "source": "L25"}
    assert (change["direction"], change["part"], change["rewrites_history"]) == ("tighter", ">= 83", False)


def test_a_difference_is_a_table_of_one_row_a_change(difference: Difference) -> None:
    frame = difference.to_frame()
    assert list(frame["field"]) == ["version", "weight", "targets", "targets"]
    assert list(frame["before"]) == ["2024.1", "2", ">= 80", ">= 70"]
    assert "<th>Direction</th>" in difference._repr_html_()


def test_values_of_every_kind_are_plain(difference: Difference) -> None:
    card = a_card(an_indicator("A", norms=(Norm(medium=70),), baseline=a_baseline()), valid_from=date(2025, 1, 1),
                  links=(), words=FrozenMap({"good": "On course"}))
    bare = evolve(a_card(an_indicator("A")), incentives=())
    plain: Any = compare_scorecards(bare, card).to_dict()["changes"]
    tolerant = a_card(an_indicator("A"), an_indicator("B"), conflicts=(
        Conflict(between=("A", "B"), tolerance=FrozenMap({"A": Amount(2.0, "percentage_point")})),))
    (conflict,) = [change for change in compare_scorecards(bare, tolerant) if change.field == "conflicts"]
    assert conflict.to_dict()["after"] == {"between": ["A", "B"], "tolerance": {"A": "2 pp"}}
    assert {change["field"]: change["after"] for change in plain} == {
        "valid_from": "2025-01-01", "words.good": "On course", "incentives": None,
        "norms": {"medium": 70}, "baseline": {"value": 70.0, "period": "2023"}}
