"""`cascade`: a card as the template of a unit's card, with local targets and additions (R40, R87)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import evolve

from ..errors import UnknownElementError, did_you_mean
from .factor import CriticalSuccessFactor
from .identifiers import OrgUnitId
from .indicator import Indicator
from .initiative import Initiative
from .organisation import OrganisationUnit
from .perspective import Perspective
from .scorecard import Scorecard
from .target import Target

_NONE: Mapping[str, tuple[()]] = {}


def cascade(
    template: Scorecard,
    org_unit: str,
    *,
    targets: Mapping[str, Iterable[Target]] = _NONE,
    indicators: Mapping[str, Iterable[Indicator]] = _NONE,
    factors: Mapping[str, Iterable[CriticalSuccessFactor]] = _NONE,
    initiatives: Iterable[Initiative] = (),
) -> Scorecard:
    """Return the card of one unit, made from *template*: the same definitions, the unit's own targets and additions.

    Args:
        template: the card of the whole organisation; its organisation holds the unit.
        org_unit: the unit's id.
        targets: the unit's own targets, by the id of the indicator they are for.
        indicators: additional indicators, by the id of the factor they are put under.
        factors: additional factors, by the id of the perspective they are put in.
        initiatives: the unit's own work; that of the template stays with the template.

    Targets of other units are left out. Each factor of the template supports itself, so that the template's check finds
    who brings it about. Units' cards made from one template roll up node by node (`roll_up_organisation`).

    Raises:
        UnknownElementError: *org_unit* is not in the organisation, or an id names no element of the right kind.

    >>> from balanced_scorecard import OrganisationUnit, Scorecard, cascade
    >>> agency = OrganisationUnit(id="agency", name="Agency", org_units=(OrganisationUnit(id="north", name="North"),))
    >>> cascade(Scorecard(id="card-2025", name="Card", organisation=agency), "north").id
    'card-2025-north'
    """
    unit = _unit(template, org_unit)
    _refuse_unknown("indicator", targets, [each.id for each in template.indicators()])
    _refuse_unknown("factor", indicators, [each.id for each in template.factors()])
    _refuse_unknown("perspective", factors, [each.id for each in template.perspectives])
    adapted = tuple(
        _perspective(each, unit.id, targets=targets, indicators=indicators, added=tuple(factors.get(each.id, ())))
        for each in template.perspectives
    )
    return evolve(
        template, id=f"{template.id}-{unit.id}", name=f"{template.name}: {unit.name}", perspectives=adapted,
        initiatives=tuple(initiatives), risks=(), checks=evolve(template.checks, ignore=()),
    )


def _unit(template: Scorecard, org_unit: str) -> OrganisationUnit:
    unit = template.org_unit(org_unit)
    if unit is None:
        known = [each.id for each in template.organisation.walk()] if template.organisation else []
        hint = did_you_mean(org_unit, known) if known else "; the card has no organisation, give it one"
        raise UnknownElementError(f"no unit {org_unit!r} in the organisation{hint}")
    return unit


def _refuse_unknown(kind: str, given: Mapping[str, object], known: list[str]) -> None:
    for id_ in given:
        if id_ not in known:
            raise UnknownElementError(f"no {kind} {id_!r} on the card{did_you_mean(id_, known)}")


def _perspective(
    perspective: Perspective, org_unit: str, *, targets: Mapping[str, Iterable[Target]],
    indicators: Mapping[str, Iterable[Indicator]], added: tuple[CriticalSuccessFactor, ...],
) -> Perspective:
    kept = tuple(
        evolve(
            factor,
            supports=tuple(dict.fromkeys((*factor.supports, factor.id))),
            indicators=(
                *(_indicator(each, org_unit, targets.get(each.id, ())) for each in factor.indicators),
                *indicators.get(factor.id, ()),
            ),
        )
        for factor in perspective.factors
    )
    return evolve(perspective, factors=(*kept, *added))


def _indicator(indicator: Indicator, org_unit: str, own: Iterable[Target]) -> Indicator:
    """Return *indicator* with the targets that concern the unit, and its *own* ones."""
    unit = OrgUnitId(org_unit)
    kept = [each for each in indicator.targets if each.org_unit in (None, unit)]
    return evolve(indicator, targets=(*kept, *(evolve(each, org_unit=unit) for each in own)))
