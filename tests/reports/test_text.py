"""A report for a terminal or a mail."""

from __future__ import annotations

import re

import pytest
from tests.reports import sample

from balanced_scorecard import Ink, render_text

SUMMARY = """\
Styrekort for Skogdirektoratet
Skogdirektoratet
2. tertial 2025 · hittil i år, per 31.08.2025
Ansvarlig: Direktør Gran · Sammenlignet med 1. tertial 2025 · Visjon: Levende
skog for alle
================================================================================

SAMLET VURDERING
1 av 2 krav/måltall nådd – ? For lite datagrunnlag
  ✓ 1 God · ✗ 1 Mindre god · ? 1 Tall mangler
  Foreløpig: det som mangler, kan endre statusen
  Siden 1. tertial 2025: 0 ble røde, 0 er ikke lenger røde
  Lov- og regelkrav: 0 oppfylt · 1 brutt · 0 ikke kontrollert
Mindre god
  ✗ A1.2.2 Foreløpig melding i tide (lov- og regelkrav): 98 % (krav/måltall: i
    alle saker) · Begrunnelse er ikke gitt · Ingen tiltak er oppgitt
  ✗ A1.1.1 Andel søknader innen frist: 65 % (resultatkrav: ≥ 80 %)
Dette gjør vi
  B Flere kurs · frist 01.11.2025
  I1 Restanseprosjekt: Regiondirektør Lind · til 15.12.2025
Tall mangler
  ? A1.2.1 Omgjorte klager: ikke rapportert
"""
PERSPECTIVE = """\
BRUKERE OG SAMFUNN (? For lite datagrunnlag)
1 av 2 krav/måltall nådd · 1 mindre god · 1 mangler tall
! Foreløpig: det som mangler, kan endre statusen
De vi er til for.
--------------------------------------------------------------------------------
Styringsparameter               Krav/måltall    Resultat        Status
--------------------------------------------------------------------------------
A1 Forutsigbar saksbehandling · ? For lite datagrunnlag · Foreløpig: det som
  mangler, kan endre statusen
  A1.1 Kort og jevn behandlingstid · ! Middels · Mindre god lenger ned: A1.1.1
A1.1.1 Andel søknader innen             ≥ 80 %            65 %  ✗ Mindre god
frist                                                           Oppdatert
Avdeling for søknader
    Avvik: Stor pågang før sommeren · Leders vurdering: Middels
      (Avdelingsdirektør Bjerk, 12.09.2025)
    Prognose: Ventes bedre · Prognose for året: 72,5 %
"""


def test_a_text_begins_with_what_it_covers_the_counts_what_is_red_and_what_is_done() -> None:
    assert render_text(sample.a_report()).startswith(SUMMARY)


def test_a_perspective_is_a_table_with_its_goals_above_their_rows_and_reasons_below() -> None:
    assert PERSPECTIVE in render_text(sample.a_report())


def test_compliance_missing_and_findings_have_their_own_parts() -> None:
    text = render_text(sample.a_report())
    assert "A1.2.2 Foreløpig melding i tide       Skogloven § 4   ✗ Brutt                 16\n" in text
    assert "MERKNADER TIL STYREKORTET\n  C en advarsel på norsk (advarsel BSC104)\n" in text


def test_what_is_not_there_is_not_told_of() -> None:
    report = sample.a_report("{id: tomt, name: Tomt kort, language: nb}", measurements=[])
    text = render_text(report)
    assert "LOV- OG REGELKRAV" not in text
    assert "Tall mangler" not in text


def test_what_is_there_to_look_up_is_left_to_other_forms() -> None:
    assert "DEFINISJONER" not in render_text(sample.a_report())
    assert "STRATEGIKART" not in render_text(sample.a_report())


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


def test_a_narrow_screen_gets_lists_in_the_place_of_tables() -> None:
    text = render_text(sample.a_report(), width=40)
    assert "  A1.1.1 Andel søknader innen frist ·\n    Avdeling for søknader\n    Krav/måltall: ≥ 80 %\n" in text


@pytest.mark.parametrize(("asked", "given"), [(10, 40), (100, 100), (1000, 140)])
def test_the_rule_below_the_head_is_as_wide_as_there_is_room(asked: int, given: int) -> None:
    assert max(map(len, render_text(sample.a_report(), width=asked).splitlines())) == given


def test_colour_is_added_to_sign_and_word_and_nothing_else_changes() -> None:
    plain, coloured = (render_text(sample.a_report(), ink=ink) for ink in (Ink.PLAIN, Ink.COLOUR))
    assert "\x1b[31m✗ Mindre god\x1b[0m" in coloured
    assert "\x1b[32m✓ God\x1b[0m" in coloured
    assert re.sub(r"\x1b\[\d+m", "", coloured) == plain
    assert "\x1b" not in plain
