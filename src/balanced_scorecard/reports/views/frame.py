"""What every view has around its sections: title, what it is of and covers, and what it rests on."""

from __future__ import annotations

from ...domain.aggregation import Basis
from ...evaluation.results import Status
from ..choices import View
from ..document import Document, Section
from ..model import Report
from ..numbers import year_text
from ..wording import Wording


def framed(report: Report, say: Wording, sections: tuple[Section, ...]) -> Document:
    """Return *sections* as a whole document."""
    covers, made, *_ = say.footer(report)
    card = say.name(report.scores.evaluation.scorecard)
    return Document(
        view=report.view, language=say.language, title=_title(report, say, card), eyebrow=report.organisation,
        lines=tuple(_lines(report, say, card)), sections=sections, foot=(covers, made),
        running=" · ".join((card, say.covers(report), _prints(report, say))),
        status_words={status: say.status(status) for status in Status},
    )


def _title(report: Report, say: Wording, card: str) -> str:
    year = year_text(report.period.year())
    match report.view:
        case View.CARD:
            return card
        case View.ANNUAL if not is_whole_year(report):
            return say("view.annual_draft", year=year)
        case _:
            return say(f"view.{report.view.value}", year=year)


def is_whole_year(report: Report) -> bool:
    """Whether the figures are of a whole year: the year itself, or the year to date at its end."""
    year = report.period.year()
    return report.period.end == year.end and (report.basis is Basis.YEAR_TO_DATE or report.period.start == year.start)


def _lines(report: Report, say: Wording, card: str) -> list[str]:
    about = [say("report.unit_line", name=report.org_unit) if report.org_unit else "",
             f"{say('node.owner')}: {report.owner}" if report.owner else ""]
    if report.compared is not None and report.view in (View.CARD, View.MEETING):
        about.append(say("turn.compared", period=say.period_within(report.compared.evaluation.period)))
    vision = report.scores.evaluation.scorecard.strategy.vision
    if vision and report.view is View.CARD:
        about.append(f"{say('report.vision')}: {vision}")
    lines = ("" if report.view is View.CARD else card, say.covers(report), " · ".join(filter(None, about)))
    return [line for line in lines if line]


def _prints(report: Report, say: Wording) -> str:
    version = say("report.card_version", version=report.version) if report.version else ""
    prints = say("view.prints", definition=report.definition_hash, data=report.data_hash)
    return " · ".join(filter(None, (version, prints)))
