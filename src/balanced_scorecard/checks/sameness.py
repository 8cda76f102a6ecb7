"""Which indicators measure the same thing: one unit, and one name or definition once case and signs are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..domain.indicator import Indicator
from ..domain.scorecard import Scorecard


def first_of_same_measure(scorecard: Scorecard) -> Iterator[tuple[Indicator, Indicator]]:
    """Yield each indicator that measures what an earlier one does, with that first one."""
    first: dict[tuple[str | None, str], Indicator] = {}
    for indicator in scorecard.indicators():
        keys = [(indicator.unit, key) for key in map(_normalised, (indicator.name, indicator.definition)) if key]
        earlier = next((first[key] for key in keys if key in first), None)
        if earlier is not None:
            yield indicator, earlier
        for key in keys:
            first.setdefault(key, indicator)


def _normalised(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
