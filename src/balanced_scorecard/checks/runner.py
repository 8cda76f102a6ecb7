"""`load_rules()` finds the rules by name; `check()` runs them over a card and stamps what they find."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from functools import cache
from importlib import import_module
from math import isfinite
from pkgutil import iter_modules
from typing import TypeAlias

from attrs import evolve

from ..domain.frozen_map import EMPTY
from ..domain.measurement import Measurements
from ..domain.period import Period
from ..domain.scorecard import Scorecard
from ..errors import DefinitionError, Fault, RuleError, did_you_mean
from ..evaluation.policies import FromUnits, PartialUnits
from . import rules as _rules
from .findings import Findings, NotRun, SuppressedFinding
from .gathering import gathered
from .given import Given
from .lifecycle import states
from .rule import Finding, Rule, Runs

RuleOptions: TypeAlias = Mapping[str, Mapping[str, object]]
"""Options of rules, by code or name."""
NO_OPTIONS: RuleOptions = EMPTY


@cache
def load_rules() -> tuple[Rule, ...]:
    """Return every rule, sorted by code: the `RULE` of each module in `checks/rules`."""
    names = sorted(module.name for module in iter_modules(_rules.__path__))
    return tuple(import_module(f"{_rules.__name__}.{name}").RULE for name in names)


def check(
    scorecard: Scorecard,
    measurements: Measurements | None = None,
    *,
    previous: Scorecard | None = None,
    unit_cards: Collection[Scorecard] = (),
    on: date | None = None,
    period: Period | str | None = None,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    options: RuleOptions = NO_OPTIONS,
    from_units: FromUnits = FromUnits.OWN_ROWS,
    partial: PartialUnits = PartialUnits.REFUSE,
) -> Findings:
    """Return what can but should not be in *scorecard*: is it a balanced one?

    Args:
        scorecard: with its own `checks`: options, and findings to keep silent, each with a reason.
        measurements: for the rules about figures.
        previous: the card before this one.
        unit_cards: the cards of the units below, for the rules about the cascade.
        on: the day of the check, for what is overdue; there is no clock.
        period: the period the figures are judged in.
        select: codes or names of the only rules to run; ``BSC2`` selects a chapter.
        ignore: codes, names or chapters to leave out.
        options: of rules by code or name; they win over the card's.
        from_units, partial: whether the whole is judged on what its units add up to, as `evaluate` takes them.

    Raise RuleError for a rule or an option there is none of; DefinitionError where the card's own `checks` name it.

    >>> check(Scorecard(id="card", name="Our card"), select=["BSC202"])
    <Findings of 'Our card': 3 warning>
    """
    if isinstance(period, str):
        period = Period.parse(period, scorecard.fiscal_year)
    chosen = _chosen(select, ignore)
    settings = _settings(scorecard, options)
    given = Given(scorecard, measurements=measurements, period=period, on=on, previous=previous,
                  unit_cards=tuple(unit_cards), from_units=from_units, partial=partial)
    lacking = {rule.code: reason for rule in chosen if (reason := given.lacks(rule)) is not None}
    found = [finding for rule in chosen if rule.code not in lacking
             for finding in given.findings(rule, settings.get(rule.code, {}))]
    not_run = tuple(NotRun(code=rule.code, name=rule.name, reasons=lacking[rule.code], language=scorecard.language)
                    for rule in chosen if rule.code in lacking)
    ran = {rule.code for rule in chosen} - set(lacking)
    return evolve(_sorted_out(scorecard, _fair(scorecard, chosen, found), not_run, ran), previous=previous)


def _fair(card: Scorecard, chosen: Iterable[Rule], found: list[Finding]) -> list[Finding]:
    """Return *found* less what is said of elements that are retired, or in draft where the rule asks no draft."""
    state = states(card)
    rules = {rule.code: rule for rule in chosen}
    return [finding for finding in found if rules[finding.code].judges(state.get(finding.element))]


def _chosen(select: Collection[str], ignore: Collection[str]) -> tuple[Rule, ...]:
    """Return the rules *select* names (all where it is empty) less those *ignore* names."""
    if isinstance(select, str) or isinstance(ignore, str):
        raise RuleError("select and ignore take several codes; write a list: ['BSC203']")
    for word in (*select, *ignore):
        _rules_named(word)
    wanted = {rule.code for word in select for rule in _rules_named(word)}
    unwanted = {rule.code for word in ignore for rule in _rules_named(word)}
    return tuple(rule for rule in load_rules() if rule.code not in unwanted and (
        rule.code in wanted or (not select and rule.runs is Runs.WITH_THE_OTHERS)))


def _rules_named(word: str) -> tuple[Rule, ...]:
    """Return the rules *word* names: a code, a name, or the beginning of codes, as in ``BSC2``."""
    chapter = word.startswith("BSC") and len(word) > len("BSC")
    found = tuple(rule for rule in load_rules() if word in (rule.code, rule.name)
                  or (chapter and rule.code.startswith(word)))
    if not found:
        raise RuleError(_no_rule(word))
    return found


def _rule_named(word: str) -> Rule:
    """Return the one rule whose code or name *word* is."""
    for rule in load_rules():
        if word in (rule.code, rule.name):
            return rule
    raise RuleError(_no_rule(word))


def _no_rule(word: str) -> str:
    known = [known for rule in load_rules() for known in (rule.code, rule.name)]
    return f"no rule {word!r}{did_you_mean(word, known) or '; rules are named such as BSC203 or too-many-indicators'}"


def _settings(card: Scorecard, options: RuleOptions) -> dict[str, dict[str, object]]:
    """Return the options of each rule by code: the card's own, and over them those given to `check`."""
    settings: dict[str, dict[str, object]] = {}
    faults: list[Fault] = []
    for word, own in card.checks.options.items():
        try:
            _set(settings, word, own)
        except RuleError as error:
            faults.append(Fault(str(error), ("checks", "options", word)))
    for number, suppression in enumerate(card.checks.ignore):
        try:
            _rule_named(suppression.rule)
        except RuleError as error:
            faults.append(Fault(str(error), ("checks", "ignore", number, "rule")))
    if faults:
        raise DefinitionError(faults)
    for word, given in options.items():
        _set(settings, word, given)
    return settings


def _set(settings: dict[str, dict[str, object]], word: str, given: Mapping[str, object]) -> None:
    rule = _rule_named(word)
    defaults = rule.options()
    for name, value in given.items():
        if name not in defaults:
            raise RuleError(_no_option(rule, name, defaults))
        settings.setdefault(rule.code, {})[name] = _option(rule, name, value, defaults[name])


def _no_option(rule: Rule, name: str, defaults: Mapping[str, object]) -> str:
    if not defaults:
        return f"{rule.code} has no option {name!r}; it has none"
    return f"{rule.code} has no option {name!r}{did_you_mean(name, defaults)}; its options are {', '.join(defaults)}"


def _option(rule: Rule, name: str, value: object, default: int | float) -> int | float:
    """Return *value* as the kind of number *default* is; every option of a rule is a number."""
    try:
        number = float(value)  # type: ignore[arg-type]  # a text that is no number is told below
        return _as_kind_of(default, number)
    except (TypeError, ValueError):
        wanted = "a whole number" if isinstance(default, int) else "a number"
        raise RuleError(f"{rule.code}: option {name!r} is {value!r}; use {wanted}, such as {default}") from None


def _as_kind_of(default: int | float, number: float) -> int | float:
    if not isfinite(number) or (isinstance(default, int) and number != int(number)):
        raise ValueError
    return int(number) if isinstance(default, int) else number


def _sorted_out(
    card: Scorecard, found: Iterable[Finding], not_run: tuple[NotRun, ...], ran: Collection[str]
) -> Findings:
    """Return what was found, less what the card keeps silent, gravest first and then in the card's order."""
    silenced = [(_rule_named(each.rule).code, each) for each in card.checks.ignore]
    spoken: list[Finding] = []
    suppressed: list[SuppressedFinding] = []
    used: set[int] = set()
    for finding in found:
        hit = next((n for n, (code, each) in enumerate(silenced)
                    if code == finding.code and each.element in (None, finding.element)), None)
        if hit is None:
            spoken.append(finding)
        else:
            used.add(hit)
            suppressed.append(SuppressedFinding(finding=finding, reason=silenced[hit][1].reason))
    spoken = list(gathered(card, load_rules(), spoken))
    place = {element.id: number for number, element in enumerate(card.elements(), 1)}
    spoken.sort(key=lambda finding: (-finding.severity.gravity, place.get(finding.element, 0), finding.code))
    stale = tuple(each for n, (code, each) in enumerate(silenced) if n not in used and code in ran)
    return Findings(scorecard=card.id, title=card.name, language=card.language, items=spoken,
                    suppressed=tuple(suppressed), not_run=not_run, stale=stale, ran=tuple(sorted(ran)), card=card)
