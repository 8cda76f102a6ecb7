"""The annual report: three years by goal, in the form of each country."""

from __future__ import annotations

import pytest
from attrs import evolve
from tests.reports import sample
from tests.reports.views.documents import (
    a_document,
    a_report,
    anchors,
    below,
    given,
    heads,
    paragraphs,
    rows,
    section,
)

from balanced_scorecard import AnnualForm, Indicator, Nature, PerspectiveKind, Stage, View, build_report
from balanced_scorecard.evaluation.results import IndicatorResult, Status
from balanced_scorecard.reports.parts import IndicatorRow
from balanced_scorecard.reports.views import document_of
from balanced_scorecard.reports.views.annual_danish import Area, area_of


def test_a_whole_year_is_called_by_its_year_and_a_part_of_it_is_a_draft() -> None:
    assert a_document(View.ANNUAL).title == "Årsrapport 2025"
    assert a_document(View.ANNUAL, "2025-T2").title == "Årsrapport 2025 (utkast)"


@pytest.mark.parametrize(("language", "form"), [
    ("nb", AnnualForm.NO), ("nn", AnnualForm.NO), ("en", AnnualForm.NO), ("fi", AnnualForm.NO), ("sv", AnnualForm.SE),
    ("da", AnnualForm.DK)])
def test_left_out_the_form_is_that_of_the_card_s_language(language: str, form: AnnualForm) -> None:
    assert a_report(View.ANNUAL, card={"language": language}).form is form
    assert a_report(View.ANNUAL, card={"language": language}, form=AnnualForm.SE).form is AnnualForm.SE


# ---- Norway ---------------------------------------------------------------------------------------------------------


def test_the_norwegian_report_has_the_parts_the_card_knows_of() -> None:
    document = a_document(View.ANNUAL)
    assert [each.heading for each in document.sections] == [
        "II Hovedtall", "III Årets aktiviteter og resultater", "IV Styring og kontroll", "V Framtidsutsikter",
        "Definisjoner", "Kilder"]
    assert anchors(document)[1:6] == ["part-3", "overall", "g-M1", "g-M2", "g-other"]


def test_a_goal_shows_three_years_requirement_and_attainment() -> None:
    first = section(a_document(View.ANNUAL), "g-M1")
    assert heads(first) == ["Styringsparameter", "2023", "2024", "2025", "Krav/måltall", "Måloppnåelse"]
    # 98 340 of 137 400 cases in 2023, 104 440 of 140 000 in 2024, 125 256... of 150 600 in 2025: 71.6, 74.6 and 82.7 %
    assert rows(first)[0] == ["A1.1.1 | Andel saker behandlet innen normert tid", "71,6 %", "74,6 %", "82,7 %",
                              "≥ 83 %", "Ikke nådd | Mindre avvik"]


def test_what_is_said_of_a_figure_stands_below_it() -> None:
    assert below(section(a_document(View.ANNUAL), "g-M1"), "A1.1.1") == [
        "Avvik: Oppdiktet: 82,7 % for året. Siste tertial lå på 86,5 %, men det veide ikke opp for første halvår."]


def test_a_goal_tells_how_many_of_its_targets_are_met_and_which_are_not() -> None:
    assert rows(section(a_document(View.ANNUAL), "overall")) == [
        ["M1 | Brukerne får riktig ytelse til rett tid", "5 av 7", "A1.1.1, B2.1.2"],
        ["M2 | Flere kommer i arbeid", "1 av 1", "ingen"],
        ["Andre resultater", "3 av 4", "C1.2.1"],
    ]


def test_every_indicator_that_is_judged_stands_under_one_goal() -> None:
    document = a_document(View.ANNUAL)
    shown = [row[0].split(" | ")[0] for anchor in ("g-M1", "g-M2", "g-other")
             for row in rows(section(document, anchor))]
    judged = [each.id for each in given()[0].indicators() if each.id not in ("B1.1.1", "X1", "D1.1.2")]
    assert sorted(shown) == sorted(judged)


def test_rules_and_figures_for_context_have_their_own_parts() -> None:
    document = a_document(View.ANNUAL)
    assert [row[0] for row in rows(section(document, "part-2"))] == [
        "X1 | Antall innkomne saker | bakgrunnstall", "D1.1.2 | Antall årsverk | bakgrunnstall"]
    assert rows(section(document, "compliance")) == [["B1.1.1 | Foreløpig svar innen én måned", "fvl. § 11 a", "Brutt",
                                                      "230"]]


def test_the_outlook_tells_the_long_term_targets() -> None:
    assert rows(section(a_document(View.ANNUAL), "outlook")) == [
        ["A1.1.1 | Andel saker behandlet innen normert tid", "82,7 %", "≥ 90 %", "2028"],
        ["A2.1.1 | Andel i arbeid et halvt år etter avsluttet oppfølging", "51,4 %", "≥ 55 %", "2028"]]


def test_a_goal_without_indicators_says_so() -> None:
    card = given()[0]
    lone = evolve(card.strategy.goals[0], id="M9", name="Et nytt mål", source=None)
    strategy = evolve(card.strategy, goals=(*card.strategy.goals, lone))
    part = section(a_document(View.ANNUAL, card={"strategy": strategy}), "g-M9")
    assert list(paragraphs(part.blocks)) == ["Målet følges ikke opp med tall."]


def test_a_deviation_that_nobody_explained_is_told_as_such() -> None:
    part = section(a_document(View.ANNUAL, assessments=()), "g-M1")
    assert below(part, "A1.1.1") == ["Begrunnelse er ikke gitt."]
    assert below(part, "A1.1.2") == []  # its target is met


# ---- Sweden ---------------------------------------------------------------------------------------------------------


def test_the_swedish_report_tells_of_outputs_with_volumes_and_costs_and_of_competence() -> None:
    document = a_document(View.ANNUAL, language="sv", form=AnnualForm.SE)
    assert [each.heading for each in document.sections][:5] == [
        "Resultatredovisning", "Prestationer: volymer och kostnader", "Kompetensförsörjning",
        "Intern styrning och kontroll", "Framtidsutsikter"]
    assert [row[0].split(" | ")[0] for row in rows(section(document, "outputs"))] == [
        "A1.1.2", "B2.1.2", "X1", "D1.1.2"]
    assert [row[0].split(" | ")[0] for row in rows(section(document, "competence"))] == [
        "C1.1.1", "C1.1.2", "C1.2.1", "C1.2.2"]
    assert "g-other" not in anchors(document)  # all that serves no goal is told of under competence


# ---- Denmark --------------------------------------------------------------------------------------------------------


def test_the_first_part_holds_every_agreed_goal_by_what_it_tells_of() -> None:
    first = section(a_document(View.ANNUAL, language="da", form=AnnualForm.DK), "first")
    assert [(row[0].split(" | ")[0], row[1].split(" | ")[0], row[-1]) for row in rows(first)] == [
        ("Kvantitet", "A1.1.2", "Opfyldt"),
        ("Kvalitet, objektiv", "B1.1.2", "Opfyldt"),
        ("Service, objektiv", "A1.1.1", "Delvist opfyldt"),    # 82.7 of 83 %, within the norm
        ("Service, subjektiv", "A1.2.1", "Opfyldt"),
        ("Effekter", "A2.1.1", "Opfyldt"),
        ("Udvikling", "C1.2.1", "Delvist opfyldt"),            # 14 November, two months after 1 October tolerated
    ]
    assert "4 af 6 aftalte mål er opfyldt" in list(paragraphs(first.blocks))


def test_the_second_part_analyses_every_agreed_goal_that_was_not_met() -> None:
    document = a_document(View.ANNUAL, language="da", form=AnnualForm.DK)
    assert [each.anchor for each in section(document, "second").sections] == ["a-A1.1.1", "a-C1.2.1"]
    assert any(text.startswith("Afvigelse: Oppdiktet: 82,7 % for året.")
               for text in paragraphs(section(document, "a-A1.1.1").blocks))


def test_where_none_is_said_to_be_agreed_every_goal_is_told_of() -> None:
    card = sample.a_card(sample.CARD.replace(", source: TB25 pkt. 3.1, decided: 2025-01-15, origin: ministry", ""))
    document = document_of(build_report(sample.scores(card), view=View.ANNUAL, form=AnnualForm.DK))
    first = section(document, "first")
    assert [row[1].split(" | ")[0] for row in rows(first)] == ["A1.1.1", "A1.1.2", "A1.2.1", "B1.1", "B1.2"]
    assert "Ingen mål er oppgitt som avtalt med departementet. Alle mål er derfor tatt med." in list(
        paragraphs(first.blocks))


def test_where_all_is_met_the_second_part_says_so() -> None:
    rows_in_time = sample.rows(numerator=90)
    document = document_of(build_report(sample.scores(measurements=rows_in_time), view=View.ANNUAL, form=AnnualForm.DK))
    assert list(paragraphs(section(document, "second").blocks)) == ["Alle vesentlige mål er nådd."]


def test_a_change_of_the_agreement_is_told() -> None:
    first = section(a_document(View.ANNUAL, form=AnnualForm.DK), "first")
    (pairs,) = (block.pairs for block in first.blocks if hasattr(block, "pairs"))
    assert pairs == (("A1.1.1 Andel saker behandlet innen normert tid",
                      "fra ≥\u00a080\u00a0% til ≥\u00a083\u00a0% med virkning fra 01.07.2025. Supplerende "
                      "tildelingsbrev nr. 1. Økt bevilgning i revidert nasjonalbudsjett"),)


_K = PerspectiveKind


@pytest.mark.parametrize(("fields", "kinds", "area"), [
    ({"nature": Nature.QUANTITY}, (_K.PROCESS,), Area.QUANTITY),
    ({"nature": Nature.SERVICE_SUBJECTIVE, "stage": Stage.USER_OUTCOME}, (_K.USER,), Area.SERVICE_SUBJECTIVE),
    ({"nature": Nature.QUALITY_OBJECTIVE, "stage": Stage.SOCIETAL_OUTCOME}, (_K.USER,), Area.EFFECTS),
    ({"stage": Stage.USER_OUTCOME}, (_K.USER,), Area.EFFECTS),
    ({"nature": Nature.QUANTITY, "unit": "NOK/case"}, (_K.PROCESS,), Area.RESOURCES),
    ({"unit": "million_NOK"}, (), Area.RESOURCES),
    ({"nature": Nature.QUANTITY}, (_K.RESOURCES,), Area.RESOURCES),
    ({"nature": Nature.QUANTITY}, (_K.USER, _K.DEVELOPMENT), Area.DEVELOPMENT),
    ({}, (_K.PROCESS,), Area.OTHER_PRODUCTS),
])
def test_what_an_indicator_tells_of_is_read_from_what_it_declares(
        fields: dict[str, object], kinds: tuple[PerspectiveKind, ...], area: Area) -> None:
    indicator = Indicator(id="A", name="A", **fields)  # type: ignore[arg-type]
    period = given()[0].indicators()[0].baseline.period  # type: ignore[union-attr]
    assert period is not None
    row = IndicatorRow(result=IndicatorResult(indicator=indicator, period=period, status=Status.GOOD))
    assert area_of(row, kinds) is area
