"""Builders in plain words: the smallest valid value of each kind, with what a test is about said by keyword."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from balanced_scorecard.domain.causality import CauseEffectLink
from balanced_scorecard.domain.expectation import read_expectation
from balanced_scorecard.domain.factor import CriticalSuccessFactor
from balanced_scorecard.domain.identifiers import (
    ElementId,
    FactorId,
    IndicatorId,
    ObjectiveId,
    OrgUnitId,
    PerspectiveId,
)
from balanced_scorecard.domain.indicator import Baseline, Indicator
from balanced_scorecard.domain.initiative import Initiative
from balanced_scorecard.domain.measurement import Measurement, Measurements
from balanced_scorecard.domain.objective import Objective
from balanced_scorecard.domain.organisation import OrganisationUnit
from balanced_scorecard.domain.period import Period
from balanced_scorecard.domain.perspective import Perspective
from balanced_scorecard.domain.scorecard import Scorecard
from balanced_scorecard.domain.target import Target


def a_period(text: str = "2024") -> Period:
    """Return the period *text* names in the calendar year."""
    return Period.parse(text)


def a_target(text: str = ">= 80", *, language: str = "en", **fields: Any) -> Target:
    """Return the target that *text* says."""
    reading = read_expectation(text, language=language)
    return Target(**{"expectation": reading.expectation, "text": text, "scope": reading.scope, **fields})


def a_baseline(value: float = 70.0, period: str = "2023") -> Baseline:
    """Return a dated baseline."""
    return Baseline(value=value, period=Period.parse(period))


def an_indicator(id: str = "I", *targets: str | Target, **fields: Any) -> Indicator:
    """Return an indicator; a target may be given as its text."""
    if targets:
        fields["targets"] = tuple(a_target(each) if isinstance(each, str) else each for each in targets)
    return Indicator(**{"id": IndicatorId(_element(id)), "name": f"Indicator {id}", **fields})


def an_objective(id: str = "O", **fields: Any) -> Objective:
    """Return an objective."""
    return Objective(**{"id": ObjectiveId(_element(id)), "name": f"Objective {id}", **fields})


def a_factor(id: str = "F", *indicators: Indicator, **fields: Any) -> CriticalSuccessFactor:
    """Return a factor with *indicators*."""
    given = {"id": FactorId(_element(id)), "name": f"Factor {id}", "indicators": indicators}
    return CriticalSuccessFactor(**{**given, **fields})


def a_perspective(id: str = "P", *factors: CriticalSuccessFactor, **fields: Any) -> Perspective:
    """Return a perspective with *factors*."""
    given = {"id": PerspectiveId(_element(id)), "name": f"Perspective {id}", "factors": factors}
    return Perspective(**{**given, **fields})


def a_card(*parts: Indicator | CriticalSuccessFactor | Perspective, **fields: Any) -> Scorecard:
    """Return a card of perspectives; of factors, in a perspective P; or of indicators, in a factor F of it."""
    perspectives = [each for each in parts if isinstance(each, Perspective)]
    factors = [each for each in parts if isinstance(each, CriticalSuccessFactor)]
    indicators = [each for each in parts if isinstance(each, Indicator)]
    if indicators:
        factors.append(a_factor("F", *indicators))
    if factors:
        perspectives.append(a_perspective("P", *factors))
    given = {"id": ElementId("card"), "name": "Our card", "perspectives": tuple(perspectives)}
    return Scorecard(**{**given, **fields})


def a_link(cause: str, effect: str, **fields: Any) -> CauseEffectLink:
    """Return the hypothesis that *cause* drives *effect*."""
    return CauseEffectLink(cause=_element(cause), effect=_element(effect), **fields)


def an_initiative(id: str = "W", **fields: Any) -> Initiative:
    """Return an initiative."""
    return Initiative(**{"id": _element(id), "name": f"Initiative {id}", **fields})


def a_unit(id: str = "agency", *units: OrganisationUnit, **fields: Any) -> OrganisationUnit:
    """Return a unit of the organisation with *units* below it."""
    return OrganisationUnit(**{"id": OrgUnitId(id), "name": f"Unit {id}", "org_units": units, **fields})


def a_measurement(indicator: str = "I", period: str = "2024", value: Any = 80.0, **fields: Any) -> Measurement:
    """Return one row of figures."""
    return Measurement(indicator=IndicatorId(_element(indicator)), period=Period.parse(period), value=value, **fields)


def measured(indicator: str = "I", org_unit: str = "", **values: Any) -> Measurements:
    """Return figures of one indicator by period: ``measured("I", p2024=80.0, p2024_T1=79.0)``."""
    return Measurements(
        a_measurement(indicator, period[1:].replace("_", "-"), value, org_unit=OrgUnitId(org_unit))
        for period, value in values.items()
    )


def _element(id: str) -> ElementId:
    return ElementId(id)


@contextmanager
def refused(message: str, error: type[Exception] = ValueError) -> Iterator[None]:
    """Expect what is done inside to be refused with *message*, compared whole."""
    with pytest.raises(error) as caught:
        yield
    assert str(caught.value) == message
