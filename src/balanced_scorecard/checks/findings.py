"""`Findings`: what `check` gives, sorted by gravity and then by the card's order, and what it did not say."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, overload

from attrs import field, frozen

from ..domain.scorecard import Scorecard, Suppression
from ..errors import ScorecardError
from ..tables import html_line, html_table, table
from ..words import words_for
from .balance_sheet import BalanceSheet
from .diagnosis import BARRIERS, STATES, Described, Diagnosis, diagnoses
from .principles import Principle, is_minimum_solution, principles_of
from .review_questions import ReviewQuestion, review_questions
from .rule import Finding, Severity, Texts, told
from .telling import summary, unsaid

if TYPE_CHECKING:
    import pandas as pd


@frozen(kw_only=True)
class SuppressedFinding:
    """A finding the card itself keeps silent, and its reason."""

    finding: Finding
    reason: str

    def to_dict(self, language: str | None = None) -> dict[str, object]:
        """Return the finding as plain data, with the reason."""
        return {**self.finding.to_dict(language), "reason": self.reason}


@frozen(kw_only=True)
class NotRun:
    """A rule that was not run, and what it needs."""

    code: str
    name: str
    reasons: Texts
    language: str = "en"

    def reason(self, language: str | None = None) -> str:
        """Return what the rule needs, in *language*; left out, in the card's."""
        return told(self.reasons, language or self.language)

    def to_dict(self, language: str | None = None) -> dict[str, object]:
        """Return the rule's code and name and what it needs as plain data."""
        return {"code": self.code, "name": self.name, "reason": self.reason(language)}


def _as_tuple(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    return tuple(findings)


@frozen(kw_only=True, repr=False)
class Findings(Sequence[Finding]):
    """The findings of one check: a sequence, gravest first, then in the order of the card.

    Attributes:
        scorecard: the id of the card; title: its name; language: of its texts.
        suppressed: what the card's own `checks` keep silent, each with its reason.
        not_run: rules that need what was not given.
        stale: suppressions that silence nothing any more.
        ran: the codes of the rules that were run.
        card, previous: the card that was checked, and the one before it where it was given.
    """

    scorecard: str
    title: str
    language: str = "en"
    items: tuple[Finding, ...] = field(converter=_as_tuple, default=())
    suppressed: tuple[SuppressedFinding, ...] = ()
    not_run: tuple[NotRun, ...] = ()
    stale: tuple[Suppression, ...] = ()
    ran: tuple[str, ...] = ()
    card: Scorecard | None = None
    previous: Scorecard | None = None

    @overload
    def __getitem__(self, index: int) -> Finding: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Finding, ...]: ...
    def __getitem__(self, index: int | slice) -> Finding | tuple[Finding, ...]:
        return self.items[index]

    def __len__(self) -> int:
        return len(self.items)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.items)

    def __repr__(self) -> str:
        counts = self.counts()
        said = ", ".join(f"{count} {severity.value}" for severity, count in counts.items() if count)
        return f"<Findings of {self.title!r}: {said or 'nothing'}>"

    def counts(self) -> dict[Severity, int]:
        """Return how many findings there are of each severity, gravest first."""
        return {severity: sum(each.severity is severity for each in self.items) for severity in Severity}

    def at_least(self, severity: Severity) -> tuple[Finding, ...]:
        """Return the findings as grave as *severity* or graver."""
        return tuple(each for each in self.items if each.severity.gravity >= severity.gravity)

    @property
    def balance(self) -> BalanceSheet:
        """Where the card is heavy, where it is empty, and what is not declared."""
        return BalanceSheet.of(self._checked)

    @property
    def principles(self) -> tuple[Principle, ...]:
        """The nine principles of the method, judged by what the card has on record (R57-R65)."""
        return principles_of(self._checked)

    @property
    def states(self) -> tuple[Diagnosis, ...]:
        """What the findings say of lacking, competing and wrong goals and of detached leadership (R47)."""
        return self._diagnoses(STATES)

    @property
    def barriers(self) -> tuple[Diagnosis, ...]:
        """What the findings say of the four barriers between a strategy and its use (R43-R46)."""
        return self._diagnoses(BARRIERS)

    @property
    def review_questions(self) -> tuple[ReviewQuestion, ...]:
        """The five questions of the yearly review, each with the card's figures (R86)."""
        return review_questions(self._checked, self.previous)

    def of_rules(self, codes: Collection[str]) -> tuple[Finding, ...]:
        """Return the findings of the rules with these *codes*."""
        return tuple(each for each in self.items if each.code in codes)

    @property
    def _checked(self) -> Scorecard:
        if self.card is None:
            raise ScorecardError(f"{self.scorecard}: these findings came without their card; use those check() returns")
        return self.card

    def _diagnoses(self, table: Iterable[Described]) -> tuple[Diagnosis, ...]:
        kept = tuple(each.finding for each in self.suppressed)
        return diagnoses(table, self._checked, self.items, suppressed=kept, ran=self.ran)

    def records(self) -> list[dict[str, object]]:
        """Return one plain record a finding."""
        return [finding.to_dict() for finding in self.items]

    def to_dict(self, language: str | None = None) -> dict[str, object]:
        """Return everything as plain data, texts in *language*; left out, in the card's.

        What is judged of the card as a whole, from `balance` to `review_questions`, is there where the card is.
        """
        return {
            "scorecard": self.scorecard,
            "counts": {severity.value: count for severity, count in self.counts().items()},
            "findings": [finding.to_dict(language) for finding in self.items],
            "suppressed": [each.to_dict(language) for each in self.suppressed],
            "not_run": [each.to_dict(language) for each in self.not_run],
            "stale_suppressions": [{"rule": each.rule, "element": each.element, "reason": each.reason}
                                   for each in self.stale],
            **(self._of_the_whole(language or self.language) if self.card else {}),
        }

    def _of_the_whole(self, language: str) -> dict[str, object]:
        return {
            "balance": self.balance.to_dict(),
            "minimum_solution": is_minimum_solution(self.principles),
            **{name: [each.to_dict(language) for each in judged] for name, judged in (
                ("principles", self.principles), ("states", self.states), ("barriers", self.barriers),
                ("review_questions", self.review_questions))},
        }

    def to_frame(self) -> pd.DataFrame:
        """Return one row a finding."""
        return table(self.records())

    def _repr_html_(self) -> str:
        words = words_for(self.language)
        heads = [words[f"check.{key}"] for key in ("element", "rule", "severity", "finding")]
        cells = ((each.element, each.code, each.severity.word(self.language), each.message()) for each in self.items)
        rows = [dict(zip(heads, each, strict=True)) for each in cells]
        first, *rest = map(html_line, (summary(self, self.language), *unsaid(self, self.language)))
        return "".join((first, html_table(rows, heads, words) if rows else "", *rest))
