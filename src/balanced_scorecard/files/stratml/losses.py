"""What a plan in StratML has no place for, though the card or its figures say it; a line a kind of thing."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from ...domain.measurement import Measurement, Measurements
from ...domain.observation import ObservationStatus
from ...domain.organisation import OrganisationUnit
from ...domain.scorecard import Scorecard
from ...errors import Fault
from .elements import said_in

_COLLECTIONS = ("documents", "conflicts", "initiatives", "risks", "incentives", "reviews")
_WRITTEN = ("indicator", "period", "value", "org_unit", "note")


def losses_of(card: Scorecard, measurements: Measurements) -> tuple[Fault, ...]:
    """Return what of *card* and *measurements* StratML cannot say."""
    return (*_of_card(card), *_of_measurements(card, measurements))


def _of_card(card: Scorecard) -> Iterator[Fault]:
    if len(card.perspectives) > 1:
        many = len(card.perspectives)
        yield Fault(f"StratML knows no perspectives; the {many} are named in words", ("perspectives",))
    if any(unit.org_units or unit.opens or unit.closes for unit in _units(card)):
        yield Fault("StratML knows no tree and no dates of organisations; they stand side by side", ("organisation",))
    for name in _COLLECTIONS:
        many = len(getattr(card, name) or ())
        if many:
            yield Fault(f"StratML has no place for {name}; {many} left out", (name,))
    own = [series.id for series in card.series if not said_in(series.annotations.tags, "of")]
    if own:
        yield Fault(f"StratML has no place for series; {len(own)} left out", ("series",))
    if card.strategy.themes:
        yield Fault(f"StratML has no place for themes; {len(card.strategy.themes)} left out", ("strategy", "themes"))
    for name in ("defaults", "words", "checks"):
        if getattr(card, name) != attrs.fields_dict(Scorecard)[name].default:
            yield Fault(f"StratML has no place for {name}; left out", (name,))
    yield from _of_links(card)
    in_words = ("formula", "frequency", "adds_up", "source", "norms", "owner", "polarity", "timing")
    many = sum(any(getattr(each, name) for name in in_words) for each in card.indicators())
    if many:
        yield Fault(f"StratML has no element for norm, formula, frequency, source and the like; those of {many} "
                    f"indicators are written as words", ("perspectives",))


def _units(card: Scorecard) -> Iterator[OrganisationUnit]:
    return card.organisation.walk() if card.organisation else iter(())


def _of_links(card: Scorecard) -> Iterator[Fault]:
    measured = {each.id for each in card.indicators()}
    written = [link for link in card.links if {link.cause, link.effect} & measured]
    if len(written) < len(card.links):
        many = len(card.links) - len(written)
        yield Fault(f"StratML relates indicators only; {many} links between others are left out", ("links",))
    many = sum(bool(link.lag or link.theme or link.evidence) for link in written)
    if many:
        yield Fault(f"a relation in StratML has neither lag, theme nor evidence; those of {many} links are left out",
                    ("links",))


def _of_measurements(card: Scorecard, measurements: Measurements) -> Iterator[Fault]:
    placed = {each.id for each in card.indicators()}
    placed |= {series.id for series in card.series if said_in(series.annotations.tags, "of")}
    without = [row for row in measurements if row.indicator not in placed]
    if without:
        yield Fault(f"StratML has figures of indicators only; {len(without)} of series or of others are left out",
                    ("measurements",))
    fields = [each for each in attrs.fields(Measurement) if each.eq and each.name not in _WRITTEN]
    for each in fields:
        many = sum(getattr(row, each.name) not in (each.default, None) for row in measurements
                   if row.indicator in placed and not _is_written(row, each.name))
        if many:
            yield Fault(f"StratML has no place for {each.name}; that of {many} figures is left out", ("measurements",))


def _is_written(row: Measurement, name: str) -> bool:
    """Whether the one status of *row* has the one Descriptor a result may have."""
    return name == "statuses" and len(row.statuses - {ObservationStatus.NORMAL}) <= 1 and not row.org_unit
