"""A card as the table that a notebook shows, in the card's own language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from ..tables import Record, html_line, html_table
from ..words import words_with
from .factor import CriticalSuccessFactor
from .indicator import Indicator
from .objective import Objective
from .perspective import Perspective
from .unit_words import words_for_unit

if TYPE_CHECKING:
    from .scorecard import Scorecard

_STEP = "\u2003"
_COLUMNS = ("id", "name", "kind", "unit", "targets", "owner")


def words_of(card: Scorecard) -> Mapping[str, str]:
    """Return every word in the language of *card* by its key, the card's own before the built-in one."""
    return words_with(card.language, card.words)


def card_table(card: Scorecard) -> str:
    """Return *card* as HTML: a line about it, and its perspectives, objectives, factors and indicators as a tree."""
    words = words_of(card)
    about = (card.name, card.version, card.owner, card.valid_from and f"{words['field.valid_from']} {card.valid_from}",
             card.strategy.vision)
    said = " · ".join(str(part) for part in about if part)
    rows = [row for each in card.perspectives for row in _perspective(each, card.language)]
    return f"{html_line(said)}{html_table(rows, _COLUMNS, words)}"


def _perspective(perspective: Perspective, language: str) -> Iterator[Record]:
    yield _row(perspective, "perspective", 0)
    placed = {objective.id for objective in perspective.objectives}
    for factor in perspective.factors:
        if factor.objective not in placed:
            yield from _factor(factor, 1, language)
    for objective in perspective.objectives:
        yield _row(objective, "objective", 1)
        for factor in perspective.factors:
            if factor.objective == objective.id:
                yield from _factor(factor, 2, language)


def _factor(factor: CriticalSuccessFactor, depth: int, language: str) -> Iterator[Record]:
    yield _row(factor, "factor", depth)
    for indicator in factor.indicators:
        yield {**_row(indicator, "indicator", depth + 1), "unit": words_for_unit(indicator.unit, language),
               "targets": _targets(indicator)}


def _row(
    element: Perspective | Objective | CriticalSuccessFactor | Indicator, kind: str, depth: int
) -> dict[str, object]:
    return {"id": element.id, "name": _STEP * depth + element.name, "kind": kind, "owner": element.owner}


def _targets(indicator: Indicator) -> str:
    said = [" ".join(str(part) for part in (target.text, target.by and f"({target.by})", target.org_unit) if part)
            for target in indicator.targets]
    return " · ".join(said) or str(indicator.no_target or "")
