"""The words beside figures: what people said, why there is no judgement, what is lacking."""

from __future__ import annotations

from collections.abc import Iterable

from ...domain.assessment import Assessment
from ...domain.governance import Risk
from ...domain.initiative import Initiative
from ...evaluation.results import IndicatorResult, NodeScore
from ..details import flags_of_node
from ..document import Paragraph, Tone
from ..model import IndicatorRow
from ..numbers import exact, with_unit
from ..wording import Wording


def said(
    assessments: Iterable[Assessment], say: Wording, result: IndicatorResult | None = None
) -> tuple[Paragraph, ...]:
    """Return what people said, each under the word for its kind."""
    return tuple(
        Paragraph(label=say(f"assessment.{each.kind.value}"), text=say.assessment(each, result),
                  by=say.signature(each), tone=Tone.SAID)
        for each in assessments
    )


def sentence(text: str) -> str:
    """Return *text* with a capital at its beginning, as it stands by itself.

    >>> sentence("ingen krav vurdert")
    'Ingen krav vurdert'
    """
    return f"{text[:1].upper()}{text[1:]}"


def flags(node: NodeScore, say: Wording) -> tuple[Paragraph, ...]:
    """Return what a reader of the status of *node* must know beside it."""
    return tuple(Paragraph(text=sentence(flag), tone=Tone.FLAG) for flag in flags_of_node(node, say))


def why(row: IndicatorRow, say: Wording) -> tuple[Paragraph, ...]:
    """Return why *row* is not judged; nothing where it is."""
    reason = say.why(row.result)
    return (Paragraph(label=say("report.why"), text=reason, tone=Tone.SAID),) if reason else ()


def reasons(row: IndicatorRow, say: Wording) -> tuple[Paragraph, ...]:
    """Return the reason for a deviation, or that there is none on record; nothing where the target is met."""
    if not row.is_missed:
        return said(row.reasons, say, row.result)
    return said(row.reasons, say, row.result) or (Paragraph(text=say("report.no_reason"), tone=Tone.FLAG),)


def done_about(row: IndicatorRow, say: Wording) -> tuple[str, ...]:
    """Return the work that goes on to better *row*, one line each, with who does it and until when."""
    return tuple(work_line(each, say) for each in row.work)


def work_line(initiative: Initiative, say: Wording) -> str:
    """Return an initiative in one line: name, status, owner and its end."""
    parts = [say.name(initiative), say(f"initiative.{initiative.status.value}") if initiative.status else "",
             initiative.owner or "", say("work.until", day=say.day(initiative.end)) if initiative.end else ""]
    return " · ".join(filter(None, parts))


def risk_line(risk: Risk, say: Wording) -> str:
    """Return a risk in one line: name, and how likely and grave it is."""
    return " · ".join(filter(None, (say.name(risk), risk_level(risk, say))))


def risk_level(risk: Risk, say: Wording) -> str:
    """Return how likely and grave a risk is, each of five; empty where neither is on record."""
    parts = (("likelihood", risk.likelihood), ("consequence", risk.consequence))
    return ", ".join(say(f"risk.{key}_of", level=level) for key, level in parts if level)


def budget(initiative: Initiative, say: Wording) -> str:
    """Return what an initiative may cost; empty where that is not on record."""
    amount = initiative.budget
    return with_unit(exact(amount.number, say.language), amount.unit, say.language) if amount else ""
