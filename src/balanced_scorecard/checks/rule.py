"""`Rule`, `Violation`, `Finding`: the law, a breach of it, and the breach stamped with its rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from enum import Enum, Flag
from inspect import Parameter, signature
from typing import Any

from attrs import field, frozen, validators

from ..domain.amount import POINT_LANGUAGES, number_text
from ..domain.annotations import State
from ..domain.frozen_map import EMPTY, FrozenMap
from ..tables import shown
from ..words import words_for

LANGUAGES = ("en", "nb", "nn")
"""The languages every rule here speaks."""
_NEAREST = {"nn": "nb", "sv": "nb", "da": "nb"}
"""What a language is nearest to, of those every rule speaks; Finnish is nearest to none, and borrows English."""

Texts = FrozenMap[str, str]
"""One text a language."""


def told(texts: Texts, language: str) -> str:
    """Return what *texts* say in *language*: where they lack it, nn, sv and da in nb, any other in en.

    >>> texts = FrozenMap({"en": "find it", "nb": "finn det"})
    >>> [told(texts, code) for code in ("nb", "nn", "sv", "fi")]
    ['finn det', 'finn det', 'finn det', 'find it']
    """
    wanted = (language, _NEAREST.get(language, "en"), "en")
    return next(texts[code] for code in wanted if code in texts)


class Severity(Enum):
    """How grave: numbers will be wrong or missing; the scorecard is out of balance; practice."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"

    @property
    def gravity(self) -> int:
        """3 for an error, 2 for a warning, 1 for advice."""
        return {Severity.ERROR: 3, Severity.WARNING: 2, Severity.ADVICE: 1}[self]

    def word(self, language: str) -> str:
        """Return what people call it.

        >>> Severity.ADVICE.word("nb")
        'råd'
        """
        return words_for(language)[f"severity.{self.value}"].lower()


class Needs(Flag):
    """What a rule looks at beside the card; `find` takes them after the card, in this order.

    DATA: the measurements, in the units of the card. PERIOD: the period they are judged in. DATE: the day of the
    check. PREVIOUS: the card before this one. MAP: the strategy map as a graph; only a card with links has one.
    EVALUATION: the card judged in the period, as known on the day of the check where that is given. UNIT_CARDS: the
    cards of the units below, as a tuple.
    """

    CARD = 0
    DATA = 1
    PERIOD = 2
    DATE = 4
    PREVIOUS = 8
    MAP = 16
    EVALUATION = 32
    UNIT_CARDS = 64


class Runs(Enum):
    """When a rule is run: with the others, or only where `select` names it or its chapter."""

    WITH_THE_OTHERS = "with_the_others"
    WHEN_SELECTED = "when_selected"


@frozen(init=False)
class Violation:
    """A breach that a rule's `find` yields: on which element, with the values its message tells.

    Attributes:
        element: the id it is about; the card's own where it is about the whole.
        severity: where this breach is graver or lighter than its rule; None leaves the rule's.
        wording: which of the rule's messages tells it; empty is the rule's `message`.
        values: by their names in the message; one that is itself words is a text in each language.

    >>> Violation("customer", name="Customer", count=10).values["count"]
    10
    """

    element: str
    severity: Severity | None
    wording: str
    values: FrozenMap[str, object]

    _repr_html_ = shown

    def __init__(self, element: str, /, *, severity: Severity | None = None, wording: str = "", **values: object):
        self.__attrs_init__(element, severity, wording, FrozenMap(values))


def _texts(messages: Mapping[str, str]) -> Texts:
    return FrozenMap(messages)


def _wordings(messages: Mapping[str, Mapping[str, str]]) -> FrozenMap[str, Texts]:
    return FrozenMap({name: _texts(texts) for name, texts in messages.items()})


def _options(options: Mapping[str, float]) -> FrozenMap[str, float]:
    return FrozenMap(options)


@frozen(kw_only=True)
class Rule:
    """One rule of `check`: what it finds, what it says, why it stands, and its proof.

    Attributes:
        code: for ever; its first digit is the chapter.
        message: one line in each language, a `str.format` text over the violation's values.
        wordings: other messages of the same rule, by the `wording` of a violation.
        remedy: how to mend it, in a sentence.
        rationale: why it matters; source: who says so.
        told_singly: of how many elements it speaks one by one; of more it is told once for the card, by the wording
            `many`, where it has one. Few where one act mends them all.
        from_state: PROPOSED where a draft cannot be asked to meet it yet: a card or element in `state: draft` is not.
        runs: whether it must be asked for.
        find: from the card (and what `needs` declares) to violations; its keyword arguments are the options.
        bad, good: the smallest definition that breaks the rule, and the same mended, as a user would write them.
        example_options, example_measurements, example_period, example_on, example_previous, example_unit_cards: what
            the two are checked with; the measurements as CSV, the cards as definitions.
    """

    code: str = field(validator=validators.matches_re(r"BSC[1-9]\d\d"))
    name: str = field(validator=validators.matches_re(r"[a-z]+(-[a-z]+)*"))
    severity: Severity
    needs: Needs = Needs.CARD
    message: Texts = field(converter=_texts)
    wordings: FrozenMap[str, Texts] = field(converter=_wordings, default=EMPTY)
    remedy: Texts = field(converter=_texts)
    rationale: str
    source: str = ""
    told_singly: int = 20
    from_state: State = State.DRAFT
    runs: Runs = Runs.WITH_THE_OTHERS
    find: Callable[..., Iterator[Violation]]
    bad: str
    good: str
    example_options: FrozenMap[str, float] = field(converter=_options, default=EMPTY)
    example_measurements: str = ""
    example_period: str | None = None
    example_on: date | None = None
    example_previous: str = ""
    example_unit_cards: tuple[str, ...] = ()

    _repr_html_ = shown

    def judges(self, state: State | None) -> bool:
        """Whether what is in *state* is asked to meet the rule: a draft has no figures, and nothing retired is asked.

        >>> from balanced_scorecard import load_rules
        >>> owners = next(rule for rule in load_rules() if rule.code == "BSC701")
        >>> owners.judges(State.DRAFT), owners.judges(State.PROPOSED)
        (False, True)
        """
        if state is State.DRAFT:
            return self.from_state is State.DRAFT and not self.needs & (Needs.DATA | Needs.EVALUATION)
        return state is not State.RETIRED

    def options(self) -> dict[str, Any]:
        """Return the rule's options and their defaults: the keyword arguments of `find`."""
        parameters = signature(self.find).parameters.values()
        return {each.name: each.default for each in parameters if each.kind is Parameter.KEYWORD_ONLY}

    def said(self, violation: Violation) -> Texts:
        """Return what the rule says of *violation* in each language it speaks."""
        templates = self.wordings[violation.wording] if violation.wording else self.message
        return FrozenMap({language: template.format(**{name: _as_said(value, language)
                                                       for name, value in violation.values.items()})
                          for language, template in templates.items()})


def _as_said(value: object, language: str) -> object:
    if isinstance(value, FrozenMap):
        return told(value, language)
    if not isinstance(value, float):
        return value
    text = number_text(value)
    return text if language in POINT_LANGUAGES else text.replace(".", ",")


@frozen(kw_only=True)
class Finding:
    """A violation stamped with its rule: plain values, told in every language the rules speak.

    >>> from balanced_scorecard import load_rules
    >>> rule = next(rule for rule in load_rules() if rule.code == "BSC215")
    >>> violation = Violation("customer", name="Customer", count=10, most=9)
    >>> print(Finding.of(rule, violation, language="en"))
    customer: BSC215 [advice] 'Customer' has 10 indicators, more than 9; keep the few that decide
    """

    element: str
    code: str
    name: str
    severity: Severity
    messages: Texts
    remedies: Texts
    language: str = "en"

    _repr_html_ = shown

    @classmethod
    def of(cls, rule: Rule, violation: Violation, *, language: str) -> Finding:
        """Return *violation* stamped with the code and severity of *rule*."""
        return cls(element=violation.element, code=rule.code, name=rule.name, language=language,
                   severity=violation.severity or rule.severity, messages=rule.said(violation), remedies=rule.remedy)

    def message(self, language: str | None = None) -> str:
        """Return what was found, in *language*; left out, in the card's."""
        return told(self.messages, language or self.language)

    def remedy(self, language: str | None = None) -> str:
        """Return how to mend it, in *language*; left out, in the card's."""
        return told(self.remedies, language or self.language)

    def line(self, language: str | None = None) -> str:
        """Return the finding as one line: element, code, severity and message."""
        spoken = language or self.language
        return f"{self.element}: {self.code} [{self.severity.word(spoken)}] {self.message(spoken)}"

    def __str__(self) -> str:
        return self.line()

    def to_dict(self, language: str | None = None) -> dict[str, object]:
        """Return the finding as plain data, its texts in *language*."""
        return {"element": self.element, "code": self.code, "name": self.name, "severity": self.severity.value,
                "message": self.message(language), "remedy": self.remedy(language)}
