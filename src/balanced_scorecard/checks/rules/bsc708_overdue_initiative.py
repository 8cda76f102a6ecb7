"""BSC708: work past its end or a milestone, and not done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...domain.initiative import Initiative
from ...domain.scorecard import Scorecard
from ..rule import Needs, Rule, Severity, Violation


def find(scorecard: Scorecard, on: date) -> Iterator[Violation]:
    """Yield each active initiative that was to end, or to pass a milestone, before *on*."""
    for initiative in scorecard.initiatives:
        dues = [(due, what) for due, what in _steps(initiative) if due < on]
        if dues and initiative.is_active:
            due, what = min(dues)
            wording = "milestone" if what else ""
            yield Violation(initiative.id, wording=wording, name=initiative.name, due=due.isoformat(), what=what)


def _steps(initiative: Initiative) -> Iterator[tuple[date, str]]:
    """Yield what is still to be done, with its day: the end, named by the empty text, and each milestone not passed."""
    if initiative.end:
        yield initiative.end, ""
    for milestone in initiative.milestones:
        if milestone.due and not milestone.done:
            yield milestone.due, milestone.name


RULE = Rule(
    code="BSC708",
    name="overdue-initiative",
    severity=Severity.WARNING,
    needs=Needs.DATE,
    message={"en": "the initiative {name!r} was to end on {due} and is not done; close it, or give it a new date",
             "nb": "tiltaket {name!r} skulle være ferdig {due} og er ikke det; avslutt det, eller gi det en ny dato",
             "nn": "tiltaket {name!r} skulle vere ferdig {due} og er ikkje det; avslutt det, eller gi det ein ny dato"},
    wordings={"milestone": {"en": "the initiative {name!r} was to pass {what!r} on {due} and has not; mend the plan",
                            "nb": "tiltaket {name!r} skulle passere {what!r} {due} og har ikke det; rett planen",
                            "nn": "tiltaket {name!r} skulle passere {what!r} {due} og har ikkje det; rett planen"}},
    remedy={"en": "Write `status: done` or `done:` on the milestone, or the new date.",
            "nb": "Skriv `status: done`, eller `done:` på milepælen, eller den nye datoen.",
            "nn": "Skriv `status: done`, eller `done:` på milepælen, eller den nye datoen."},
    rationale="A date that passes without a word teaches everyone that dates mean nothing.",
    source="R94: «hvilke tiltak og handlinger som må gjennomføres, og hvem som har ansvaret for hva» (Statskonsult, "
           "5.2)",
    find=find,
    example_on=date(2025, 6, 1),
    bad="""
id: card
name: Our card
initiatives: [{id: I1, name: Backlog project, end: 2025-03-31, status: running}]
""",
    good="""
id: card
name: Our card
initiatives: [{id: I1, name: Backlog project, end: 2025-03-31, status: done}]
""",
)
