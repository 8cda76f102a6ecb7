"""Charts on matplotlib's axes: what is drawn is what was judged."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from math import isnan
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from tests.evaluation.building import a_card, a_row, an_indicator

from balanced_scorecard import (
    Aggregation,
    Measurements,
    MissingDependencyError,
    OrganisationUnit,
    Scorecard,
    ScorecardScore,
    compare_units,
    contributions,
    evaluate,
    plot_contributions,
    plot_history,
    plot_units,
    roll_up,
)

UNITS = OrganisationUnit(id="all", name="all", org_units=tuple(
    OrganisationUnit(id=unit, name=unit) for unit in ("north", "south", "west")))
CARD = a_card(an_indicator(">= 80 %", unit="percent", adds_up=Aggregation.RATE, name="<b>Share</b> $\\frac{"),
              an_indicator(">= 1", id="j"), organisation=UNITS, language="nb")
ROWS = Measurements([
    a_row("2024-01", parts=(90, 100)), a_row("2024-02"), a_row("2024-03", parts=(50, 100)),
    a_row("2024-03", parts=(90, 100), org_unit="north"), a_row("2024-03", parts=(10, 100), org_unit="south"),
])


@pytest.fixture(autouse=True)
def closed() -> Iterator[None]:
    yield
    plt.close("all")


def scores(org_unit: str = "", card: Scorecard = CARD) -> ScorecardScore:
    return roll_up(evaluate(card, ROWS, "2024-03", org_unit=org_unit))


def widths_of(ax: Axes) -> list[float]:
    return [bar.get_width() for bar in ax.patches if isinstance(bar, Rectangle)]


def texts(ax: Axes) -> list[str]:
    return [each.get_text() for each in ax.texts]


def test_a_history_has_its_figures_a_named_gap_its_target_and_its_status() -> None:
    ax = plot_history(scores(), "i")
    values = np.asarray(ax.lines[0].get_ydata(), dtype=float).tolist()

    ax.figure.canvas.draw()
    assert (values[0], isnan(values[1]), values[2]) == (90.0, True, 50.0)
    assert np.asarray(ax.lines[1].get_ydata(), dtype=float).tolist() == [80.0, 80.0]
    assert texts(ax) == ["Tall mangler"]
    assert ax.get_title().endswith("✗ Mindre god")
    assert len(ax.get_xticklabels()) == 3


def test_units_have_bars_from_zero_their_intervals_targets_and_what_must_be_said_of_a_rank() -> None:
    units = {unit: scores(unit) for unit in ("north", "south", "west")}
    ax = plot_units(compare_units(units, "i"))
    widths = widths_of(ax)

    assert widths == [90.0, 10.0, 0.0]
    assert ax.get_xlim()[0] <= 0.0
    assert [label.get_text() for label in ax.get_yticklabels()] == ["north", "south", "west"]
    assert texts(ax)[0].endswith("✓ God")
    assert texts(ax)[2] == "? Tall mangler"
    assert ax.get_xlabel() == compare_units(units, "i").note


def test_contributions_add_up_to_the_score_and_what_is_missing_has_no_bar() -> None:
    rolled = scores()
    ax = plot_contributions(contributions(rolled), "f", language="en")

    assert sum(widths_of(ax)) == pytest.approx(rolled["f"].score or 0.0)
    assert texts(ax)[1] == "? No data"


def test_axes_that_are_given_are_drawn_on_and_returned() -> None:
    _, ax = plt.subplots()
    assert plot_history(scores().evaluation, "i", language="en", ax=ax) is ax


def test_without_matplotlib_what_to_install_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    absent: Any = None
    monkeypatch.setitem(sys.modules, "matplotlib.pyplot", absent)
    with pytest.raises(MissingDependencyError, match=r"pip install \"balanced-scorecard\[plot\]\""):
        plot_history(scores(), "i")
