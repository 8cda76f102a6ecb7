"""BSC709: owner, recorder and approver are one and the same."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.measurement import Measurement, Measurements
from ...domain.scorecard import Scorecard
from ..histories import rows_by_indicator, where
from ..rule import Needs, Rule, Severity, Violation


def find(scorecard: Scorecard, measurements: Measurements) -> Iterator[Violation]:
    """Yield each indicator whose newest approved figure was recorded and approved by its owner.

    Of the whole, or of any unit.
    """
    series = rows_by_indicator(measurements)
    for indicator in scorecard.indicators():
        owner = scorecard.owner_of(indicator)
        approved = ([row for row in rows if row.approved_by] for rows in series.get(indicator.id, ()))
        found = [rows[-1] for rows in approved if rows and owner and _is_one(owner, rows[-1])]
        if found:
            yield Violation(indicator.id, name=indicator.name, owner=owner, period=where(found[0].period, found))


def _is_one(owner: str, row: Measurement) -> bool:
    return _key(owner) == _key(row.recorded_by) == _key(row.approved_by)


def _key(person: str | None) -> str:
    return (person or "").strip().casefold()


RULE = Rule(
    code="BSC709",
    name="one-person-chain",
    severity=Severity.ADVICE,
    needs=Needs.DATA,
    message={"en": "{owner!r} owns, recorded and approved the figure of {name!r} for {period}; let another pair of "
                   "eyes approve it",
             "nb": "{owner!r} er ansvarlig for, registrerte og godkjente tallet for {name!r} i {period}; la noen andre "
                   "godkjenne det",
             "nn": "{owner!r} er ansvarleg for, registrerte og godkjende talet for {name!r} i {period}; lat nokon "
                   "andre godkjenne det"},
    remedy={"en": "Let another than the owner record or approve the figures.",
            "nb": "La en annen enn den ansvarlige registrere eller godkjenne tallene.",
            "nn": "Lat ein annan enn den ansvarlege registrere eller godkjenne tala."},
    rationale="Who is judged by a figure should not be the only one who has seen where it comes from.",
    source="R72: «Kan vi stole på informasjonen? Får vi informasjonen når vi trenger den?» (Statskonsult, 4.5)",
    find=find,
    example_measurements="indicator,period,value,recorded_by,approved_by\nA1.1,2024,60,Anne,Anne\n",
    bad="""
id: card
name: Our card
perspectives:
  - {id: A, name: Users, factors: [{id: A1, name: Waits, owner: Anne, indicators: [{id: A1.1, name: Days waited}]}]}
""",
    good="""
id: card
name: Our card
perspectives:
  - {id: A, name: Users, factors: [{id: A1, name: Waits, owner: Berit, indicators: [{id: A1.1, name: Days waited}]}]}
""",
)
