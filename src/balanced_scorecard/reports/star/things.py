"""The tables of things: indicators and levels with their place on the card, units, periods, statuses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...domain.factor import CriticalSuccessFactor
from ...domain.indicator import Indicator, Series
from ...domain.organisation import OrganisationUnit
from ...domain.period import Period
from ...domain.perspective import Perspective
from ...evaluation.results import NodeKind, Status
from ..numbers import period_text, year_text
from ..palette import LOOKS
from ..wording import Wording
from .model import Record
from .sources import Judged, unit_key

_BETWEEN = " / "


def indicator_key(card_key: str, id_: str) -> str:
    """Return the key of an indicator or series: that of its card, and its id."""
    return f"{card_key}/{id_}"


def node_key(card_key: str, kind: NodeKind, id_: str) -> str:
    """Return the key of a level: an element may have the id of the card itself, so its kind is part of it."""
    return f"{card_key}/{kind.value}/{id_}"


def period_key(period: Period) -> str:
    """Return the key of a period: its days, since a fiscal year changes what a name means.

    >>> period_key(Period.parse("2025-T2"))
    '2025-05-01/2025-08-31'
    """
    return f"{period.start.isoformat()}/{period.end.isoformat()}"


def indicators(cards: Iterable[tuple[Judged, Wording]]) -> Iterator[Record]:
    """Yield every indicator and series of each card, with the path to it and the weights along it."""
    for judged, say in cards:
        card = judged.card
        rows: list[tuple[Indicator | Series, Record]] = [
            (each, _path(factor, perspective, say)) for perspective in card.perspectives
            for factor in perspective.factors for each in factor.indicators]
        rows += [(each, {}) for each in card.series]
        for place, (each, path) in enumerate(rows, 1):
            yield {**_measured(judged, each, say), **path, "place": place}


def _path(factor: CriticalSuccessFactor, perspective: Perspective, say: Wording) -> Record:
    objective = next((each for each in perspective.objectives if each.id == factor.objective), None)
    return {
        "perspective": perspective.id, "perspective_name": say.name(perspective),
        "perspective_weight": float(perspective.weight), "factor": factor.id, "factor_name": say.name(factor),
        "factor_weight": float(factor.weight), "objective": objective.id if objective else None,
        "objective_name": say.name(objective) if objective else None,
        "objective_weight": float(objective.weight) if objective else None}


def _measured(judged: Judged, each: Indicator | Series, say: Wording) -> Record:
    said: Record = {
        "indicator_key": indicator_key(judged.card_key, each.id), "indicator": each.id, "name": say.name(each),
        "kind": "series", "unit": each.unit, "unit_name": say.unit(each.unit) or None,
        "definition": each.definition or None, **_card(judged, say)}
    if not isinstance(each, Indicator):
        return said
    kinds = {"polarity": each.polarity, "role": each.role, "frequency": each.frequency}
    return {**said, **{name: value.value if value else None for name, value in kinds.items()}, "kind": "indicator",
            "owner": judged.card.owner_of(each), "weight": float(each.weight)}


def _card(judged: Judged, say: Wording) -> Record:
    card = judged.card
    return {"card": card.id, "card_name": say.name(card), "card_version": card.version or None}


def nodes(cards: Iterable[tuple[Judged, Wording]]) -> Iterator[Record]:
    """Yield the card and each perspective, objective and factor of it, with the level above."""
    for judged, say in cards:
        for place, (kind, element, above, path) in enumerate(_levels(judged, say), 1):
            yield {"node_key": node_key(judged.card_key, kind, element), "kind": kind.value, "node": element,
                   "parent_key": node_key(judged.card_key, *above) if above else None, "place": place,
                   **path, **_card(judged, say)}


def _levels(judged: Judged, say: Wording) -> Iterator[tuple[NodeKind, str, tuple[NodeKind, str] | None, Record]]:
    card = judged.card
    top = (NodeKind.SCORECARD, str(card.id))
    yield (*top, None, {"name": say.name(card), "weight": 1.0})
    for perspective in card.perspectives:
        here = (NodeKind.PERSPECTIVE, str(perspective.id))
        path: Record = {"perspective_name": say.name(perspective)}
        yield (*here, top, {**path, "name": say.name(perspective), "weight": float(perspective.weight)})
        names = {each.id: say.name(each) for each in perspective.objectives}
        for objective in perspective.objectives:
            yield (NodeKind.OBJECTIVE, objective.id, here, {
                **path, "objective_name": names[objective.id], "name": names[objective.id],
                "weight": float(objective.weight)})
        for factor in perspective.factors:
            above = (NodeKind.OBJECTIVE, str(factor.objective)) if factor.objective else here
            yield (NodeKind.FACTOR, factor.id, above, {
                **path, "objective_name": names[factor.objective] if factor.objective else None,
                "factor_name": say.name(factor), "name": say.name(factor), "weight": float(factor.weight)})


def units(judged: Iterable[Judged], named: Iterable[tuple[str, Judged]]) -> Iterator[Record]:
    """Yield every unit of the organisations, the newest word on each, then the units that stand in none.

    *named* are the units facts are about, each with where it was met.
    """
    found: dict[str, Record] = {}
    for organisation in dict.fromkeys(each.organisation for each in judged if each.organisation is not None):
        found |= {str(row["unit_key"]): row for row in _tree(organisation, None, ())}
    for key, of in named:
        if key not in found:
            whole = unit_key("", of.card, of.organisation)
            name = of.card.name if key == whole else key
            path = name if key == whole else f"{of.card.name}{_BETWEEN}{name}"
            found[key] = {"unit_key": key, "parent_key": None if key == whole else whole, "org_unit": key, "name": name,
                          "path": path, "level": 0 if key == whole else 1}
    for place, row in enumerate(found.values(), 1):
        yield {**row, "place": place}


def _tree(unit: OrganisationUnit, parent: str | None, above: tuple[str, ...]) -> Iterator[Record]:
    path = (*above, unit.name)
    yield {"unit_key": unit.id, "parent_key": parent, "org_unit": unit.id, "name": unit.name,
           "path": _BETWEEN.join(path), "level": len(above), "opens": unit.opens, "closes": unit.closes}
    for each in unit.org_units:
        yield from _tree(each, unit.id, path)


def periods(found: Iterable[Period], say: Wording) -> Iterator[Record]:
    """Yield each of the periods *found* once, in order of time, longer ones first."""
    by_key = {period_key(each): each for each in found}
    ordered = sorted(by_key.items(), key=lambda pair: (pair[1].start, -pair[1].days))
    for place, (key, each) in enumerate(ordered, 1):
        yield {"period_key": key, "period": str(each), "name": period_text(each, say.language),
               "frequency": "span" if each.is_span else each.frequency.value, "starts": each.start, "ends": each.end,
               "year": year_text(each.year()), "place": place}


def statuses(say: Wording) -> Iterator[Record]:
    """Yield every status with its word, its icon and its colour."""
    for place, status in enumerate(Status, 1):
        look = LOOKS[status]
        yield {"status_key": status.value, "name": say.status(status), "icon": look.icon, "colour": look.fill,
               "is_judged": status.is_judged, "place": place}
