from __future__ import annotations

import re
from importlib.resources import files

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


# ---- the page's own colours, by day, by night and on paper -----------------------------------------------------------

STYLE = (files("balanced_scorecard") / "reports" / "style.css").read_text(encoding="utf-8")
GROUNDS = ("ground", "card", "soft")
INKS = ("text", "quiet", "link", "good", "medium", "poor", "none")


def themes() -> dict[str, dict[str, str]]:
    """Return the colours of each theme by name, as the style sheet gives them."""
    found = [dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", block)) for block in re.findall(r":root \{([^}]*)\}", STYLE)]
    return dict(zip(("light", "dark", "paper"), found, strict=True))


@pytest.mark.parametrize("theme", ["light", "dark", "paper"])
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", INKS)
def test_every_ink_is_legible_on_every_ground_of_its_theme(theme: str, ground: str, ink: str) -> None:
    colours = themes()[theme]
    assert contrast(colours[ink], colours[ground]) >= LEGIBLE


def test_the_style_sheet_and_the_palette_are_one() -> None:
    light, dark = themes()["light"], themes()["dark"]
    for name, status in (("good", Status.GOOD), ("medium", Status.MEDIUM), ("poor", Status.POOR),
                         ("none", Status.NO_DATA)):
        assert (light[name], dark[name]) == (LOOKS[status].fill, LOOKS[status].dark)
    assert (light["text"], light["quiet"], light["link"]) == (palette.TEXT, palette.MUTED, palette.LINE)
    assert (dark["ground"], dark["text"], dark["link"]) == (palette.DARK_GROUND, palette.DARK_TEXT, palette.DARK_LINE)


@pytest.mark.parametrize("band", palette.BANDS)
def test_bar_and_target_stand_out_by_night_too(band: str) -> None:
    night = STYLE[STYLE.index("@media screen and (prefers-color-scheme: dark)"):]
    (dark_band,) = re.findall(rf'band\[fill="{band}"\] {{ fill: (#[0-9a-f]{{6}})', night)
    (bar,) = re.findall(r"\.actual, \.picture \.beyond { fill: (#[0-9a-f]{6})", night)
    (target,) = re.findall(r"\.target:not\(\[stroke-dasharray\]\) { stroke: (#[0-9a-f]{6})", night)
    assert contrast(bar, dark_band) >= 3.0
    assert contrast(target, dark_band) >= 3.0
