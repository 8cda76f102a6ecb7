"""BSC209: nothing on one side of past and future."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.indicator import Indicator, Timing
from ...domain.perspective import Perspective, PerspectiveKind
from ...domain.scorecard import Scorecard
from ...domain.target import Horizon
from ..balance import NOT_JUDGED, one_sided
from ..rule import Rule, Severity, Violation


def find(scorecard: Scorecard) -> Iterator[Violation]:
    """Yield the card where nothing looks ahead, or nothing back; silent where most do not say: BSC205 tells that.

    Ahead look leading indicators, long-term targets and development perspectives; back look lagging indicators and
    resources perspectives (R4).
    """
    sides = {indicator.id: _side(indicator, perspective)
             for perspective in scorecard.perspectives for indicator in perspective.indicators()}
    found = one_sided(scorecard, "timing", ("future", "past"), lambda indicator: sides[indicator.id])
    yield from (violation for violation in found if violation.wording != NOT_JUDGED)


def _side(indicator: Indicator, perspective: Perspective) -> str | None:
    if any(target.horizon is Horizon.LONG for target in indicator.targets):
        return "future"
    if indicator.timing is not None:
        return "future" if indicator.timing is Timing.LEADING else "past"
    if PerspectiveKind.DEVELOPMENT in perspective.kinds:
        return "future"
    return "past" if PerspectiveKind.RESOURCES in perspective.kinds else None


RULE = Rule(
    code="BSC209",
    name="past-future-axis",
    severity=Severity.WARNING,
    message={"en": "nothing on {name!r} looks ahead, all {declared} indicators that say so look back; add some that do",
             "nb": "ingenting på {name!r} ser fremover, alle de {declared} styringsparameterne som oppgir det, ser "
                   "bakover; ta med noen",
             "nn": "ingenting på {name!r} ser framover, alle dei {declared} styringsparametrane som oppgir det, ser "
                   "bakover; ta med nokre"},
    wordings={"past": {"en": "nothing on {name!r} looks back, all {declared} indicators that say so look ahead; add "
                             "some that do",
                       "nb": "ingenting på {name!r} ser bakover, alle de {declared} styringsparameterne som oppgir "
                             "det, ser fremover; ta med noen",
                       "nn": "ingenting på {name!r} ser bakover, alle dei {declared} styringsparametrane som oppgir "
                             "det, ser framover; ta med nokre"}},
    remedy={"en": "Write `timing:` on each indicator, and targets with `horizon: long` where you look past the year.",
            "nb": "Skriv `timing:` på hver, og måltall med `horizon: long` der dere ser lenger enn året.",
            "nn": "Skriv `timing:` på kvar, og måltal med `horizon: long` der de ser lenger enn året."},
    rationale="The economy tells of what has been, users and processes of what is, learning of what will come.",
    source="R92: «interne og eksterne forhold, virkemidler og resultater, fortid og fremtid» (Statskonsult, 5.1); R4",
    find=find,
    bad="""
id: card
name: Our card
perspectives:
  - id: D
    name: Money
    kinds: [resources]
    factors: [{id: D1, name: Within the grant, indicators: [{id: D1.1, name: Share of the grant spent}]}]
""",
    good="""
id: card
name: Our card
perspectives:
  - id: D
    name: Money
    kinds: [resources]
    factors: [{id: D1, name: Within the grant, indicators: [{id: D1.1, name: Share of the grant spent}]}]
  - id: C
    name: Staff
    kinds: [development]
    factors: [{id: C1, name: Skill, indicators: [{id: C1.1, name: Courses held}]}]
""",
)
