"""Charts on matplotlib's axes: what is drawn is what was judged."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
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
    AtLevel,
    Comparator,
    FrozenMap,
    Judged,
    Measurements,
    MissingDependencyError,
    OrganisationUnit,
    Period,
    Reached,
    Scorecard,
    ScorecardScore,
    Target,
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
OWN = FrozenMap({"poor": "Vesentlig avvik"})
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
    assert ax.get_title().endswith("│ Krav/måltall")
    assert " ".join(ax.get_xlabel().split()) == f"% {compare_units(units, 'i').note}"


def test_contributions_add_up_to_the_score_and_what_is_missing_has_no_bar() -> None:
    rolled = scores()
    ax = plot_contributions(contributions(rolled), "f", language="en")

    assert sum(widths_of(ax)) == pytest.approx(rolled["f"].score or 0.0)
    assert texts(ax)[1] == "? No data"


def test_levels_stand_on_an_axis_of_their_words_from_the_worst_up_and_the_target_among_them() -> None:
    least = Target(expectation=AtLevel(comparator=Comparator.AT_LEAST, level="B"))
    rating = an_indicator(least, levels=("C", "B", "A"))
    rows = Measurements([a_row("2022", "C"), a_row("2023", "A"), a_row("2024")])
    ax = plot_history(evaluate(a_card(rating), rows, "2024"), "i")
    heights = np.asarray(ax.lines[0].get_ydata(), dtype=float).tolist()

    assert (heights[:2], isnan(heights[2])) == ([0.0, 2.0], True)
    assert [label.get_text() for label in ax.get_yticklabels()] == ["C", "B", "A"]
    assert np.asarray(ax.lines[1].get_ydata(), dtype=float).tolist() == [1.0, 1.0]


def test_a_persons_judgements_stand_on_an_axis_of_the_cards_own_words() -> None:
    target = Target(expectation=Judged(how="by the director"), by=Period.parse("2024"))
    card = a_card(an_indicator(targets=(target,)), language="nb", words=OWN)
    ax = plot_history(evaluate(card, Measurements([a_row("2024", "poor")]), "2024"), "i")
    assert [label.get_text() for label in ax.get_yticklabels()] == ["Vesentlig avvik", "Middels", "God"]
    assert ax.get_title().endswith("Vesentlig avvik ✗ Vesentlig avvik")


def test_the_day_of_a_milestone_stands_on_an_axis_of_days_with_the_day_it_is_due() -> None:
    target = Target(expectation=Reached(what="in use"), by=date(2024, 10, 1))
    card = a_card(an_indicator(targets=(target,)), language="nb")
    ax = plot_history(evaluate(card, Measurements([a_row("2024-12", date(2024, 11, 14))]), "2024-12"), "i")
    assert np.asarray(ax.lines[0].get_ydata(), dtype=float).tolist() == [date(2024, 11, 14).toordinal()]
    assert [label.get_text() for label in ax.get_yticklabels()] == ["01.10.2024", "14.11.2024"]
    assert np.asarray(ax.lines[1].get_ydata(), dtype=float).tolist() == [date(2024, 10, 1).toordinal()] * 2


def test_without_any_figure_the_plot_says_so_in_words_and_has_no_numbers() -> None:
    ax = plot_history(evaluate(CARD, Measurements(), "2024-03"), "i")
    assert texts(ax) == ["Tall mangler"]
    assert list(ax.get_yticks()) == []
    assert ax.get_title().endswith("\n? Tall mangler")


def test_numbers_along_the_axes_are_written_as_in_the_language() -> None:
    rolled = scores()
    drawn = [plot_history(rolled, "i").yaxis, plot_units(compare_units({"north": rolled}, "i")).xaxis,
             plot_contributions(contributions(rolled), "f").xaxis]
    assert [axis.get_major_formatter()(0.1 + 0.2, 0) for axis in drawn] == ["0,3"] * 3
    assert plot_history(rolled, "i", language="en").yaxis.get_major_formatter()(1500.5, 0) == "1\u00a0500.5"


def test_units_and_contributions_use_the_cards_own_words_in_its_own_language_only() -> None:
    card = a_card(an_indicator(">= 80 %", unit="percent", adds_up=Aggregation.RATE), language="nb", words=OWN)
    rolled = scores(card=card)
    compared = compare_units({"north": rolled}, "i")
    assert texts(plot_units(compared)) == ["50  ✗ Vesentlig avvik"]
    assert texts(plot_units(compared, language="en")) == ["50  ✗ Poor"]
    assert texts(plot_contributions(contributions(rolled), "f"))[0].endswith("✗ Vesentlig avvik")
    assert texts(plot_contributions(contributions(rolled), "f", language="sv"))[0].endswith("✗ Mindre bra")


def test_units_compared_on_a_node_are_measured_in_scores() -> None:
    ax = plot_units(compare_units({"north": scores()}, "f"))
    assert ax.get_xlabel().startswith("Skår (0–1)\n")
    assert "│" not in ax.get_title()


def test_axes_that_are_given_are_drawn_on_and_returned() -> None:
    _, ax = plt.subplots()
    assert plot_history(scores().evaluation, "i", language="en", ax=ax) is ax


def test_without_matplotlib_what_to_install_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    absent: Any = None
    monkeypatch.setitem(sys.modules, "matplotlib.pyplot", absent)
    with pytest.raises(MissingDependencyError, match=r"pip install \"balanced-scorecard\[plot\]\""):
        plot_history(scores(), "i")
