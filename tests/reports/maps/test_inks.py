from __future__ import annotations

import re

import pytest

from balanced_scorecard.domain.causality import Effect
from balanced_scorecard.evaluation.results import Status
from balanced_scorecard.reports.maps.inks import Ink, ink_of, ink_of_line, paint, style_sheet
from balanced_scorecard.reports.palette import contrast

TEXT, GRAPHIC = 4.5, 3.0
"""The least contrasts of text and of graphics (WCAG 2.1, success criteria 1.4.3 and 1.4.11, level AA)."""
GROUNDS = (Ink.GROUND, Ink.BOX, Ink.LANE, Ink.SECOND_LANE)
LINES = (Ink.HELPS, Ink.HURTS, Ink.CONFLICT)
STATUSES = (Ink.GOOD, Ink.MEDIUM, Ink.POOR, Ink.UNJUDGED)


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", [Ink.TEXT, Ink.MUTED, *LINES])
def test_every_text_and_line_is_legible_on_every_ground_light_and_dark(ink: Ink, ground: Ink) -> None:
    assert contrast(ink.light, ground.light) >= TEXT
    assert contrast(ink.dark, ground.dark) >= TEXT


@pytest.mark.parametrize("ink", STATUSES)
def test_a_status_is_legible_as_text_in_a_box_and_stands_out_from_every_ground(ink: Ink) -> None:
    assert contrast(ink.light, Ink.BOX.light) >= TEXT
    assert contrast(ink.dark, Ink.BOX.dark) >= TEXT
    assert all(contrast(ink.light, ground.light) >= GRAPHIC for ground in GROUNDS)
    assert all(contrast(ink.dark, ground.dark) >= GRAPHIC for ground in GROUNDS)


@pytest.mark.parametrize("ink", [*STATUSES, Ink.CONFLICT])
def test_an_icon_is_legible_on_its_colour_light_and_dark(ink: Ink) -> None:
    assert contrast(Ink.ON_STATUS.light, ink.light) >= GRAPHIC
    assert contrast(Ink.ON_STATUS.dark, ink.dark) >= GRAPHIC


def test_every_status_and_every_line_has_an_ink() -> None:
    assert {ink_of(status) for status in Status} == set(STATUSES)
    assert {ink_of_line(effect) for effect in (*Effect, None)} == set(LINES)


def test_a_shape_has_its_light_colour_itself_and_a_class_for_the_dark_one() -> None:
    assert paint(fill=Ink.BOX, stroke=Ink.GOOD) == 'class="f-box s-good" fill="#ffffff" stroke="#1a7f37"'
    assert paint(stroke=Ink.RULE) == 'class="s-rule" fill="none" stroke="#d0d7de"'


def test_dark_is_for_screens_alone_and_for_this_map_alone() -> None:
    dark, sheet = "@media screen and (prefers-color-scheme:dark)", style_sheet()
    assert sheet.startswith(dark)
    selectors = re.findall(r"(?:^|[{}])([^{}@]+)\{", sheet.removeprefix(dark))
    assert selectors
    assert all(re.match(r"(:is\()?\.strategy-map\)? ", selector) for selector in selectors)
    assert {ink.dark for ink in Ink} <= set(re.findall(r"#[0-9a-f]{6}", sheet))
