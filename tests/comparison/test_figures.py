"""One set of figures for two cards."""

from __future__ import annotations

from tests.examples import a_card, a_measurement, a_unit, an_indicator

from balanced_scorecard import Measurements, Series, measurements_for


def ids(measurements: Measurements) -> list[str]:
    return [f"{row.indicator} {row.period} {row.org_unit}".strip() for row in measurements]


def test_figures_that_fit_are_given_as_they_are() -> None:
    card, figures = a_card(an_indicator("A")), Measurements([a_measurement("A")])
    assert measurements_for(card, figures, card) is figures


def test_what_only_the_other_card_measures_is_left_out_and_what_neither_does_is_kept() -> None:
    card, other = a_card(an_indicator("A")), a_card(an_indicator("B"), series=(Series(id="s"),))
    figures = Measurements([a_measurement("A"), a_measurement("B"), a_measurement("s"), a_measurement("mispelt")])
    assert ids(measurements_for(card, figures, other)) == ["A 2024", "mispelt 2024"]
    assert ids(measurements_for(other, figures, card)) == ["B 2024", "s 2024", "mispelt 2024"]


def test_units_of_measurement_and_of_the_organisation_decide_too() -> None:
    card = a_card(an_indicator("A", unit="point"), organisation=a_unit("all", a_unit("north")))
    other = a_card(an_indicator("A", unit="percent"), organisation=a_unit("all", a_unit("north"), a_unit("south")))
    figures = Measurements([
        a_measurement("A", "2024", unit="point"), a_measurement("A", "2025", unit="percent"),
        a_measurement("A", "2024", org_unit="south")])
    assert ids(measurements_for(card, figures, other)) == ["A 2024"]
    assert ids(measurements_for(other, figures, card)) == ["A 2025", "A 2024 south"]


def test_a_level_that_only_the_other_card_knows_is_left_out() -> None:
    card, other = (a_card(an_indicator("A", levels=levels)) for levels in (("C", "B"), ("C", "B", "A")))
    figures = Measurements([a_measurement("A", "2024", "B"), a_measurement("A", "2025", "A")])
    assert ids(measurements_for(card, figures, other)) == ["A 2024"]
