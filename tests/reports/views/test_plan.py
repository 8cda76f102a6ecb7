"""The activity plan follows the card: what is to be reached, by what work, by whom and when."""

from __future__ import annotations

from datetime import date

from tests.reports import sample
from tests.reports.views.documents import a_document, anchors, rows, section

from balanced_scorecard import Measurements, View, build_report, evaluate, roll_up
from balanced_scorecard.reports.document import Items, Terms
from balanced_scorecard.reports.views import document_of


def test_the_plan_goes_from_direction_to_work_to_who_answers() -> None:
    document = a_document(View.PLAN, "2025-T2")
    assert document.title == "Virksomhetsplan 2025"
    assert anchors(document) == ["direction", "priorities", "p-A", "p-B", "p-C", "p-D", "milestones", "owners", "risks"]


def test_the_direction_is_the_strategy_of_the_card() -> None:
    blocks = section(a_document(View.PLAN), "direction").blocks
    terms = next(block for block in blocks if isinstance(block, Terms))
    assert [term for term, _ in terms.pairs] == ["Samfunnsoppdrag", "Visjon", "Verdier"]
    goals = next(block for block in blocks if isinstance(block, Items))
    assert [(each.code, each.text) for each in goals.items] == [
        ("M1", "Tildelingsbrev 2025, pkt. 3.1"), ("M2", "Tildelingsbrev 2025, pkt. 3.2")]


def test_work_stands_in_the_order_the_figures_ask_for_it() -> None:
    # in the second tertial B2.1 and C1.2 weigh most; see test_work for how that is worked out
    order = [row[1].split(" | ")[0] for row in rows(section(a_document(View.PLAN, "2025-T2"), "priorities"))]
    assert order == ["I2", "I1", "I4", "I3", "I5", "I6"]


def test_an_initiative_tells_owner_time_budget_and_what_it_is_to_change() -> None:
    found = rows(section(a_document(View.PLAN, "2025-T2"), "priorities"))
    assert found[1] == [
        "2.", "I1 | Restanseprosjekt | Tildelingsbrev 2025, pkt. 4.2", "Regiondirektør nord", "A1.1, B2.1",
        "01.02.2025 – 15.12.2025", "2 mill. kr", "A1.1.1, +3 prosentpoeng, innen 3. tertial 2025", "i gang"]
    assert found[0][5:7] == ["18 mill. kr", "–"]


def test_each_perspective_tells_where_it_is_and_is_to_be_and_by_what_work() -> None:
    found = rows(section(a_document(View.PLAN, "2025-T2"), "p-B"))
    assert found[3] == ["B2.1 | Ingen sak blir liggende | Arbeidet flyter", "B2.1.1 | Restanser | Regiondirektørene",
                        "10 300 saker", "≤ 9 000 saker", "Mindre avvik",
                        "I1 Restanseprosjekt | I2 Innføring av ny saksbehandlingsløsning"]
    assert found[4][0] == ""  # the factor above goes on
    assert all("X1" not in row[1] for row in found)  # what is only context is no aim


def test_milestones_come_in_order_of_time_and_tell_what_is_reached_and_late() -> None:
    found = rows(section(a_document(View.PLAN, "2025-T2", on=date(2025, 9, 1)), "milestones"))
    assert [row[0] for row in found][:6] == [
        "01.03.2025", "01.04.2025", "30.06.2025", "30.06.2025", "15.08.2025", "01.09.2025"]
    assert [row[4] for row in found][:6] == [
        "27.02.2025", "10.04.2025", "20.06.2025", "04.07.2025", "over fristen", "–"]


def test_owners_are_listed_with_what_they_answer_for_and_what_nobody_answers_for_comes_last() -> None:
    found = rows(section(a_document(View.PLAN), "owners"))
    assert found[0] == ["Avdelingsdirektør ytelser", "A1.1.1, A1.1.2", "–"]
    assert ["IT-direktøren", "C1.2.1, C1.2.2", "I2"] in found
    report = build_report(sample.scores(), view=View.PLAN)
    assert rows(section(document_of(report), "owners"))[-1] == [
        "Ingen oppgitt", "A1.2.1, A1.2.2, B1.1, B1.2, B1.3", "–"]


def test_what_is_behind_and_has_no_work_is_told_the_red_first() -> None:
    card = sample.a_card(sample.CARD.replace("supports: [A1.1]", "supports: [B1]"))
    figures = Measurements([*sample.rows(), sample.a_row("A1.2.1", "2025-T1", numerator=1.0, denominator=100.0),
                            sample.a_row("A1.2.1", "2025-T2", numerator=1.0, denominator=100.0)])
    report = build_report(roll_up(evaluate(card, figures, sample.PERIOD)), view=View.PLAN)
    (items,) = section(document_of(report), "without-work").blocks
    assert isinstance(items, Items)
    assert [(each.code, each.text) for each in items.items] == [("A1.1.1", "Mindre god"), ("A1.2.2", "Mindre god")]


def test_a_card_without_work_or_strategy_has_a_plan_of_aims_alone() -> None:
    text = sample.CARD.replace("strategy: {vision: Levende skog for alle}\n", "")
    card = sample.a_card(text[:text.index("initiatives:")])
    document = document_of(build_report(roll_up(evaluate(card, Measurements(), sample.PERIOD)), view=View.PLAN))
    assert anchors(document) == ["p-A", "p-B", "owners"]
