"""Which way each change of a card moves the bar."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from attrs import frozen

from ..domain.indicator import Caps, Indicator
from ..domain.scale import Norm
from ..domain.scorecard import Scorecard
from ..domain.target import Target
from ..evaluation.results import IndicatorResult
from ..units import unit_of
from .change import Direction
from .strictness import Said, baseline_strictness, narrower, norm_strictness, strictness
from .versions import line_of

_CANNOT_BE_SAID = frozenset({"polarity", "unit", "levels", "bounds"})
"""What changes the meaning of every number of a target, or the ends of its scale."""
_IN_ITS_UNIT = frozenset({"baseline", "baseline.value"})
_CAPS = list(Caps)


@frozen
class Directions:
    """Which way changes of an indicator and of the card's defaults move the bar; all else moves none."""

    old_card: Scorecard
    new_card: Scorecard

    def of_attribute(self, element: Any, field: str, before: Any, after: Any) -> Direction:
        """Return what another value of *field* means."""
        if field == "defaults.tolerance":
            return narrower(before, after)
        if not isinstance(element, Indicator):
            return Direction.NEITHER
        if field in _CANNOT_BE_SAID or (field in _IN_ITS_UNIT and not self._is_comparable(element)):
            return Direction.UNKNOWN
        if field == "tolerance":
            return narrower(before or self.old_card.defaults.tolerance, after or self.new_card.defaults.tolerance)
        if field == "caps":
            return Direction.of(_CAPS.index(after or Caps.NONE) - _CAPS.index(before or Caps.NONE))
        if field in ("baseline", "baseline.value"):
            return baseline_strictness(self._old(element).baseline, element.baseline, element)
        return Direction.NEITHER

    def of_part(self, element: Any, before: Any, after: Any) -> Direction:
        """Return what a part that was changed means."""
        if not isinstance(element, Indicator):
            return Direction.NEITHER
        if isinstance(after, Target):
            return strictness(self._said(self._old(element), before, self.old_card),
                              self._said(element, after, self.new_card))
        return norm_strictness(before, after, element) if self._is_comparable(element) else Direction.UNKNOWN

    def of_added(self, element: Any, before: Any, after: Any) -> Direction:
        """Return what a part that was added means, beside the one it takes over from."""
        if not isinstance(after, Target | Norm) or not isinstance(element, Indicator):
            return Direction.NEITHER
        if before is None:
            return Direction.TIGHTER if isinstance(after, Target) else Direction.UNKNOWN
        was = element if before in element.targets else self._old(element)
        if isinstance(after, Target):
            card = self.new_card if was is element else self.old_card
            return strictness(self._said(was, before, card), self._said(element, after, self.new_card))
        return norm_strictness(before, after, element) if self._is_comparable(element) else Direction.UNKNOWN

    def of_removed(self, element: Any, before: Any) -> Direction:
        """Return what a part that was removed means: a requirement that nothing has taken the place of is loosened."""
        if isinstance(before, Norm):
            return Direction.NEITHER if element.norms else Direction.UNKNOWN
        if not isinstance(before, Target):
            return Direction.NEITHER
        goes_on = any(line_of(each) == line_of(before) for each in element.targets)
        return Direction.NEITHER if goes_on else Direction.LOOSER

    def _is_comparable(self, indicator: Indicator) -> bool:
        """Whether its numbers mean the same on both cards: one unit, one direction."""
        old = self._old(indicator)
        return (unit_of(old), old.effective_polarity) == (unit_of(indicator), indicator.effective_polarity)

    def _old(self, indicator: Indicator) -> Indicator:
        found = self.old_card.find(indicator.id)
        return found if isinstance(found, Indicator) else indicator

    @staticmethod
    def _said(indicator: Indicator, target: Target, card: Scorecard) -> Said:
        return Said(target, indicator, card.defaults.tolerance)


def bar_direction(earlier: IndicatorResult, later: IndicatorResult, old: Scorecard, new: Scorecard) -> Direction:
    """Return which way the bar that two results were held against was moved, target and norm and baseline together."""
    return Direction.together(_bar_directions(earlier, later, old, new))


def _bar_directions(
    earlier: IndicatorResult, later: IndicatorResult, old: Scorecard, new: Scorecard
) -> Iterator[Direction]:
    was, now = earlier.indicator, later.indicator
    before, after = earlier.effective_target, later.effective_target
    if before is not None and after is not None:
        yield strictness(Said(before, was, old.defaults.tolerance), Said(after, now, new.defaults.tolerance))
    norms = [result.indicator.norm_at((result.measured_in or result.period).end) for result in (earlier, later)]
    if norms[0] is not None and norms[1] is not None:
        yield norm_strictness(norms[0], norms[1], now)
    if (before is None) is not (after is None) or (norms[0] is None) is not (norms[1] is None):
        yield Direction.UNKNOWN
    yield Direction.NEITHER if was.bounds == now.bounds else Direction.UNKNOWN
    yield baseline_strictness(was.baseline, now.baseline, now)
