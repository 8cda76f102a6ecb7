"""A report for a terminal."""

from __future__ import annotations

import pytest
from tests.reports import sample

from balanced_scorecard import render_text

SUMMARY = """\
Styrekort for Skogdirektoratet
Skogdirektoratet · 2. tertial 2025 · hittil i år, per 31.08.2025
================================================================================

Samlet vurdering: ? For lite datagrunnlag – 1 av 2 krav/måltall nådd · 1 mindre
god · 1 mangler tall
  foreløpig: det som mangler, kan endre statusen
  ✗ A1.1.1 Andel søknader innen frist: 65 % (Krav/måltall ≥ 80 %)
  ? Tall mangler: A1.2.1
  Lov- og regelkrav: 0 oppfylt · 1 brutt · 0 ikke kontrollert
"""


def test_a_text_begins_with_what_it_covers_the_counts_and_what_is_red() -> None:
    assert render_text(sample.a_report()).startswith(SUMMARY)


def test_a_reason_stands_below_its_row() -> None:
    text = render_text(sample.a_report())
    assert ("    Avvik: Stor pågang før sommeren · Leders vurdering: Middels\n"
            "      (Avdelingsdirektør Bjerk, 12.09.2025)\n") in text
    assert "    Hvorfor: krav/måltall er ikke fastsatt: prøves ut i år\n" in text


@pytest.mark.parametrize("language", ["nb", "en"])
def test_no_line_is_wider_than_a_terminal(language: str) -> None:
    name = "Andel " + "søknader " * 30 + "innen frist"
    report = sample.a_report(sample.CARD.replace("Andel søknader innen frist", name).replace("Økonomi", name))
    assert max(len(line) for line in render_text(report, language=language).splitlines()) <= 80


def test_compliance_missing_and_findings_have_their_own_parts() -> None:
    text = render_text(sample.a_report())
    assert "LOV- OG REGELKRAV\n  Brutt (16 brudd): A1.2.2 Foreløpig melding i tide\n" in text
    assert "TALL MANGLER\n  A1.2.1 Omgjorte klager: ikke rapportert\n" in text
    assert "MERKNADER TIL STYREKORTET\n  C: BSC104 [advarsel] en advarsel på norsk\n" in text


def test_what_is_not_there_is_not_told_of() -> None:
    report = sample.a_report("{id: tomt, name: Tomt kort, language: nb}", measurements=[])
    text = render_text(report).replace(" en advarsel", "")
    assert "LOV- OG REGELKRAV" not in text
    assert "TALL MANGLER" not in text


def test_an_english_page_is_made_from_the_same_report() -> None:
    text = render_text(sample.a_report(), language="en")
    assert "Second tertial 2025 · year to date, to 31 August 2025" in text
    assert "1 of 2 targets met" in text
    assert "a warning in English" in text


def test_the_foot_says_what_the_page_rests_on() -> None:
    report = sample.a_report()
    foot = " ".join(render_text(report).splitlines()[-4:])
    assert report.definition_hash in foot
    assert report.data_hash in foot
    assert "kortversjon 2025.1" in foot
