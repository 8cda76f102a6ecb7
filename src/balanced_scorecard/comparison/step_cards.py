"""The cards of the steps between two evaluations: a bar held still, what is not compared set aside, a tree kept."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from typing import Any

from attrs import evolve

from ..domain.indicator import Indicator
from ..domain.scorecard import NO_CHECK_SETTINGS, Scorecard
from ..domain.target import Target
from ..evaluation.results import Evaluation, IndicatorResult

_A_DAY = timedelta(days=1)
Indicators = Mapping[str, Indicator]


def with_indicators(card: Scorecard, indicators: Indicators, **fields: Any) -> Scorecard:
    """Return *card* with *indicators* in the place of those of the same id."""
    perspectives = tuple(
        evolve(perspective, factors=tuple(
            evolve(factor, indicators=tuple(indicators.get(each.id, each) for each in factor.indicators))
            for factor in perspective.factors))
        for perspective in card.perspectives)
    return evolve(card, perspectives=perspectives, **fields)


def without(card: Scorecard, ids: Collection[str]) -> Scorecard:
    """Return *card* with the indicators *ids* shown and not counted: their weight is 0."""
    return with_indicators(card, {each.id: evolve(each, weight=0.0) for each in card.indicators() if each.id in ids})


def held_to_earlier_bar(earlier: Evaluation, later: Evaluation) -> Scorecard:
    """Return the earlier card with the bar that was in force then, for figures of the later evaluation."""
    card = earlier.scorecard
    held = {result.id: evolve(result.indicator, affects=(), **bar_of(result, earlier.org_unit))
            for result in earlier.results}
    return with_indicators(card, held, organisation=later.scorecard.organisation, words=later.scorecard.words)


def held_to_later_bar(earlier: Evaluation, later: Evaluation, same: Collection[str]) -> Scorecard:
    """Return the earlier card with the bar in force later, for the indicators *same*, measured alike on both."""
    results = {result.id: result for result in later.results}
    held = {result.id: evolve(result.indicator, affects=(), **_later_bar(results[result.id], later.org_unit))
            if result.id in same else evolve(result.indicator, affects=(), **bar_of(result, later.org_unit))
            for result in earlier.results}
    card = earlier.scorecard
    defaults = evolve(card.defaults, tolerance=later.scorecard.defaults.tolerance)
    return with_indicators(card, held, defaults=defaults, organisation=later.scorecard.organisation,
                           words=later.scorecard.words)


def _later_bar(result: IndicatorResult, org_unit: str) -> dict[str, Any]:
    """Return the bar of *result* with the declarations it is read by: its words may lean on them."""
    indicator = result.indicator
    return {**bar_of(result, org_unit), "unit": indicator.unit, "polarity": indicator.polarity}


def bar_of(result: IndicatorResult, org_unit: str) -> dict[str, Any]:
    """Return the bar that *result* was held against, so that it holds in any period.

    All other versions are kept, since unit and direction may be read from them, and hold from the calendar's last days.
    """
    indicator, in_force = result.indicator, result.effective_target
    on = (result.measured_in or result.period).end
    norm = indicator.norm_at(on)
    targets = tuple(_always(each) if each is in_force else _never(each, n, org_unit)
                    for n, each in enumerate(indicator.targets))
    return {"targets": targets, "norms": (evolve(norm, valid_from=None),) if norm else (),
            "tolerance": indicator.tolerance, "baseline": indicator.baseline, "bounds": indicator.bounds,
            "no_target": indicator.no_target}


def _always(target: Target) -> Target:
    return evolve(target, applies_from=date.min, replaces=None)


def _never(target: Target, number: int, org_unit: str) -> Target:
    """Return *target* so that it holds in no period; bound to no unit that the other card may not have."""
    own = target.org_unit if target.org_unit == org_unit else None
    return evolve(target, applies_from=date.max - number * _A_DAY, replaces=None, org_unit=own)


def bare(card: Scorecard, **fields: Any) -> Scorecard:
    """Return *card* without what no evaluation looks at, so that parts of another can stand on it."""
    return evolve(card, documents=(), links=(), conflicts=(), initiatives=(), risks=(), incentives=None, reviews=(),
                  checks=NO_CHECK_SETTINGS, **fields)
