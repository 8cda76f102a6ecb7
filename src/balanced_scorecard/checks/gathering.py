"""One line about the card where a rule would say the same of very many of its elements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..domain.scorecard import Scorecard
from .rule import Finding, Rule, Violation

MANY = "many"
"""The wording, of `count` elements and the few `shown`, of a rule whose findings may be told together."""
_MOST = 20
"""What a whole card should have to read at the most."""
_SHOWN = 3


def gathered(card: Scorecard, rules: Iterable[Rule], found: Iterable[Finding]) -> Iterator[Finding]:
    """Yield *found*, but once for the card where a rule with the wording ``many`` speaks of more than twenty elements.

    It is told after what is in draft, retired or kept silent is left out. It depends on how many are found and not on
    how many there are, so that what is sound adds no line.
    """
    several = {rule.code: rule for rule in rules if MANY in rule.wordings}
    groups: dict[str, list[Finding]] = {}
    for finding in found:
        groups.setdefault(finding.code, []).append(finding)
    for code, group in groups.items():
        if code not in several or len(group) <= _MOST:
            yield from group
            continue
        shown = ", ".join(each.element for each in group[:_SHOWN]) + " ..."
        violation = Violation(card.id, wording=MANY, name=card.name, count=len(group), shown=shown)
        yield Finding.of(several[code], violation, language=card.language)
