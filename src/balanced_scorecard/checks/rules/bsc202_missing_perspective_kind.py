"""BSC202: no user, process or development perspective in any form."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.perspective import PerspectiveKind
from ...domain.scorecard import Scorecard
from ..rule import Rule, Severity, Violation


def find(scorecard: Scorecard) -> Iterator[Violation]:
    """Yield one violation a kind no perspective declares; one in all where none declares any."""
    declared = {kind for perspective in scorecard.perspectives for kind in perspective.kinds}
    if scorecard.perspectives and not declared:
        yield Violation(scorecard.id, severity=Severity.ADVICE, wording="not_judged", name=scorecard.name,
                        count=len(scorecard.perspectives))
        return
    if PerspectiveKind.USER not in declared:
        yield Violation(scorecard.id, name=scorecard.name)
    for kind in (PerspectiveKind.PROCESS, PerspectiveKind.DEVELOPMENT):
        if kind not in declared:
            yield Violation(scorecard.id, wording=kind.value, name=scorecard.name)


RULE = Rule(
    code="BSC202",
    name="missing-perspective-kind",
    severity=Severity.WARNING,
    message={"en": "{name!r} has no user perspective in any form; say how those it is there for see it",
             "nb": "{name!r} har ikke noe brukerperspektiv i noen form; vis hvordan brukerne ser virksomheten",
             "nn": "{name!r} har ikkje noko brukarperspektiv i noka form; vis korleis brukarane ser verksemda"},
    wordings={
        "process": {"en": "{name!r} has no process perspective in any form; say what must be done well inside",
                    "nb": "{name!r} har ikke noe prosessperspektiv i noen form; vis hva som må gjøres godt internt",
                    "nn": "{name!r} har ikkje noko prosessperspektiv i noka form; vis kva som må gjerast godt internt"},
        "development": {"en": "{name!r} has no development perspective in any form; say what is learnt and renewed",
                        "nb": "{name!r} har ikke noe utviklingsperspektiv i noen form; vis hva som læres og fornyes",
                        "nn": "{name!r} har ikkje noko utviklingsperspektiv i noka form; vis kva som blir lært og "
                              "fornya"},
        "not_judged": {"en": "not judged: none of the {count} perspectives of {name!r} says its 'kinds'",
                       "nb": "ikke vurdert: ingen av de {count} perspektivene på {name!r} oppgir 'kinds'",
                       "nn": "ikkje vurdert: ingen av dei {count} perspektiva på {name!r} oppgir 'kinds'"},
    },
    remedy={"en": "Write `kinds: [user]`, `[process]` or `[development]` on the perspective that is one, or add it. "
                  "Kinds are never guessed from names. An economy perspective is not required.",
            "nb": "Skriv `kinds: [user]`, `[process]` eller `[development]` på perspektivet det gjelder, eller legg "
                  "det til. Arten gjettes aldri ut fra navnet. Et økonomiperspektiv kreves ikke.",
            "nn": "Skriv `kinds: [user]`, `[process]` eller `[development]` på perspektivet det gjeld, eller legg det "
                  "til. Arten blir aldri gjetta ut frå namnet. Eit økonomiperspektiv er ikkje kravd."},
    rationale="Without users a card looks inward, without processes it explains nothing, without development it has "
              "no tomorrow.",
    source="R68: «bruker-, utviklings- og prosessperspektivene på en eller annen måte tas med» (Statskonsult, 4.4)",
    find=find,
    bad="""
id: card
name: Our card
perspectives:
  - {id: B, name: Work, kinds: [process]}
  - {id: C, name: Staff, kinds: [development]}
""",
    good="""
id: card
name: Our card
perspectives:
  - {id: A, name: Society, kinds: [user, result]}
  - {id: B, name: Work, kinds: [process]}
  - {id: C, name: Staff, kinds: [development]}
""",
)
