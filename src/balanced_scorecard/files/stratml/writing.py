"""A card and its figures -> a valid plan of Part 2 (XSD 2.2.6), and what such a plan has no place for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from xml.etree.ElementTree import Element, indent, tostring

from attrs import frozen

from ...domain.factor import CriticalSuccessFactor
from ...domain.measurement import Measurements
from ...domain.objective import Objective
from ...domain.perspective import Perspective
from ...domain.scorecard import Scorecard
from ...domain.strategy import Goal
from ...errors import Fault
from ..unstructuring import unstructure_scorecard
from .elements import XmlIds, add, add_filled, as_words, is_day, is_uri, said_in, together
from .indicator_writing import IndicatorWriter, plain_by_id
from .losses import losses_of
from .stakeholder_writing import StakeholderWriter
from .vocabulary import PART_2

Plain = dict[str, Any]


@frozen(kw_only=True)
class Plan:
    """A plan as the bytes of an XML file, and what it could not say."""

    content: bytes
    lost: tuple[Fault, ...]


def write_plan(card: Scorecard, measurements: Measurements) -> Plan:
    """Return *card* with the results *measurements* as a plan; the same card and figures give the same bytes."""
    root = _PlanWriter(card, measurements).root()
    indent(root)
    return Plan(content=tostring(root, encoding="unicode").encode() + b"\n", lost=losses_of(card, measurements))


class _PlanWriter:
    """Writes one plan from the top down."""

    def __init__(self, card: Scorecard, measurements: Measurements) -> None:
        self.card = card
        self.has_results = bool(measurements.rows)
        self.document: Plain = unstructure_scorecard(card)
        self.plain = plain_by_id(self.document)
        self.ids = XmlIds()
        self.stakeholders = StakeholderWriter(card)
        self.indicators = IndicatorWriter(card, measurements, self.plain, self.ids)

    def root(self) -> Element:
        """Return the whole plan."""
        card, tags = self.card, self.card.annotations.tags
        root = Element("PerformancePlanOrReport", {"xmlns": PART_2, "Type": said_in(tags, "Type") or self._type()})
        add(root, "Name", card.name)
        add_filled(root, "Description", card.definition)
        source = "" if is_uri(card.source or "") else f"source: {card.source}" if card.source else ""
        more: Plain = {key: self.document[key] for key in ("version", "owner", "tags") if key in self.document}
        language = "" if card.language == "en" else f"language: {card.language}"
        add_filled(root, "OtherInformation", together(said_in(tags, "OtherInformation"), language, as_words(more, ()),
                                                      source))
        self._core(add(root, "StrategicPlanCore"))
        self._about(add(root, "AdministrativeInformation"))
        return root

    def _type(self) -> str:
        if self.has_results:
            return "Performance_Report"
        has_targets = any(indicator.targets for indicator in self.card.indicators())
        return "Performance_Plan" if has_targets else "Strategic_Plan"

    def _about(self, about: Element) -> None:
        tags = self.card.annotations.tags
        starts = self.card.valid_from.isoformat() if self.card.valid_from else said_in(tags, "StartDate")
        add(about, "Identifier", self.ids.of(self.card.id, "card"))
        for name, day in (("StartDate", starts), ("EndDate", said_in(tags, "EndDate")),
                          ("PublicationDate", said_in(tags, "PublicationDate"))):
            add_filled(about, name, day if is_day(day) else "")
        add_filled(about, "Source", self.card.source if self.card.source and is_uri(self.card.source) else "")

    def _core(self, core: Element) -> None:
        strategy, tags = self.card.strategy, self.card.annotations.tags
        self._organisations(core)
        for part, said in (("Vision", strategy.vision), ("Mission", strategy.mission)):
            known = said_in(tags, f"{part}.Identifier")
            if said or known:
                element = add(core, part)
                add(element, "Description", said)
                add_filled(element, "Identifier", self.ids.of(known.removeprefix("_"), part) if known else "")
        for value in strategy.values:
            name, _, described = value.partition(": ")
            element = add(core, "Value")
            add(element, "Name", name)
            add_filled(element, "Description", described)
        for goal in self._goals():
            core.append(goal)

    def _organisations(self, core: Element) -> None:
        units = list(self.card.organisation.walk()) if self.card.organisation else []
        for unit in units:
            element = add(core, "Organization")
            add(element, "Name", unit.name)
            add_filled(element, "Acronym", said_in(unit.annotations.tags, "Acronym"))
            add(element, "Identifier", self.ids.of(unit.id, "org_unit"))
            add_filled(element, "Description", unit.definition)
            self.stakeholders.write(element, unit.annotations.tags)
        rest = self.stakeholders.of_nobody()
        if rest:
            self.stakeholders.write_named(core[0] if units else add(core, "Organization"), rest)

    # ---- goals and objectives ------------------------------------------------------------------------------------

    def _goals(self) -> Iterator[Element]:
        """Yield the overall goals, then the objectives of every perspective, then its factors without an objective."""
        for goal in self.card.strategy.goals:
            yield self._goal(goal, "")
        many = len(self.card.perspectives) > 1
        for perspective in self.card.perspectives:
            said = f"perspective: {perspective.name}" if many else ""
            for objective in perspective.objectives:
                yield self._goal(objective, said, [each for each in perspective.factors
                                                   if each.objective == objective.id])
            alone = [each for each in perspective.factors if each.objective is None]
            if alone or not perspective.objectives:
                yield self._goal(perspective, said, alone)
        if not self.card.strategy.goals and not self.card.perspectives:
            only = Element("Goal")  # a plan must have one
            add(only, "Name", self.card.name)
            add(only, "Description")
            yield only

    def _goal(self, goal: Goal | Objective | Perspective, said: str,
              factors: Sequence[CriticalSuccessFactor] = ()) -> Element:
        element, tags = Element("Goal"), goal.annotations.tags
        add(element, "Name", goal.name)
        add(element, "Description", goal.definition)
        carried = (*_CARRIED, "stakeholders", "objectives", "factors")
        self._rest(element, goal.id, tags, said, carried, getattr(goal, "owner", None),
                   getattr(goal, "stakeholders", ()))
        for factor in factors:
            self._objective(element, factor)
        return element

    def _objective(self, goal: Element, factor: CriticalSuccessFactor) -> None:
        element = add(goal, "Objective")
        add(element, "Name", factor.name)
        add_filled(element, "Description", factor.definition)
        self._rest(element, factor.id, factor.annotations.tags, "", (*_CARRIED, "objective", "indicators"),
                   factor.owner)
        for indicator in factor.indicators:
            self.indicators.write(element, indicator)

    def _rest(self, element: Element, id_: str, tags: Mapping[str, str], said: str, carried: Sequence[str],
              owner: str | None, stakeholders: Sequence[str] = ()) -> None:
        """Add what a Goal and an Objective have in common after name and description."""
        add(element, "Identifier", self.ids.of(id_))
        add_filled(element, "SequenceIndicator", said_in(tags, "SequenceIndicator"))
        self.stakeholders.write(element, tags, owner, stakeholders)
        words = together(said_in(tags, "OtherInformation"), said, as_words(self.plain[id_], carried))
        add_filled(element, "OtherInformation", words)


_CARRIED = ("id", "name", "definition", "owner")
