"""PerformanceIndicators -> indicators, their series and figures, and the links that their Relationships say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import define, field

from ...domain.identifiers import UnitName
from ...domain.indicator import Polarity
from ...domain.measurement import Measurement
from ...domain.unit_words import unit_named, words_for_unit
from ..documents import shortened
from .mending import Identifiers, Notes, slug, text_of, without_nothing, word_of
from .results import Days, Result, fiscal_year_of, results_of
from .settling import settle
from .targets import Measured
from .tree import Node
from .vocabulary import HELPS, HURTS, INDICATOR_TYPES, RELATIONS, STAGES, TAG

Plain = dict[str, Any]
Polarities = Polarity | Mapping[str, Polarity] | None


@define
class _Met:
    """An indicator as far as it could be read before the fiscal year of the whole plan was known."""

    plain: Plain
    unit: UnitName | None
    results: list[Result]
    relations: list[Node]


@define
class Indicators:
    """The indicators met so far; `settle` makes targets, series, links and figures once all are met."""

    ids: Identifiers
    notes: Notes
    polarity: Polarities
    plan_days: Days | None
    met: list[_Met] = field(factory=list)
    places: dict[str, str] = field(factory=dict)  # id -> name
    series: list[Plain] = field(factory=list)
    rows: list[Measurement] = field(factory=list)
    links: list[Plain] = field(factory=list)
    starts: int = 1

    def read(self, node: Node, wanted: str, above: str) -> Plain:
        """Return the fields of the indicator *node*; those its results fill are added by `settle`."""
        id_ = self.ids.id_of(node, wanted, self.notes)
        told = text_of(node, "OtherInformation", self.notes)
        number = text_of(node, "SequenceIndicator", self.notes)
        written = text_of(node, "UnitOfMeasurement", self.notes)
        unit = unit_named(written) if written else None
        kind = word_of(node, ("PerformanceIndicatorType", "IndicatorType"), INDICATOR_TYPES, self.notes)
        stage = word_of(node, ("ValueChainStage",), STAGES, self.notes)
        if written and unit is None:
            self.notes.mend(node, f"the unit {shortened(written)!r} is not known; it is kept as a tag, the indicator "
                                  f"has none")
        if stage == "Outcome":
            self.notes.mend(node, "Outcome is read as user_outcome; where it is for society, write societal_outcome")
        words = {"SequenceIndicator": number, "PerformanceIndicatorType": kind}
        if written and written != words_for_unit(unit):
            words["UnitOfMeasurement"] = written
        if stage and list(STAGES.values()).count(STAGES[stage]) > 1:
            words["ValueChainStage"] = stage
        plain = without_nothing({
            "id": id_, "name": self._name(node, told, number, above), "definition": told, "unit": str(unit or ""),
            "stage": STAGES.get(stage, ""), "polarity": self._polarity(id_), "tags": tagged(words),
        })
        self.met.append(_Met(plain, unit, list(self._results(node)), node.all("Relationship")))
        return plain

    def _name(self, node: Node, told: str, number: str, above: str) -> str:
        name = text_of(node, "MeasurementDimension", self.notes)
        if name:
            return name
        name = shortened(told) or number or above
        self.notes.mend(node, f"PerformanceIndicator has no MeasurementDimension; called {name!r}")
        return name

    def _polarity(self, id_: str) -> str:
        said = self.polarity.get(id_) if isinstance(self.polarity, Mapping) else self.polarity
        return said.value if said else ""

    def _results(self, node: Node) -> Iterator[Result]:
        for instance in node.all("MeasurementInstance"):
            yield from results_of(instance, self.plan_days, self.notes, self._place(instance))

    def _place(self, instance: Node) -> str:
        """Return the id of the organisational unit that the Place of *instance* (XSD 2.2.8) is."""
        place = instance.first("Place")
        if place is None:
            return ""
        name, code = text_of(place, "Name", self.notes), text_of(place, "PlaceIdentifier", self.notes)
        if not (code or name):
            return ""
        id_ = slug(code or name, "place")
        if id_ not in self.places:
            self.places[id_] = name or code
            self.notes.mend(place, f"the Place {name or code!r} is the organisational unit {id_!r}")
        return id_

    def settle(self) -> None:
        """Make targets, series, figures and links of all that was met."""
        results = [result for met in self.met for result in met.results]
        fiscal_year = fiscal_year_of(result.days for result in results if result.days)
        self.starts = fiscal_year.starts
        self.places.update({each.org_unit: each.org_unit for each in results
                            if each.org_unit and each.org_unit not in self.places})
        for met in self.met:
            polarity = Polarity(met.plain["polarity"]) if "polarity" in met.plain else None
            measured = Measured(id=met.plain["id"], name=met.plain["name"], unit=met.unit, polarity=polarity,
                                fiscal_year=fiscal_year)
            settled = settle(measured, met.results, self.ids, self.notes)
            met.plain.update(settled.fields)
            self.series += settled.series
            self.rows += settled.rows

    def link(self, linkable: Mapping[str, object]) -> None:
        """Make links of the relations whose other end is in *linkable*; the rest is kept in tags by its own word."""
        for met in self.met:
            for node in met.relations:
                self._relate(met.plain, node, linkable)

    def _relate(self, plain: Plain, node: Node, linkable: Mapping[str, object]) -> None:
        kind = word_of(node, ("RelationshipType",), RELATIONS, self.notes)
        said = [text for text in text_of(node, "ReferentIdentifier", Notes()).split("\n") if text]
        name, described = (text_of(node, each, self.notes) for each in ("Name", "Description"))
        assumption = ": ".join(filter(None, (name if name not in (HELPS, HURTS) else "", described)))
        kept = []
        for referent in said:
            other = self.ids.became.get(referent, referent)
            if kind == "Peer_To" or not kind or other not in linkable or other == plain["id"]:
                kept.append(other)
                continue
            cause, effect = (plain["id"], other) if kind == "Narrower_Than" else (other, plain["id"])
            hurts = "hurts" if name == HURTS else ""
            self.links.append({"cause": cause, "effect": effect,
                               **without_nothing({"effect_is": hurts, "assumption": assumption})})
        if kept:
            key = f"{TAG}{kind or 'Relationship'}"
            tags = plain.setdefault("tags", {})
            tags[key] = " ".join(filter(None, (tags.get(key, ""), *kept)))
        if assumption and (kept or not said):
            self.notes.lose(node, f"what a relation says that is no link on the card: {shortened(assumption)!r}")


def tagged(words: Mapping[str, str]) -> dict[str, str]:
    """Return *words*, StratML's own by the name of their element, as tags."""
    return {f"{TAG}{name}": text for name, text in words.items() if text}
