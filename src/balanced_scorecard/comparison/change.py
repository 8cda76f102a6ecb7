"""`Change`: one thing that differs between two cards, with what it was, what it is, and whether it asks for more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum
from typing import Any

import attrs
from attrs import frozen

from ..domain.amount import Amount, Duration
from ..domain.period import Period
from ..domain.scale import NormEdge, edge_text
from ..domain.target import Target
from ..tables import shown


class ChangeKind(Enum):
    """What happened to it. Ids are stable, so the same id under another name was renamed."""

    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"
    MOVED = "moved"
    REORDERED = "reordered"
    CHANGED = "changed"


class Direction(Enum):
    """Whether the bar was moved: more is asked for, less, neither, or it cannot be said."""

    TIGHTER = "tighter"
    LOOSER = "looser"
    NEITHER = "neither"
    UNKNOWN = "unknown"

    @classmethod
    def of(cls, sign: float) -> Direction:
        """Return TIGHTER above 0, LOOSER below it.

        >>> Direction.of(-2.0)
        <Direction.LOOSER: 'looser'>
        """
        return cls.TIGHTER if sign > 0 else cls.LOOSER if sign < 0 else cls.NEITHER

    @classmethod
    def together(cls, directions: Iterable[Direction]) -> Direction:
        """Return what several make of the whole: UNKNOWN where one tightens and another loosens.

        >>> Direction.together([Direction.TIGHTER, Direction.NEITHER])
        <Direction.TIGHTER: 'tighter'>
        """
        said = set(directions) - {cls.NEITHER}
        return said.pop() if len(said) == 1 else cls.UNKNOWN if said else cls.NEITHER


class ElementKind(Enum):
    """What has an id of its own on a card."""

    SCORECARD = "scorecard"
    DOCUMENT = "document"
    GOAL = "goal"
    THEME = "theme"
    STAKEHOLDER = "stakeholder"
    PERSPECTIVE = "perspective"
    OBJECTIVE = "objective"
    FACTOR = "factor"
    INDICATOR = "indicator"
    SERIES = "series"
    INITIATIVE = "initiative"
    RISK = "risk"
    ORG_UNIT = "org_unit"


class Topic(Enum):
    """What a change is about: the order in which a reader wants to hear of it."""

    BAR = "bar"
    CONTENT = "content"
    COUNTING = "counting"
    STRATEGY = "strategy"
    CAUSALITY = "causality"
    RESPONSIBILITY = "responsibility"
    DESCRIPTION = "description"
    WORK = "work"
    DOCUMENTS = "documents"
    ORGANISATION = "organisation"
    CARD = "card"


@frozen(kw_only=True)
class Change:
    """One thing that differs between two cards.

    Attributes:
        kind: what happened to it.
        element: the id of what it happened to; of the newer card for the card itself.
        element_kind: what that is. name: what it is called, on the newer card where it stands there.
        field: the attribute that differs, as in ``weight`` or ``strategy.vision``; empty for a whole element.
        part: which of several, where the field holds a list: a target's id or words, a link's two ends.
        fields: of a part that was changed, which of its own attributes differ.
        before, after: the values themselves; None where there was nothing. Of a target that was added, `before` is the
            one it takes over from.
        direction: whether more or less is asked for.
        topic: what the change is about.
        source, decided: the letter or decision the newer value stands in, and its day.
    """

    kind: ChangeKind
    element: str
    element_kind: ElementKind
    topic: Topic
    name: str = ""
    field: str = ""
    part: str = ""
    fields: tuple[str, ...] = ()
    before: object = None
    after: object = None
    direction: Direction = Direction.NEITHER
    source: str | None = None
    decided: date | None = None

    _repr_html_ = shown

    @property
    def rewrites_history(self) -> bool:
        """Whether a target asks for something else under its old date: what it was can no longer be seen (R8)."""
        is_target = self.kind is ChangeKind.CHANGED and isinstance(self.after, Target)
        return is_target and bool(_ASKED & set(self.fields)) and not _DATES & set(self.fields)

    def to_dict(self) -> dict[str, object]:
        """Return the change as plain data; of a part that was changed, only what differs."""
        only = self.fields if self.kind is ChangeKind.CHANGED else ()
        return {
            "kind": self.kind.value, "element": self.element, "element_kind": self.element_kind.value,
            "name": self.name, "topic": self.topic.value, "field": self.field or None, "part": self.part or None,
            "fields": list(self.fields),
            "rewrites_history": self.rewrites_history, "before": plain_value(self.before, only),
            "after": plain_value(self.after, only), "direction": self.direction.value, "source": self.source,
            "decided": self.decided.isoformat() if self.decided else None,
        }


_ASKED = frozenset({"expectation", "scope", "per", "phasing", "tolerance", "org_unit", "horizon"})
_DATES = frozenset({"by", "applies_from", "decided", "id"})


def plain_value(value: object, only: tuple[str, ...] = ()) -> object:
    """Return *value* of a card as JSON can hold it; of a value with attributes those that say something, or *only*.

    >>> plain_value(Period.parse("2025-T2")), plain_value(date(2025, 6, 20)), plain_value((1, 2))
    ('2025-T2', '2025-06-20', [1, 2])
    """
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Period | Amount | Duration):
        return str(value)
    if isinstance(value, tuple | list):
        return [plain_value(each) for each in value]
    if isinstance(value, Mapping):
        return {str(key): plain_value(each) for key, each in value.items()}
    return _attributes(value, only) if attrs.has(type(value)) else value


def _attributes(value: Any, only: tuple[str, ...]) -> object:
    told = {field.name: getattr(value, field.name) for field in attrs.fields(type(value)) if field.init}
    said = {name: each for name, each in told.items() if (name in only if only else each not in (None, "", ()))}
    if isinstance(value, Target):
        said = {name: str(each) if name == "expectation" else each for name, each in said.items()}
    return {name: plain_value(each) for name, each in said.items()}


def text_of(value: object) -> str:
    """Return *value* of a card in one line, as a definition would write it.

    >>> text_of(None), text_of(("A1", "A2")), text_of(80.0)
    ('', 'A1, A2', '80')
    """
    if isinstance(value, Target):
        return value.text
    if isinstance(value, float | int | NormEdge):
        return edge_text(value)
    plain = plain_value(value)
    if isinstance(plain, dict):
        return ", ".join(f"{key}: {text_of(each)}" for key, each in plain.items() if each not in (None, "", [], {}))
    if isinstance(plain, list):
        return ", ".join(map(text_of, plain))
    return "" if plain is None else str(plain)
