"""BSC110: what a letter asks for and nothing on the card cites."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...domain.governance import Document
from ...domain.scorecard import Scorecard
from ..rule import Rule, Severity, Violation

_NUMBER = re.compile(r"\d+(?:\.\d+)*")


def find(scorecard: Scorecard) -> Iterator[Violation]:
    """Yield each document with the items of it that no source on the card names.

    An item is named by its number, as in ``TB25 pkt. 3.1``, or by its words where it has none.
    """
    cited = [source.casefold() for source in _sources(scorecard)]
    for document in scorecard.documents:
        missing = [item for item in document.items if not any(_names(source, document, item) for source in cited)]
        if missing:
            yield Violation(document.id, name=document.name, missing=", ".join(missing))


def _sources(scorecard: Scorecard) -> Iterator[str]:
    for element in scorecard.elements():
        yield getattr(element, "source", None) or ""
    for indicator in scorecard.indicators():
        yield indicator.legal_basis or ""
        yield from (target.source or "" for target in indicator.targets)


def _names(source: str, document: Document, item: str) -> bool:
    number = _NUMBER.search(item)
    wanted = number[0] if number else item
    return _holds(source, document.id) and _holds(source, wanted)


def _holds(source: str, words: str) -> bool:
    """Whether *words* stand in *source* by themselves: 3.1 is not in 3.11 nor in 3.1.2."""
    return re.search(rf"(?<![\w.]){re.escape(words.casefold())}(?!\w|\.\w)", source) is not None


RULE = Rule(
    code="BSC110",
    name="letter-item-missing",
    severity=Severity.WARNING,
    message={"en": "nothing on the card cites {missing} of {name!r}; follow it up, or say where it is",
             "nb": "ingenting på styrekortet viser til {missing} i {name!r}; følg det opp, eller skriv hvor det skjer",
             "nn": "ingenting på styrekortet viser til {missing} i {name!r}; følg det opp, eller skriv kvar det skjer"},
    remedy={"en": "Write the document and the item in `source:` of what answers it, as in `source: TB25 pkt. 3.1`.",
            "nb": "Skriv dokumentet og punktet i `source:` på det som svarer på det, som i `source: TB25 pkt. 3.1`.",
            "nn": "Skriv dokumentet og punktet i `source:` på det som svarer på det, som i `source: TB25 pkt. 3.1`."},
    rationale="What the ministry asks for and the card does not follow is discovered when the annual report is due.",
    source="R2: «Departementet har ansvaret for å formulere mål og stille krav til resultater» (Statskonsult, 1.1)",
    find=find,
    bad="""
id: card
name: Our card
documents: [{id: TB25, name: Letter of allocation 2025, items: [item 3.1, item 3.2]}]
strategy: {goals: [{id: G1, name: Users get an answer in time, source: TB25 item 3.1}]}
""",
    good="""
id: card
name: Our card
documents: [{id: TB25, name: Letter of allocation 2025, items: [item 3.1, item 3.2]}]
strategy:
  goals:
    - {id: G1, name: Users get an answer in time, source: TB25 item 3.1}
    - {id: G2, name: Few errors, source: TB25 item 3.2}
""",
)
