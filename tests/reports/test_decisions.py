"""What must be decided anew, in words."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.examples import a_baseline, a_card, a_measurement, a_target, an_indicator, an_initiative

from balanced_scorecard import (
    DecisionKind,
    Document,
    DocumentKind,
    Goal,
    InitiativeStatus,
    Judged,
    Measurements,
    Norm,
    Period,
    PlainForm,
    Polarity,
    Review,
    Risk,
    Scorecard,
    Strategy,
    Suppression,
    Target,
    load_measurements,
    load_scorecard,
    render_decisions,
    roll_over,
)
from balanced_scorecard.domain.scorecard import CheckSettings
from balanced_scorecard.words import LANGUAGES_WITH_WORDS, words_for

YEARS = Path(__file__).parents[1] / "worked_examples" / "three_years"


def everything() -> Scorecard:
    """Return a card of 2025 that leaves something to decide of every kind."""
    letter = Document(id="L25", name="Letter", kind=DocumentKind.ALLOCATION_LETTER, dated=date(2025, 1, 12))
    share = an_indicator("A", a_target(">= 80 %", by=Period.parse("2025")), unit="percent", review_by=date(2025, 12, 1),
                         baseline=a_baseline(74.6, "2024"), norms=(Norm(medium=70),), polarity=Polarity.HIGHER)
    judged = an_indicator("J", Target(expectation=Judged(how="By the head"), by=Period.parse("2025")))
    return a_card(
        share, judged, id="card-2025", name="Card 2025", version="2025.1", valid_from=date(2025, 1, 1),
        documents=(letter,),
        strategy=Strategy(decided=date(2025, 11, 15), goals=(Goal(id="G", name="G", source="L25"),)),
        initiatives=(an_initiative("W", end=date(2025, 6, 30)), an_initiative("V", status=InitiativeStatus.DONE)),
        risks=(Risk(id="R", name="Late"),), reviews=(Review(date=date(2025, 6, 1)),),
        checks=CheckSettings(ignore=(Suppression(rule="BSC202", reason="small"),)))


def test_every_question_is_put_in_the_order_of_the_planning_round() -> None:
    figures = Measurements([a_measurement("A", "2025", 78.25), a_measurement("J", "2025", "medium")])
    assert render_decisions(roll_over(everything(), 2026, figures)).replace("\u00a0", " ") == """\
Card 2026 (version 2026.1): a draft, made from Card 2025 (version 2025.1)
Nothing has been decided anew. To decide before the card holds:

The strategy has changed since the card was made: go through all of it (1)
  The scorecard: decided 15 November 2025

Last year's letters and plans that something still stands in: what do the new ones say? (1)
  L25 Letter: dated 12 January 2025; stands in it: G

Targets that have run out: decide new ones (2)
  A Indicator A: ≥ 80 % by 2025; in 2025: 78.3 %
  J Indicator J: By the head by 2025; in 2025: Medium

Baselines older than last year: renew them? (1)
  A Indicator A: 74.6 % (2024); in 2025: 78.3 %; proposed: 78.3 % (2025)

Norms in numbers: do they still hold? (1)
  A Indicator A: yellow 70; in 2025: 78.3 %

Indicators that were to be reviewed (1)
  A Indicator A: due 1 December 2025

Initiatives that are done or overdue: end or extend them (2)
  W Initiative W: due 30 June 2025
  V Initiative V: done

Risks assessed before the year: assess them anew (1)
  R Late: never

No review is planned within the year (1)
  The scorecard: last 1 June 2025

Suppressed rules: does the reason still hold? (1)
  The scorecard: BSC202, small
"""


def test_as_markdown_it_is_a_list_to_tick_off() -> None:
    rolled = roll_over(load_scorecard(YEARS / "2025.yaml"), 2026, load_measurements(YEARS / "tall-2025.csv"))
    told = render_decisions(rolled, form=PlainForm.MARKDOWN).replace("\u00a0", " ")
    assert told.startswith(
        "# Styrekort for Klagenemnda 2026 (versjon 2026.1): et utkast, laget av Styrekort for Klagenemnda 2025 "
        "(versjon 2025.2)\n\nIngenting er bestemt på nytt. Dette må avgjøres før kortet gjelder:\n")
    assert "- [ ] A1.1 Andel klager avgjort innen tre måneder: ≥ 90 % innen 2025; resultat 2025: 78 %\n" in told


def test_a_card_with_nothing_to_decide_says_so() -> None:
    card = a_card(an_indicator("A", ">= 80"), valid_from=date(2025, 1, 1), reviews=(Review(date=date(2026, 3, 1)),),
                  language="nn")
    assert render_decisions(roll_over(card, 2026)) == (
        "Our card (versjon 2026.1): eit utkast, laga av Our card\nIngenting må avgjerast på nytt.\n")


@pytest.mark.parametrize("language", LANGUAGES_WITH_WORDS)
def test_every_kind_of_decision_has_its_word_and_can_be_told(language: str) -> None:
    assert {f"decision.{kind.value}" for kind in DecisionKind} - words_for(language).keys() == set()
    assert "{" not in render_decisions(roll_over(everything(), 2026), language=language)
