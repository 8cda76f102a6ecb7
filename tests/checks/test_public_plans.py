"""Public plans as cards, checked on the day they were published: what an adviser would say of each, and no more.

What should be said was written down from the plans alone, then held against what is said. Left out is, on purpose,
what only a reader of the words could say: that "Establishment" is a task and no goal, that headings such as "Plans" are
no factors, that all twelve of the report's objectives have one and the same description.
"""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from tests.checks.cards import codes
from tests.checks.stratml import plan

from balanced_scorecard import Findings, Scorecard, check

NOTHING_ON_RECORD = {
    "BSC202": 1,  # StratML knows no perspectives, so nobody can say whether users have one: it is said to be unjudged
    "BSC301": 1,  # what is to bring about what is not said: goals stand side by side, the vision above them
    "BSC707": 1,  # no word of what rewards work in line with it; "none" would do
    "BSC803": 1,  # no day on which anybody looks at it again
    "BSC804": 1,  # no word of who took part in making it, whoever did
    "BSC805": 1,  # it says what is wanted and under which headings: two or three of nine, and no cause and effect
}


def said(name: str, published: date) -> tuple[Scorecard, Findings]:
    card = plan(name)
    return card, check(card, on=published)


def test_a_memorandum_of_one_goal_is_told_that_nothing_in_it_is_measured() -> None:
    card, findings = said("PMOAI.xml", date(2017, 4, 12))

    assert (len(card.factors()), len(card.indicators())) == (5, 0)
    assert len(findings) <= 20
    assert Counter(codes(findings)) == NOTHING_ON_RECORD | {
        "BSC101": 5,  # "Responsibilities", "Plans", "Reports": five headings, and nobody could tell how they went
        "BSC104": 1,  # nor whether the jobs and the quality of life it is about came of it
    }


def test_a_report_of_104_indicators_is_told_to_choose_and_to_set_targets() -> None:
    card, findings = said("Albania.xml", date(2025, 2, 21))

    assert (len(card.factors()), len(card.indicators())) == (12, 104)
    assert len(findings) <= 20
    assert Counter(codes(findings)) == NOTHING_ON_RECORD | {
        "BSC107": 1,  # an indicator is two or three words and "Score": neither what is counted nor where
        "BSC203": 1,  # 104 are an index to look things up in, not what anyone steers by
        "BSC205": 1,  # what looks back and what ahead is not said of any
        "BSC207": 1,  # nor what looks inward, if anything does
        "BSC208": 1,  # nor what is an effect, though all of it seems to be; so nobody is told that effects are missing
        "BSC401": 1,  # what it calls targets are the averages of all countries; one line tells it of all 104
        "BSC701": 1,  # nobody answers for any figure; one line for the twelve headings
    }
    assert [each.code for each in findings[:5]] == ["BSC203", "BSC301", "BSC401", "BSC701", "BSC805"]


def test_a_town_plan_of_386_wishes_without_a_figure_gets_one_line_for_them_and_not_one_each() -> None:
    card, findings = said("HHIOP20200304.xml", date(2020, 3, 5))

    assert (len(card.factors()), len(card.indicators())) == (386, 0)
    assert len(findings) <= 20
    assert Counter(codes(findings)) == NOTHING_ON_RECORD | {
        "BSC101": 1,  # "continue", "encourage", "explore": by 2040 nobody will know whether; choose, and measure those
        "BSC104": 1,  # not one figure in the plan
    }
    assert findings[0].message("en").startswith("386 factors of 'Our Plan")


@pytest.mark.parametrize("name", ["PMOAI.xml", "Albania.xml", "HHIOP20200304.xml"])
def test_every_goal_and_objective_of_the_plan_is_on_the_card(name: str) -> None:
    card = plan(name)
    served = {factor.objective for factor in card.factors()}

    assert {each.id for perspective in card.perspectives for each in perspective.objectives} == served
