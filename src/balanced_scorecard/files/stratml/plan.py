"""The tree of a plan -> a definition as plain data, and its figures; what was mended and lost is noted on the way.

A plan has no perspectives: it is one. Its goals are the objectives of that perspective, its objectives the critical
success factors below them. What StratML says and a card has no field for is kept in tags, by StratML's own word.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import frozen

from ...domain.identifiers import ID_PATTERN
from ...domain.measurement import Measurement
from ...errors import DefinitionError, Fault, Path, one_of
from ..documents import Document, Positions, shortened
from .indicators import Indicators, Polarities, tagged
from .mending import Identifiers, Notes, days_of, text_of, without_nothing, word_of
from .stakeholders import Stakeholders
from .tree import Node
from .vocabulary import NAMESPACES, PERSPECTIVE, ROOTS, TYPES

Plain = dict[str, Any]


@frozen(kw_only=True)
class Read:
    """What one file says: a definition, figures, what became of the rest, and the line of each id."""

    document: Document
    measurements: tuple[Measurement, ...]
    notes: Notes
    lines: Mapping[str, int]

    @property
    def positions(self) -> Positions:
        """The line of every element of the definition that the file gives an id."""
        return dict(_placed(self.document, (), self.lines))


def _placed(value: object, path: Path, lines: Mapping[str, int]) -> Iterator[tuple[Path, int]]:
    if isinstance(value, Mapping):
        if str(value.get("id")) in lines and path:
            yield path, lines[str(value["id"])]
        for key, inner in value.items():
            yield from _placed(inner, (*path, key), lines)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _placed(inner, (*path, number), lines)


def read_plan(root: Node, polarity: Polarities = None) -> Read:
    """Return what the plan *root* says; raise DefinitionError where it is no StratML that is known here.

    Args:
        root: the root of the file.
        polarity: which way is better, for all indicators or by id; StratML does not say.
    """
    notes = Notes()
    _check_root(root, notes)
    reader = _PlanReader(root, notes, polarity)
    document = reader.document()
    notes.lose_unread(root)
    return Read(document=document, measurements=tuple(reader.indicators.rows), notes=notes, lines=reader.ids.lines)


def _check_root(root: Node, notes: Notes) -> None:
    if root.name not in ROOTS:
        raise DefinitionError([Fault(f"the file begins with {root.name!r}; a plan in StratML begins with "
                                     f"{one_of(ROOTS)}", line=root.line)])
    if root.namespace and root.namespace not in NAMESPACES:
        raise DefinitionError([Fault(f"the namespace {root.namespace!r} is none of StratML's that are read; those are "
                                     f"{one_of(NAMESPACES)}", line=root.line)])
    if not root.namespace:
        notes.mend(root, "the file names no namespace; it is read as StratML all the same")


class _PlanReader:
    """Reads one plan from the top down; every function returns plain data of a definition."""

    def __init__(self, root: Node, notes: Notes, polarity: Polarities) -> None:
        self.root, self.notes = root, notes
        self.core = root.first("StrategicPlanCore") or root
        self.about = root.first("AdministrativeInformation") or Node("", "", 0, ())
        self.ids = Identifiers()
        self.stakeholders = Stakeholders(self.ids, notes)
        self.words = {name: text_of(self.about, name, notes) for name in _ABOUT}
        first, last = (days_of(self.words[name]) for name in ("StartDate", "EndDate"))
        if first and last and last[1] < first[0]:
            notes.mend(self.about, f"it ends on {last[1]}, before it starts on {first[0]}; the two were exchanged")
            first, last = last, first
        self.indicators = Indicators(self.ids, notes, polarity, (first[0], last[1]) if first and last else None)

    def document(self) -> Plain:
        """Return the whole definition."""
        name = self._name(self.root, "A plan without a name")
        perspective = self.ids.new(PERSPECTIVE)
        organisation = self._organisation(name)
        strategy = self._strategy()
        objectives: list[Plain] = []
        factors: list[Plain] = []
        for number, node in enumerate(self.core.all("Goal"), 1):
            goal = self._element(node, f"G{number}", name)
            objectives.append(goal)
            factors += self._factors(node, goal)
        self.indicators.settle()
        measured = [indicator for factor in factors for indicator in factor.get("indicators", ())]
        self.indicators.link({each["id"]: each for each in (*objectives, *factors, *measured)})
        plan = {"id": perspective, "name": "The plan", "objectives": objectives, "factors": factors}
        self._tell_of_submitter()
        return without_nothing({
            **self._top(name),
            "fiscal_year": {"starts": self.indicators.starts} if self.indicators.starts > 1 else {},
            "strategy": without_nothing({**strategy, "stakeholders": self.stakeholders.plain()}),
            "perspectives": [without_nothing(plan)],
            "series": self.indicators.series,
            "links": self.indicators.links,
            "organisation": self._with_places(organisation, name),
        })

    def _top(self, name: str) -> Plain:
        starts = days_of(self.words["StartDate"])
        words = {name: self.words[name] for name in ("EndDate", "PublicationDate")}
        words["Type"] = word_of(self.root, ("Type",), TYPES, self.notes)
        if self.root.name == ROOTS[0]:
            words["Type"] = TYPES[0]  # what Part 1 calls by its root, Part 2 calls by a type
        words["OtherInformation"] = text_of(self.root, "OtherInformation", self.notes)
        for part in ("Vision", "Mission"):
            words[f"{part}.Identifier"] = "; ".join(
                text for node in self.core.all(part) if (text := text_of(node, "Identifier", self.notes)))
        if starts is None:
            words["StartDate"] = self.words["StartDate"]
        kept = self.words["Identifier"].removeprefix("_")
        is_id = bool(ID_PATTERN.fullmatch(kept))
        return {
            "id": kept if is_id else "plan", "name": name,
            "definition": text_of(self.root, "Description", self.notes),
            "valid_from": starts[0].isoformat() if starts else "", "source": self.words["Source"],
            "tags": tagged({**words, **({} if is_id else {"Identifier": self.words["Identifier"]})}),
        }

    def _strategy(self) -> Plain:
        values = []
        for node in self.core.all("Value"):
            pair = text_of(node, "Name", self.notes), text_of(node, "Description", self.notes)
            values.append(": ".join(filter(None, pair)))
        said = {part.casefold(): "\n".join(
            text for node in self.core.all(part) if (text := text_of(node, "Description", self.notes)))
            for part in ("Vision", "Mission")}
        return {**said, "values": [value for value in values if value]}

    # ---- the organisation ----------------------------------------------------------------------------------------

    def _organisation(self, plan: str) -> Plain:
        """Return the organisation: the first that is named, and below it those that stand beside it."""
        units = [self._unit(node, f"organisation-{number}", plan)
                 for number, node in enumerate(self.core.all("Organization"), 1)
                 if any(each.text for each in node.walk())]
        if not units:
            return {}
        root, *others = units
        if others:
            self.notes.mend(self.core.all("Organization")[0], f"{len(others)} more organisations stand below "
                            f"{root['name']!r} here, since a card has one")
        return {**root, "org_units": others}

    def _unit(self, node: Node, wanted: str, plan: str) -> Plain:
        acronym = text_of(node, "Acronym", self.notes)
        id_ = self.ids.id_of(node, wanted, self.notes)
        filled = self.stakeholders.of(node)
        if "owner" in filled:
            self.notes.lose(node, f"that {filled['owner']!r} performs the work of the organisation is not kept")
        tags = {**tagged({"Acronym": acronym}), **filled.get("tags", {})}
        return without_nothing({"id": id_, "name": self._name(node, acronym or plan),
                                "definition": text_of(node, "Description", self.notes), "tags": tags})

    def _with_places(self, organisation: Plain, plan: str) -> Plain:
        """Return *organisation* with the units that figures were measured in."""
        units = [{"id": id_, "name": name} for id_, name in self.indicators.places.items()]
        if not units:
            return without_nothing(organisation)
        root = organisation or {"id": self.ids.new("organisation"), "name": plan}
        known = {unit["id"] for unit in (root, *root.get("org_units", ()))}
        below = [*root.get("org_units", ()), *(unit for unit in units if unit["id"] not in known)]
        return without_nothing({**root, "org_units": below})

    # ---- goals and objectives ------------------------------------------------------------------------------------

    def _element(self, node: Node, wanted: str, above: str) -> Plain:
        """Return what a Goal and an Objective have in common."""
        id_ = self.ids.id_of(node, wanted, self.notes)
        filled = self.stakeholders.of(node)
        words = {each: text_of(node, each, self.notes) for each in ("SequenceIndicator", "OtherInformation")}
        tags = {**tagged(words), **filled.get("tags", {})}
        return without_nothing({
            "id": id_, "name": self._name(node, words["SequenceIndicator"] or above),
            "definition": text_of(node, "Description", self.notes), "owner": filled.get("owner", ""), "tags": tags,
        })

    def _factors(self, node: Node, goal: Plain) -> Iterator[Plain]:
        """Yield the factors of a goal; indicators that stand in the goal itself have one of its name."""
        if node.all("PerformanceIndicator"):
            self.notes.mend(node, "PerformanceIndicator stands in a Goal; put below a factor of the goal's name")
            yield self._measured(node, {"id": self.ids.new(f"{goal['id']}.0"), "name": goal["name"]}, goal)
        for number, each in enumerate(node.all("Objective"), 1):
            yield self._measured(each, self._element(each, f"{goal['id']}.{number}", goal["name"]), goal)

    def _measured(self, node: Node, factor: Plain, goal: Plain) -> Plain:
        indicators = [self.indicators.read(each, f"{factor['id']}.{number}", factor["name"])
                      for number, each in enumerate(node.all("PerformanceIndicator"), 1)]
        return without_nothing({**factor, "objective": goal["id"], "indicators": indicators})

    def _name(self, node: Node, above: str) -> str:
        """Return the name of *node*; of one without, the beginning of its description, else what is above it."""
        name = text_of(node, "Name", self.notes)
        if name:
            return name
        name = shortened(text_of(node, "Description", self.notes)) or above
        self.notes.mend(node, f"{node.name} has no Name; called {name!r}")
        return name

    def _tell_of_submitter(self) -> None:
        """Say that who handed in the file, a person's name and address, is not kept; wherever it stands."""
        for place in (self.root, self.about):
            for node in place.all("Submitter"):
                said = [f"{each.name} {shortened(each.text)!r}" for each in node.walk() if each.text]
                for each in node.walk():
                    each.is_read = True
                if said:
                    self.notes.lose(node, f"who handed in the file is not kept on a card: {', '.join(said)}")


_ABOUT = ("Identifier", "StartDate", "EndDate", "PublicationDate", "Source")
