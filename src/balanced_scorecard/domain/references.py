"""The invariants of a whole card: one namespace of ids, and references that name something; every fault at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from ..errors import Fault, Path, did_you_mean, path_text
from .formula import Formula, cycles

if TYPE_CHECKING:
    from .indicator import Indicator
    from .perspective import Perspective
    from .scorecard import Scorecard

_UNIT = "organisational unit"
LANGUAGES = ("nb", "nn", "en", "sv", "da", "fi")


def faults_of(card: Scorecard) -> list[Fault]:
    """Return everything in *card* that no card may have, in the order of the definition."""
    found = list(places(card))
    faults = list(_duplicates(found))
    ids = _Ids(card)
    for path, wanted, known, kinds in ids.references():
        if wanted not in known:
            faults.append(Fault(f"no {kinds} {wanted!r}{did_you_mean(wanted, known)}", path))
    faults.extend(_formula_faults(card, found))
    faults.extend(_unit_faults(card))
    if card.language not in LANGUAGES:
        near = did_you_mean(card.language, LANGUAGES)
        faults.append(Fault(f"language {card.language!r} is not one of {', '.join(LANGUAGES)}{near}", ("language",)))
    return faults


def places(card: Scorecard) -> Iterator[tuple[str, Path]]:
    """Yield the id of every element with its place in the definition, in the definition's order."""
    def listed(elements: Iterable[Any], *path: str | int) -> Iterator[tuple[str, Path]]:
        for number, element in enumerate(elements):
            yield str(element.id), (*path, number, "id")

    yield from listed(card.documents, "documents")
    yield from listed(card.strategy.goals, "strategy", "goals")
    yield from listed(card.strategy.themes, "strategy", "themes")
    yield from listed(card.strategy.stakeholders, "strategy", "stakeholders")
    yield from listed(card.perspectives, "perspectives")
    for p, perspective in enumerate(card.perspectives):
        yield from listed(perspective.objectives, "perspectives", p, "objectives")
        yield from listed(perspective.factors, "perspectives", p, "factors")
        for f, factor in enumerate(perspective.factors):
            yield from listed(factor.indicators, "perspectives", p, "factors", f, "indicators")
    yield from listed(card.series, "series")
    yield from listed(card.initiatives, "initiatives")
    yield from listed(card.risks, "risks")


def _duplicates(found: list[tuple[str, Path]]) -> Iterator[Fault]:
    first: dict[str, Path] = {}
    for id_, path in found:
        if id_ in first:
            yield Fault(f"{id_!r} is already the id of {path_text(first[id_][:-1])}; give each element its own", path)
        first.setdefault(id_, path)


Reference = tuple[Path, str, Collection[str], str]


def _ids(elements: Iterable[Any]) -> dict[str, None]:
    return dict.fromkeys(str(element.id) for element in elements)


class _Ids:
    """What each kind of reference may name, in the order of the card; a dict finds as a set does and keeps order."""

    def __init__(self, card: Scorecard) -> None:
        self.card = card
        self.documents = _ids(card.documents)
        self.goals = _ids(card.strategy.goals)
        self.themes = _ids(card.strategy.themes)
        self.stakeholders = _ids(card.strategy.stakeholders)
        self.objectives = _ids(card.objectives())
        self.factors = _ids(card.factors())
        self.indicators = _ids(card.indicators())
        self.series = _ids(card.series)
        self.initiatives = _ids(card.initiatives)
        self.org_units = _ids(card.organisation.walk()) if card.organisation else {}
        self.served = self.goals | self.objectives
        self.above = self.served | self.factors
        self.steered = self.objectives | self.factors | self.indicators
        self.supported = self.goals | _ids(card.perspectives) | self.steered
        self.computed = self.series | self.indicators

    def references(self) -> Iterator[Reference]:
        yield from self._of_strategy()
        for p, perspective in enumerate(self.card.perspectives):
            yield from self._of_perspective(("perspectives", p), perspective)
        yield from self._of_series()
        yield from self._of_causality()
        yield from self._of_work()
        yield from self._of_organisation()

    def _many(self, path: Path, wanted: Iterable[str], known: Collection[str], kinds: str) -> Iterator[Reference]:
        for number, each in enumerate(wanted):
            yield (*path, number), each, known, kinds

    def _one(self, path: Path, wanted: str | None, known: Collection[str], kinds: str) -> Iterator[Reference]:
        if wanted is not None:
            yield path, wanted, known, kinds

    def _of_strategy(self) -> Iterator[Reference]:
        for n, document in enumerate(self.card.documents):
            yield from self._one(("documents", n, "amends"), document.amends, self.documents, "document")
        for n, goal in enumerate(self.card.strategy.goals):
            path = ("strategy", "goals", n)
            yield from self._many((*path, "stakeholders"), goal.stakeholders, self.stakeholders, "stakeholder")
            yield from self._one((*path, "theme"), goal.theme, self.themes, "theme")

    def _of_perspective(self, path: Path, perspective: Perspective) -> Iterator[Reference]:
        own = _ids(perspective.objectives)
        for n, objective in enumerate(perspective.objectives):
            at = (*path, "objectives", n)
            yield from self._many((*at, "serves"), objective.serves, self.goals, "goal")
            yield from self._one((*at, "theme"), objective.theme, self.themes, "theme")
        for n, factor in enumerate(perspective.factors):
            at = (*path, "factors", n)
            yield from self._one((*at, "objective"), factor.objective, own, "objective in this perspective")
            yield from self._many((*at, "serves"), factor.serves, self.served, "goal or objective")
            yield from self._one((*at, "theme"), factor.theme, self.themes, "theme")
            for i, indicator in enumerate(factor.indicators):
                yield from self._of_indicator((*at, "indicators", i), indicator)

    def _of_indicator(self, path: Path, indicator: Indicator) -> Iterator[Reference]:
        above = "goal, objective or factor"
        yield from self._many((*path, "also_supports"), indicator.also_supports, self.above, above)
        yield from self._one((*path, "weight_by"), indicator.weight_by, self.computed, "series or indicator")
        for name in Formula.parse(indicator.formula).names if indicator.formula is not None else ():
            yield (*path, "formula"), name, self.computed, "series or indicator"
        for n, target in enumerate(indicator.targets):
            yield from self._one((*path, "targets", n, "org_unit"), target.org_unit, self.org_units, _UNIT)
        if self.org_units:
            yield from self._many((*path, "affects"), indicator.affects, self.org_units, _UNIT)

    def _of_series(self) -> Iterator[Reference]:
        for n, series in enumerate(self.card.series):
            yield from self._one(("series", n, "weight_by"), series.weight_by, self.series, "series")

    def _of_causality(self) -> Iterator[Reference]:
        ends = "objective, factor or indicator"
        for n, link in enumerate(self.card.links):
            yield from self._one(("links", n, "cause"), link.cause, self.steered, ends)
            yield from self._one(("links", n, "effect"), link.effect, self.steered, ends)
            yield from self._one(("links", n, "theme"), link.theme, self.themes, "theme")
        for n, conflict in enumerate(self.card.conflicts):
            yield from self._many(("conflicts", n, "between"), conflict.between, self.steered, ends)
            for id_ in conflict.tolerance:
                yield ("conflicts", n, "tolerance", id_), id_, conflict.between, "end of this conflict"

    def _of_work(self) -> Iterator[Reference]:
        supported = "goal, perspective, objective, factor or indicator"
        for n, work in enumerate(self.card.initiatives):
            yield from self._many(("initiatives", n, "supports"), work.supports, self.supported, supported)
            expected = work.expected.indicator if work.expected else None
            path = ("initiatives", n, "expected", "indicator")
            yield from self._one(path, expected, self.indicators, "indicator")
        for n, risk in enumerate(self.card.risks):
            yield from self._many(("risks", n, "threatens"), risk.threatens, self.supported, supported)
            yield from self._many(("risks", n, "initiatives"), risk.initiatives, self.initiatives, "initiative")
        for n, incentive in enumerate(self.card.incentives or ()):
            yield from self._many(("incentives", n, "supports"), incentive.supports, self.supported, supported)

    def _of_organisation(self) -> Iterator[Reference]:
        everything = dict.fromkeys(id_ for id_, _ in places(self.card))
        for n, suppression in enumerate(self.card.checks.ignore):
            yield from self._one(("checks", "ignore", n, "element"), suppression.element, everything, "element")
        if self.card.organisation is None:
            return
        for unit in self.card.organisation.walk():
            yield from self._many(("organisation", "org_units", unit.id, "merges"), unit.merges, self.org_units, _UNIT)


def _formula_faults(card: Scorecard, found: list[tuple[str, Path]]) -> Iterator[Fault]:
    named = {each.id: Formula.parse(each.formula).names for each in card.indicators() if each.formula is not None}
    places_by_id = dict(found)
    for ring in cycles(named):
        way = " -> ".join(repr(id_) for id_ in (*ring, ring[0]))
        place = (*places_by_id[ring[0]][:-1], "formula")
        yield Fault(f"the formula needs itself, {way}; name series, or indicators that do not need it", place)


def _unit_faults(card: Scorecard) -> Iterator[Fault]:
    if card.organisation is None:
        return
    seen = Counter(unit.id for unit in card.organisation.walk())
    for twice in (id_ for id_, times in seen.items() if times > 1):
        yield Fault(f"two units have the id {twice!r}; give each its own", ("organisation",))
    needed = {unit.id: (*(below.id for below in unit.org_units), *unit.merges) for unit in card.organisation.walk()}
    for ring in cycles(needed):
        way = " -> ".join(repr(id_) for id_ in (*ring, ring[0]))
        yield Fault(f"its figures would be added up from its own, {way}; let a unit take over neither from itself nor "
                    "from one above it", ("organisation", "org_units", ring[0], "merges"))
