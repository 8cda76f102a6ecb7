"""The management card: one screen of summary, the perspectives as the source draws them, every number opened."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any

from tests.evaluation.building import a_card, a_row, an_indicator
from tests.reports import sample
from tests.reports.views.documents import a_document, anchors, rows, said, section, soft, table

from balanced_scorecard import (
    Aggregation,
    Basis,
    FromUnits,
    Measurements,
    OrganisationUnit,
    PartialUnits,
    Status,
    View,
    build_report,
    evaluate,
    load_measurements,
    load_scorecard,
    roll_up,
)
from balanced_scorecard.reports.document import ColumnKind, Details, Document, Headline, Item, Panels, Terms, Tree
from balanced_scorecard.reports.telling import Line
from balanced_scorecard.reports.views import document_of

EXAMPLES = Path(str(files("balanced_scorecard"))) / "examples"


def bundled(name: str, period: str, **asked: object) -> Document:
    card = load_scorecard(EXAMPLES / name / "card.yaml")
    scores = roll_up(evaluate(card, load_measurements(EXAMPLES / name / "measurements.csv"), period))
    return document_of(build_report(scores, **asked))  # type: ignore[arg-type]


def panels(document: Document) -> dict[str, list[Item]]:
    (found,) = (block for block in section(document, "summary").blocks if isinstance(block, Panels))
    return {panel.heading: list(panel.items.items) for panel in found.panels}


def headline(document: Document) -> Headline:
    return next(block for block in section(document, "summary").blocks if isinstance(block, Headline))


def told(lines: tuple[Line, ...]) -> list[str]:
    return [soft(text) for line in lines for text in (line.text, *told(line.below))]


def test_the_first_screen_counts_the_targets_and_what_turned_since() -> None:
    head = headline(bundled("emergency_care", "2019-01"))
    assert head.text == "2 of 9 targets met"
    assert [(count, word) for _, count, word in head.spread] == [
        (2, "Good"), (2, "Medium"), (5, "Poor"), (1, "No data")]
    assert head.lines[0].name == "Since December 2018: 2 turned red, 0 are no longer red"


def test_what_is_red_is_told_with_figure_and_target_and_what_is_new_bears_a_mark() -> None:
    red = panels(bundled("emergency_care", "2019-01"))["Poor"]
    assert [(item.code, item.tag) for item in red] == [
        ("A1.1", ""), ("A1.2", ""), ("B1.1", "new"), ("C1.1", ""), ("C1.2", "new")]
    assert soft(red[0].text) == "84.4 % (requirement: ≥ 95 %)"
    assert red[0].notes == ("No reason is given.",)
    assert red[2].notes == ("No reason is given.", "No initiative is given.")  # the only one for it is done


def test_where_only_a_rule_is_red_what_is_yellow_is_told_below_it() -> None:
    told = panels(a_document(View.CARD, "2025-T2"))["Vesentlig avvik, mindre avvik"]
    assert [(item.code, item.tag) for item in told[:-1]] == [
        ("B1.1.1", "lov- og regelkrav"), ("A1.1.1", ""), ("A1.2.1", ""), ("B1.1.2", ""), ("B1.1.3", ""), ("B2.1.1", "")]
    assert told[-1].name == "og 3 til: C1.1.1, C1.1.2, C1.2.2"


def test_where_nothing_is_red_what_is_yellow_is_told() -> None:
    card = sample.a_card("""
        {id: k, name: K, language: nb, perspectives: [{id: P, name: P, factors: [{id: F, name: F, indicators: [
          {id: near, name: Nær, unit: "%", norm: {medium: 50}, targets: [">= 80 %"]}]}]}]}""")
    scores = roll_up(evaluate(card, Measurements([sample.a_row("near", "2025", value=60.0)]), "2025"))
    yellow = panels(document_of(build_report(scores)))["Middels"]
    assert [(item.code, item.name) for item in yellow] == [
        ("", "Ingen har status «Mindre god»."), ("near", "Nær")]


def test_where_all_is_well_the_screen_says_so() -> None:
    empty = evaluate(sample.a_card("{id: k, name: K, language: nb}"), Measurements(), "2025")
    document = document_of(build_report(roll_up(empty)))
    (found,) = (block for block in section(document, "summary").blocks if isinstance(block, Panels))
    assert [panel.items.empty for panel in found.panels] == [
        "Ingen.", "Ingen tiltak eller beslutninger er oppgitt."]


def test_what_is_done_is_decisions_first_and_then_work_on_what_is_red_or_yellow() -> None:
    done = panels(a_document(View.CARD, "2025-T2"))["Dette gjør vi"]
    assert [item.code for item in done] == ["C1.2.2", "A1.1.1", "B2.1", "I2", "I1", "I4", "I3", "I6"]


def test_what_is_missing_is_told_with_its_reason() -> None:
    missing = panels(a_document(View.CARD, "2025-T1"))["Tall mangler"]
    assert [(item.code, item.text.split(":")[0]) for item in missing] == [("C1.1.2", "ikke målt")]


def of_part_of_the_year(figures: Measurements, **asked: Any) -> Document:
    """Return the card of one share in two units, reported to 2025-T2, of the year to date."""
    below = (OrganisationUnit(id="north", name="Nord"), OrganisationUnit(id="south", name="Sør"))
    card = a_card(an_indicator("<= 90", adds_up=Aggregation.RATE, unit="percent"), language="nb",
                  organisation=OrganisationUnit(id="all", name="Hele", org_units=below))
    return document_of(build_report(roll_up(evaluate(card, figures, "2025-T2", basis=Basis.YEAR_TO_DATE, **asked))))


def test_a_share_of_part_of_the_time_is_told_among_what_is_missing() -> None:
    told = of_part_of_the_year(Measurements([a_row("2025-T1", parts=(2, 4))]))
    (missing,) = panels(told)["Tall mangler"]
    assert (missing.status, missing.text) == (Status.GOOD, "foreløpig: tall for 2. tertial 2025 mangler")
    assert "Alle tall som var ventet, er på plass." not in [line.name for line in headline(told).lines]


def test_a_sum_of_part_of_the_units_is_told_among_what_is_missing() -> None:
    reported = [("2025-T1", "north"), ("2025-T2", "north"), ("2025-T1", "south")]
    rows = Measurements(a_row(period, parts=(2, 4), org_unit=unit) for period, unit in reported)
    told = of_part_of_the_year(rows, from_units=FromUnits.VALUES, partial=PartialUnits.ALLOW)
    (missing,) = panels(told)["Tall mangler"]
    assert missing.text == "foreløpig: 1 av 2 enheter; ikke rapportert: Sør"


def test_more_red_than_a_screen_holds_is_told_by_its_ids() -> None:
    many = "\n".join(f"          - {{id: N{n}, name: Nummer {n}, unit: sak, targets: ['>= 5 saker']}}"
                     for n in range(10))
    text = sample.CARD.replace("          - {id: A1.2.1,", f"{many}\n          - {{id: A1.2.1,")
    figures = Measurements(sample.a_row(f"N{n}", "2025-T2", value=1.0) for n in range(10))
    document = document_of(build_report(roll_up(evaluate(sample.a_card(text), figures, "2025-T2",
                                                         basis=Basis.PERIOD))))
    red = panels(document)["Mindre god"]
    assert len(red) == 9
    assert red[-1].name == "og 2 til: N8, N9"


def test_a_perspective_is_drawn_as_goals_factors_parameters_and_targets() -> None:
    part = section(bundled("telemark", "2000-H2"), "p-B")
    assert [column.heading for column in table(part).columns] == [
        "Hovedmål", "Kritisk suksessfaktor", "Styringsparameter", "Krav/måltall", "Resultat", "Mot kravet", "Utvikling",
        "Status"]
    # Statskonsult, table 1: B1 has two factors, the first of them two parameters
    first = rows(part)
    assert [row[0].split(" | ")[0] for row in first] == ["B1", "", "", "B2", "", "", "B3"]
    assert [row[1].split(" | ")[0] for row in first] == ["B1.1", "", "B1.2", "B2.1", "", "", "B3.1"]
    assert [row[3].split(" | ")[0] for row in first] == [
        "> 79 %", "> 79 %", "> 2 stk.", "<10 %", "< 7 mnd.", "I alle saker", "ikke fastsatt"]


def test_a_perspective_without_goals_has_no_column_for_them() -> None:
    assert table(section(bundled("emergency_care", "2019-03"), "p-A")).groups == 1
    assert [column.kind for column in table(section(bundled("emergency_care", "2019-03"), "p-A")).columns].count(
        ColumnKind.PICTURE) == 2


def test_a_goal_without_factors_and_a_factor_without_parameters_are_there_and_say_so() -> None:
    text = sample.CARD.replace("objectives: [{id: A1, name: Forutsigbar saksbehandling}]",
                               "objectives: [{id: A1, name: Forutsigbar saksbehandling}, {id: A2, name: Nytt mål}]")
    text = text.replace("name: Økonomi}", "name: Økonomi, factors: [{id: C1, name: Sunn drift}]}")
    document = document_of(sample.a_report(text))
    assert [said(cell) for cell in table(section(document, "p-A")).rows[-1].cells][:2] == [
        "A2 | Nytt mål | Ingenting å vurdere", "Ingen suksessfaktorer ennå."]
    assert [said(cell) for cell in table(section(document, "p-C")).rows[0].cells][:2] == [
        "C1 | Sunn drift | Ingenting å vurdere", "Måles ikke ennå."]


def test_every_number_is_opened_down_to_its_rows_below_it() -> None:
    row = table(section(a_document(View.CARD, "2025-T2"), "p-A")).rows[0]
    details = next(block for block in row.below if isinstance(block, Details))
    tree = next(block for block in details.blocks if isinstance(block, Tree))
    said_of_it = told(tree.lines)
    assert "Tellere og nevnere lagt sammen: 100 × 77 316 / 96 000 = 80,5375 %" in said_of_it
    assert "1. tertial 2025: 42 876 / 54 000 · Oppdiktet · measurements.csv: rad 8" in said_of_it
    assert any(text.startswith("Krav/måltall: ≥ 83 %") for text in said_of_it)
    terms = next(block for block in details.blocks if isinstance(block, Terms))
    assert "Datakilde" in [term for term, _ in terms.pairs]


def test_a_status_of_a_node_is_opened_into_what_is_below_it() -> None:
    part = section(a_document(View.CARD, "2025-T2"), "p-A")
    details = part.blocks[-1]
    assert isinstance(details, Details)
    assert details.summary == "Slik er Brukere og samfunn regnet ut"
    tree = next(block for block in details.blocks if isinstance(block, Tree))
    assert any(line.text == "A1.1 Forutsigbar saksbehandlingstid" and line.below for line in tree.lines)


def test_a_card_that_bears_the_id_of_a_perspective_is_opened_too() -> None:
    card = sample.a_card(sample.CARD.replace("id: skogkort", "id: A"))
    document = document_of(build_report(sample.scores(card)))
    row = table(section(document, "p-A")).rows[0]
    details = next(block for block in row.below if isinstance(block, Details))
    assert any(isinstance(block, Tree) and block.lines for block in details.blocks)


def test_what_stands_behind_the_card_follows_it() -> None:
    assert anchors(a_document(View.CARD, "2025-T2"))[6:] == [
        "compliance", "outside", "initiatives", "decisions", "risks", "definitions", "documents"]


def test_an_initiative_tells_its_next_step_and_that_it_is_late() -> None:
    work = {row[0].split(" | ")[0]: row[-1] for row in rows(section(a_document(View.CARD, "2025-T2"), "initiatives"))}
    assert work["I6"] == "De nye brevene i bruk ved alle kontorer | skulle vært ferdig 15.08.2025"
    assert work["I1"] == "Alle saker fra før 2024 avgjort | frist 01.09.2025"
    assert work["I4"] == "–"
