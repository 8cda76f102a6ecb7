"""The page of a check: one file, no script, everything an adviser would hand over, in one language."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from tests.reports import sample
from tests.reports.pages import Page

from balanced_scorecard import Findings, check
from balanced_scorecard.reports.check_page import render_check_page
from balanced_scorecard.words import words_for

CARD = """
id: card
name: Styrekort for <Skogdirektoratet>
language: nb
perspectives:
  - id: A
    name: Brukere & samfunn
    factors:
      - id: A1
        name: Kort ventetid
        owner: Kari
        indicators:
          - {id: a, name: Ventetid, timing: lagging, facing: external, targets: [">= 5 %"]}
          - {id: b, name: Kurs, timing: lagging}
          - {id: c, name: Tillit}
  - {id: B, name: Medarbeidere}
  - {id: C, name: Læring}
checks:
  ignore:
    - {rule: BSC301, reason: kartet vedtas i juni}
    - {rule: BSC410, reason: prøves}
    - {rule: BSC101, element: A1, reason: kommer}
"""


@pytest.fixture(scope="module")
def findings() -> Findings:
    return check(sample.a_card(CARD))


@pytest.fixture(scope="module", params=["nb", "nn", "en"])
def text(request: pytest.FixtureRequest, findings: Findings) -> str:
    return render_check_page(findings, language=request.param)


@pytest.fixture(scope="module")
def page(text: str) -> Page:
    return Page(text)


def spoken(page: Page) -> str:
    return page.of("html")[0]["lang"]


def test_it_is_one_file_without_scripts(text: str, page: Page) -> None:
    assert page.of("script") == []
    assert page.of("link") == []
    assert not re.search(r'(?:src|href)="(?!#)', text)


def test_what_authors_wrote_is_escaped(text: str) -> None:
    assert "Styrekort for &lt;Skogdirektoratet&gt;" in text
    assert "<Skogdirektoratet>" not in text


def test_every_link_leads_somewhere_and_no_id_stands_twice(page: Page) -> None:
    ids = [each["id"] for _, each, _ in page.elements if "id" in each]
    assert len(ids) == len(set(ids))
    assert {each["href"].removeprefix("#") for each in page.of("a")} <= set(ids)


def test_headings_go_down_one_level_at_a_time(page: Page) -> None:
    levels = [int(tag[1]) for tag, _, _ in page.elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert all(lower - higher <= 1 for higher, lower in pairwise(levels))
    assert levels.count(1) == 1


def test_every_picture_says_what_it_shows(page: Page) -> None:
    pictures = [each for each in page.of("svg") if each.get("aria-hidden") != "true"]
    assert len(pictures) == 6
    assert all(each["role"] == "img" and each["aria-label"] for each in pictures)


def test_the_page_speaks_one_language(text: str, page: Page) -> None:
    other = words_for("nb" if spoken(page) == "en" else "en")
    own = words_for(spoken(page))
    for key in own:
        if key.startswith(("principle.", "question.", "page.")) and "{" not in own[key]:
            assert f">{other[key]}<" not in text or other[key] == own[key]


def test_it_holds_the_nine_principles_the_states_the_barriers_and_the_questions(text: str, page: Page) -> None:
    words = words_for(spoken(page))
    keys = [key for key in words if key.startswith(("principle.", "question."))
            or (key.startswith("diagnosis.") and key.endswith(".name"))]
    assert len(keys) == 9 + 5 + 8
    assert [key for key in keys if words[key] not in text] == []


def test_it_begins_with_what_a_hurried_reader_needs(findings: Findings) -> None:
    texts = [text for _, text in Page(render_check_page(findings, language="en")).texts]
    first = texts[texts.index("1 of 9 principles met") - 1:]
    # Owners are met; factors in one of three perspectives and one-sided timing are partly so; the rest is not there.
    assert first[:3] == ["In short", "1 of 9 principles met", "2 partly, 6 not on record"]
    assert "“Brukere & samfunn” holds 3 of 3 indicators and 100 % of the weight." in first
    assert "Without indicators: Medarbeidere, Læring." in first


def test_a_finding_stands_under_its_rule_with_what_to_do(findings: Findings) -> None:
    said = render_check_page(findings, language="en")
    group = said[said.index('id="f-BSC104-warning"'):]
    group = group[:group.index("</div>")]

    assert group.count("<li>") == 2  # B and C have no indicator
    assert "What to do:" in group


def test_keys_of_the_definition_are_shown_as_code(findings: Findings) -> None:
    said = render_check_page(findings, language="nn")

    assert "Skriv <code>owner:</code> på" in said or "<code>targets:</code>" in said
    assert "`" not in said[said.index('id="findings"'):]


def test_findings_follow_the_gravest_rule_first(findings: Findings) -> None:
    said = re.findall(r'id="f-BSC\d+-(\w+)"', render_check_page(findings))
    order = ("error", "warning", "advice")
    assert said == sorted(said, key=order.index)


def test_what_was_kept_silent_and_what_was_not_run_is_told(findings: Findings) -> None:
    said = render_check_page(findings, language="nb")

    assert "kartet vedtas i juni" in said
    assert "prøves" in said
    assert "(trenger målinger)" in said
    assert "Dempet med begrunnelse: BSC301" in said


def test_left_out_the_language_is_the_cards(findings: Findings) -> None:
    assert spoken(Page(render_check_page(findings))) == "nb"
    assert spoken(Page(render_check_page(findings, language="nn"))) == "nn"
    assert spoken(Page(render_check_page(findings, language="fi"))) == "fi"


def test_axes_nobody_speaks_of_are_left_out_of_the_table(findings: Findings) -> None:
    said = render_check_page(findings, language="en")
    table = said[said.index("<table>"):said.index("</table>")]

    assert "Past and future" in table
    assert "Quantity, quality and service" not in table
    assert '<td class="shade-4">2<span class="note">weight 100 %</span></td>' in table  # lagging, in A: the fullest


def test_a_balanced_card_is_told_so_and_a_bare_one_has_no_table() -> None:
    whole = """
id: card
name: Our card
strategy: {vision: Short waits, goals: [{id: G, name: Short waits}]}
perspectives:
  - {id: A, name: Users, factors: [{id: A1, name: W, owner: Kari, indicators: [{id: a, name: Waits, timing: lagging,
     facing: external, source: R, targets: [">= 5 %"]}]}]}
  - {id: B, name: Staff, factors: [{id: B1, name: S, owner: Ola, indicators: [{id: b, name: Courses, timing: leading,
     facing: internal, source: R, targets: [">= 5 %"]}]}]}
links: [{cause: b, effect: a}]
initiatives: [{id: I, name: Training, owner: Kari, supports: [A1, B1]}]
incentives: none
reviews: [{date: 2025-06-01, kind: operative}, {date: 2025-12-01, kind: strategic}]
"""
    said = render_check_page(check(sample.a_card(whole), select=["BSC707"]))

    assert "9 of 9 principles met" in said
    assert "not on record</li>" not in said
    assert "No perspective is empty, and none holds more than half." in said
    assert "No signs of the four states or the four barriers" in said
    assert "Nothing was found" in said
    bare = render_check_page(check(sample.a_card("id: card\nname: Our card\n"), select=["BSC203"]))
    assert "<table>" not in bare
    assert "None of the four states or the four barriers was judged" in bare
    assert "The card says nothing of resources to judge this by." in bare


def test_a_rule_that_finds_several_is_told_once_with_their_number(findings: Findings) -> None:
    said = render_check_page(findings, language="en")
    questions = said[said.index('id="questions"'):said.index('id="findings"')]

    assert questions.count("BSC104</a>") == 1
    assert "(and 1 more)" in questions
