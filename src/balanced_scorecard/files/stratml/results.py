"""TargetResults and ActualResults as they were said: days, number, words, and the label that tells a target from a
baseline, a benchmark, a request for money or a subtotal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from attrs import evolve, frozen

from ...domain.identifiers import ID_PATTERN
from ...domain.period import CALENDAR_YEAR, FiscalYear, Frequency, Period
from ..documents import shortened
from .mending import Notes, days_of, last_of_month, number_of, text_of
from .tree import Node
from .vocabulary import KINDS, ORG_UNIT, VALUE

Days = tuple[date, date]
_BESIDE = r"baseline|benchmark|average|median|comparison|budget|appropriat\w*|request\w*|enacted|sub-?total"
_LABEL = re.compile(rf"\b({_BESIDE})\b", re.IGNORECASE)
_WORDS_ALONE = re.compile(r"(?:.{1,80}:\s*)?((?:\w+\s+){0,3}(?:baseline|benchmark|average|median|sub-?total))\.?",
                          re.IGNORECASE)
"""A Description that is a label and nothing more: "Subtotal", "Homicide: International Average"."""


@frozen(kw_only=True)
class Result:
    """One result of an indicator as it was said.

    Attributes:
        kind: what an export of ours calls `said`: one of `KINDS` for a target, "value" for a figure that is no number.
        label: of what is none of the indicator's own targets or figures: "Annual Baseline", "Subtotal".
        has_start: whether it says from when; a target that does not is due by a day.
    """

    node: Node
    days: Days | None
    number: float | None
    words: str = ""
    kind: str = ""
    said: str = ""
    label: str = ""
    status: str = ""
    org_unit: str = ""
    has_start: bool = True

    @property
    def is_target(self) -> bool:
        """Whether it says where to be, or what to compare with."""
        return self.node.name == "TargetResult"

    @property
    def says_nothing(self) -> bool:
        """Whether neither a number nor a word is given."""
        return self.number is None and not self.words and not self.kind and not self.status


def is_label(text: str) -> bool:
    """Whether *text* calls a result something else than a target or a figure: a baseline, a benchmark, a subtotal."""
    return bool(_LABEL.search(text))


def results_of(instance: Node, plan_days: Days | None, notes: Notes, org_unit: str = "") -> Iterator[Result]:
    """Yield the results of one MeasurementInstance; one without days has those of its neighbour, else the plan's."""
    nodes = [node for node in instance.children if node.name in ("TargetResult", "ActualResult")]
    spans = [_days(node, notes) for node in nodes]
    near = next((days for days, _ in spans if days), None)
    for node, (days, has_start) in zip(nodes, spans, strict=True):
        result = _result(node, days, has_start, org_unit, notes)
        if not result.says_nothing and days is None and (near or plan_days):
            where = "those of the result beside it" if near else "the plan's own"
            notes.mend(node, f"{node.name} has no days; they are read as {where}")
            result = evolve(result, days=near or plan_days)
        yield result


def _result(node: Node, days: Days | None, has_start: bool, org_unit: str, notes: Notes) -> Result:
    written = text_of(node, "NumberOfUnits", notes)
    number = number_of(node, written, notes) if written else None
    words = [text_of(node, "Description", notes)]
    if written and number is None:
        notes.mend(node, f"NumberOfUnits {shortened(written)!r} is no number; kept as words")
        words.append(written)
    kind = said = label = status = ""
    is_target = node.name == "TargetResult"
    for name, value in _descriptors(node, notes):
        if value and name in (KINDS if is_target else (VALUE,)):
            kind, said = name, value
        elif name == ORG_UNIT and ID_PATTERN.fullmatch(value):
            org_unit = value
        elif is_label(f"{name} {value}"):
            label = value or name
        elif name.casefold() == "status" and value and not is_target:
            status = value
        else:
            words.append(": ".join(filter(None, (name, value))))
    alone = _WORDS_ALONE.fullmatch(words[0])
    return Result(node=node, days=days, number=number, words="; ".join(filter(None, words)), kind=kind, said=said,
                  label=label or (alone[1] if alone else ""), status=status, org_unit=org_unit, has_start=has_start)


def _descriptors(node: Node, notes: Notes) -> Iterator[tuple[str, str]]:
    for descriptor in node.all("Descriptor"):
        pair = text_of(descriptor, "DescriptorName", notes), text_of(descriptor, "DescriptorValue", notes)
        if any(pair):
            yield pair


def _days(node: Node, notes: Notes) -> tuple[Days | None, bool]:
    """Return the first and last day of *node*, and whether it says the first; days may be attributes, as in Part 3."""
    first, last = (_day(node, name, notes) for name in ("StartDate", "EndDate"))
    if first and last:
        if last[1] < first[0]:
            notes.mend(node, f"it ends on {last[1]}, before it starts on {first[0]}; the two were exchanged")
            first, last = last, first
        return (first[0], last[1]), True
    return first or last, bool(first)


def _day(node: Node, name: str, notes: Notes) -> Days | None:
    said = text_of(node, name, notes) or node.attributes.pop(name, "")
    days = days_of(said) if said else None
    if said and days is None:
        notes.lose(node, f"{name} {shortened(said)!r} is no day such as 2024-12-31")
    return days


def fiscal_year_of(spans: Iterable[Days]) -> FiscalYear:
    """Return the fiscal year that the whole years among *spans* are: they all begin in one month; else the calendar's.

    >>> fiscal_year_of([(date(2019, 10, 1), date(2020, 9, 30))]).starts
    10
    """
    begins = {first.month for first, last in spans if _months(first, last) == 12}
    return FiscalYear(starts=begins.pop()) if len(begins) == 1 else CALENDAR_YEAR


def _months(first: date, last: date) -> int | None:
    """Return how many whole months run from *first* to *last*; None where they are not whole."""
    if first.day != 1 or not last_of_month(last):
        return None
    return (last.year - first.year) * 12 + last.month - first.month + 1


@lru_cache(maxsize=4096)
def period_of(days: Days, fiscal_year: FiscalYear) -> Period:
    """Return the period that *days* are: one with a name where there is one, else a span of years, months or days.

    >>> str(period_of((date(2024, 1, 1), date(2024, 4, 30)), CALENDAR_YEAR))
    '2024-T1'
    >>> str(period_of((date(2024, 3, 1), date(2025, 1, 31)), CALENDAR_YEAR))
    '2024-03..2025-01'
    """
    first, last = days
    for frequency in Frequency:
        period = Period.of_date(frequency, first, fiscal_year)
        if (period.start, period.end) == days:
            return period
    ends = [(Period.of_date(frequency, first, fiscal_year), Period.of_date(frequency, last, fiscal_year))
            for frequency in (Frequency.YEAR, Frequency.MONTH, Frequency.DAY)]
    one, other = next((one, other) for one, other in ends if one.start == first and other.end == last)
    return evolve(one, length=other.ordinal - one.ordinal + 1)
