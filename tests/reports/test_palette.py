from __future__ import annotations

import pytest

from balanced_scorecard.evaluation.results import Status
from balanced_scorecard.reports import palette
from balanced_scorecard.reports.palette import LOOKS, contrast

LEGIBLE = 4.5
"""The least contrast of text (WCAG 2.1, success criterion 1.4.3, level AA)."""


def test_contrast_is_the_ratio_wcag_defines() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21.0)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)  # WCAG's well-known near miss
    assert contrast("#0550ae", "#0550ae") == 1.0


def test_every_status_has_a_look() -> None:
    assert set(LOOKS) == set(Status)


@pytest.mark.parametrize("status", Status)
def test_a_status_is_legible_as_text_and_under_its_icon(status: Status) -> None:
    assert contrast(LOOKS[status].fill, palette.WHITE) >= LEGIBLE
    assert contrast(LOOKS[status].dark, palette.DARK_GROUND) >= LEGIBLE


@pytest.mark.parametrize("ground", [palette.WHITE, *palette.LANE])
@pytest.mark.parametrize("colour", [palette.TEXT, palette.MUTED, palette.LINE, palette.CONFLICT])
def test_text_and_lines_are_legible_on_every_light_ground(colour: str, ground: str) -> None:
    assert contrast(colour, ground) >= LEGIBLE


@pytest.mark.parametrize("colour", [palette.DARK_TEXT, palette.DARK_MUTED, palette.DARK_LINE])
def test_text_and_lines_are_legible_on_the_dark_ground(colour: str) -> None:
    assert contrast(colour, palette.DARK_GROUND) >= LEGIBLE


@pytest.mark.parametrize("band", palette.BANDS)
def test_bar_and_target_stand_out_from_every_band(band: str) -> None:
    assert contrast(palette.TEXT, band) >= 3.0  # graphics need 3 (WCAG 2.1, success criterion 1.4.11)
    assert contrast(palette.TARGET, band) >= 3.0


def test_the_three_judgements_differ_in_icon_and_not_only_in_colour() -> None:
    judged = [LOOKS[status] for status in (Status.GOOD, Status.MEDIUM, Status.POOR, Status.NO_DATA)]
    assert len({look.icon for look in judged}) == len({look.strokes for look in judged}) == 4
