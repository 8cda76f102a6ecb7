"""The compliance line: rules met, broken and not controlled, beside the roll-up and never in it (R53)."""

from __future__ import annotations

from collections.abc import Sequence

from ..domain.indicator import Caps, Role
from .results import NOTHING_MONITORED, ComplianceLine, IndicatorResult, Status, TargetMet


def compliance_of(results: Sequence[IndicatorResult]) -> tuple[ComplianceLine, tuple[IndicatorResult, ...]]:
    """Return the line for the MONITORING indicators among *results*, and the broken ones that cap what is above.

    A rule is met when its target is, or, without a target, when it is GOOD; broken when it is judged and not met; not
    controlled when there is no judgement. Those not yet due are left out.
    """
    rules = [r for r in results if r.indicator.role is Role.MONITORING and r.status is not Status.NOT_DUE]
    if not rules:
        return NOTHING_MONITORED, ()
    judged = [r for r in rules if r.status.is_judged]
    met = [r for r in judged if _is_met(r)]
    broken = [r for r in judged if not _is_met(r)]
    line = ComplianceLine(
        met=tuple(r.id for r in met),
        broken=tuple(r.id for r in broken),
        not_controlled=tuple(r.id for r in rules if not r.status.is_judged),
        broken_cases=tuple(_cases(r) for r in broken),
    )
    return line, tuple(r for r in broken if r.indicator.caps in (Caps.PARENT, Caps.ALL))


def _is_met(result: IndicatorResult) -> bool:
    if result.target_met is None:
        return result.status is Status.GOOD
    return result.target_met is TargetMet.YES


def _cases(result: IndicatorResult) -> float | None:
    """Return how many cases broke the rule: those of a share's denominator that its numerator does not count."""
    if result.numerator is None or result.denominator is None or result.indicator.unit not in ("percent", "ratio"):
        return None
    return result.denominator - result.numerator
