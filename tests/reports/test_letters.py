"""What a card answers of the ministry's letters: which point each thing belongs to, and their order."""

from __future__ import annotations

from datetime import date

from tests.reports import sample

from balanced_scorecard import Report, build_report
from balanced_scorecard.reports.letters import Place
from balanced_scorecard.reports.parts import LetterPoint

LETTERS = """documents:
  - id: TB25
    kind: allocation_letter
    name: Tildelingsbrev 2025
    dated: 2025-01-15
    items: [punkt 3.10 Kurs, punkt 3.2 Klager, Rapportering om beredskap]
  - {id: STB25, kind: supplement, name: Supplerende tildelingsbrev, dated: 2025-06-20, amends: TB25}
  - {id: VP25, kind: plan, name: Virksomhetsplan}
"""


def a_report(*changes: tuple[str, str]) -> Report:
    text = sample.CARD.replace("documents:\n  - {id: TB25, kind: allocation_letter, name: Tildelingsbrev 2025, "
                               "dated: 2025-01-15}\n", LETTERS)
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return build_report(sample.scores(sample.a_card(text)))


def points(report: Report) -> list[tuple[str, str, list[str]]]:
    def answers(point: LetterPoint) -> list[str]:
        return [*(goal.id for goal in point.goals), *(row.result.id for row in point.rows),
                *(each.id for each in point.initiatives)]

    return [(point.document.id if point.document else "", point.point, answers(point)) for point in report.points]


def test_points_stand_in_the_order_of_their_numbers_and_words_come_last() -> None:
    assert points(a_report()) == [
        ("TB25", "pkt. 3.1", ["A1.1.1"]), ("TB25", "punkt 3.2", []), ("TB25", "punkt 3.10", []),
        ("TB25", "Rapportering om beredskap", [])]


def test_two_ways_of_citing_a_point_are_one_point() -> None:
    assert Place("TB25", "pkt. 3.1").key == Place("TB25", "3.1").key != Place("TB25", "3.10").key
    report = a_report(("{id: A1.2.1, name: Omgjorte klager, unit: \"%\", adds_up: rate, frequency: tertial, "
                       "targets: [\"<= 5 %\"]}", "{id: A1.2.1, name: Omgjorte klager, unit: \"%\", adds_up: rate, "
                       "frequency: tertial, targets: [{expect: \"<= 5 %\", source: TB25 3.2}]}"))
    assert points(report)[1] == ("TB25", "punkt 3.2", ["A1.2.1"])


def test_goals_and_work_that_cite_a_letter_stand_at_its_point_and_a_plan_is_no_letter() -> None:
    report = a_report(
        ("strategy: {vision: Levende skog for alle}",
         "strategy: {goals: [{id: M1, name: Mål, source: TB25 pkt. 3.2}, {id: M2, name: Eget, source: VP25 pkt. 1}]}"),
        ("{id: I1, name: Restanseprosjekt,", "{id: I1, name: Restanseprosjekt, source: TB25 pkt. 4,"))
    assert points(report)[1:4] == [
        ("TB25", "punkt 3.2", ["M1"]), ("TB25", "punkt 3.10", []), ("TB25", "pkt. 4", ["I1"])]


def test_a_target_that_a_later_letter_changed_stands_where_it_was_first_asked_for() -> None:
    first = '- {id: t1, expect: ">= 80 %", by: 2025, source: TB25 pkt. 3.1, decided: 2025-01-15, origin: ministry}'
    second = ('- {id: t2, expect: ">= 83 %", by: 2025, from: 2025-07-01, replaces: t1, source: STB25, '
              'decided: 2025-06-20, origin: ministry}')
    report = a_report(('targets: [{expect: ">= 80 %", by: 2025, source: TB25 pkt. 3.1, decided: 2025-01-15, '
                       'origin: ministry}]', f"targets:\n              {first}\n              {second}"))
    assert next(row for row in report.rows() if row.result.id == "A1.1.1").result.target == 83.0
    assert points(report)[0] == ("TB25", "pkt. 3.1", ["A1.1.1"])


def test_a_target_of_the_ministry_that_cites_no_letter_has_no_point() -> None:
    report = a_report(("source: TB25 pkt. 3.1, decided: 2025-01-15, origin: ministry", "origin: ministry"))
    assert points(report)[-1] == ("", "", ["A1.1.1"])


def test_the_agency_s_own_targets_stand_at_no_point() -> None:
    report = a_report(("source: TB25 pkt. 3.1, decided: 2025-01-15, origin: ministry", "origin: own, source: VP25"))
    assert [answers for _, _, answers in points(report)] == [[], [], []]
    assert report.on == date(2025, 8, 31)
