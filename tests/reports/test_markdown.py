"""A report as Markdown."""

from __future__ import annotations

from tests.reports import sample

from balanced_scorecard import render_markdown


def test_each_perspective_is_a_table_of_goal_factor_parameter_and_target() -> None:
    text = render_markdown(sample.a_report()).replace("\u00a0", " ")
    assert ("## Brukere og samfunn\n\n? For lite datagrunnlag – 1 av 2 krav/måltall nådd · 1 mindre god · "
            "1 mangler tall\n") in text
    assert ("| A1.1 Kort og jevn behandlingstid | A1.1.1 Andel søknader innen frist | 65 % | ≥ 80 % | ✗ Mindre god | "
            "Oppdatert | Avdeling for søknader |\n") in text


def test_what_was_written_stands_as_text() -> None:
    card = sample.CARD.replace("Omgjorte klager", "'Klager | <b>*alle*</b> [x](y)'")
    assert r"Klager \| \<b\>\*alle\*\</b\> \[x\](y)" in render_markdown(sample.a_report(card))


def test_reasons_follow_the_table() -> None:
    text = render_markdown(sample.a_report())
    assert "\n\nA1.1.1: **Avvik**: Stor pågang før sommeren · Leders vurdering: Middels (" in text
    assert "\n\nB1.2: krav/måltall er ikke fastsatt: prøves ut i år\n" in text


def test_compliance_and_missing_have_their_own_headings() -> None:
    text = render_markdown(sample.a_report())
    assert "| A1.2.2 Foreløpig melding i tide | Skogloven § 4 | Brutt | 16 |" in text
    assert "## Tall mangler\n\n- A1.2.1 Omgjorte klager: ikke rapportert\n" in text


def test_a_card_without_anything_is_still_a_page() -> None:
    text = render_markdown(sample.a_report("{id: tomt, name: Tomt kort, language: nb}", measurements=[]))
    assert text.startswith("# Tomt kort\n\n")
    assert "## Lov- og regelkrav" not in text


def test_it_is_rendered_in_the_language_asked_for() -> None:
    assert "## Compliance with laws and rules\n" in render_markdown(sample.a_report(), language="en")
