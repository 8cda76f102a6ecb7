"""What is taken out of a tree and what is noted on the way: texts, words of a vocabulary, days, numbers, ids."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Collection, Mapping
from datetime import date
from math import isfinite

from attrs import define, field

from ...domain.identifiers import ID_PATTERN
from ...domain.period import Period
from ...errors import Fault, PeriodError
from ..documents import shortened
from .tree import Node

_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:Z|[+-]\d{2}:\d{2}|T\S*)?", re.ASCII)
_DECIMAL = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)", re.ASCII)
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?", re.ASCII)
_LONGEST = 60
_AROUND = re.compile(r"^[$€£]\s*|\s*%$")


@define
class Notes:
    """What was mended and what could not be carried, in the order it was met."""

    mended: list[Fault] = field(factory=list)
    lost: list[Fault] = field(factory=list)

    def mend(self, node: Node, message: str) -> None:
        """Note that *node* was read as something else than it says."""
        self.mended.append(Fault(message, node.path, node.line))

    def lose(self, node: Node, message: str) -> None:
        """Note that *node* says what a card and its figures have no place for."""
        self.lost.append(Fault(message, node.path, node.line))

    def lose_unread(self, root: Node) -> None:
        """Note every text and attribute below *root* that nobody has read."""
        for node in root.walk():
            if node.text and not node.is_read:
                self.lose(node, f"a card has no place for {node.name} {shortened(node.text)!r}")
            for name, value in node.attributes.items():
                self.lose(node, f"a card has no place for the attribute {name}={shortened(value)!r}")


def text_of(parent: Node, name: str, notes: Notes) -> str:
    """Return the text of the child *name* of *parent*, markup within it aside; empty where it is absent or empty."""
    found = parent.all(name)
    texts = [text for text in (_text(node, notes) for node in found) if text]
    if len(texts) > 1:
        notes.mend(found[1], f"{len(texts)} elements {name} where one may stand; joined")
    return "\n".join(texts)


def _text(node: Node, notes: Notes) -> str:
    if node.children:
        notes.mend(node, f"{node.name} holds elements; their text is kept, the markup is not")
    for each in node.walk():
        each.is_read = True
    return node.whole_text()


def word_of(node: Node, names: Collection[str], known: Collection[str], notes: Notes) -> str:
    """Return the attribute of *node* that is called one of *names*, as the vocabulary *known* spells it; else empty."""
    right, *_ = names
    name = next((each for each in names if each in node.attributes), "")
    if not name:
        return ""
    said = node.attributes.pop(name)
    by_letters = {_letters(word): word for word in known}
    word = by_letters.get(_letters(said), "")
    if name != right:
        notes.mend(node, f"the attribute {name} is read as {right}")
    if said and not word:
        notes.lose(node, f"{right} {shortened(said)!r} is none of {', '.join(known)}")
    elif word != said:
        notes.mend(node, f"{right} {shortened(said)!r} is read as {word!r}")
    return word


def _letters(word: str) -> str:
    return re.sub(r"[\W_]", "", word).casefold()


def days_of(text: str) -> tuple[date, date] | None:
    """Return the first and the last day that *text* names: a day, a month or a year; None where it is none of these.

    >>> days_of("2024-02"), days_of("31/12/2024")
    ((datetime.date(2024, 2, 1), datetime.date(2024, 2, 29)), None)
    """
    day = _DAY.fullmatch(text)
    try:
        period = Period.parse(day[1] if day else text)
    except PeriodError:
        return None
    return period.start, period.end


def number_of(node: Node, text: str, notes: Notes) -> float | None:
    """Return the number *text* is, as xsd:decimal or as people write it in English; None where it is none."""
    if _DECIMAL.fullmatch(text):
        return float(text) if isfinite(float(text)) else None
    bare = _AROUND.sub("", text)
    if _THOUSANDS.fullmatch(bare):
        bare = bare.replace(",", "")
    if not _DECIMAL.fullmatch(bare) or not isfinite(float(bare)):
        return None
    notes.mend(node, f"{text!r} is read as the number {bare}")
    return float(bare)


@define
class Identifiers:
    """The ids given out so far, one namespace; what each identifier of the file became, and the line it stands on."""

    taken: dict[str, int] = field(factory=dict)
    became: dict[str, str] = field(factory=dict)
    lines: dict[str, int] = field(factory=dict)

    def id_of(self, node: Node, wanted: str, notes: Notes) -> str:
        """Return the id of the element *node*: its Identifier where that can be one, else *wanted*; always a new one.

        StratML's identifiers begin with ``_`` where they would begin with a digit; a card's ids never do.
        """
        said = text_of(node, "Identifier", notes)
        kept = said.removeprefix("_")
        plain = kept if ID_PATTERN.fullmatch(kept) else re.sub(r"[^\w.\-]+", "-", kept).strip("-._")
        id_ = self.new(plain if ID_PATTERN.fullmatch(plain) else wanted)
        self.lines[id_] = node.line
        if not said:
            notes.mend(node, f"{node.name} has no Identifier; its id is {id_!r}")
        elif id_ != kept:
            why = "is given twice" if plain == kept else "cannot be an id"
            notes.mend(node, f"the Identifier {shortened(said)!r} {why}; the id here is {id_!r}")
        if said:
            self.became.setdefault(said, id_)
            self.became.setdefault(kept, id_)
        return id_

    def new(self, wanted: str, between: str = "-") -> str:
        """Return *wanted*, with a number behind it where it is taken."""
        id_ = wanted
        while id_ in self.taken:
            self.taken[wanted] += 1
            id_ = f"{wanted}{between}{self.taken[wanted]}"
        self.taken[id_] = 1
        return id_

    def new_series(self, *words: str) -> str:
        """Return the id of a new series that *words* name: small letters, digits and ``_``."""
        plain = re.sub(r"[^a-z0-9]+", "_", "_".join(words).casefold())[:_LONGEST].strip("_")
        return self.new(plain if plain and not plain[0].isdigit() else f"_{plain}", "_")


def slug(text: str, wanted: str) -> str:
    """Return *text* as an id: small letters and digits, ``-`` for all else; after *wanted* where that makes none.

    >>> slug("Town Council (elected)", "stakeholder"), slug("!", "stakeholder")
    ('town-council-elected', 'stakeholder')
    """
    plain = re.sub(r"[\W_]+", "-", text.lower()).strip("-")[:_LONGEST].strip("-")
    return plain if ID_PATTERN.fullmatch(plain) else f"{wanted}-{plain}".strip("-")


def last_of_month(day: date) -> bool:
    """Whether *day* ends its month."""
    return day.day == monthrange(day.year, day.month)[1]


def without_nothing(fields: Mapping[str, object]) -> dict[str, object]:
    """Return *fields* but those that say nothing: empty texts, lists and mappings, and None."""
    return {key: value for key, value in fields.items() if value not in ("", None, [], {}, ())}
