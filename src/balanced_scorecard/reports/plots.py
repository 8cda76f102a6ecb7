"""`plot_history`, `plot_units`, `plot_contributions`: charts on matplotlib's axes, for a notebook or a slide.

Status is told by word and icon beside the colour. Bars begin at zero; what is missing is a gap with a name.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeGuard

from ..errors import with_extra
from ..evaluation.contributing import Contributions
from ..evaluation.results import Evaluation, ScorecardScore, Status
from ..evaluation.unit_comparison import UnitComparison
from .histories import curve_of, rows_of_history, target_of_history
from .numbers import number, period_text
from .palette import LINE, LOOKS, MUTED, TARGET
from .wording import Wording

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def plot_history(
    judged: Evaluation | ScorecardScore, id: str, *, language: str | None = None, ax: Axes | None = None
) -> Axes:
    """Draw the figures of the indicator called *id* up to the period judged, with its target and its status.

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
    say = Wording(language=language or card.language, own=card.words if language in (None, card.language) else {})
    rows = rows_of_history(evaluation, result.indicator)
    points, target = curve_of(rows, result.indicator), target_of_history(rows, result)
    ax = _axes(ax)
    ax.plot(range(len(points)), [float("nan") if point.value is None else point.value for point in points],
            color=LINE, marker="o")
    for place, point in enumerate(points):
        if point.value is None:
            ax.annotate(say.status(Status.NO_DATA), (place, 0.02), xycoords=("data", "axes fraction"), color=MUTED,
                        rotation=90, ha="center", va="bottom")
    if target is not None:
        ax.axhline(target, color=TARGET, linestyle="--", label=say.target(result))
        ax.legend(loc="best", frameon=False)
    ax.set_xticks(range(len(points)), [period_text(point.period, say.language) for point in points], rotation=45,
                  ha="right")
    ax.set_ylabel(say.unit(result.indicator.unit))
    # A curve shows each period's own figure; what is judged may be the year's so far, or an earlier one's.
    said = " ".join(part for part in (say.value(result), _told(result.status, say)) if part)
    ax.set_title(f"{say.name(result.indicator)}\n{said}", parse_math=False)
    return ax


def plot_units(comparison: UnitComparison, *, ax: Axes | None = None) -> Axes:
    """Draw the units of *comparison*, the best on top: figure, interval, target, and status in words.

    Units without a figure are listed without a bar. What must be said of every ranking stands below the bars.

    Raises:
        MissingDependencyError: matplotlib is not installed.
    """
    say = Wording(language=comparison.language)
    standings = list(comparison)
    values = [float(each.value) if isinstance(each.value, float | int) else None for each in standings]
    told_at = [max(value or 0.0, each.high or 0.0, each.target if _is_number(each.target) else 0.0)
               for each, value in zip(standings, values, strict=True)]
    ax = _bars(ax, [each.org_unit for each in standings], values, [each.status for each in standings], say, told_at)
    for place, (each, value) in enumerate(zip(standings, values, strict=True)):
        if value is not None and each.low is not None and each.high is not None:
            ax.plot([each.low, each.high], [place, place], color="black", linewidth=1, marker="|")
        if _is_number(each.target):
            ax.plot([each.target] * 2, [place - 0.4, place + 0.4], color=TARGET, linewidth=2)
    ax.set_title(comparison.name, parse_math=False)  # a name with a $ is no formula
    ax.set_xlabel(comparison.note, wrap=True)
    return ax


def plot_contributions(
    contributions: Contributions, parent: str, *, language: str = "en", ax: Axes | None = None
) -> Axes:
    """Draw what each child of the node called *parent* adds to its score; what is not counted has no bar.

    Raises:
        MissingDependencyError: matplotlib is not installed.
    """
    say = Wording(language=language)
    children = contributions.of(parent)
    ax = _bars(ax, [f"{each.id} {each.name}" for each in children], [each.contribution for each in children],
               [each.status for each in children], say)
    ax.set_xlabel(say("report.score"))
    return ax


def _bars(
    ax: Axes | None, names: Sequence[str], values: Sequence[float | None], statuses: Sequence[Status], say: Wording,
    told_at: Sequence[float] | None = None,
) -> Axes:
    """Draw a bar from zero for each value, the first on top; value and status are told at its end, or at *told_at*."""
    ax = _axes(ax)
    places = range(len(names))
    ax.barh(places, [0.0 if value is None else value for value in values],
            color=[LOOKS[status].fill for status in statuses], alpha=0.75)
    ends = told_at or [max(value or 0.0, 0.0) for value in values]
    for place, value, status, end in zip(places, values, statuses, ends, strict=True):
        figure = "" if value is None else f"{number(value, say.language, 2)}  "
        ax.annotate(f"{figure}{_told(status, say)}", (end, place), xytext=(4, 0),
                    textcoords="offset points", va="center", color=LOOKS[status].fill)
    ax.set_yticks(places, names, parse_math=False)
    ax.invert_yaxis()
    ax.margins(x=0.3)
    ax.axvline(0, color=MUTED, linewidth=0.8)
    return ax


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
