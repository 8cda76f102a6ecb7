"""Where a card is heavy, where it is empty, and what is not declared."""

from __future__ import annotations

import pytest
from tests.checks.cards import a_card

from balanced_scorecard import Findings, ScorecardError, check
from balanced_scorecard.checks.balance_sheet import Axis, BalanceSheet, sides_of
from balanced_scorecard.words import LANGUAGES_WITH_WORDS, words_for

# Six indicators to steer by and one of context; A weighs 1, B 3. Only what has a target is scored and takes weight.
CARD = """
id: card
name: Our card
language: en
perspectives:
  - id: A
    name: Users
    factors:
      - id: A1
        name: Short waits
        indicators:
          - {id: a, name: Waits, timing: lagging, role: result, facing: external, polarity: higher,
             targets: [">= 80 %", {expect: ">= 90 %", by: 2030, horizon: long}], unit: "%"}
          - {id: b, name: Courses, timing: leading, role: result, facing: internal, targets: [">= 5 %"], unit: "%"}
          - {id: c, name: Rules kept, timing: lagging, role: monitoring, facing: internal, targets: [i alle saker]}
          - {id: d, name: Inflow, role: context}
  - id: B
    name: Work
    weight: 3
    factors:
      - id: B1
        name: Flow
        indicators:
          - {id: e, name: Decided, timing: lagging, role: result, facing: internal, targets: [">= 5 %"], unit: "%"}
          - {id: f, name: Backlog, timing: lagging, facing: internal, no_target: being tried}
          - {id: g, name: Errors, facing: internal, no_target: being tried}
  - {id: C, name: Staff}
"""


@pytest.fixture(scope="module")
def sheet() -> BalanceSheet:
    return check(a_card(CARD)).balance


def counts(sheet: BalanceSheet, axis: Axis, perspective: str | None = None) -> dict[str | None, int]:
    return {cell.side: cell.count for cell in sheet.along(axis, perspective)}


def test_indicators_are_counted_on_each_side_and_where_they_do_not_say(sheet: BalanceSheet) -> None:
    assert counts(sheet, Axis.TIMING) == {"leading": 1, "lagging": 4, None: 1}
    assert counts(sheet, Axis.TIMING, "A") == {"leading": 1, "lagging": 2, None: 0}
    assert counts(sheet, Axis.TIMING, "B") == {"leading": 0, "lagging": 2, None: 1}


def test_context_is_shown_among_the_roles_and_counted_nowhere_else(sheet: BalanceSheet) -> None:
    assert counts(sheet, Axis.ROLE) == {"result": 3, "monitoring": 1, "context": 1, None: 2}
    assert sheet.count == 6


def test_an_indicator_with_a_long_term_target_is_long_term_and_one_without_a_target_says_nothing(
    sheet: BalanceSheet
) -> None:
    assert counts(sheet, Axis.HORIZON) == {"short": 3, "long": 1, None: 2}


def test_weight_is_the_share_of_the_whole_that_what_is_scored_holds(sheet: BalanceSheet) -> None:
    # A weighs 1 of 4, shared by a and b; B 3 of 4, all of it e's: monitoring and what has no target are not scored.
    weights = {(cell.perspective, cell.side): cell.weight
               for id_ in ("A", "B", None) for cell in sheet.along(Axis.TIMING, id_)}
    assert weights["A", "lagging"] == pytest.approx(1 / 8)
    assert weights["A", "leading"] == pytest.approx(1 / 8)
    assert weights["B", "lagging"] == pytest.approx(3 / 4)
    assert weights[None, "lagging"] == pytest.approx(7 / 8)


def test_the_sheet_says_where_the_card_is_heavy_and_where_it_is_empty(sheet: BalanceSheet) -> None:
    assert sheet.heavy(Axis.TIMING) == "lagging"
    assert sheet.heavy(Axis.STAGE) is None
    assert sheet.empty(Axis.FACING) == ()
    assert sheet.undeclared(Axis.STAGE) == 6
    assert [each.name for each in sheet.empty_perspectives()] == ["Staff"]
    heavy = sheet.heavy_perspective()
    assert heavy is not None
    assert heavy.id == "B"  # three of six is not more than half, three quarters of the weight is


def test_a_side_is_empty_only_on_an_axis_that_somebody_declares(sheet: BalanceSheet) -> None:
    assert sheet.empty(Axis.NATURE) == ()
    inward = CARD.replace("external", "internal")
    assert check(a_card(inward)).balance.empty(Axis.FACING) == ("external",)


def test_no_perspective_is_heavy_where_two_hold_half_each() -> None:
    even = CARD.replace("    weight: 3\n", "")
    assert check(a_card(even)).balance.heavy_perspective() is None


def test_a_frame_has_a_row_for_every_perspective_and_side(sheet: BalanceSheet) -> None:
    frame = sheet.to_frame()

    assert list(frame.columns) == ["perspective", "perspective_name", "axis", "side", "count", "weight"]
    assert len(frame) == 3 * sum(len(sides_of(axis)) for axis in Axis)
    assert frame["weight"][frame["axis"] == "timing"].sum() == pytest.approx(1)


def test_as_plain_data_it_says_the_same(sheet: BalanceSheet) -> None:
    said = sheet.to_dict()

    assert said["count"] == 6
    assert said["axes"]["facing"] == {"heavy": "internal", "empty": [], "undeclared": 0}  # type: ignore[index]
    assert said["perspectives"][2] == {"id": "C", "name": "Staff", "count": 0, "weight": 0.0}  # type: ignore[index]


def test_in_a_notebook_it_is_a_table_in_the_words_of_the_card(sheet: BalanceSheet) -> None:
    html = sheet._repr_html_()

    assert html.startswith("<table><thead><tr><th>Axis</th><th>Side</th><th>A Users</th>")
    assert "<td>Past and future</td><td>Lagging</td><td>2</td><td>2</td><td>0</td><td>4</td>" in html


@pytest.mark.parametrize("language", LANGUAGES_WITH_WORDS)
def test_every_axis_and_side_has_its_word(language: str) -> None:
    words = words_for(language)
    for axis in Axis:
        assert words[f"balance.axis.{axis.value}"]
        for side in sides_of(axis):
            assert words[f"balance.side.{axis.value}.{side or 'undeclared'}"]


def test_findings_made_by_hand_have_no_card_to_weigh() -> None:
    said = "a: these findings came without their card; use those check() returns"
    with pytest.raises(ScorecardError) as caught:
        Findings(scorecard="a", title="A").balance  # noqa: B018
    assert str(caught.value) == said
