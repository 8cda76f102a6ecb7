"""Four states of goals and leadership (R47) and four barriers (R43-R46), as what the findings say of each."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from enum import Enum

from attrs import frozen

from ..domain.perspective import PerspectiveKind
from ..domain.scorecard import Scorecard
from ..tables import shown
from ..words import words_for
from .rule import Finding


class Sign(Enum):
    """What the findings say: they point to it, nothing does, or most of what would show it was not looked at."""

    SIGNS = "signs"
    NO_SIGNS = "no_signs"
    NOT_JUDGED = "not_judged"


@frozen(kw_only=True)
class Diagnosis:
    """One state or barrier, and which findings speak of it.

    Attributes:
        key: by which its words are found.
        requirement: where the source describes it.
        findings: that point to it, gravest first.
        suppressed: codes of those the card keeps silent, with a reason.
        run, not_judged: codes of the rules that would show it, and were run or not.
        has_ground: whether the card says anything of what they look at.
    """

    key: str
    requirement: str
    findings: tuple[Finding, ...] = ()
    suppressed: tuple[str, ...] = ()
    run: tuple[str, ...] = ()
    not_judged: tuple[str, ...] = ()
    has_ground: bool = True

    _repr_html_ = shown

    @property
    def sign(self) -> Sign:
        """What the findings say of it."""
        if self.findings:
            return Sign.SIGNS
        # Silence is told as such only where most of the rules were there to speak, and had something to speak of.
        return Sign.NO_SIGNS if self.has_ground and len(self.run) >= len(self.not_judged) else Sign.NOT_JUDGED

    @property
    def silent(self) -> tuple[str, ...]:
        """The codes of the rules that were run and do not speak of it."""
        spoken = {*self.suppressed, *(each.code for each in self.findings)}
        return tuple(code for code in self.run if code not in spoken)

    def name(self, language: str) -> str:
        """Return what it is called."""
        return words_for(language)[f"diagnosis.{self.key}.name"]

    def meaning(self, language: str) -> str:
        """Return what it means, in a sentence."""
        return words_for(language)[f"diagnosis.{self.key}.meaning"]

    def to_dict(self, language: str) -> dict[str, object]:
        """Return it as plain data, texts in *language*."""
        return {"name": self.name(language), "requirement": self.requirement, "sign": self.sign.value,
                "findings": [each.to_dict(language) for each in self.findings], "suppressed": list(self.suppressed),
                "silent": list(self.silent), "not_judged": list(self.not_judged)}


def _always(card: Scorecard) -> bool:
    return True


def _has_resources(card: Scorecard) -> bool:
    """Whether work, or a perspective of resources, is on the card: without, there is no money to follow."""
    return bool(card.initiatives) or any(PerspectiveKind.RESOURCES in each.kinds for each in card.perspectives)


Described = tuple[str, str, tuple[str, ...], Callable[[Scorecard], bool]]
"""A state or barrier: its key, its requirement, the rules that would show it, and whether they have a ground."""
STATES: tuple[Described, ...] = (
    ("no_goals", "R47", ("BSC102", "BSC105", "BSC112", "BSC401"), _always),
    ("competing_goals", "R47", ("BSC311", "BSC410", "BSC602", "BSC905"), _always),
    ("wrong_goals", "R47", ("BSC407", "BSC412", "BSC413", "BSC419", "BSC801", "BSC802"), _always),
    ("detached_leadership", "R47", ("BSC701", "BSC702", "BSC703", "BSC706", "BSC708", "BSC803"), _always),
)
BARRIERS: tuple[Described, ...] = (
    ("vision_barrier", "R43", ("BSC105", "BSC301", "BSC309", "BSC804"), _always),
    ("personnel_barrier", "R44", ("BSC707",), _always),
    ("resource_barrier", "R45", ("BSC503", "BSC504", "BSC505"), _has_resources),
    ("management_barrier", "R46", ("BSC801", "BSC802", "BSC803"), _always),
)


def diagnoses(
    table: Iterable[Described], card: Scorecard, findings: Collection[Finding], *, suppressed: Collection[Finding],
    ran: Collection[str],
) -> tuple[Diagnosis, ...]:
    """Return each row of *table* with what *findings* say of it; *ran* are the codes of the rules that were run."""
    kept = {each.code for each in suppressed}
    return tuple(
        Diagnosis(key=key, requirement=requirement, findings=tuple(each for each in findings if each.code in codes),
                  suppressed=tuple(code for code in codes if code in kept),
                  run=tuple(code for code in codes if code in ran),
                  not_judged=tuple(code for code in codes if code not in ran), has_ground=has_ground(card))
        for key, requirement, codes, has_ground in table)
