"""BSC403: a perspective in which no result indicator has a long-term target."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...domain.annotations import State
from ...domain.indicator import Indicator
from ...domain.scorecard import Scorecard
from ...domain.target import Horizon, Target
from ..roles import is_about_results
from ..rule import Rule, Severity, Violation
from ..targets import in_force

_A_LONG_TIME = 730
"""Days from when a target holds to when it is due, past which it looks further than a budget does."""


def find(scorecard: Scorecard, *, fewest: int = 2) -> Iterator[Violation]:
    """Yield each perspective with *fewest* or more result indicators that have a date to be reached by, none far off.

    A standing target says neither.
    """
    for perspective in scorecard.perspectives:
        results = filter(is_about_results, perspective.indicators())
        dated = [targets for targets in map(_dated, results) if targets]
        is_far = any(_is_long(target, scorecard.valid_from) for each in dated for target in each)
        if len(dated) >= fewest and not is_far:
            yield Violation(perspective.id, name=perspective.name, count=len(dated))


def _dated(indicator: Indicator) -> tuple[Target, ...]:
    return tuple(target for target in in_force(indicator) if (target.due or target.horizon) and not target.org_unit)


def _is_long(target: Target, valid_from: date | None) -> bool:
    holds = target.applies_from or target.decided or valid_from
    if target.horizon is not None or target.due is None or holds is None:
        return target.horizon is Horizon.LONG
    return (target.due - holds).days > _A_LONG_TIME


RULE = Rule(
    code="BSC403",
    name="only-short-term",
    severity=Severity.ADVICE,
    message={"en": "none of the {count} dated result indicators of {name!r} looks past the next year or two; set a "
                   "long-term target for one",
             "nb": "ingen av de {count} tidfestede resultatindikatorene i {name!r} ser lenger enn et år eller to; sett "
                   "et langsiktig måltall for en av dem",
             "nn": "ingen av dei {count} tidfeste resultatindikatorane i {name!r} ser lenger enn eit år eller to; set "
                   "eit langsiktig måltal for ein av dei"},
    wordings={"many": {"en": "in {count} perspectives of {name!r} ({few}) no dated result indicator looks past the "
                             "next year or two; set a long-term target in each",
                       "nb": "i {count} perspektiver på {name!r} ({few}) ser ingen tidfestet resultatindikator lenger "
                             "enn et år eller to; sett et langsiktig måltall i hvert",
                       "nn": "i {count} perspektiv på {name!r} ({few}) ser ingen tidfest resultatindikator lenger enn "
                             "eit år eller to; set eit langsiktig måltal i kvart"}},
    told_singly=1,
    remedy={"en": "Add a target with `horizon: long` and the year it is to be reached by.",
            "nb": "Legg til et måltall med `horizon: long` og året det skal nås.",
            "nn": "Legg til eit måltal med `horizon: long` og året det skal nåast."},
    rationale="A budget looks one year ahead; what takes longer is never begun if nothing on the card waits for it.",
    source="R16: «Det skilles her mellom kortsiktige og langsiktige mål» (Statskonsult, 3.1); R55",
    from_state=State.PROPOSED,
    find=find,
    example_options={"fewest": 1},
    bad="""
id: card
name: Our card
perspectives:
  - id: A
    name: Users
    factors:
      - id: A1
        name: Short waits
        indicators: [{id: A1.1, name: Decided in time, unit: "%", targets: [{expect: ">= 80", by: 2025}]}]
""",
    good="""
id: card
name: Our card
perspectives:
  - id: A
    name: Users
    factors:
      - id: A1
        name: Short waits
        indicators:
          - id: A1.1
            name: Decided in time
            unit: "%"
            targets: [{expect: ">= 80", by: 2025}, {expect: ">= 90", by: 2028, horizon: long}]
""",
)
