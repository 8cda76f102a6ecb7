"""The results of one indicator -> its targets and baseline, its figures, and series for what is neither.

StratML does not say whether more is better. So a number that stands for a target becomes one only where words beside it
or the caller say the way; otherwise it is kept as the figures of a series, and nothing is judged by a guess.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from attrs import define, field

from ...domain.amount import number_text
from ...domain.measurement import Measurement, Value
from ...domain.observation import MAY_CHANGE, ObservationStatus
from ...domain.period import Period
from ...frames.cells import Percent, figure, statuses
from .mending import Identifiers, Notes
from .results import Result
from .targets import Measured, Plain, due, target_of
from .vocabulary import TAG, VALUE

Place = tuple[Period, str]
"""The period and the organisational unit of a result."""


@define
class Settled:
    """What the results of one indicator became: more of its fields, series beside it, and figures."""

    fields: Plain = field(factory=dict)
    series: list[Plain] = field(factory=list)
    rows: list[Measurement] = field(factory=list)


def settle(measured: Measured, results: Iterable[Result], ids: Identifiers, notes: Notes) -> Settled:
    """Return what *results*, those of the indicator *measured*, become; nothing of them is left out unsaid."""
    by_place: dict[Place, list[Result]] = {}
    for result in results:
        if result.days and not result.says_nothing:
            by_place.setdefault((measured.period(result), result.org_unit), []).append(result)
        elif not result.says_nothing:
            notes.lose(result.node, f"a result without any day: {_shown(result)}")
    settler = _Settler(measured, ids, notes)
    settler.is_counted = any(each.number is not None and not each.is_target
                             for here in by_place.values() for each in here)
    for place, here in by_place.items():
        settler.take_targets([each for each in here if each.is_target])
        settler.take_figures(place, [each for each in here if not each.is_target])
    settler.finish()
    return settler.settled


class _Settler:
    """Gathers what one indicator's results become, one period after the other."""

    def __init__(self, measured: Measured, ids: Identifiers, notes: Notes) -> None:
        self.measured, self.ids, self.notes = measured, ids, notes
        self.settled = Settled()
        self.is_counted = False
        self.dues: set[tuple[date, str]] = set()
        self.in_words: list[Result] = []
        self.beside: dict[tuple[str, str], list[Result]] = {}  # what belongs to a series, by element and label

    def take_targets(self, here: Sequence[Result]) -> None:
        """Take the TargetResults of one period and unit: at most one of them is the target."""
        words: list[Result] = []
        for result in here:
            target = None if result.label else target_of(result, self.measured)
            if target is not None and self._add(target, result):
                continue
            if result.number is not None:
                self._put_beside(result, result.label)
            else:
                (self.in_words if result.label else words).append(result)
        said = "; ".join(map(_words, words))
        if not words or self.is_counted or not self._add({"judged": said, **due(words[0], self.measured)}, words[0]):
            self.in_words += words

    def _add(self, target: Plain, result: Result) -> bool:
        """Add *target* where none is due that day in that unit; say whether it was added."""
        assert result.days is not None
        if (result.days[1], result.org_unit) in self.dues:
            return False
        self.dues.add((result.days[1], result.org_unit))
        self.settled.fields.setdefault("targets", []).append(target)
        return True

    def take_figures(self, place: Place, here: Sequence[Result]) -> None:
        """Take the ActualResults of one period and unit: one number is the figure, words beside it are its note."""
        numbers = [each for each in here if each.number is not None]
        own = numbers[:1]
        beside: list[Result] = []
        if len({each.number for each in numbers}) > 1:
            plain = [each for each in numbers if not each.label and not each.words]
            own = plain if len(plain) == 1 else []
            beside = [each for each in numbers if each not in own]
        for result in beside:
            self._put_beside(result, result.label or result.words)
        elsewhere = set(map(id, beside))
        told = [each for each in here if id(each) not in elsewhere]
        if told:
            self.settled.rows.append(self._figure(place, own[0] if own else None, told))

    def _figure(self, place: Place, own: Result | None, told: Sequence[Result]) -> Measurement:
        first = own or next((each for each in told if each.kind), None)  # what has no number may say its value
        value = own.number if own else _value(first.said) if first else None
        words = [word for each in told for word in (each.label, "" if each is first else each.said, _note(each))]
        known = frozenset(status for each in told for status in _statuses(each.status))
        return Measurement(indicator=self.measured.id, period=place[0], org_unit=place[1], statuses=known, value=value,
                           note="; ".join(dict.fromkeys(filter(None, words))), place=f"line {told[0].node.line}")

    def _put_beside(self, result: Result, label: str) -> None:
        self.beside.setdefault((result.node.name, label), []).append(result)

    def finish(self) -> None:
        """Make a lone baseline the indicator's own, and a series of everything else that is no target and no figure."""
        baselines = [key for key in self.beside if key[0] == "TargetResult" and "baseline" in key[1].casefold()]
        if len(baselines) == 1 and [each.org_unit for each in self.beside[baselines[0]]] == [""]:
            [result] = self.beside.pop(baselines[0])
            source = {"source": result.words} if result.words else {}
            period = str(self.measured.period(result))
            self.settled.fields["baseline"] = {"value": result.number, "period": period, **source}
        reasons = [self._make_series(element, label, found) for (element, label), found in self.beside.items()]
        has_targets = "targets" in self.settled.fields
        for result in self.in_words:
            said = repr(_words(result))
            if has_targets:
                self.notes.lose(result.node, f"a target in words beside another of its time: {said}")
            else:
                self.notes.mend(result.node, f"a target in words beside numbers, {said}, is kept as no_target")
        reasons = [*map(_words, self.in_words), *reasons]
        if not has_targets and any(reasons):
            self.settled.fields["no_target"] = "; ".join(dict.fromkeys(filter(None, reasons)))

    def _make_series(self, element: str, label: str, found: Sequence[Result]) -> str:
        """Make a series of *found*; return what it says of the target there is none of."""
        name = label or "target"
        id_ = self.ids.new_series(self.measured.id, name)
        unit = {"unit": str(self.measured.unit)} if self.measured.unit else {}
        tags = {f"{TAG}of": self.measured.id, f"{TAG}element": element, **({f"{TAG}label": label} if label else {})}
        self.settled.series.append({"id": id_, "name": f"{self.measured.name}: {name}", **unit, "tags": tags})
        kept: dict[Place, Measurement] = {}
        for result in found:
            period = self.measured.period(result)
            if (period, result.org_unit) in kept:
                self.notes.lose(result.node, f"a second result of one kind for {period}: {_shown(result)}")
                continue
            kept[period, result.org_unit] = Measurement(
                indicator=id_, period=period, org_unit=result.org_unit, value=result.number, note=_note(result),
                statuses=_statuses(result.status), place=f"line {result.node.line}")
        self.settled.rows += kept.values()
        return self._told(found[0], len(found), label, id_)

    def _told(self, first: Result, many: int, label: str, id_: str) -> str:
        where = f"kept as the figures of the series {id_!r}"
        if label or not first.is_target:
            self.notes.mend(first.node, f"{many} {first.node.name} called {label!r}: none of the indicator's own; "
                                        f"{where}")
            return ""
        self.notes.mend(first.node, f"{many} TargetResult with a number: nothing says whether more or less is better; "
                                    f"{where}, until polarity is given")
        return f"the plan does not say whether more or less is better; its numbers are the series {id_}"


def _words(result: Result) -> str:
    """Return all that *result* says in words, each once."""
    return "; ".join(dict.fromkeys(filter(None, (result.said, result.label, result.words, result.status))))


def _note(result: Result) -> str:
    """Return the words of *result* that nothing else of a figure holds."""
    said = result.said if result.kind != VALUE else ""
    status = f"Status: {result.status}" if result.status and not _statuses(result.status) else ""
    return "; ".join(filter(None, (said, result.words, status)))


def _value(said: str) -> Value:
    """Return the figure that *said*, a level, a judgement or a day, is."""
    read = figure(said, "en")
    return read.number if isinstance(read, Percent) else read


def _statuses(said: str) -> frozenset[ObservationStatus]:
    """Return the observation statuses that the words *said* name, of those that may stand beside a value."""
    try:
        return statuses(said) & MAY_CHANGE if len(said) > 1 else frozenset()
    except ValueError:
        return frozenset()


def _shown(result: Result) -> str:
    return " ".join(filter(None, ("" if result.number is None else number_text(result.number), _words(result))))
