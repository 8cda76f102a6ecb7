"""Indicators with their relations and results -> PerformanceIndicators."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree.ElementTree import Element

from ...domain.causality import CauseEffectLink, Effect
from ...domain.indicator import Indicator, Series
from ...domain.measurement import Measurement, Measurements
from ...domain.scorecard import Scorecard
from ...domain.unit_words import words_for_unit
from .elements import XmlIds, add, add_filled, as_words, said_in, together
from .result_writing import results_to_write, write_instances
from .vocabulary import HELPS, HURTS, RELATIONS, STAGES

Plain = dict[str, Any]
_CARRIED = ("id", "name", "definition", "unit", "targets", "baseline")
_STAGE_OF = {ours: theirs for theirs, ours in reversed(STAGES.items())} | {"societal_outcome": "Outcome"}


class IndicatorWriter:
    """Knows the figures of a card by indicator, and which series stand beside which."""

    def __init__(self, card: Scorecard, measurements: Measurements, plain: Mapping[str, Plain], ids: XmlIds) -> None:
        self.plain, self.ids = plain, ids
        self.rows: dict[str, list[Measurement]] = {}
        for row in measurements:
            self.rows.setdefault(row.indicator, []).append(row)
        self.beside: dict[str, list[Series]] = {}
        for series in card.series:
            self.beside.setdefault(said_in(series.annotations.tags, "of"), []).append(series)
        self.relations: dict[str, list[tuple[str, CauseEffectLink]]] = {}
        measured = {each.id for each in card.indicators()}
        for link in card.links:
            if link.cause in measured:
                self.relations.setdefault(link.cause, []).append(("Narrower_Than", link))
            elif link.effect in measured:
                self.relations.setdefault(link.effect, []).append(("Broader_Than", link))
        self.known = set(plain)

    def write(self, parent: Element, indicator: Indicator) -> None:
        """Add *indicator* to *parent*."""
        tags, plain = indicator.annotations.tags, self.plain[indicator.id]
        stage = indicator.stage.value if indicator.stage else ""
        element = add(parent, "PerformanceIndicator",
                      PerformanceIndicatorType=said_in(tags, "PerformanceIndicatorType"),
                      ValueChainStage=said_in(tags, "ValueChainStage") or _STAGE_OF.get(stage, ""))
        add_filled(element, "SequenceIndicator", said_in(tags, "SequenceIndicator"))
        add(element, "MeasurementDimension", indicator.name)
        add(element, "UnitOfMeasurement", said_in(tags, "UnitOfMeasurement") or words_for_unit(indicator.unit))
        add(element, "Identifier", self.ids.of(indicator.id))
        self._relations(element, indicator)
        beside = [(series, self.rows.get(series.id, [])) for series in self.beside.get(indicator.id, [])]
        write_instances(element, results_to_write(indicator, plain.get("targets", []),
                                                  self.rows.get(indicator.id, []), beside))
        carried = (*_CARRIED, *(("stage",) if stage != "societal_outcome" else ()),
                   *(("no_target",) if beside else ()))
        add_filled(element, "OtherInformation", together(indicator.definition, as_words(plain, carried)))

    def _relations(self, element: Element, indicator: Indicator) -> None:
        for kind, link in self.relations.get(indicator.id, []):
            relation = add(element, "Relationship", RelationshipType=kind)
            other = link.effect if kind == "Narrower_Than" else link.cause
            add(relation, "ReferentIdentifier", self.ids.of(other))
            add(relation, "Name", HURTS if link.effect_is is Effect.HURTS else HELPS)
            add_filled(relation, "Description", link.assumption)
        for kind in (*RELATIONS, ""):
            kept = said_in(indicator.annotations.tags, kind or "Relationship").split()
            if kept:
                relation = add(element, "Relationship", RelationshipType=kind)
                for other in kept:
                    add(relation, "ReferentIdentifier", self.ids.of(other) if other in self.known else other)


def plain_by_id(document: Mapping[str, Any]) -> dict[str, Plain]:
    """Return the goals, perspectives, objectives, factors and indicators of *document* by id."""
    return {each["id"]: each for each in _elements(document)}


def _elements(document: Mapping[str, Any]) -> Iterator[Plain]:
    yield from document.get("strategy", {}).get("goals", ())
    for perspective in document.get("perspectives", ()):
        yield perspective
        yield from perspective.get("objectives", ())
        for factor in perspective.get("factors", ()):
            yield factor
            yield from factor.get("indicators", ())
