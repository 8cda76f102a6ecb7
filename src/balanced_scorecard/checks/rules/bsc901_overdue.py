"""BSC901: a figure due and not delivered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from ...domain.organisation import ROOT
from ...domain.scorecard import Scorecard
from ...evaluation.statuses import DataStatus
from ..gathering import few
from ..rule import Needs, Rule, Severity, Violation

if TYPE_CHECKING:
    from ...evaluation.results import Evaluation


def find(scorecard: Scorecard, on: date, evaluation: Evaluation) -> Iterator[Violation]:
    """Yield each indicator whose figure of the period was due on the day of the check and is not there.

    Where figures come from units, it is those of them that have not reported.
    """
    from ...evaluation.awaiting import awaited  # numpy: only where there are figures
    from ...evaluation.setting import setting_of

    setting = setting_of(evaluation)
    for result in evaluation:
        if result.data_status is not DataStatus.OVERDUE and not (result.units and result.units.missing):
            continue
        late, asked = awaited(result.indicator, setting)
        told: dict[str, Any] = {"name": result.indicator.name, "period": str(evaluation.period), "on": on.isoformat()}
        if late == (ROOT,):
            owner = scorecard.owner_of(result.indicator)
            yield Violation(result.id, wording="" if owner else "nobody", owner=owner, **told)
        elif late:
            yield Violation(result.id, wording="units", units=few(late), count=len(late), asked=asked, **told)


RULE = Rule(
    code="BSC901",
    name="overdue",
    severity=Severity.WARNING,
    needs=Needs.DATE | Needs.EVALUATION,
    message={"en": "the figure of {name!r} for {period} was due and is not there on {on}; ask {owner!r} for it",
             "nb": "tallet for {name!r} i {period} var forfalt og mangler {on}; etterlys det hos {owner!r}",
             "nn": "talet for {name!r} i {period} var forfalle og manglar {on}; etterlys det hos {owner!r}"},
    wordings={"units": {"en": "by {on} {count} of {asked} units had not reported {name!r} for {period}, which was "
                              "due: {units}; ask them for it",
                        "nb": "per {on} har {count} av {asked} enheter ikke rapportert {name!r} for {period}, som var "
                              "forfalt: {units}; etterlys tallene",
                        "nn": "per {on} har {count} av {asked} einingar ikkje rapportert {name!r} for {period}, som "
                              "var forfalle: {units}; etterlys tala"},
              "nobody": {"en": "the figure of {name!r} for {period} was due and is not there on {on}; ask for it",
                         "nb": "tallet for {name!r} i {period} var forfalt og mangler {on}; etterlys det",
                         "nn": "talet for {name!r} i {period} var forfalle og manglar {on}; etterlys det"}},
    remedy={"en": "Deliver it, write why it is missing (`status: L` where it was not collected), or a `reporting_lag:` "
                  "that can be kept.",
            "nb": "Lever det, skriv hvorfor det mangler (`status: L` der det ikke er målt), eller en `reporting_lag:` "
                  "som kan holdes.",
            "nn": "Lever det, skriv kvifor det manglar (`status: L` der det ikkje er målt), eller ein `reporting_lag:` "
                  "som kan haldast."},
    rationale="What comes after the meeting cannot be steered by.",
    source="R72: «Kan vi stole på informasjonen? Får vi informasjonen når vi trenger den?» (Statskonsult, 4.5)",
    find=find,
    example_measurements="indicator,period,value\nA1.1,2023,60\n",
    example_period="2024",
    example_on=date(2025, 3, 1),
    bad="""
id: card
name: Our card
perspectives:
  - id: A
    name: Users
    factors: [{id: A1, name: Waits, owner: Anne, indicators: [{id: A1.1, name: Days waited, frequency: year}]}]
""",
    good="""
id: card
name: Our card
defaults: {reporting_lag: 6 months}
perspectives:
  - id: A
    name: Users
    factors: [{id: A1, name: Waits, owner: Anne, indicators: [{id: A1.1, name: Days waited, frequency: year}]}]
""",
)
