"""The paper for a management meeting: what turned, what lacks work, what is late, what is to be decided."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.reports import sample
from tests.reports.views.documents import a_document, anchors, below, rows, said, section

from balanced_scorecard import AssessmentKind, Measurement, Measurements, View, build_report, evaluate, roll_up
from balanced_scorecard.reports.document import Document, Items, Tallies
from balanced_scorecard.reports.views import document_of

RED = """
format: balanced-scorecard/1
id: kort
name: Kort
language: nb
perspectives:
  - id: A
    name: Brukere
    factors:
      - id: F
        name: Tid
        owner: Kari
        indicators:
          - {id: turned, name: Snudde, unit: "%", norm: {medium: 50}, targets: [">= 80 %"]}
          - {id: bare, name: Uten tiltak, unit: "%", norm: {medium: 50}, targets: [">= 80 %"]}
          - {id: stopped, name: Stanset tiltak, unit: "%", norm: {medium: 50}, targets: [">= 80 %"]}
          - {id: worse, name: Dårligere, unit: "%", norm: {medium: 50}, targets: [">= 80 %"]}
          - {id: better, name: Bedre, unit: "%", norm: {medium: 50}, targets: [">= 80 %"]}
          - {id: left, name: Ikke lenger rød, unit: "%", norm: {medium: 50}, targets: [">= 80 %"]}
          - {id: still, name: Fortsatt rød, unit: "%", norm: {medium: 50}, targets: [">= 80 %"]}
          - {id: gone, name: Borte, unit: "%", frequency: month, norm: {medium: 50}, targets: [">= 80 %"]}
initiatives:
  - {id: I1, name: Snuoperasjon, owner: Ola, supports: [turned, still], end: 2025-12-31, status: running,
     milestones: [{name: Plan, due: 2025-01-15}, {name: Folk på plass, due: 2025-02-10, done: 2025-03-01}]}
  - {id: I2, name: Gammelt, supports: [stopped], end: 2024-12-31, status: stopped,
     milestones: [{name: Aldri nådd, due: 2024-11-01}]}
"""
BEFORE = {"turned": 60, "bare": 20, "stopped": 20, "worse": 90, "better": 60, "left": 20, "still": 20, "gone": 60}
NOW = {"turned": 30, "bare": 20, "stopped": 20, "worse": 60, "better": 90, "left": 60, "still": 25}


def a_meeting(**asked: Any) -> Document:
    figures: list[Measurement] = [
        *(sample.a_row(id_, "2025-01", value=float(value)) for id_, value in BEFORE.items()),
        *(sample.a_row(id_, "2025-02", value=float(value)) for id_, value in NOW.items())]
    scores = roll_up(evaluate(sample.a_card(RED), Measurements(figures), "2025-02"))
    return document_of(build_report(scores, view=View.MEETING, **asked))


def codes(document: Document, anchor: str) -> list[str]:
    return [row[0].split(" | ")[0] for row in rows(section(document, anchor))]


def items(document: Document, anchor: str) -> list[str]:
    (found,) = (block for block in section(document, anchor).blocks if isinstance(block, Items))
    return [item.code for item in found.items]


def test_each_red_figure_stands_where_a_meeting_looks_for_it() -> None:
    document = a_meeting()
    assert codes(document, "turned") == ["turned"]
    assert codes(document, "bare") == ["bare", "stopped"]  # work that was stopped is no work
    assert codes(document, "still") == ["still"]
    assert codes(document, "worse") == ["worse"]
    assert items(document, "better") == ["better", "left"]
    assert items(document, "missing") == ["gone"]


def test_the_first_screen_counts_what_the_meeting_must_take_up() -> None:
    document = a_meeting()
    (tallies,) = (block for block in section(document, "summary").blocks if isinstance(block, Tallies))
    assert [(each.count, each.label) for each in tallies.tallies] == [
        (1, "Ble rødt siden sist"), (2, "Rødt uten tiltak"), (2, "Over fristen"), (0, "Åpne beslutninger")]


def test_a_row_tells_result_target_distance_status_before_and_work() -> None:
    assert rows(section(a_meeting(), "turned")) == [[
        "turned | Snudde | Kari", "30 %", "≥ 80 %", "50 prosentpoeng under kravet",
        "Mindre god | før: middels (januar 2025)",
        "Snuoperasjon · i gang · Ola · til 31.12.2025"]]
    assert below(section(a_meeting(), "turned"), "turned") == ["Begrunnelse er ikke gitt."]


def test_what_is_late_is_told_by_the_day_of_the_report() -> None:
    # on the last day of February: the plan was never done, the people came in March; stopped work is not late
    assert [(row[0], row[3]) for row in rows(section(a_meeting(), "late"))] == [
        ("Plan", "15.01.2025"), ("Folk på plass", "10.02.2025")]
    assert [row[0] for row in rows(section(a_meeting(on=date(2025, 3, 1)), "late"))] == ["Plan"]
    assert [row[0] for row in rows(section(a_meeting(on=date(2026, 1, 1)), "late"))] == ["Plan", "Avslutning"]


def test_what_the_meeting_need_not_take_up_is_not_there() -> None:
    assert "open" not in anchors(a_meeting())


def test_open_decisions_stay_until_they_are_done_and_tell_when_they_are_late() -> None:
    decided = [
        sample.said("A", AssessmentKind.DECISION, "Flere folk", period="2025-01", due=date(2025, 4, 1), by="Ola"),
        sample.said("A", AssessmentKind.DECISION, "Gjort", period="2025-01", status="gjennomført"),
        sample.said("A", AssessmentKind.DECISION, "Ny rutine", period="2025-02", due=date(2025, 2, 20)),
        sample.said("A", AssessmentKind.DECISION, "Uten frist", period="2025-02"),
        sample.said("A", AssessmentKind.DECISION, "Senere", period="2025-03"),
        sample.said("A", AssessmentKind.DECISION, "I nord", period="2025-02", org_unit="nord"),
    ]
    found = section(a_meeting(assessments=decided), "open")
    assert rows(found) == [
        ["Ny rutine", "A | Brukere", "–", "20.02.2025 | over fristen"],
        ["Flere folk", "A | Brukere", "Ola", "01.04.2025"],
        ["Uten frist", "A | Brukere", "–", "–"],
    ]


def test_compared_with_another_period_other_things_have_turned() -> None:
    assert "turned" not in anchors(a_meeting(compare="2025-02"))


def test_what_nobody_explained_is_told_with_who_must() -> None:
    document = a_document(View.MEETING, "2025-T2")
    assert items(document, "unexplained") == ["C1.2.2"]
    assert rows(section(document, "open"))[0] == [
        "Oppdiktet: Kanalstrategien legges fram for ledermøtet.", "C1.2.2 | Andel digitale søknader",
        "Direktøren, 22.05.2025", "15.08.2025 | over fristen"]


def test_a_broken_rule_is_told_with_its_reason() -> None:
    part = section(a_document(View.MEETING, "2025-T2"), "compliance")
    assert below(part, "B1.1.1") == [
        "Avvik: Oppdiktet: 230 søkere har ikke fått foreløpig svar i tide. Fra september sender løsningen svarene "
        "selv."]
    assert said(None) == ""
