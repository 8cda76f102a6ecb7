"""`ChangeWords`: how what differs between two cards is said in one language; text and Markdown only lay it out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from enum import Enum
from typing import Any

import attrs
from attrs import frozen

from ..comparison.cards import Difference
from ..comparison.change import Change, ChangeKind, Direction, ElementKind
from ..domain.amount import Amount, Duration
from ..domain.causality import CauseEffectLink, Conflict, Lag
from ..domain.frequency import Frequency
from ..domain.governance import Incentive, Review
from ..domain.indicator import Indicator
from ..domain.initiative import Milestone
from ..domain.period import Period
from ..domain.scale import Bounds, Norm, NormEdge
from ..domain.scorecard import Scorecard, Suppression
from ..domain.target import Target
from ..domain.unit_words import words_for_unit
from ..words import words_for
from .numbers import day_text, exact, number, period_text, with_unit
from .wording import Wording

NOTHING = "–"
_SILENT = frozenset({"strategy"})
"""What a path leads through without saying more than its end."""
_OWN_KEYS = frozenset({"words", "tags", "names", "definitions", "options"})
"""Below these a path goes on in the card's own keys."""
_IN_TEXT = frozenset({"expectation", "text", "scope", "by", "org_unit", "decided", "source", "id"})
"""Attributes of a target that its text, its source and its place already tell."""
_LABELLING: dict[type, tuple[str, ...]] = {
    CauseEffectLink: ("cause", "effect"), Conflict: ("between",), Incentive: ("name",), Milestone: ("name",),
    Norm: ("valid_from",), Review: ("date",), Suppression: ("rule", "element"),
}
"""Attributes of a part that the words for it already tell."""
_MOST_DECIMALS = 4
_WORDS_OF = {"status": "initiative.", "basis": "split.covers_", "effect_is": "map."}
"""Closed vocabularies that a language has words for; of the others the definition's own are shown."""


@frozen(kw_only=True)
class Line:
    """One change as it is told: of what, what it was, what it is, which way, and where it stands."""

    element: str
    what: str
    before: str
    after: str
    direction: str = ""
    source: str = ""


@frozen(kw_only=True)
class ChangeWords:
    """The words of one language for what differs between two cards."""

    say: Wording
    old: Scorecard
    new: Scorecard

    @classmethod
    def of(cls, difference: Difference, language: str | None = None) -> ChangeWords:
        """Return the words for *difference* in *language*; left out, in the newer card's."""
        return cls(say=Wording(language=language or difference.new.language), old=difference.old, new=difference.new)

    def named(self, card: Scorecard) -> str:
        """Return what a card is called, with its version where it has one."""
        name = self.say.name(card)
        return self.say("difference.named", name=name, version=card.version) if card.version else name

    def line(self, change: Change) -> Line:
        """Return *change* as it is told."""
        return Line(element=self._element(change), what=self._what(change), before=self._before(change),
                    after=self._after(change), direction=self._direction(change), source=self.cited(change))

    def _element(self, change: Change) -> str:
        if change.element_kind is ElementKind.SCORECARD:
            return self.say("element.scorecard")
        found = (card.find(change.element) for card in (self.new, self.old))
        same = next((each for each in found if each is not None and each.name == change.name), None)
        return f"{change.element} {self.say.name(same) if same else change.name}".strip()

    def field(self, path: str) -> str:
        """Return the words for the attribute that *path* leads to: ``baseline.value`` is "startverdi, verdi"."""
        words, told = words_for(self.say.language), []
        parts = [part for part in path.split(".") if part not in _SILENT]
        for n, part in enumerate(parts):
            is_own = not _OWN_KEYS.isdisjoint(parts[:n])
            told.append(part if is_own else words.get(f"field.{part}", part))
        return ", ".join(told)

    def _what(self, change: Change) -> str:
        kind = change.kind
        if not change.field:
            return self.say(f"difference.{kind.value}", what=self.say(f"element.{change.element_kind.value}"))
        if kind is ChangeKind.MOVED:
            return self.say("difference.moved", holder=self.say(f"element.{change.field}").lower())
        what = " ".join(word for word in (self.field(change.field), self._part(change)) if word)
        if kind in (ChangeKind.REORDERED, ChangeKind.REMOVED):
            return self.say(f"difference.{kind.value}", what=what)
        if kind is ChangeKind.ADDED:
            return self.say("difference.added" if change.before is None else "difference.version", what=what)
        if change.rewrites_history:
            return self.say("difference.rewritten", what=what)
        more = "" if _is_target(change) else ", ".join(map(self.field, change.fields))
        return f"{what} ({more})" if more else what

    def _part(self, change: Change) -> str:
        """Return what a part is known by; a target is known by its words, which stand beside it."""
        part = change.before if change.after is None else change.after
        if isinstance(part, Review):
            return self.value(part.date)
        if isinstance(part, Norm):
            return self.value(part.valid_from) if part.valid_from else ""
        return "" if isinstance(part, Target) else change.part

    def _before(self, change: Change) -> str:
        is_new = change.kind is ChangeKind.ADDED and change.before is None
        return "" if is_new or not change.field else self._side(change, change.before)

    def _after(self, change: Change) -> str:
        if change.kind is ChangeKind.REMOVED:
            return ""
        if change.field:
            return self._side(change, change.after)
        element = self.new.find(change.element)
        targets = element.targets if isinstance(element, Indicator) else ()
        return "; ".join(map(self.target, targets))

    def _side(self, change: Change, value: object) -> str:
        if change.kind is ChangeKind.MOVED:
            found = self.new.find(str(value)) or self.old.find(str(value))
            return f"{value} {self.say.name(found)}" if found is not None else self.value(value)
        if value is None or not change.fields:
            return self.value(value, change.field.rpartition(".")[2])
        own = [name for name in change.fields if not (_is_target(change) and name in _IN_TEXT)]
        if _is_target(change):
            return "; ".join((self.value(value), *(f"{self.field(name)} {self._own(value, name)}" for name in own)))
        return "; ".join(self._own(value, name) for name in own)

    def _own(self, part: object, name: str) -> str:
        return self.value(getattr(part, name), name)

    def value(self, value: object, field: str = "") -> str:
        """Return a value of a card as a reader of the language expects it."""
        match value:
            case None | "":
                return NOTHING
            case Target():
                return self.target(value)
            case Enum():
                return self._member(value, field)
            case str():
                return words_for_unit(value, self.say.language) if field == "unit" else value
            case float() | int():
                return self._number(float(value))
            case ():
                return self.say("difference.none_on_record") if field == "incentives" else NOTHING
            case date():
                return day_text(value, self.say.language)
            case Period():
                return period_text(value, self.say.language)
            case Amount():
                return with_unit(exact(value.number, self.say.language), value.unit, self.say.language)
            case Duration():
                return self._length(value.count, value.unit)
            case Lag():
                unit = self._unit_of_time(value.unit, value.last)
                return self.say("difference.lag", first=value.first, last=value.last, unit=unit)
            case Bounds(low=None, high=None):
                return NOTHING
            case Bounds(low=low, high=high):
                return f"{'' if low is None else self.value(low)}–{'' if high is None else self.value(high)}"
        return self._several(value)

    def _several(self, value: object) -> str:
        if isinstance(value, tuple) and all(isinstance(each, float | int) for each in value):
            return "–".join(map(self.value, value))
        if isinstance(value, tuple):
            return ", ".join(map(self.value, value))
        if isinstance(value, Mapping):
            return ", ".join(f"{key}: {self.value(each)}" for key, each in value.items())
        return ", ".join(self._attributes(value))

    def _attributes(self, value: Any) -> Iterator[str]:
        labelling = _LABELLING.get(type(value), ())
        for field in attrs.fields(type(value)):
            held = getattr(value, field.name)
            is_said = bool(held) or isinstance(held, float | int)
            if is_said and field.name not in labelling:
                yield f"{self.field(field.name)} {self.value(held, field.name)}"

    def target(self, target: Target) -> str:
        """Return a target as the letter wrote it, with its date and the unit it binds."""
        text = self.say.letter(target)
        if target.by is not None:
            text = self.say("difference.target_by", text=text, when=self.value(target.by))
        if target.org_unit:
            text = self.say("difference.target_unit", text=text, unit=target.org_unit)
        return text

    def _member(self, member: Enum, field: str) -> str:
        if isinstance(member, NormEdge):
            return self.say(f"difference.the_{member.value}")
        if isinstance(member, Frequency):
            return self.say(f"frequency.{member.value}")
        words = words_for(self.say.language)
        return words.get(f"{_WORDS_OF.get(field, '')}{member.value}", str(member.value))

    def _number(self, value: float) -> str:
        written = exact(value, self.say.language)
        short = number(value, self.say.language, _MOST_DECIMALS)
        return written if len(written) <= len(short) else short

    def _length(self, count: int, unit: str) -> str:
        return f"{count} {self._unit_of_time(unit, count)}"

    def _unit_of_time(self, unit: str, count: int) -> str:
        word = words_for_unit(unit, self.say.language, count)
        return word if word != unit else self.say(f"frequency.{unit}")

    def _direction(self, change: Change) -> str:
        if change.direction is not Direction.NEITHER:
            return self.say(f"direction.{change.direction.value}")
        is_carried_on = _is_target(change) and change.before is not None and change.after is not None
        return self.say("direction.carried_on") if is_carried_on else ""

    def cited(self, change: Change) -> str:
        """Return the letter a change stands in, and its day; empty where neither is on record."""
        if not change.field or change.decided is None:
            return change.source or ""
        day = day_text(change.decided, self.say.language)
        return self.say("difference.cited", source=change.source, day=day) if change.source else day


def _is_target(change: Change) -> bool:
    return change.field == "targets"

