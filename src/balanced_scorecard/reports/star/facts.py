"""The tables of facts: results of indicators, scores of levels, and the figures behind them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...domain.measurement import Measurement
from ...domain.scale import ends_of
from ...evaluation.results import IndicatorResult, NodeKind, NodeScore, TargetMet
from ..figures_behind import FigureBehind, figures_behind
from ..wording import Wording
from .model import Record
from .sources import Judged, is_level, unit_key
from .things import indicator_key, node_key, period_key


def results(judged: Judged, say: Wording) -> Iterator[Record]:
    """Yield a row an indicator; of a unit rolled up and not judged itself, the score alone."""
    told = {each.id for each in judged.results}
    for each in judged.results:
        yield {**_where(judged), **_result(each, say), "indicator_key": indicator_key(judged.card_key, each.id)}
    for node in judged.nodes:
        if node.kind is NodeKind.INDICATOR and node.id not in told:
            yield {**_where(judged), "indicator_key": indicator_key(judged.card_key, node.id),
                   "status_key": node.status.value, "score": node.score, "coverage": node.coverage,
                   "met": node.targets_met, "judged": node.targets_judged, "is_rolled_up": True}


def _where(judged: Judged) -> Record:
    return {"unit_key": judged.unit_key, "period_key": period_key(judged.period), "basis": judged.of.basis.value,
            "as_of": judged.of.as_of, "is_rolled_up": False}


def _result(each: IndicatorResult, say: Wording) -> Record:
    ends = ends_of(each.target) if isinstance(each.target, tuple) else (None, None)
    numbers = {name: _number(getattr(each, name)) for name in (
        "target", "target_whole", "gap", "progress", "score", "previous", "same_period_last_year", "expected",
        "coverage", "numerator", "denominator", "low", "high")}
    return {
        **numbers, "status_key": each.status.value, "reason": each.reason.value if each.reason else None,
        "value": _number(each.actual), "value_in_period": _number(each.actual_in_basis),
        "value_text": None if each.actual is None else say.value(each), "target_low": ends[0], "target_high": ends[1],
        "target_text": say.target(each), "target_met": each.target_met.value if each.target_met else None,
        "met": int(each.target_met is TargetMet.YES), "judged": int(each.target_met in (TargetMet.YES, TargetMet.NO)),
        "pace": each.pace.value if each.pace else None, "data_status": each.data_status.value,
        "measured_in": str(each.measured_in) if each.measured_in else None}


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, float | int) else None


def scores(judged: Judged) -> Iterator[Record]:
    """Yield a row a level of the card."""
    for node in filter(is_level, judged.nodes):
        yield {**_where(judged), "is_rolled_up": judged.is_rolled_up, **_node(node),
               "node_key": node_key(judged.card_key, node.kind, node.id)}


def _node(node: NodeScore) -> Record:
    low, high = node.score_bounds or (None, None)
    counts = {name: node.counts.get(name, 0) for name in ("good", "medium", "poor")}
    rules = node.compliance
    return {
        "status_key": node.status.value, "score": node.score, "coverage": node.coverage, "score_low": low,
        "score_high": high, "effective_weight": node.effective_weight, "targets_met": node.targets_met,
        "targets_judged": node.targets_judged, **counts,
        "missing": len(node.missing), "rules_met": len(rules.met), "rules_broken": len(rules.broken),
        "rules_not_controlled": len(rules.not_controlled), "is_preliminary": node.preliminary,
        "limited_by": "; ".join(node.limited_by) or None}


def figures(judged: Judged, say: Wording) -> Iterator[tuple[Record, Measurement]]:
    """Yield the rows the results were made from, each with where it came from."""
    for each in figures_behind(judged.of):
        yield _figure(judged, each, say), each.row


def _figure(judged: Judged, each: FigureBehind, say: Wording) -> Record:
    row = each.row
    marks = sorted(each.value for each in row.statuses if each.value != "A")
    value = row.value
    return {
        "indicator_key": indicator_key(judged.card_key, row.indicator), "period_key": period_key(row.period),
        "unit_key": unit_key(row.org_unit, judged.card, judged.organisation), "value": _number(value),
        **{name: _number(getattr(row, name)) for name in ("numerator", "denominator", "n", "low", "high")},
        "value_text": value.isoformat() if isinstance(value, date) else value if isinstance(value, str) else None,
        "basis": row.basis.value, "marks": ", ".join(say(f"observation.{each}") for each in marks) or None,
        "recorded_at": row.recorded_at.isoformat() if row.recorded_at else None, "recorded_by": row.recorded_by or None,
        "source": row.source or None, "note": row.note or None, "is_newest": each.is_newest}
