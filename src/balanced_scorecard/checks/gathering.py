"""One line about the card where a rule would say the same of very many of its elements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..domain.scorecard import Scorecard
from .rule import Finding, Rule, Violation

MANY = "many"
"""The wording, of `count` elements and the `few` first, of a rule whose findings may be told together."""
_NAMED = 3


def few(ids: Sequence[str]) -> str:
    """Return the first few of *ids* as a message names them.

    >>> few(["A1", "A2", "A3"]), few(["A1", "A2", "A3", "A4"])
    ('A1, A2, A3', 'A1, A2, A3 ...')
    """
    return ", ".join(ids[:_NAMED]) + (" ..." if len(ids) > _NAMED else "")


def gathered(card: Scorecard, rules: Iterable[Rule], found: Iterable[Finding]) -> Iterator[Finding]:
    """Yield *found*, but once for the card where a rule with the wording ``many`` speaks of more than it tells singly.

    It is told after what is in draft, retired or kept silent is left out. It depends on how many are found and not on
    how many there are, so that what is sound adds no line.
    """
    several = {rule.code: rule for rule in rules if MANY in rule.wordings}
    groups: dict[str, list[Finding]] = {}
    for finding in found:
        groups.setdefault(finding.code, []).append(finding)
    for code, group in groups.items():
        if code not in several or len(group) <= several[code].told_singly:
            yield from group
            continue
        violation = Violation(card.id, wording=MANY, name=card.name, count=len(group),
                              few=few([each.element for each in group]))
        yield Finding.of(several[code], violation, language=card.language)
