"""BSC201: more than six perspectives."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.scorecard import Scorecard
from ..rule import Rule, Severity, Violation


def find(scorecard: Scorecard, *, most: int = 6) -> Iterator[Violation]:
    """Yield the card where it has more than *most* perspectives."""
    count = len(scorecard.perspectives)
    if count > most:
        yield Violation(scorecard.id, name=scorecard.name, count=count, most=most)


RULE = Rule(
    code="BSC201",
    name="too-many-perspectives",
    severity=Severity.WARNING,
    message={"en": "{name!r} has {count} perspectives, more than {most}; join those that belong together",
             "nb": "{name!r} har {count} perspektiver, flere enn {most}; slå sammen de som hører sammen",
             "nn": "{name!r} har {count} perspektiv, fleire enn {most}; slå saman dei som høyrer saman"},
    remedy={"en": "Join perspectives until at most six are left; a project area may well be one of them.",
            "nb": "Slå sammen perspektiver til det er høyst seks; et prosjektområde kan gjerne være ett av dem.",
            "nn": "Slå saman perspektiv til det er høgst seks; eit prosjektområde kan gjerne vere eitt av dei."},
    rationale="A perspective is an area that needs special attention; when everything is one, nothing is.",
    source="R67: «antallet perspektiver ikke overstiger seks» (Statskonsult, 4.4)",
    find=find,
    example_options={"most": 1},
    bad="""
id: card
name: Our card
perspectives:
  - {id: A, name: Users}
  - {id: B, name: Processes}
""",
    good="""
id: card
name: Our card
perspectives:
  - {id: A, name: Users and processes}
""",
)
