"""What several rules about balance share: which indicators count, and whether an axis has something on both sides."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..domain.indicator import Indicator, Stage
from ..domain.scorecard import Scorecard
from .roles import is_steered_by
from .rule import Severity, Violation

NOT_JUDGED = "not_judged"
"""The wording of an axis most indicators are silent about; `{field}` is the key to write in the definition."""


def not_judged(*, en: str, nb: str, nn: str) -> dict[str, str]:
    """Return the message that tells why it was not judged whether ... (*en*, *nb*, *nn*).

    >>> not_judged(en="whether it is fair", nb="om det er rimelig", nn="om det er rimeleg")["nn"][:32]
    'ikkje vurdert om det er rimeleg:'
    """
    return {
        "en": f"not judged {en}: {{undeclared}} of {{count}} indicators of {{name!r}} do not say {{field!r}}",
        "nb": f"ikke vurdert {nb}: {{undeclared}} av {{count}} styringsparametere på {{name!r}} oppgir ikke "
              "{field!r}",
        "nn": f"ikkje vurdert {nn}: {{undeclared}} av {{count}} styringsparametrar på {{name!r}} oppgir ikkje "
              "{field!r}",
    }


def steered_by(scorecard: Scorecard) -> tuple[Indicator, ...]:
    """Return the indicators that count: context is shown, nobody steers by it."""
    return tuple(filter(is_steered_by, scorecard.indicators()))


def is_means(stage: Stage | None) -> bool:
    """Whether what is at *stage* is done or spent, and not what comes of it (R92)."""
    return stage in (Stage.INPUT, Stage.ACTIVITY)


def one_sided(
    scorecard: Scorecard, field: str, sides: tuple[str, str], side_of: Callable[[Indicator], str | None]
) -> Iterator[Violation]:
    """Yield what is wrong with one axis: nothing on one of its two *sides*, or most indicators silent about it.

    The violation's wording is the side on which there is nothing, left out for the first, or that it was not judged.
    """
    indicators = steered_by(scorecard)
    found = [side_of(indicator) for indicator in indicators]
    empty = [side for side in sides if side not in found]
    undeclared = found.count(None)
    if not indicators or not empty:
        return
    if 2 * undeclared > len(indicators):
        yield Violation(scorecard.id, severity=Severity.ADVICE, wording=NOT_JUDGED, name=scorecard.name, field=field,
                        undeclared=undeclared, count=len(indicators))
        return
    wording = "" if empty[0] == sides[0] else empty[0]
    yield Violation(scorecard.id, wording=wording, name=scorecard.name, declared=len(indicators) - undeclared)
