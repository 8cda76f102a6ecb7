"""A rule that would say the same of very many elements says it once, of the card."""

from __future__ import annotations

from tests.checks.cards import a_card, with_indicators

from balanced_scorecard import Findings, check


def without_targets(count: int, top: str = "") -> Findings:
    listed = (f"{{id: I{n}, name: Number {n}, unit: day}}" for n in range(1, count + 1))
    return check(a_card(with_indicators(*listed, top=top)), select=["BSC401"])


def test_twenty_are_told_one_by_one() -> None:
    assert [each.element for each in without_targets(20)] == [f"I{n}" for n in range(1, 21)]


def test_twenty_one_are_told_once_with_their_number_and_the_first() -> None:
    (finding,) = without_targets(21)

    assert (finding.element, finding.code) == ("card", "BSC401")
    assert finding.message("en") == ("21 indicators of 'Our card' (I1, I2, I3 ...) have neither a target nor a reason "
                                     "why not; set targets, or write the reasons")


def test_what_is_kept_silent_is_not_counted() -> None:
    found = without_targets(22, "checks: {ignore: [{rule: BSC401, element: I2, reason: a first year}]}")
    (finding,) = found

    assert finding.message("en").startswith("21 indicators of 'Our card' (I1, I3, I4 ...)")
    assert len(found.suppressed) == 1
    assert found.stale == ()


def test_silence_about_a_rule_holds_for_all_of_them() -> None:
    found = without_targets(21, "checks: {ignore: [{rule: BSC401, reason: a first year}]}")

    assert list(found) == []
    assert len(found.suppressed) == 21
