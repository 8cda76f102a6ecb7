"""`render_markdown`: a report as Markdown, for a page that is kept with the text around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..domain.assessment import Assessment
from ..evaluation.results import IndicatorResult, Status
from .details import flags_of_node
from .model import IndicatorRow, ObjectivePart, PerspectivePart, Report
from .palette import LOOKS
from .wording import Wording

_MARKS = re.compile(r"([\\`*_\[\]<>|#&])")


def render_markdown(report: Report, *, language: str | None = None) -> str:
    """Return *report* as Markdown; in *language*, left out in the card's. Texts of the card stand as text."""
    say = Wording.of(report, language)
    parts = [_head(report, say), _summary(report, say)]
    parts.extend(_perspective(part, say) for part in report.perspectives)
    parts.extend((_compliance(report, say), _not_judged(report, say), _findings(report, say), _foot(report, say)))
    return "\n\n".join(block for part in parts for block in part) + "\n"


def _head(report: Report, say: Wording) -> Iterator[str]:
    yield f"# {_text(say.name(report.scores.evaluation.scorecard))}"
    about = (report.org_unit or report.organisation, say.covers(report))
    yield _text(" · ".join(part for part in about if part))


def _summary(report: Report, say: Wording) -> Iterator[str]:
    yield f"## {say('report.summary')}"
    yield f"{_mark(report.total.status, say)} – **{say.counts(report.total)}**"
    yield from map(_text, flags_of_node(report.total, say))
    if report.poor():
        yield "\n".join(_poor(row, say) for row in report.poor())
    if report.missing():
        yield f"{say('report.is_missing')}: {_text(say.ids(report.missing()))}"
    if report.compliance:
        yield f"{say('report.compliance')}: {say.compliance(report.total.compliance)}"
    yield from _said(report.assessments, say)


def _poor(row: IndicatorRow, say: Wording) -> str:
    target = f"{say('report.target')} {_text(say.judged_against(row.result))}"
    return f"- {_mark(Status.POOR, say)}: {_named(row, say)}: {say.value(row.result)} ({target})"


def _perspective(part: PerspectivePart, say: Wording) -> Iterator[str]:
    yield f"## {_text(say.name(part.element))}"
    if not any(part.rows()):
        yield say("report.empty_perspective")
        return
    yield f"{_mark(part.score.status, say)} – {say.counts(part.score)}"
    yield from map(_text, flags_of_node(part.score, say))
    yield from _said(part.assessments, say)
    for objective in part.objectives:
        yield from _objective(objective, say)


def _objective(objective: ObjectivePart, say: Wording) -> Iterator[str]:
    if objective.element is not None:
        yield f"### {say('node.objective')} {_text(f'{objective.element.id} {say.name(objective.element)}')}"
    yield from _said(objective.assessments, say)
    heads = ("factor", "indicator", "value", "target", "status", "data", "owner")
    lines = [_line(say("node.factor") if key == "factor" else say(f"report.{key}") for key in heads),
             "|---|---|---:|---:|---|---|---|"]
    for factor in objective.factors:
        name = _text(f"{factor.element.id} {say.name(factor.element)}")
        lines.extend(_line((name, *_cells(row, say))) for row in factor.rows)
    if len(lines) > 2:
        yield "\n".join(lines)
    for factor in objective.factors:
        yield from _said(factor.assessments, say)
        yield from (text for row in factor.rows for text in _words_beside(row, say))


def _cells(row: IndicatorRow, say: Wording) -> tuple[str, ...]:
    result = row.result
    target = "<br>".join(_text(part) for part in (say.target(result), say.target_note(result)) if part)
    fresh = say(f"data.{result.data_status.value}")
    value = "<br>".join(_text(part) for part in (say.value(result), say.value_note(result)) if part)
    return _named(row, say), value, target, _mark(result.status, say), fresh, _text(row.owner)


def _words_beside(row: IndicatorRow, say: Wording) -> Iterator[str]:
    why = say.why(row.result)
    if why:
        yield f"{_text(row.result.id)}: {_text(why)}"
    for text in _said(row.assessments, say, row.result):
        yield f"{_text(row.result.id)}: {text}"


def _compliance(report: Report, say: Wording) -> Iterator[str]:
    if not report.compliance:
        return
    yield f"## {say('report.compliance')}"
    heads = _line(say(f"report.{key}") for key in ("rule", "legal_basis", "status", "cases"))
    rows = [_line((_named(each.row, say), _text(each.row.indicator.legal_basis or ""),
                   say(f"compliance.{each.state.value}"), "" if each.cases is None else say.cases(each.cases)))
            for each in report.compliance]
    yield "\n".join((heads, "|---|---|---|---:|", *rows))


def _not_judged(report: Report, say: Wording) -> Iterator[str]:
    for key, rows in (("missing_figures", report.missing()), ("outside", report.outside())):
        if rows:
            yield f"## {say(f'report.{key}')}"
            yield "\n".join(f"- {_named(row, say)}: {_text(say.why(row.result))}" for row in rows)


def _findings(report: Report, say: Wording) -> Iterator[str]:
    if report.findings:
        yield f"## {say('report.findings')}"
        yield "\n".join(f"- {_text(finding.line(say.language))}" for finding in report.findings)


def _foot(report: Report, say: Wording) -> Iterator[str]:
    yield "---"
    yield "\n".join(f"{_text(text)}  " for text in say.footer(report)).rstrip()


def _said(assessments: Iterable[Assessment], say: Wording, result: IndicatorResult | None = None) -> Iterator[str]:
    for each in assessments:
        by = say.signature(each)
        said = _text(say.assessment(each, result) + (f" ({by})" if by else ""))
        yield f"**{say(f'assessment.{each.kind.value}')}**: {said}"


def _named(row: IndicatorRow, say: Wording) -> str:
    return _text(f"{row.result.id} {say.name(row.indicator)}")


def _mark(status: Status, say: Wording) -> str:
    return f"{LOOKS[status].icon} {_text(say.status(status))}"


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _text(text: str) -> str:
    """Return *text* so that Markdown shows it as it is, on one line."""
    return _MARKS.sub(r"\\\1", " ".join(text.split(" ")).replace("\n", " ").replace("\r", " "))
