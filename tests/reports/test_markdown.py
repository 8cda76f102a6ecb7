"""A report as Markdown, for a mail or a wiki."""

from __future__ import annotations

from itertools import pairwise

import pytest
from markdown_it import MarkdownIt
from tests.reports import sample
from tests.reports.sample_views import VIEWS, every_view

from balanced_scorecard import AnnualForm, View, render_markdown


def soft(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_each_perspective_is_a_table_of_goal_factor_parameter_and_target() -> None:
    text = soft(render_markdown(sample.a_report()))
    assert ("## Brukere og samfunn\n\n**? For lite datagrunnlag**\n\n1 av 2 krav/måltall nådd · 1 mindre god · "
            "1 mangler tall\n") in text
    assert "| Hovedmål | Kritisk suksessfaktor | Styringsparameter | Krav/måltall | Resultat | Status |\n" in text
    assert ("A1.1.1 Andel søknader innen frist<br>Avdeling for søknader | ≥ 80 % | 65 % | ✗ Mindre god<br>Oppdatert |"
            ) in text
    assert "|  |  | A1.1.2 Antall avgjorte søknader" in text  # the goal and the factor above go on


def test_what_was_written_stands_as_text() -> None:
    card = sample.CARD.replace("Omgjorte klager", "'Klager | <b>*alle*</b> [x](y)'")
    assert r"Klager \| \<b\>\*alle\*\</b\> \[x\](y)" in render_markdown(sample.a_report(card))


def test_reasons_follow_the_table_under_the_id_of_their_row() -> None:
    text = render_markdown(sample.a_report())
    assert "\n- **A1.1.1** **Avvik**: Stor pågang før sommeren · Leders vurdering: Middels (" in text
    assert "\n- **B1.2** **Hvorfor**: krav/måltall er ikke fastsatt: prøves ut i år\n" in text


def test_compliance_and_missing_have_their_own_headings() -> None:
    text = render_markdown(sample.a_report())
    assert "| A1.2.2 Foreløpig melding i tide | Skogloven § 4 | ✗ Brutt | 16 |" in text
    assert "### Tall mangler\n\n- ? **A1.2.1** Omgjorte klager: ikke rapportert\n" in text


def test_a_card_without_anything_is_still_a_page() -> None:
    text = render_markdown(sample.a_report("{id: tomt, name: Tomt kort, language: nb}", measurements=[]))
    assert text.startswith("# Tomt kort\n\n")
    assert "## Lov- og regelkrav" not in text


def test_it_is_rendered_in_the_language_asked_for() -> None:
    assert "## Compliance with laws and rules\n" in render_markdown(sample.a_report(), language="en")


def test_a_line_that_begins_with_a_number_begins_no_list() -> None:
    assert "\n2\\. tertial 2025 · hittil i år" in render_markdown(sample.a_report())


@pytest.mark.parametrize(("view", "form"), VIEWS)
def test_every_view_is_well_formed(view: View, form: AnnualForm) -> None:
    """Each table has as many cells in every row, and headings go down one step at a time."""
    report = next(each for each in every_view(sample.scores(), sample.assessments())
                  if (each.view, each.form) == (view, form))
    tokens = MarkdownIt("commonmark").enable("table").parse(render_markdown(report))
    levels = [int(token.tag[1]) for token in tokens if token.type == "heading_open"]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert "|" not in "".join(token.content for token in tokens if token.type == "inline")
