"""`roll_over`: next year's card from this year's, with the list of what must be decided anew (R84, R85)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from ..domain.annotations import Annotations, State
from ..domain.card_table import words_of
from ..domain.frozen_map import FrozenMap
from ..domain.indicator import Indicator
from ..domain.measurement import Measurements, Value
from ..domain.period import Period
from ..domain.scorecard import Scorecard
from ..errors import ScorecardError
from ..evaluation.indicators import evaluate
from ..tables import html_table, table
from .change import text_of
from .decisions import Decision, DecisionKind, Turning
from .step_cards import with_indicators

if TYPE_CHECKING:
    import pandas as pd


@frozen(kw_only=True, repr=False)
class RollOver:
    """Next year's card as a draft, and what must be decided before it holds.

    Attributes:
        previous: the card it was made from. year: the fiscal year it is for.
    """

    card: Scorecard
    previous: Scorecard
    year: Period
    decisions: tuple[Decision, ...] = ()

    def __repr__(self) -> str:
        counts = Counter(decision.kind.value for decision in self.decisions)
        said = ", ".join(f"{count} {kind}" for kind, count in counts.items())
        return f"<RollOver {self.previous.name!r} to {self.year}: to decide {said or 'nothing'}>"

    def __iter__(self) -> Iterator[Decision]:
        return iter(self.decisions)

    def __len__(self) -> int:
        return len(self.decisions)

    def of_kind(self, kind: DecisionKind) -> tuple[Decision, ...]:
        """Return the decisions of one kind, in the order of the card."""
        return tuple(decision for decision in self.decisions if decision.kind is kind)

    def records(self) -> list[dict[str, object]]:
        """Return one plain record a decision, values as one line of text."""
        return [{**decision.to_dict(), **{name: text_of(getattr(decision, name))
                                          for name in ("was", "actual", "proposal", "cited_by")}}
                for decision in self.decisions]

    def to_dict(self) -> dict[str, object]:
        """Return both cards by id, the year, and every decision as plain data."""
        return {"previous": self.previous.id, "card": self.card.id, "year": str(self.year),
                "decisions": [decision.to_dict() for decision in self.decisions]}

    def to_frame(self) -> pd.DataFrame:
        """Return one row a decision."""
        return table(self.records())

    def _repr_html_(self) -> str:
        return html_table(self.records(), ("kind", "element", "name", "part", "was", "due", "actual", "proposal"),
                          words_of(self.card))


def roll_over(card: Scorecard, year: int, measurements: Measurements | None = None) -> RollOver:
    """Return next year's card from *card*, as a draft, and what must be decided anew.

    Name, id and version get the new year, the card holds from its first day. Everything else is carried forward as it
    was: last year's targets stay as versions (R8), and an indicator whose target ran out is a draft until it has one.

    Args:
        card: this year's.
        year: the fiscal year to make a card for.
        measurements: where they hold the year before, each decision shows what the indicator came to.

    Raises:
        ScorecardError: the card is of *year* or a later one already.

    >>> from balanced_scorecard import Scorecard
    >>> roll_over(Scorecard(id="card-2025", name="Our card 2025"), 2026).card.name
    'Our card 2026'
    """
    turning = Turning(card=card, year=_year(card, year), last=_year(card, year - 1), actuals={})
    of = _year_of(card, year)
    if of >= turning.year:
        raise ScorecardError(f"the card {card.name!r} is of {of}; roll it over to a later year than {year}")
    turning = evolve(turning, actuals=_actuals(card, turning.last, measurements))
    decisions = tuple(turning.decisions())
    undecided = {each.element for each in decisions if each.kind is DecisionKind.TARGET and not each.part}
    drafts = {each.id: _draft(each) for each in card.indicators() if each.id in undecided}
    next_card = with_indicators(
        card, drafts, id=_renamed(card.id, of, turning.year), name=_renamed(card.name, of, turning.year),
        version=f"{year}.1", valid_from=turning.year.start, annotations=_of_card(card, of, turning.year))
    return RollOver(card=next_card, previous=card, year=turning.year, decisions=decisions)


def _year(card: Scorecard, year: int) -> Period:
    return Period.parse(f"{year:04d}", card.fiscal_year)


def _year_of(card: Scorecard, year: int) -> Period:
    """Return the year *card* is of: that of the day it holds from; left out, the one before *year*."""
    if card.valid_from is None:
        return _year(card, year - 1)
    return _year(card, card.fiscal_year.year_of(card.valid_from))


def _actuals(card: Scorecard, last: Period, measurements: Measurements | None) -> dict[str, Value]:
    if measurements is None:
        return {}
    return {result.id: result.actual for result in evaluate(card, measurements, last)
            if result.actual is not None and result.measured_in is not None and result.measured_in.end == last.end}


def _draft(indicator: Indicator) -> Indicator:
    return evolve(indicator, annotations=evolve(indicator.annotations, state=State.DRAFT))


def _of_card(card: Scorecard, old: Period, new: Period) -> Annotations:
    names = FrozenMap({language: _renamed(name, old, new) for language, name in card.annotations.names.items()})
    return evolve(card.annotations, state=State.DRAFT, names=names)


def _renamed(text: str, old: Period, new: Period) -> str:
    """Return *text* with the name of one fiscal year in the place of another's, in the form it was written."""
    forms = dict(zip(_forms(old), _forms(new), strict=True))
    pattern = "|".join(map(re.escape, sorted(forms, key=len, reverse=True)))
    return re.sub(rf"(?<!\d)(?:{pattern})(?!\d)", lambda found: forms[found[0]], text)


def _forms(year: Period) -> tuple[str, ...]:
    """Return the ways to write a fiscal year: 2025; where it spans two, 2024/25, 2024-2025 and the like too."""
    first, last = f"{year.start.year:04d}", f"{year.end.year:04d}"
    spans = tuple(f"{first}{sign}{end}" for sign in "/-–" for end in (last[2:], last)) if first != last else ()
    return (*spans, str(year))
