"""The report to the ministry: every requirement by point of its letter, with the reason for every deviation."""

from __future__ import annotations

from attrs import evolve
from tests.reports import sample
from tests.reports.views.documents import (
    a_document,
    anchors,
    below,
    given,
    heads,
    paragraphs,
    rows,
    section,
)

from balanced_scorecard import View, build_report
from balanced_scorecard.reports.views import document_of

POINTS = ["pt-TB25-pkt.-3.1", "pt-TB25-pkt.-3.2", "pt-TB25-pkt.-4.1", "pt-TB25-pkt.-4.2"]


def test_the_points_of_the_letter_come_in_its_order() -> None:
    document = a_document(View.MINISTRY, "2025-T2")
    assert anchors(document) == ["summary", *POINTS, "risks", "compliance", "context"]


def test_the_overview_answers_each_point_in_one_line() -> None:
    assert rows(section(a_document(View.MINISTRY, "2025-T2"), "summary")) == [
        ["Tildelingsbrev 2025, pkt. 3.1 | Brukerne skal få riktig ytelse til rett tid",
         "A1.1.1 | Andel saker behandlet innen normert tid",
         "Ikke nådd | Mindre avvik"],
        ["", "A1.1.2 | Antall avgjorte saker", "Nådd"],
        ["", "A1.2.1 | Brukertilfredshet", "Ikke nådd | Mindre avvik"],
        ["", "B1.1.2 | Andel vedtak omgjort etter klage", "Ikke nådd | Mindre avvik"],
        ["Tildelingsbrev 2025, pkt. 3.2 | Flere skal komme i arbeid",
         "A2.1.1 | Andel i arbeid et halvt år etter avsluttet oppfølging", "Nådd"],
        ["Tildelingsbrev 2025, pkt. 4.1 | Ny saksbehandlingsløsning skal være i bruk ved alle kontorer",
         "C1.2.1 | Ny løsning i bruk ved alle kontorer", "Ikke forfalt"],
        ["Tildelingsbrev 2025, pkt. 4.2 | Restansene skal bygges ned", "Restanseprosjekt", "–"],
    ]


def test_the_lead_counts_what_the_ministry_asked_for_and_not_the_agency_s_own() -> None:
    assert "2 av 5 krav er nådd" in list(paragraphs(section(a_document(View.MINISTRY, "2025-T2"), "summary").blocks))


def test_a_row_holds_year_to_date_last_year_requirement_forecast_and_risk() -> None:
    point = section(a_document(View.MINISTRY, "2025-T2"), POINTS[0])
    assert heads(point) == ["Styringsparameter", "Hittil i år", "Samme periode i fjor", "Resultatkrav",
                            "Prognose for året", "Risiko", "Måloppnåelse"]
    # 77 316 of 96 000 to August, 66 500 of 89 600 a year before; the manager expects 82.5 %
    assert rows(point)[0][1:] == ["80,5 %", "74,2 %", "≥ 83 %", "82,5 %", "R1, R2", "Ikke nådd | Mindre avvik"]
    assert rows(point)[1][1:5] == ["96 000 saker", "89 600 saker", "≥ 150 000 saker | hittil: ≥ 96 000 saker",
                                   "150 500 saker"]


def test_a_deviation_has_its_reason_the_work_on_it_and_how_the_requirement_was_changed() -> None:
    said = below(section(a_document(View.MINISTRY, "2025-T2"), POINTS[0]), "A1.1.1")
    assert said[0] == ("Endret krav: fra ≥ 80 % til ≥ 83 % med virkning fra 01.07.2025. Supplerende tildelingsbrev "
                       "nr. 1. Økt bevilgning i revidert nasjonalbudsjett")
    assert said[1].startswith("Avvik: Oppdiktet: 80,5 % hittil i år.")
    assert said[-1] == "Tiltak: Restanseprosjekt · i gang · Regiondirektør nord · til 15.12.2025"


def test_a_deviation_without_a_reason_is_counted_at_the_top_and_told_at_its_row() -> None:
    document = a_document(View.MINISTRY, "2025-T2", assessments=())
    assert "3 krav som ikke er nådd, mangler begrunnelse: A1.1.1, A1.2.1, B1.1.2" in list(
        paragraphs(section(document, "summary").blocks))
    assert below(section(document, POINTS[0]), "A1.2.1")[0] == "Begrunnelse er ikke gitt."


def test_a_point_that_nothing_on_the_card_answers_is_told() -> None:
    documents = given()[0].documents
    asked = evolve(documents[0], items=(*documents[0].items, "pkt. 5.2 Beredskap"))
    document = a_document(View.MINISTRY, "2025-T2", card={"documents": (asked, *documents[1:])})
    part = section(document, "pt-TB25-pkt.-5.2")
    assert list(paragraphs(part.blocks)) == [
        "Beredskap", "Ingen tall eller tiltak på kortet svarer på punktet."]


def test_without_a_letter_what_the_ministry_asked_for_stands_without_a_point() -> None:
    document = a_document(View.MINISTRY, "2025-T2", card={"documents": ()})
    assert anchors(document)[1] == "pt-other"
    assert section(document, "pt-other").heading == "Krav fra departementet uten henvisning til brev"


def test_a_card_without_a_ministry_reports_every_indicator() -> None:
    card = sample.a_card(sample.CARD.replace(", source: TB25 pkt. 3.1, decided: 2025-01-15, origin: ministry", ""))
    document = document_of(build_report(sample.scores(card), view=View.MINISTRY))
    part = section(document, "pt-other")
    assert part.heading == "Alle resultater"
    assert [row[0].split(" | ")[0] for row in rows(part)] == ["A1.1.1", "A1.1.2", "A1.2.1", "B1.1", "B1.2"]
