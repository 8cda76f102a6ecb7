"""Who is asked for what, and what is shown of before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from balanced_scorecard import (
    AnswerKind,
    Basis,
    CollectionForm,
    Measurements,
    PeriodError,
    Scorecard,
    collection_forms,
)
from balanced_scorecard.files.csv_file import read_csv_table
from balanced_scorecard.files.reading import read_scorecard
from balanced_scorecard.frames.rows import measurements_of

CARD = read_scorecard("""\
id: kort
name: Styrekort
language: nb
version: "1"
perspectives:
  - id: A
    name: Brukere
    factors:
      - id: A1
        name: Rask behandling
        indicators:
          - id: andel
            name: Andel i tide
            definition: Av alle avgjorte
            unit: "%"
            source: Fagsystemet
            adds_up: rate
            frequency: month
            bounds: [0, 100]
            decimals: 1
            targets: [">= 80 %", {expect: minst 75 %, org_unit: nord}]
          - {id: antall, name: Avgjorte, unit: sak, adds_up: flow, frequency: tertial, targets: [minst 10]}
          - {id: restanse, name: Restanser, unit: sak, adds_up: stock, frequency: quarter}
          - {id: tilfreds, name: Tilfredshet, unit: poeng, frequency: year, targets: [minst 70]}
          - {id: karakter, name: Karakter, levels: [C, B, A], targets: [{expect: ">= B"}]}
          - {id: kvalitet, name: Kvalitet, targets: [{judged: Av fagdirektøren}]}
          - {id: system, name: Nytt system, targets: [{milestone: I bruk, by: 2025-10-01}]}
          - {id: kost, name: Kostnad per sak, unit: NOK/case, formula: kostnad / saker}
          - {id: snitt, name: Snittid, unit: dag, adds_up: mean, weight_by: saker}
          - {id: gammel, name: Gammel, unit: sak, adds_up: flow, state: retired}
          - {id: snart, name: Snart ute, unit: sak, adds_up: flow, retired: {on: 2025-05-01}}
series:
  - {id: kostnad, unit: NOK, adds_up: flow}
  - {id: saker, name: Saker, unit: sak, adds_up: flow, adds_up_over_units: none}
  - {id: ubrukt, unit: NOK, adds_up: flow}
organisation:
  id: etat
  name: Etaten
  org_units:
    - id: region
      name: Regionen
      org_units:
        - {id: nord, name: Nord}
        - {id: sor, name: Sør, to: 2025-03-31}
    - {id: vest, name: Vest, from: 2025-09-01}
""".encode())


def figures(*rows: str) -> Measurements:
    text = "\n".join(("indikator;periode;organisasjonsenhet;verdi;teller;nevner;grunnlag", *rows))
    return Measurements(measurements_of(read_csv_table(text.encode())).measurements)


def asked(forms: Sequence[CollectionForm]) -> dict[str, list[tuple[str, str]]]:
    return {form.org_unit: [(each.element, str(each.period)) for each in form.figures] for form in forms}


def of(forms: Sequence[CollectionForm], unit: str) -> CollectionForm:
    return next(form for form in forms if form.org_unit == unit)


def test_without_figures_the_units_at_the_bottom_are_asked_for_what_adds_up_and_the_whole_for_the_rest() -> None:
    forms = asked(collection_forms(CARD, "2025-T2"))
    months = [("andel", f"2025-0{month}") for month in (5, 6, 7, 8)]
    assert forms == {
        "": [("karakter", "2025-T2"), ("kvalitet", "2025-T2"), ("system", "2025-T2"), ("saker", "2025-T2")],
        "nord": [*months, ("antall", "2025-T2"), ("restanse", "2025-Q2"), ("snitt", "2025-T2"),
                 ("kostnad", "2025-T2")],
    }


def test_a_period_that_began_before_is_asked_for_when_it_ends_within() -> None:
    assert [step for element, step in asked(collection_forms(CARD, "2025-T2"))["nord"] if element == "restanse"] == [
        "2025-Q2"]
    assert [step for element, step in asked(collection_forms(CARD, "2025-T3"))["nord"] if element == "restanse"] == [
        "2025-Q3", "2025-Q4"]


def test_what_is_measured_more_seldom_is_asked_for_when_its_own_period_has_ended() -> None:
    assert ("tilfreds", "2025") in asked(collection_forms(CARD, "2025-T3"))[""]
    assert ("tilfreds", "2025") in asked(collection_forms(CARD, "2025"))[""]
    assert "tilfreds" not in str(asked(collection_forms(CARD, "2025-T1")))


def test_a_span_asks_for_every_period_in_it() -> None:
    assert [period for element, period in asked(collection_forms(CARD, "2024..2025"))[""] if element == "tilfreds"] == [
        "2024", "2025"]


def test_a_unit_is_asked_for_the_steps_it_was_open_at_the_end_of() -> None:
    forms = asked(collection_forms(CARD, "2025-T1"))
    assert [step for element, step in forms["sor"] if element == "andel"] == ["2025-01", "2025-02", "2025-03"]
    assert "vest" not in forms
    assert "vest" in asked(collection_forms(CARD, "2025-T3"))


def test_with_figures_a_level_is_asked_for_what_it_has_reported() -> None:
    before = figures("antall;2025-T1;region;30;;;", "restanse;2025-Q1;nord;5;;;", "tilfreds;2024;;71;;;")
    forms = asked(collection_forms(CARD, "2025-T2", before))
    assert forms["region"] == [("antall", "2025-T2")]
    # a target of its own for the one, figures of the other
    assert forms["nord"] == [(element, step) for element, step in asked(collection_forms(CARD, "2025-T2"))["nord"]
                             if element in ("andel", "restanse")]
    assert ("antall", "2025-T2") not in forms[""]
    assert ("snitt", "2025-T2") in forms[""]


def test_what_has_no_frequency_is_asked_for_as_often_as_its_figures_came() -> None:
    before = figures("snitt;2025-01;;4;;;", "snitt;2025-Q1;;5;;;")
    assert [step for element, step in asked(collection_forms(CARD, "2025-T1", before))[""] if element == "snitt"] == [
        "2025-01", "2025-02", "2025-03", "2025-04"]


def test_a_milestone_is_asked_for_until_it_is_reached() -> None:
    assert "system" in str(asked(collection_forms(CARD, "2025-T2", figures("antall;2025-T1;;1;;;"))))
    assert "system" not in str(asked(collection_forms(CARD, "2025-T2", figures("system;2025-T1;;2025-04-01;;;"))))


def test_what_went_out_of_use_before_the_period_is_not_asked_for() -> None:
    assert "snart" in str(asked(collection_forms(CARD, "2025-T1")))
    assert "snart" not in str(asked(collection_forms(CARD, "2025-05")))
    assert "gammel" not in str(asked(collection_forms(CARD, "2025-T1")))


def test_the_last_figure_and_that_of_a_year_before_are_shown_in_the_units_of_the_indicator() -> None:
    before = figures("andel;2025-03;nord;;30;40;", "andel;2025-04;nord;;45;50;", "andel;2024-05;nord;;8;10;",
                     "andel;2025-04;;;1;2;", "antall;2025-T1;nord;7;;;", "antall;2024;nord;50;;;",
                     "antall;2025-T2;nord;9;;;")
    form = of(collection_forms(CARD, "2025-T2", before), "nord")
    may, june, _, _, count = form.figures
    assert may.previous is not None
    assert may.last_year is not None
    assert (may.previous.value, str(may.previous.period)) == (90.0, "2025-04")
    assert (may.last_year.value, str(may.last_year.period)) == (80.0, "2024-05")
    assert june.last_year is None
    assert count.previous is not None
    assert (count.previous.value, str(count.previous.period)) == (7.0, "2025-T1")


def test_a_share_of_nothing_is_not_shown() -> None:
    form = of(collection_forms(CARD, "2025-05", figures("andel;2025-04;nord;;0;0;")), "nord")
    assert form.figures[0].previous is None


def test_the_whole_organisation_sees_its_own_figures_under_either_name() -> None:
    forms = collection_forms(CARD, "2025-T2", figures("kvalitet;2025-T1;etat;medium;;;", "karakter;2025-T1;;B;;;"))
    known = {each.element: each.previous.value for each in of(forms, "").figures if each.previous}
    assert known == {"kvalitet": "Middels", "karakter": "B"}


def test_a_figure_knows_what_it_is_answered_with() -> None:
    forms = collection_forms(CARD, "2025-T2")
    kinds = {each.element: (each.answer, each.choices) for form in forms for each in form.figures}
    assert kinds["andel"] == (AnswerKind.PARTS, ())
    assert kinds["antall"] == (AnswerKind.NUMBER, ())
    assert kinds["karakter"] == (AnswerKind.LEVEL, ("C", "B", "A"))
    assert kinds["kvalitet"] == (AnswerKind.JUDGEMENT, ("God", "Middels", "Mindre god"))
    assert kinds["system"] == (AnswerKind.DAY, ())
    assert [kind.is_chosen for kind in AnswerKind] == [False, False, False, True, True]


def test_a_target_is_shown_in_words_and_a_unit_sees_its_own() -> None:
    shown = {each.element: each.target for each in of(collection_forms(CARD, "2025-T2"), "nord").figures}
    assert (shown["andel"], shown["antall"], shown["kostnad"]) == ("minst 75 %", "", "")
    whole = {each.element: each.target for each in of(collection_forms(CARD, "2025-T2"), "").figures}
    assert (whole["karakter"], whole["kvalitet"], whole["system"]) == ("minst B", "Av fagdirektøren", "I bruk")


def test_what_adds_up_may_be_asked_for_the_year_to_date() -> None:
    before = figures("antall;2025-T2;nord;13;;;hittil i år", "antall;2025-T2;nord;6;;;")
    forms = collection_forms(CARD, "2025-T3", before, basis=Basis.YEAR_TO_DATE)
    of_nord = {each.element: each for each in of(forms, "nord").figures}
    assert of_nord["antall"].basis is Basis.YEAR_TO_DATE
    assert of_nord["antall"].previous is not None
    assert of_nord["antall"].previous.value == 13.0
    whole = {each.element: each.basis for each in of(forms, "").figures}
    assert whole["kvalitet"] is whole["restanse"] is Basis.PERIOD


def test_a_form_says_what_card_and_version_it_is_of_and_who_else_is_asked() -> None:
    first, second = collection_forms(CARD, "2025-T2")
    assert (first.card, first.version, first.org_unit, first.org_unit_name) == ("kort", "1", "", "Etaten")
    assert first.fingerprint == second.fingerprint
    assert second.units == (("", "Etaten"), ("nord", "Nord"))
    assert repr(second) == "<CollectionForm 'Nord' 2025-T2: 8 figures>"
    assert (second.figures[0].definition, second.figures[0].source) == ("Av alle avgjorte", "Fagsystemet")


def test_a_card_without_units_is_asked_as_one() -> None:
    card = read_scorecard(b"{id: K, name: Kort, perspectives: [{id: P, name: P, factors: [{id: F, name: F, "
                          b"indicators: [{id: I, name: I, adds_up: flow}]}]}]}")
    [form] = collection_forms(card, "2025")
    assert (form.org_unit, form.org_unit_name, [each.element for each in form.figures]) == ("", "Kort", ["I"])


def test_a_fiscal_year_of_its_own_is_counted_in() -> None:
    card = read_scorecard(b"{id: K, name: Kort, fiscal_year: {starts: 10}, perspectives: [{id: P, name: P, factors: "
                          b"[{id: F, name: F, indicators: [{id: I, name: I, frequency: quarter}]}]}]}")
    [form] = collection_forms(card, "2025")
    assert [each.period.start for each in form.figures] == [
        date(2024, 10, 1), date(2025, 1, 1), date(2025, 4, 1), date(2025, 7, 1)]


def test_a_period_there_is_none_of_is_refused() -> None:
    with pytest.raises(PeriodError):
        collection_forms(Scorecard(id="K", name="K"), "2025-T4")
