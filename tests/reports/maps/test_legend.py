from __future__ import annotations

from tests.examples import a_link
from tests.reports.maps.reading import Drawn, rendered, scored, two_lanes

from balanced_scorecard.domain.causality import Conflict, Effect, Lag
from balanced_scorecard.domain.identifiers import ElementId


def test_the_key_names_the_statuses_that_occur_and_no_others() -> None:
    card = two_lanes(links=(a_link("B1", "A1"),))
    # A1 is good and A2 poor, their perspective in between; nothing is known of B
    words = Drawn(rendered(card, scored(card, A1_1=90, A2_1=10))).texts
    assert words[-5:] == ["Good", "Medium", "Poor", "Too little data", "drives"]


def test_the_key_tells_kinds_of_lines_and_what_stands_on_them() -> None:
    links = (a_link("B1", "A1", lag=Lag(first=1, last=2)), a_link("B2", "A2", effect_is=Effect.HURTS),
             a_link("B1", "A2"), a_link("B1", "A2"))
    conflicts = (Conflict(between=(ElementId("A1"), ElementId("A2"))),)
    words = Drawn(rendered(two_lanes(links=links, conflicts=conflicts))).texts
    assert words[-8:] == ["drives", "−", "works against", "declared conflict", "1–2 mo", "assumed time before it shows",
                          "2 ×", "several links in one line"]


def test_a_map_without_links_says_that_none_are_declared() -> None:
    conflict = Conflict(between=(ElementId("A1"), ElementId("A2")))
    words = Drawn(rendered(two_lanes(conflicts=(conflict,)))).texts
    assert words[-2:] == ["declared conflict", "No links between causes and effects are declared"]


def test_a_long_key_goes_on_in_further_lines() -> None:
    links = (a_link("B1", "A1", lag=Lag(first=1, last=2)), a_link("B2", "A2", effect_is=Effect.HURTS),
             a_link("B1", "A2"), a_link("B1", "A2"))
    conflicts = (Conflict(between=(ElementId("A1"), ElementId("A2"))),)
    card = two_lanes(links=links, conflicts=conflicts, language="nb")
    drawn = Drawn(rendered(card, scored(card, A1_1=90, A2_1=10)))
    foot = drawn.rectangles("lane")[-1].bottom
    below = [text for text in drawn.all("text") if float(text.get("y")) > foot and text.get("font-size") == "12"]
    assert len({float(text.get("y")) for text in below}) == 2
