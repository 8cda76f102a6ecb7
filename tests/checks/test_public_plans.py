"""Public plans as cards: at most twenty lines for each, and why a controller would agree with every one of them."""

from __future__ import annotations

from collections import Counter

import pytest
from tests.checks.cards import codes
from tests.checks.stratml import plan

from balanced_scorecard import Scorecard, check

NOTHING_ON_RECORD = {
    "BSC202": 1,  # StratML knows no perspectives, so nobody can say whether users have one: it is said to be unjudged
    "BSC301": 1,  # nothing says what is assumed to drive what: goals stand side by side
    "BSC707": 1,  # no word of what rewards work in line with the plan
    "BSC804": 1,  # no word of who took part in making it
    "BSC805": 1,  # at most three of the nine principles are on record, and neither of the two indispensable ones whole
}


def test_a_memorandum_of_one_goal_is_told_that_nothing_in_it_is_measured() -> None:
    card = plan("PMOAI.xml")
    findings = check(card)

    assert (len(card.factors()), len(card.indicators())) == (5, 0)
    assert len(findings) <= 20
    assert Counter(codes(findings)) == NOTHING_ON_RECORD | {
        "BSC101": 5,  # "Responsibilities", "Plans", "Reports": five headings, and no figure for any
        "BSC104": 1,  # so the whole perspective is empty
    }


def test_a_report_of_104_indicators_is_told_to_choose_and_to_set_targets() -> None:
    card = plan("Albania.xml")
    findings = check(card)

    assert (len(card.factors()), len(card.indicators())) == (12, 104)
    assert len(findings) <= 20
    assert Counter(codes(findings)) == NOTHING_ON_RECORD | {
        "BSC107": 1,  # an indicator is two or three words and "Score": neither what is counted nor where
        "BSC203": 1,  # 104 indicators are more than anyone steers by
        "BSC205": 1,  # lagging or leading is not said of any, so the balance in time cannot be judged
        "BSC207": 1,  # nor whether they look inward or outward
        "BSC208": 1,  # nor whether they tell of means or of results
        "BSC212": 1,  # nor whether any is an effect for users or society
        "BSC215": 1,  # all of them lie in one perspective
        "BSC401": 1,  # what it calls targets are international averages; one line tells it of all 104
        "BSC701": 1,  # nobody answers for any figure
    }


def test_a_town_plan_of_386_wishes_without_a_figure_gets_one_line_for_them_and_not_one_each() -> None:
    card = plan("HHIOP20200304.xml")
    findings = check(card)

    assert (len(card.factors()), len(card.indicators())) == (386, 0)
    assert len(findings) <= 20
    assert Counter(codes(findings)) == NOTHING_ON_RECORD | {"BSC101": 1, "BSC104": 1}
    assert "386 factors" in next(each.message("en") for each in findings if each.code == "BSC101")


@pytest.mark.parametrize("name", ["PMOAI.xml", "Albania.xml", "HHIOP20200304.xml"])
def test_every_goal_and_objective_of_the_plan_is_on_the_card(name: str) -> None:
    card: Scorecard = plan(name)
    served = {factor.objective for factor in card.factors()}

    assert {each.id for perspective in card.perspectives for each in perspective.objectives} == served
