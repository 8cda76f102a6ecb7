"""The balance sheet as a picture: every bar in its words, every text inside."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from tests.reports import sample

from balanced_scorecard import check
from balanced_scorecard.checks.balance_sheet import Axis, BalanceSheet
from balanced_scorecard.reports.balance_svg import render_axis, render_balance, shown

CARD = """
id: card
name: Us & <them>
perspectives:
  - id: A
    name: Users
    factors:
      - id: A1
        name: Short waits
        indicators:
          - {id: a, name: Waits, timing: lagging, facing: external, targets: [">= 5 %"]}
          - {id: b, name: Courses, timing: lagging, facing: external, targets: [">= 5 %"]}
          - {id: c, name: Calls, timing: lagging, no_target: being tried}
          - {id: d, name: Trust, timing: leading, no_target: being tried}
"""


@pytest.fixture(scope="module")
def sheet() -> BalanceSheet:
    return check(sample.a_card(CARD)).balance


def parsed(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)


def classes(svg: str, name: str) -> list[dict[str, str]]:
    return [dict(each.attrib) for each in parsed(svg).iter() if each.get("class") == name]


def test_a_picture_says_in_words_what_its_bars_show(sheet: BalanceSheet) -> None:
    label = parsed(render_axis(sheet, Axis.TIMING, language="en")).get("aria-label")
    assert label == "Past and future. Leading: 1 of 4, weight 0 %; Lagging: 3 of 4, weight 100 %."


def test_a_bar_is_as_long_as_its_share_and_the_tick_stands_at_its_weight(sheet: BalanceSheet) -> None:
    svg = render_axis(sheet, Axis.TIMING)
    track = float(classes(svg, "track")[0]["width"])

    assert [float(each["width"]) for each in classes(svg, "share")] == [round(track / 4, 1), round(track * 3 / 4, 1)]
    start, = (float(each["x"]) for each in classes(svg, "track")[:1])
    tick, = classes(svg, "weight")  # a leading indicator without a target has no weight, and no tick
    assert tick["d"].startswith(f"M{start + track:.1f} ")


def test_what_is_not_declared_has_a_dashed_bar_of_its_own(sheet: BalanceSheet) -> None:
    svg = render_axis(sheet, Axis.FACING, language="nb")

    assert len(classes(svg, "undeclared")) == 1
    assert "Ikke oppgitt" in svg


def test_a_side_on_which_nothing_stands_is_shown_empty_and_an_axis_nobody_speaks_of_is_one_line(
    sheet: BalanceSheet
) -> None:
    assert [(cell.side, cell.count) for cell in shown(sheet, Axis.FACING)] == [
        ("internal", 0), ("external", 2), (None, 2)]
    assert [(cell.side, cell.count) for cell in shown(sheet, Axis.STAGE)] == [(None, 4)]


def test_the_whole_sheet_is_one_picture_of_six_axes(sheet: BalanceSheet) -> None:
    svg = render_balance(sheet)
    root = parsed(svg)

    assert root.get("aria-label") == "Balansen på Us & <them>" or root.get("aria-label") == "The balance of Us & <them>"
    assert len(classes(svg, "title")) == len(Axis)
    height = float(root.attrib["height"])
    tops = [float(y) for y in re.findall(r'translate\(\S+ (\S+)\)', svg)]
    assert max(tops) < height
    assert "class=\"legend\"" in svg


@pytest.mark.parametrize("language", ["nb", "en"])
def test_no_label_is_cut_short(sheet: BalanceSheet, language: str) -> None:
    every = CARD.replace("facing: external", "facing: external, role: result, stage: output, nature: quantity")
    assert "…" not in render_balance(check(sample.a_card(every)).balance, language=language)


def test_a_card_without_indicators_has_a_picture_too() -> None:
    empty = check(sample.a_card("id: card\nname: Our card\n")).balance
    assert classes(render_balance(empty), "share") == []
