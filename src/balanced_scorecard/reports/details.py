"""What is said of a row or a node only when a reader opens it: pairs of a term and its text, empty ones left out."""

from __future__ import annotations

from collections.abc import Iterator

from ..domain.measurement import Value
from ..domain.scale import Scale, ends_of
from ..evaluation.restatements import Restatement
from ..evaluation.results import DataStatus, IndicatorResult, NodeKind, NodeScore, Status, TargetMet
from .distance import distance
from .model import IndicatorRow
from .numbers import decimals_apart, decimals_for, exact, number, period_text, share_text
from .wording import Wording

Pair = tuple[str, str]


def details_of_row(row: IndicatorRow, say: Wording) -> tuple[Pair, ...]:
    """Return the definition, the target's origin, the edges and the numbers behind one row."""
    return _said((*_meaning(row, say), *_target(row, say), *_numbers(row.result, say)), say)


def meaning_of_row(row: IndicatorRow, say: Wording) -> tuple[Pair, ...]:
    """Return what one row means and is held against: the definition, the target's origin and the edges."""
    return _said((*_meaning(row, say), *_target(row, say)), say)


def details_of_node(node: NodeScore, say: Wording) -> tuple[Pair, ...]:
    """Return the score of a node and how much it rests on; empty for a node of which nothing is judged."""
    if node.score is None:
        return ()
    pairs = [("report.score", number(node.score, say.language, 2))]
    if node.coverage is not None:
        pairs.append(("report.coverage", share_text(node.coverage, say.language)))
    if node.score_bounds is not None and node.missing:
        pairs.append(("report.score_bounds", "–".join(number(each, say.language, 2) for each in node.score_bounds)))
    pairs.append(("report.weight", exact(node.weight, say.language)))
    return _said(pairs, say)


def flags_of_node(node: NodeScore, say: Wording) -> tuple[str, ...]:
    """Return what a reader of the status must know beside it: what limits it, what is hidden below, what may change."""
    flags = []
    if node.limited_by and node.status is Status.MEDIUM:
        flags.append(say("report.limited_by", status=say.status(node.status).lower(), ids=", ".join(node.limited_by)))
    hidden = [each for each in node.hidden_poor if each not in node.limited_by]
    if hidden and node.kind is not NodeKind.SCORECARD:  # a page on the whole card lists them with their figures
        flags.append(say("report.poor_below", status=say.status(Status.POOR), ids=", ".join(hidden)))
    if node.preliminary:
        flags.append(say("report.preliminary"))
    return tuple(flags)


def edges_in_words(result: IndicatorResult, say: Wording) -> str:
    """Return the edges of *result* in words: ``grønn fra 80 %, gul fra 70 %``; empty where nothing is judged."""
    scale = result.scale
    if scale is None:
        return ""
    good = say(f"edges.good_{_side(scale, is_strict=scale.is_strict)}", edge=_bare(result, scale, say, "good"))
    if scale.medium is None:
        return f"{good}; {say('edges.two_valued')}"
    medium = say(f"edges.medium_{_side(scale, is_strict=False)}", edge=_bare(result, scale, say, "medium"))
    return f"{good}, {medium}"


def _side(scale: Scale, *, is_strict: bool) -> str:
    if scale.direction == 0:
        return "between"
    if is_strict:
        return "above" if scale.direction > 0 else "below"
    return "from" if scale.direction > 0 else "until"


def _bare(result: IndicatorResult, scale: Scale, say: Wording, which: str) -> str:
    edge = scale.good if which == "good" or scale.medium is None else scale.medium
    return say.edge(result, scale, edge).lstrip("≥≤<>\u00a0")


def _meaning(row: IndicatorRow, say: Wording) -> Iterator[Pair]:
    indicator = row.indicator
    yield "report.definition", indicator.annotations.definitions.get(say.language) or indicator.definition
    yield "report.source", row.source
    yield "report.legal_basis", indicator.legal_basis or ""
    yield "report.not_judged", say.why(row.result)
    if row.result.reason is None or row.result.note != indicator.no_target:
        yield "report.no_target_because", indicator.no_target or ""


def _target(row: IndicatorRow, say: Wording) -> Iterator[Pair]:
    target, result = row.result.effective_target, row.result
    if target is not None:
        origin = say(f"origin.{target.origin.value}") if target.origin else ""
        decided = say("report.decided", day=say.day(target.decided)) if target.decided else ""
        said = (row.target_source, origin, target.decided_by or "", decided)
        yield "report.target_source", " · ".join(part for part in said if part)
        yield "report.target_version", say.day(target.applies_from) if target.applies_from else ""
        yield "report.target_reason", target.reason or ""
    if result.scale is not None and result.target != result.target_whole and not isinstance(result.target_whole, str):
        whole = "–".join(exact(end, say.language) for end in ends_of(_numbers_only(result)))
        yield "report.target_whole", say.amount(result, whole) if whole else ""
    yield "report.edges", edges_in_words(result, say)
    yield "report.long_term", _long_term(result, say)


def _long_term(result: IndicatorResult, say: Wording) -> str:
    """Return the long-term target, the day it is due and how far the way to it is travelled."""
    far = result.long_term
    if far is None or far.target is None:
        return ""
    due = say("target.by", when=say.day(far.target.due)) if far.target.due else ""
    way = say("report.way", share=share_text(far.progress, say.language)) if far.progress is not None else ""
    return " · ".join(part for part in (say.letter(far.target), due, way) if part)


def _numbers_only(result: IndicatorResult) -> float | tuple[float, float] | None:
    whole = result.target_whole
    return whole if isinstance(whole, float | int | tuple) else None


def _numbers(result: IndicatorResult, say: Wording) -> Iterator[Pair]:
    if result.gap is not None:
        yield "report.gap", distance(result, say)
    if result.numerator is not None and result.denominator is not None:
        parts = (exact(part, say.language) for part in (result.numerator, result.denominator))
        yield "report.parts", " / ".join(parts)
    yield "report.price_basis", result.price_basis or ""
    yield "report.uncertainty", uncertainty(result, say)
    marks = [say(f"observation.{each.value}") for each in result.observation]
    moved = say("report.may_flip") if result.may_flip else ""
    yield "report.observation", ". ".join(part for part in (", ".join(marks), moved, _revision(result, say)) if part)
    yield "report.restated", " · ".join(_restatement(each, result, say) for each in result.restated)
    yield "report.judged_by", _judgement(result, say)
    if result.status_before_change is not None:
        yield "report.before_change", say.status(result.status_before_change)
    if result.measured_in is not None and result.measured_in != result.period:
        yield "report.data", say("report.measured_in", period=period_text(result.measured_in, say.language))
    if result.previous is not None:
        yield "report.previous", say.value(result, result.previous)
    if result.same_period_last_year is not None:
        yield "report.last_year", say.value(result, result.same_period_last_year)
    if result.baseline is not None:
        yield "report.baseline", say.value(result, result.baseline)
    if result.progress is not None:
        yield "report.progress", share_text(result.progress, say.language)
    if result.pace is not None and result.expected is not None:
        yield "report.expected", f"{say.value(result, result.expected)} · {say(f'pace.{result.pace.value}')}"
    if result.score is not None:
        yield "report.score", number(result.score, say.language, 2)
    if result.coverage is not None and result.coverage < 1:
        yield "report.coverage", share_text(result.coverage, say.language)


def _revision(result: IndicatorResult, say: Wording) -> str:
    """Return how far first figures of a provisional one have moved."""
    moved = result.revision
    if moved is None or result.data_status is not DataStatus.PROVISIONAL:
        return ""
    size, mean = (say.change(result, each) for each in (moved.mean_size, moved.mean))
    return say("report.first_figures", size=size.lstrip("+"), count=moved.count, mean=mean)


def _restatement(change: Restatement, result: IndicatorResult, say: Wording) -> str:
    """Return what a row was and what it became; of a formula's series the bare numbers, with its name."""
    is_own = change.indicator == result.id

    def figure(value: Value | None) -> str:
        if value is None:
            return say("report.no_value")
        return say.value(result, value) if is_own or not isinstance(value, float | int) else exact(value, say.language)

    told = say("report.restatement", period=period_text(change.period, say.language), before=figure(change.before),
               after=figure(change.after))
    day = f" ({say.day(change.recorded_at.date())})" if change.recorded_at else ""
    return f"{'' if is_own else f'{change.indicator}, '}{told}{day}"


def _judgement(result: IndicatorResult, say: Wording) -> str:
    """Return who judged it, when, and why."""
    judgement = result.judgement
    if judgement is None:
        return ""
    day = say.day(judgement.on) if judgement.on else ""
    return " · ".join(part for part in (judgement.by or "", day, judgement.why) if part)


def uncertainty(result: IndicatorResult, say: Wording) -> str:
    """Return how far off a figure of few can be: ``11 av 14 (78,6 %, 52,4–92,4 %) motbeviser ikke «> 79 %»``.

    Empty where no interval is known; where the target lies outside it, nothing is added.
    """
    if result.low is None or result.high is None:
        return ""
    said = {"value": say.value(result), "interval": _interval(result, result.low, result.high, say)}
    figure = say("uncertainty.survey", **said)
    if result.numerator is not None and result.denominator is not None:
        k, n = (exact(part, say.language) for part in (result.numerator, result.denominator))
        figure = say("uncertainty.share", k=k, n=n, **said)
    if result.distinguishable is not False:
        return figure
    verdict = "not_proved" if result.target_met is TargetMet.YES else "not_disproved"
    return say(f"uncertainty.{verdict}", figure=figure, target=say.target(result))


def _interval(result: IndicatorResult, low: float, high: float, say: Wording) -> str:
    near = ends_of(result.target) if isinstance(result.target, float | int | tuple) else ()
    decimals = max(decimals_apart(end, near, decimals_for(end, result.indicator.decimals)) for end in (low, high))
    return say.amount(result, "–".join(number(end, say.language, decimals) for end in (low, high)))


def _said(pairs: list[Pair] | tuple[Pair, ...], say: Wording) -> tuple[Pair, ...]:
    return tuple((say(key), text) for key, text in pairs if text)
