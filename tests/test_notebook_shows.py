"""What a notebook shows of values and results: small, escaped, and in the words of the card."""

from __future__ import annotations

import inspect
from datetime import date
from importlib.resources import files

import attrs
import numpy as np
import pytest
from tests.evaluation.building import a_card, a_row, an_indicator

import balanced_scorecard
from balanced_scorecard import (
    CSF,
    Aggregation,
    CauseEffectLink,
    FrozenMap,
    Indicator,
    Initiative,
    InitiativeStatus,
    Lag,
    Measurement,
    Measurements,
    Milestone,
    Norm,
    Objective,
    Period,
    Perspective,
    Scorecard,
    Strategy,
    Target,
    compare_units,
    contributions,
    evaluate,
    evaluate_panel,
    explain,
    load_scorecard,
    read_expectation,
    roll_up,
)
from balanced_scorecard.tables import MOST_ROWS

TEXT_IS_ENOUGH = {"Fault"}
"""One line of text by nature, of the layer that has no tables."""
WORDS = FrozenMap({"poor": "Vesentlig avvik"})
CARD = a_card(an_indicator(">= 80", decimals=1), language="nb", words=WORDS)
ROWS = Measurements([a_row("2024-01", 79.5), a_row("2024-02", 60.25)])
SCORES = roll_up(evaluate(CARD, ROWS, "2024-02"))


def a_target(text: str) -> Target:
    return Target(expectation=read_expectation(text).expectation, text=text)


def test_every_public_value_and_result_has_something_to_show() -> None:
    public = (getattr(balanced_scorecard, name) for name in balanced_scorecard.__all__)
    values = {each.__name__: each for each in public if inspect.isclass(each) and attrs.has(each)}
    assert {name for name, each in values.items() if not hasattr(each, "_repr_html_")} == TEXT_IS_ENOUGH


def test_a_value_shows_its_name_and_what_it_says_and_nothing_of_what_it_leaves_out() -> None:
    shown = Indicator(id="A1", name="<b>Waits</b>", unit="percent", targets=(a_target(">= 80 %"),))._repr_html_()
    assert shown == ("<table><thead><tr><th>Indicator</th><th>A1 &lt;b&gt;Waits&lt;/b&gt;</th></tr></thead><tbody>"
                     "<tr><th>unit</th><td>percent</td></tr><tr><th>targets</th><td>&gt;= 80 %</td></tr>"
                     "</tbody></table>")


def test_what_a_value_holds_is_named_counted_and_cut_after_eight() -> None:
    indicators = tuple(Indicator(id=f"A{n}", name=f"No. {n}") for n in range(10))
    shown = CSF(id="A", name="Waits", indicators=indicators)._repr_html_()
    assert "<td>10: A0 No. 0, A1 No. 1," in shown
    assert "A7 No. 7, … 2 more</td>" in shown


def test_a_value_without_a_name_shows_its_own_text_or_none() -> None:
    assert "<th>Period</th><th>2024-T2</th>" in Period.parse("2024-T2")._repr_html_()
    assert "6073" not in Period.parse("2024-T2")._repr_html_()  # a number that no reader asks for
    assert "<th>Strategy</th><th></th>" in Strategy(vision="Short waits")._repr_html_()
    link = CauseEffectLink(cause="B", effect="A", lag=Lag(first=1, last=2, unit="quarter"))
    assert "<td>first 1, last 2, unit quarter</td>" in link._repr_html_()


def test_a_status_has_its_icon_and_other_vocabularies_their_words() -> None:
    result = SCORES.evaluation["i"]
    assert "<th>status</th><td>✗ poor</td>" in result._repr_html_()
    started = Initiative(id="I1", name="Go", status=InitiativeStatus.RUNNING,
                         milestones=(Milestone(name="Team", due=date(2025, 3, 1)),))
    assert "<th>status</th><td>running</td>" in started._repr_html_()
    assert "<th>milestones</th><td>Team</td>" in started._repr_html_()


def test_a_card_is_a_tree_in_its_own_language() -> None:
    factors = (CSF(id="A1.1", name="Kort tid", objective="A1", owner="Direktøren", indicators=(
        Indicator(id="A1.1.1", name="Andel i tide", unit="percent", targets=(a_target(">= 80 %"),)),
        Indicator(id="A1.1.2", name="Klager", no_target="ny i år"))), CSF(id="A2", name="Ro"))
    card = Scorecard(id="card", name="Vårt <kort>", language="nb", version="2", perspectives=(Perspective(
        id="A", name="Brukere", objectives=(Objective(id="A1", name="Forutsigbart"),), factors=factors),))
    shown = card._repr_html_()
    assert shown.startswith("<p>Vårt &lt;kort&gt; · 2</p><table><thead><tr><th>Id</th><th>Navn</th>")
    assert "<th>Måleenhet</th><th>Krav/måltall</th><th>Ansvarlig</th>" in shown
    assert ("<td>A1.1.1</td><td>\u2003\u2003\u2003Andel i tide</td><td>Styringsparameter</td><td>%</td>"
            "<td>&gt;= 80 %</td>") in shown
    assert "<td>ny i år</td>" in shown
    assert shown.index(">A<") < shown.index(">A2<") < shown.index(">A1<") < shown.index(">A1.1<")


def test_figures_show_the_columns_in_use_and_how_many_more_there_are() -> None:
    rows = Measurements(Measurement(indicator="i", period=Period.parse("2024").shifted(n), value=float(n))
                        for n in range(MOST_ROWS + 5))
    shown = rows._repr_html_()
    assert shown.startswith("<table><thead><tr><th>indicator</th><th>period</th><th>value</th></tr></thead>")
    assert shown.endswith('<td colspan="3">… 5 more</td></tr></tbody></table>')


def test_results_speak_the_language_and_the_own_words_of_the_card() -> None:
    units = {"nord": SCORES}
    for shown in (SCORES.evaluation, SCORES, contributions(SCORES), compare_units(units, "i"),
                  explain(SCORES, "i"), evaluate_panel(CARD, ROWS)):
        assert "✗ Vesentlig avvik" in shown._repr_html_(), shown
        assert "<th>Status" in shown._repr_html_()
    assert "<td>60,25</td><td>80</td><td>-19,75</td>" in SCORES.evaluation._repr_html_()


def test_an_explanation_shows_its_rows_and_edges_below_the_number() -> None:
    shown = explain(SCORES, "i")._repr_html_()
    assert "<td>styringsparameter</td><td>i " in shown
    assert "<td>rapportert tall</td><td>\u2003\u20032024-02</td><td>60,25</td>" in shown
    assert "<td>krav/måltall</td><td>" in shown
    assert "<td>grønn: 80</td>" in shown


def test_an_explanation_shows_parts_and_ranges_as_they_are_written() -> None:
    norm = Norm(medium=(20.0, 90.0), good=(40.0, 60.0))
    card = a_card(an_indicator("40..60", adds_up=Aggregation.RATE, unit="percent", norms=(norm,)))
    rows = Measurements([a_row("2024-T1", parts=(3.0, 4.0)), a_row("2024-T2", parts=(3.0, 6.0))])
    shown = explain(evaluate(card, rows, "2024"), "i")._repr_html_()
    assert "<td>3 / 4</td>" in shown
    assert "<td>60</td><td>40–60</td>" in shown  # 6 / 10
    assert "<td>green: 40–60, yellow: 20–90</td>" in shown


def test_a_panel_shows_its_first_rows_however_many_it_has() -> None:
    rows = Measurements(a_row(str(Period.parse("2024-01").shifted(n)), 90.0) for n in range(MOST_ROWS + 3))
    shown = evaluate_panel(CARD, rows)._repr_html_()
    assert shown.count("<tr>") == MOST_ROWS + 2
    assert "… 3 til" in shown


@pytest.mark.parametrize("example", ["directorate", "emergency_care", "telemark"])
def test_nothing_shown_of_an_example_runs_or_dresses_the_page(example: str) -> None:
    card = load_scorecard(str(files("balanced_scorecard") / "examples" / example / "card.yaml"))
    for value in (card, card.strategy, *card.elements(), *card.links):
        shown = value._repr_html_()
        assert "<script" not in shown
        assert "style" not in shown.partition(">")[0]
        assert len(shown) < 100_000


def test_an_array_is_told_in_short() -> None:
    columns = evaluate_panel(CARD, ROWS).indicators[0]
    assert isinstance(columns.score, np.ndarray)
    assert "<th>score</th>" in columns._repr_html_()
