"""What a card answers of the ministry's letters: each point with its goals, indicators and work."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from attrs import evolve, frozen

from ..domain.governance import Document, DocumentKind
from ..domain.scorecard import Scorecard
from ..domain.target import Origin, Target
from .parts import IndicatorRow, LetterPoint

LETTERS = (DocumentKind.ALLOCATION_LETTER, DocumentKind.SUPPLEMENT, DocumentKind.CONTRACT)
"""The documents a ministry steers by."""
_NUMBER = re.compile(r"\d+(?:\.\d+)*")


@frozen
class Place:
    """A point of a document: the document's id (empty where none is named) and the point as it is cited."""

    document: str = ""
    point: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What two citations of one point have in common: its number, else its words."""
        number = _NUMBER.search(self.point)
        return self.document, number[0] if number else self.point.casefold()


def cited(card: Scorecard, source: str | None) -> str:
    """Return a citation with the document's name in the place of its id: ``TB25 pkt. 3.1``.

    >>> cited(Scorecard(id="card", name="Our card"), "TB25 pkt. 3.1")
    'TB25 pkt. 3.1'
    """
    document, rest = _parted(card, source)
    if document is None:
        return source or ""
    return f"{document.name}, {rest}" if rest else document.name


def points_of(card: Scorecard, rows: Iterable[IndicatorRow]) -> tuple[LetterPoint, ...]:
    """Return every point of the ministry's letters, in the order of the letters and of their points.

    A point is there because a goal, a target or an initiative cites it, or because the letter lists it. What the
    ministry asked for without saying where comes last.
    """
    found: dict[tuple[str, str], LetterPoint] = {}

    def at(place: Place) -> tuple[str, str]:
        document = next((each for each in card.documents if each.id == place.document), None)
        found.setdefault(place.key, LetterPoint(document=document, point=place.point))
        return place.key

    for document, item in _items(card):
        key = at(Place(document.id, _point_of(item)))
        found[key] = evolve(found[key], item=item)
    for goal in card.strategy.goals:
        if place := _in_letter(card, goal.source):
            key = at(place)
            found[key] = evolve(found[key], goals=(*found[key].goals, goal))
    for row in rows:
        if place := place_of(card, row):
            key = at(place)
            found[key] = evolve(found[key], rows=(*found[key].rows, row))
    for initiative in card.initiatives:
        if place := _in_letter(card, initiative.source):
            key = at(place)
            found[key] = evolve(found[key], initiatives=(*found[key].initiatives, initiative))
    order = {document.id: n for n, document in enumerate(card.documents)}
    return tuple(found[key] for key in sorted(found, key=lambda key: _order(key, order)))


def place_of(card: Scorecard, row: IndicatorRow) -> Place | None:
    """Return where the ministry asked for the target of *row*; None where it did not.

    A target that a later letter changed stands where it was first asked for, so that the point is answered there.
    """
    target = row.result.effective_target
    if target is None:
        return None
    place = _in_letter(card, target.source)
    first = _replaced(row, target)
    if first is not None and (place is None or not place.point):
        place = _in_letter(card, first.source) or place
    if place is None and target.origin is Origin.MINISTRY:
        return Place()
    return place


def _replaced(row: IndicatorRow, target: Target) -> Target | None:
    by_id = {each.id: each for each in row.indicator.targets if each.id}
    seen: list[Target] = []
    while target.replaces in by_id and by_id[target.replaces] not in seen:
        target = by_id[target.replaces]
        seen.append(target)
    return seen[-1] if seen else None


def _items(card: Scorecard) -> Iterator[tuple[Document, str]]:
    for document in card.documents:
        if document.kind in LETTERS:
            yield from ((document, item) for item in document.items)


def _point_of(item: str) -> str:
    """Return the number an item of a letter begins with, with the words before it: ``pkt. 3.1``; else all of it."""
    number = _NUMBER.search(item)
    return item[:number.end()] if number and number.start() < len("punkt  ") else item


def _in_letter(card: Scorecard, source: str | None) -> Place | None:
    document, rest = _parted(card, source)
    return Place(document.id, rest) if document is not None and document.kind in LETTERS else None


def _parted(card: Scorecard, source: str | None) -> tuple[Document | None, str]:
    first, _, rest = (source or "").partition(" ")
    return next((each for each in card.documents if each.id == first.rstrip(",")), None), rest


def _order(key: tuple[str, str], documents: dict[str, int]) -> tuple[int, bool, tuple[int, ...], str]:
    document, point = key
    numbers = tuple(map(int, point.split("."))) if _NUMBER.fullmatch(point) else ()
    return documents.get(document, len(documents)), not numbers, numbers, point
