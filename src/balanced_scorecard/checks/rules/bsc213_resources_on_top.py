"""BSC213: economy outweighs goal attainment."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.perspective import Perspective, PerspectiveKind
from ...domain.scorecard import Scorecard
from ..rule import Rule, Severity, Violation


def find(scorecard: Scorecard) -> Iterator[Violation]:
    """Yield a resources perspective listed above, or weighing more than, those about users and results."""
    goals = [each for each in scorecard.perspectives if _is_about_goals(each)]
    resources = [each for each in scorecard.perspectives if _is_about_resources(each)]
    if not goals or not resources:
        return
    first = resources[0]
    if scorecard.perspectives[0] is first:
        yield Violation(first.id, name=first.name)
    elif sum(each.weight for each in resources) > sum(each.weight for each in goals):
        yield Violation(first.id, wording="outweighs", name=first.name)


def _is_about_goals(perspective: Perspective) -> bool:
    return PerspectiveKind.USER in perspective.kinds or PerspectiveKind.RESULT in perspective.kinds


def _is_about_resources(perspective: Perspective) -> bool:
    return PerspectiveKind.RESOURCES in perspective.kinds and not _is_about_goals(perspective)


RULE = Rule(
    code="BSC213",
    name="resources-on-top",
    severity=Severity.ADVICE,
    message={"en": "{name!r} stands above what is done for users and society; in a public card resources lie at the "
                   "bottom",
             "nb": "{name!r} står over det som gjøres for brukere og samfunn; i offentlig sektor ligger ressursene "
                   "nederst",
             "nn": "{name!r} står over det som blir gjort for brukarar og samfunn; i offentleg sektor ligg ressursane "
                   "nedst"},
    wordings={"outweighs": {"en": "{name!r} weighs more than what is done for users and society; lower its weight",
                            "nb": "{name!r} veier mer enn det som gjøres for brukere og samfunn; senk vekten",
                            "nn": "{name!r} veg meir enn det som blir gjort for brukarar og samfunn; senk vekta"}},
    remedy={"en": "List the perspectives from goal attainment at the top to resources at the bottom, and weigh them "
                  "so.",
            "nb": "List perspektivene fra måloppnåelse øverst til ressurser nederst, og vekt dem deretter.",
            "nn": "List perspektiva frå måloppnåing øvst til ressursar nedst, og vekt dei deretter."},
    rationale="In a public agency money is what makes goals possible, not the goal.",
    source="R24: «I bunnen for alle aktiviteter ligger det økonomiske perspektivet» (Statskonsult, 3.2); R51",
    find=find,
    bad="""
id: card
name: Our card
perspectives:
  - {id: D, name: Money, kinds: [resources]}
  - {id: A, name: Society, kinds: [user, result]}
""",
    good="""
id: card
name: Our card
perspectives:
  - {id: A, name: Society, kinds: [user, result]}
  - {id: D, name: Money, kinds: [resources]}
""",
)
