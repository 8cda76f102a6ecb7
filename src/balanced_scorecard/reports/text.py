"""`render_text`: a report as plain text for a terminal of eighty columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest
from textwrap import wrap

from ..domain.assessment import Assessment
from ..evaluation.results import DataStatus, IndicatorResult, Status
from .details import flags_of_node
from .model import FactorPart, IndicatorRow, ObjectivePart, PerspectivePart, Report
from .numbers import HARD_SPACE
from .palette import LOOKS
from .wording import Wording

WIDTH = 80
_COLUMNS = (29, 16, 15, 14)
_GAP = "  "


def render_text(report: Report, *, language: str | None = None) -> str:
    """Return *report* as plain text; in *language*, left out in the card's.

    Counts come first, then a table for each perspective with the reasons below each row, then what is missing, the
    compliance line and the findings.
    """
    say = Wording.of(report, language)
    parts = [_head(report, say), _summary(report, say)]
    parts.extend(_perspective(part, say) for part in report.perspectives)
    parts.extend((
        _compliance(report, say), _listed("missing_figures", report.missing(), say),
        _listed("outside", report.outside(), say), _findings(report, say), _foot(report, say),
    ))
    text = "\n\n".join("\n".join(lines) for lines in map(list, parts) if lines)
    return text.replace(HARD_SPACE, " ") + "\n"


def _head(report: Report, say: Wording) -> Iterator[str]:
    yield from _wrapped(say.name(report.scores.evaluation.scorecard))
    about = (report.org_unit or report.organisation, say.covers(report))
    yield from _wrapped(" · ".join(part for part in about if part))
    yield "=" * WIDTH


def _summary(report: Report, say: Wording) -> Iterator[str]:
    total = report.total
    yield from _wrapped(f"{say('report.summary')}: {_mark(total.status, say)} – {say.counts(total)}")
    for flag in flags_of_node(total, say):
        yield from _wrapped(flag, indent="  ")
    for row in report.poor():
        target = f"{say('report.target')} {say.judged_against(row.result)}"
        text = f"{LOOKS[row.result.status].icon} {_named(row, say)}: {say.value(row.result)} ({target})"
        yield from _wrapped(text, indent="  ", hanging="    ")
    missing = report.missing()
    if missing:
        yield from _wrapped(f"? {say('report.is_missing')}: {say.ids(missing)}", indent="  ", hanging="    ")
    if report.compliance:
        line = f"{say('report.compliance')}: {say.compliance(total.compliance)}"
        yield from _wrapped(line, indent="  ", hanging="    ")
    yield from _said(report.assessments, say)


def _perspective(part: PerspectivePart, say: Wording) -> Iterator[str]:
    yield from _wrapped(say.name(part.element).upper())
    if not any(part.rows()):
        yield f"  {say('report.empty_perspective')}"
        return
    yield from _wrapped(f"{_mark(part.score.status, say)} – {say.counts(part.score)}")
    for flag in flags_of_node(part.score, say):
        yield from _wrapped(flag, indent="  ")
    yield from _said(part.assessments, say)
    yield "-" * WIDTH
    heads = (say(f"report.{key}") for key in ("indicator", "value", "target", "status"))
    yield from _line(heads)
    yield "-" * WIDTH
    for objective in part.objectives:
        yield from _objective(objective, say)


def _objective(objective: ObjectivePart, say: Wording) -> Iterator[str]:
    if objective.element is not None:
        yield from _wrapped(f"{say('node.objective')} {objective.element.id} {say.name(objective.element)}")
    yield from _said(objective.assessments, say)
    for factor in objective.factors:
        yield from _factor(factor, say)


def _factor(factor: FactorPart, say: Wording) -> Iterator[str]:
    yield from _wrapped(f"{factor.element.id} {say.name(factor.element)}")
    yield from _said(factor.assessments, say)
    for row in factor.rows:
        yield from _row(row, say)


def _row(row: IndicatorRow, say: Wording) -> Iterator[str]:
    result = row.result
    target = "\n".join(part for part in (say.target(result), say.target_note(result)) if part)
    status = "\n".join(part for part in (_mark(result.status, say), _freshness(result, say)) if part)
    value = "\n".join(part for part in (say.value(result), say.value_note(result)) if part)
    yield from _line((f"  {_named(row, say)}", value, target, status))
    why = say.why(result)
    if why:
        yield from _wrapped(f"{say('report.why')}: {why}", indent="    ", hanging="      ")
    yield from _said(row.assessments, say, result)


def _freshness(result: IndicatorResult, say: Wording) -> str:
    usual = (DataStatus.FRESH, DataStatus.MISSING)  # a missing figure is told by its status
    return "" if result.data_status in usual else say(f"data.{result.data_status.value}")


def _compliance(report: Report, say: Wording) -> Iterator[str]:
    if not report.compliance:
        return
    yield say("report.compliance").upper()
    for each in report.compliance:
        cases = f" ({say('report.broken_cases', cases=say.cases(each.cases))})" if each.cases else ""
        text = f"{say(f'compliance.{each.state.value}')}{cases}: {_named(each.row, say)}"
        yield from _wrapped(text, indent="  ", hanging="    ")


def _listed(key: str, rows: Iterable[IndicatorRow], say: Wording) -> Iterator[str]:
    for number, row in enumerate(rows):
        if number == 0:
            yield say(f"report.{key}").upper()
        why = say.why(row.result)
        text = f"{_named(row, say)}: {why}" if why else _named(row, say)
        yield from _wrapped(text, indent="  ", hanging="    ")


def _findings(report: Report, say: Wording) -> Iterator[str]:
    if not report.findings:
        return
    yield say("report.findings").upper()
    for finding in report.findings:
        yield from _wrapped(finding.line(say.language), indent="  ", hanging="    ")


def _foot(report: Report, say: Wording) -> Iterator[str]:
    yield "-" * WIDTH
    for text in say.footer(report):
        yield from _wrapped(text)


def _said(assessments: Iterable[Assessment], say: Wording, result: IndicatorResult | None = None) -> Iterator[str]:
    for each in assessments:
        by = say.signature(each)
        text = f"{say(f'assessment.{each.kind.value}')}: {say.assessment(each, result)}{f' ({by})' if by else ''}"
        yield from _wrapped(text, indent="    ", hanging="      ")


def _named(row: IndicatorRow, say: Wording) -> str:
    return f"{row.result.id} {say.name(row.indicator)}"


def _mark(status: Status, say: Wording) -> str:
    return f"{LOOKS[status].icon} {say.status(status)}"


def _wrapped(text: str, indent: str = "", hanging: str | None = None) -> list[str]:
    return wrap(text, WIDTH, initial_indent=indent, subsequent_indent=indent if hanging is None else hanging)


def _line(cells: Iterable[str]) -> Iterator[str]:
    """Yield one row of the table, each cell wrapped in its own column."""
    columns = [_cell(cell, width) for cell, width in zip(cells, _COLUMNS, strict=True)]
    for line in zip_longest(*columns, fillvalue=""):
        yield _GAP.join(part.ljust(width) for part, width in zip(line, _COLUMNS, strict=True)).rstrip()


def _cell(text: str, width: int) -> list[str]:
    return [line for part in text.split("\n") for line in wrap(part, width, subsequent_indent=_hang(part))]


def _hang(text: str) -> str:
    return " " * (len(text) - len(text.lstrip(" ")))
