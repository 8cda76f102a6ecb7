"""A factor that is sound, for any card: what an adviser who goes through the rules would ask of one more.

It is no worse than what is asked for, and unlike what is there:

- It is measured from both sides: one indicator looks ahead, inward and at what is done, the other back, outward and at
  what users get, so that it tips no balance. The first has a long-term target too.
- Each indicator has a name, a definition and a source of its own, an owner, bounds, a tolerance, a day of review, says
  how it adds up, and asks for more than where it began, by a day that is not past.
- Those answer for it who answer for the fewest figures; where nobody answers for any, somebody new.
- It serves an objective where its perspective has some, is rolled up into one that counts, and serves a goal where the
  card has some.
- Where the card has a map, it stands on it as something there does: a result is driven by what already drives a result,
  anything else leads to a result that something leads to, from below, with an assumption and a lag. A map that offers
  no such place leaves it off.
- Where others are fed by work, or supported by a unit's card, so is it. Its figures are delivered, plausible, and
  approved by another than its owner.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache

from attrs import evolve
from tests.checks.cards import a_card

from balanced_scorecard import (
    CauseEffectLink,
    CriticalSuccessFactor,
    Lag,
    Measurement,
    Measurements,
    Period,
    Perspective,
    Scorecard,
    strategy_map,
)
from balanced_scorecard.checks.owners import owners_by_factor
from balanced_scorecard.checks.support import supported

NEW = "NEW"
ON = date(2031, 2, 1)
PERIOD = Period.parse("2030")
"""The day of the check, and the period that is judged: later than most of what a card says."""

FACTOR = """
id: sound
name: Sound
perspectives:
  - id: P
    name: Any
    factors:
      - id: NEW
        name: Something else that must go well
        source: The strategy
        indicators:
          - id: NEW.1
            name: Something else that is prepared in time
            definition: Such things prepared within a week, of all that came
            unit: "%"
            polarity: higher
            timing: leading
            role: result
            stage: activity
            facing: internal
            nature: quantity
            need: need_to_know
            adds_up: rate
            bounds: [0, 100]
            tolerance: 5 pp
            source: A register of its own
            review_by: 2031-12-31
            baseline: {value: 60}
            targets:
              - {expect: ">= 70 %", by: 2031}
              - {expect: ">= 85 %", by: 2036, horizon: long}
          - id: NEW.2
            name: Something else that users notice
            definition: Users who say that they noticed, of all who were asked
            unit: "%"
            polarity: higher
            timing: lagging
            role: result
            stage: user_outcome
            facing: external
            nature: quantity
            need: need_to_know
            adds_up: rate
            bounds: [0, 100]
            tolerance: 5 pp
            source: A survey of its own
            review_by: 2031-12-31
            baseline: {value: 60}
            targets: [{expect: ">= 72 %", by: 2031}]
"""


def with_a_sound_factor(card: Scorecard, place: int) -> Scorecard:
    """Return *card* with one more factor, last in the perspective number *place*."""
    perspective = card.perspectives[place]
    added = _sound_factor(card, perspective)
    work = card.initiatives
    if supported(work):
        feeds = next(n for n, each in enumerate(work) if each.is_active and (each.supports or each.expected))
        work = (*work[:feeds], evolve(work[feeds], supports=(*work[feeds].supports, NEW)), *work[feeds + 1:])
    return evolve(
        card, links=(*card.links, *_links(card, place)), initiatives=work,
        perspectives=tuple(evolve(each, factors=(*each.factors, added)) if n == place else each
                           for n, each in enumerate(card.perspectives)))


def sound_figures(measurements: Measurements, period: Period = PERIOD) -> Measurements:
    """Return *measurements* with those of the new factor for *period* and the one before."""
    share = {"NEW.1": (655, 702), "NEW.2": (644, 731)}
    rows = [Measurement(indicator=id_, period=each, numerator=float(done), denominator=1000.0,
                        recorded_by="A clerk", approved_by="A controller")
            for id_, both in share.items() for each, done in zip((period.previous(), period), both, strict=True)]
    return Measurements((*measurements, *rows))


@cache
def _as_written() -> CriticalSuccessFactor:
    return a_card(FACTOR).factors()[0]


def _sound_factor(card: Scorecard, perspective: Perspective) -> CriticalSuccessFactor:
    factor = _as_written()
    owners = _owners(card)
    indicators = tuple(evolve(each, owner=next(owners)) for each in factor.indicators)
    parent = next((each.id for each in perspective.objectives if each.weight > 0), None)
    goals, objectives = ([each.id for each in some[:1]] for some in (card.strategy.goals, perspective.objectives))
    return evolve(factor, indicators=indicators, objective=parent, serves=(*goals, *objectives))


def _owners(card: Scorecard) -> Iterator[str]:
    """Yield who answers for the fewest figures, and then once more."""
    named = [owner for _, owners in owners_by_factor(card) for owner in owners if owner]
    count = Counter(named or ["A new head"])
    while True:
        least = min(count, key=lambda owner: count[owner])
        count[least] += 1
        yield least


def _links(card: Scorecard, place: int) -> tuple[CauseEffectLink, ...]:
    """Return the link that puts the new factor on the map; none where the map has no sound place for it."""
    lane = {each.id: n for n, each in enumerate(card.perspectives)}
    graph = strategy_map(card)
    results = graph.graph["result_lanes"]
    for link in card.links:
        cause, effect = (lane[graph.nodes[end]["perspective"]] for end in (link.cause, link.effect))
        if results and effect not in results:
            continue
        if place in results and cause >= place:
            return (_sound_link(link, cause=link.cause, effect=NEW),)
        if place not in results and effect <= place:
            return (_sound_link(link, cause=NEW, effect=link.effect),)
    return ()


def _sound_link(like: CauseEffectLink, *, cause: str, effect: str) -> CauseEffectLink:
    return CauseEffectLink(cause=cause, effect=effect, theme=like.theme, assumption="As the others are thought to do",
                           lag=Lag(first=1, last=3, unit="quarter"))
