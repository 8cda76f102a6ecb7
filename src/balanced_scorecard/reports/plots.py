"""`plot_history`, `plot_units`, `plot_contributions`: charts on matplotlib's axes, for a notebook or a slide.

Status is told by word and icon beside the colour. Bars begin at zero; what is missing is a gap with a name.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from math import isnan
from textwrap import wrap
from typing import TYPE_CHECKING, TypeGuard

from ..domain.judgement import JUDGEMENTS
from ..domain.measurement import Measurement, Value
from ..errors import with_extra
from ..evaluation.contributing import Contributions
from ..evaluation.results import Evaluation, IndicatorResult, ScorecardScore, Status
from ..evaluation.unit_comparison import UnitComparison
from ..words import words_for
from .histories import rows_of_history, target_of_history, values_of
from .numbers import decimals_for, exact, number, period_text
from .palette import LINE, LOOKS, MUTED, TARGET
from .wording import Wording

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_NAME_WIDTH = 34
_NOTE_WIDTH = 58
_LETTER, _MOST_ROOM = 0.021, 0.6  # of the width of the axes: what a letter beside a bar takes
_LEAST_DAYS = 5

def plot_history(
    judged: Evaluation | ScorecardScore, id: str, *, language: str | None = None, ax: Axes | None = None
) -> Axes:
    """Draw the figures of the indicator called *id* up to the period judged, with its target and its status.

    Levels stand on an axis of their words, from the worst to the best, and the days of a milestone on one of days.

    Args:
        judged: a card judged for a period.
        language: of the words; left out, the card's.
        ax: where to draw; left out, on axes of its own.

    Raises:
        UnknownElementError: there is no such indicator on the card.
        MissingDependencyError: matplotlib is not installed.
    """
    evaluation = judged.evaluation if isinstance(judged, ScorecardScore) else judged
    result = evaluation[id]
    card = evaluation.scorecard
    say = Wording.spoken(language, card.language, card.words)
    rows = rows_of_history(evaluation, result.indicator)
    points, levels = list(values_of(rows, result.indicator)), _levels(result)
    ax = _axes(ax)
    ax.plot(range(len(points)), [_height(value, levels) for _, value in points], color=LINE, marker="o")
    for place, (_, value) in enumerate(points):
        if value is None:
            ax.annotate(say.status(Status.NO_DATA), (place, 0.02), xycoords=("data", "axes fraction"), color=MUTED,
                        rotation=90, ha="center", va="bottom")
    target = _target_height(rows, result)
    if target is not None:
        ax.axhline(target, color=TARGET, linestyle="--", label=say.target(result))
        ax.legend(loc="best", frameon=False)
    ax.set_xticks(range(len(points)), [period_text(period, say.language) for period, _ in points], rotation=45,
                  ha="right")
    _dress(ax, [result.target, *(value for _, value in points)], result, say)
    if not points:
        ax.set_yticks([])
        ax.text(0.5, 0.5, say.status(Status.NO_DATA), transform=ax.transAxes, ha="center", va="center", color=MUTED)
    # A curve shows each period's own figure; what is judged may be the year's so far, or an earlier one's.
    said = " ".join((*([] if result.actual is None else [say.value(result)]), _told(result.status, say)))
    ax.set_title(f"{say.name(result.indicator)}\n{said}", parse_math=False)
    return ax


def plot_units(comparison: UnitComparison, *, language: str | None = None, ax: Axes | None = None) -> Axes:
    """Draw the units of *comparison*, the best on top: figure, interval, target, and status in words.

    Units without a figure are listed without a bar. What must be said of every ranking stands below the bars.

    Args:
        comparison: what `compare_units` gave.
        language: of the words; left out, the card's.
        ax: where to draw; left out, on axes of its own.

    Raises:
        MissingDependencyError: matplotlib is not installed.
    """
    say = Wording.spoken(language, comparison.language, comparison.words)
    standings = list(comparison)
    values = [float(each.value) if _is_number(each.value) else None for each in standings]
    said = [_said(each.value, say) for each in standings]
    told_at = [max(value or 0.0, each.high or 0.0, each.target if _is_number(each.target) else 0.0)
               for each, value in zip(standings, values, strict=True)]
    names, statuses = [each.org_unit for each in standings], [each.status for each in standings]
    ax = _bars(ax, names, values, statuses, say, said, told_at)
    for place, (each, value) in enumerate(zip(standings, values, strict=True)):
        if value is not None and each.low is not None and each.high is not None:
            ax.plot([each.low, each.high], [place, place], color="black", linewidth=1, marker="|")
        if _is_number(each.target):
            ax.plot([each.target] * 2, [place - 0.4, place + 0.4], color=TARGET, linewidth=2)
    key = f"│ {say('report.target')}" if any(_is_number(each.target) for each in standings) else ""
    ax.set_title("\n".join(part for part in (comparison.name, key) if part), parse_math=False)  # $ is no formula
    measured = say.unit(comparison.unit) if comparison.is_indicator else say("report.score")
    note = words_for(say.language)["units.rank_note"]
    ax.set_xlabel("\n".join(part for part in (measured, *wrap(note, _NOTE_WIDTH)) if part))
    return ax


def plot_contributions(
    contributions: Contributions, parent: str, *, language: str | None = None, ax: Axes | None = None
) -> Axes:
    """Draw what each child of the node called *parent* adds to its score; what is not counted has no bar.

    Args:
        contributions: what `contributions` gave.
        parent: the node whose children are drawn.
        language: of the words; left out, the card's.
        ax: where to draw; left out, on axes of its own.

    Raises:
        MissingDependencyError: matplotlib is not installed.
    """
    say = Wording.spoken(language, contributions.language, contributions.words)
    children = contributions.of(parent)
    values = [each.contribution for each in children]
    said = ["" if value is None else number(value, say.language, 3) for value in values]
    names, statuses = [f"{each.id} {each.name}" for each in children], [each.status for each in children]
    ax = _bars(ax, names, values, statuses, say, said, [max(value or 0.0, 0.0) for value in values])
    ax.set_xlabel(say("column.contribution").capitalize())
    return ax


def _bars(
    ax: Axes | None, names: Sequence[str], values: Sequence[float | None], statuses: Sequence[Status], say: Wording,
    said: Sequence[str], told_at: Sequence[float],
) -> Axes:
    """Draw a bar from zero for each value, the first on top; what is *said* and the status are told at *told_at*."""
    ax = _axes(ax)
    places = range(len(names))
    ax.barh(places, [0.0 if value is None else value for value in values],
            color=[LOOKS[status].fill for status in statuses], alpha=0.75)
    told = ["  ".join(part for part in (figure, _told(status, say)) if part)
            for figure, status in zip(said, statuses, strict=True)]
    for place, text, status, end in zip(places, told, statuses, told_at, strict=True):
        ax.annotate(text, (end, place), xytext=(4, 0), textcoords="offset points", va="center",
                    color=LOOKS[status].fill)
    ax.set_yticks(places, ["\n".join(wrap(name, _NAME_WIDTH)) for name in names], parse_math=False)
    ax.invert_yaxis()
    low, high = min(0.0, *(value or 0.0 for value in values), 0.0), max(0.0, *told_at, 0.0)
    room = min(_LETTER * max(map(len, told), default=0), _MOST_ROOM)
    ax.set_xlim(1.05 * low, low + ((high - low) or 1.0) / (1 - room))
    ax.spines[["top", "right"]].set_visible(False)
    ax.axvline(0, color=MUTED, linewidth=0.8)
    ax.xaxis.set_major_formatter(_numbers(say))
    return ax


# ---- what a history is drawn against ---------------------------------------------------------------------------------


def _levels(result: IndicatorResult) -> tuple[str, ...]:
    """Return the levels of an indicator from the worst to the best; none where it has numbers or days."""
    return tuple(reversed(JUDGEMENTS)) if result.indicator.is_judged else result.indicator.levels


def _height(value: Value | None, levels: Sequence[str]) -> float:
    """Return how high *value* stands on its axis; nan where it is missing."""
    if isinstance(value, date):
        return float(value.toordinal())
    if isinstance(value, str):
        return float(levels.index(value)) if value in levels else float("nan")
    return float("nan") if value is None else float(value)


def _target_height(rows: tuple[Measurement, ...], result: IndicatorResult) -> float | None:
    if isinstance(result.target, date | str):
        height = _height(result.target, _levels(result))
        return None if isnan(height) else height
    return target_of_history(rows, result)


def _dress(ax: Axes, values: Sequence[object], result: IndicatorResult, say: Wording) -> None:
    """Give the upright axis its words: levels, days, or numbers in the unit."""
    levels = _levels(result)
    days = sorted({value for value in values if isinstance(value, date)})
    if levels:
        ax.set_yticks(range(len(levels)), [say.value(result, level) for level in levels], parse_math=False)
        ax.set_ylim(-0.5, len(levels) - 0.5)
    elif days:
        ax.set_yticks([day.toordinal() for day in days], [say.day(day) for day in days])
        room = max(_LEAST_DAYS, 0.2 * (days[-1] - days[0]).days)
        ax.set_ylim(days[0].toordinal() - room, days[-1].toordinal() + room)
    else:
        ax.set_ylabel(say.unit(result.indicator.unit))
        ax.yaxis.set_major_formatter(_numbers(say))


def _numbers(say: Wording) -> Callable[[float, object], str]:
    """Return how numbers are written along an axis: as the language writes them."""
    return lambda value, _: exact(round(value, 9), say.language)


def _said(value: Value | None, say: Wording) -> str:
    if isinstance(value, float | int):
        return number(value, say.language, decimals_for(value))
    return say.day(value) if isinstance(value, date) else say.status_said(value or "")


def _is_number(edge: object) -> TypeGuard[float]:
    return isinstance(edge, float | int)


def _told(status: Status, say: Wording) -> str:
    return f"{LOOKS[status].icon} {say.status(status)}"


def _axes(ax: Axes | None) -> Axes:
    if ax is not None:
        return ax
    pyplot = with_extra("matplotlib.pyplot", "a plot", "matplotlib", "plot")
    drawn: Axes = pyplot.subplots(layout="constrained")[1]
    return drawn
