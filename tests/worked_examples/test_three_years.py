"""A complaints board through three years: what changed in the letters, and why the score moved. Invented; by hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from balanced_scorecard import (
    DecisionKind,
    Direction,
    PartKind,
    Split,
    Topic,
    WhyNot,
    check,
    compare_evaluations,
    compare_scorecards,
    evaluate,
    load_measurements,
    load_scorecard,
    measurements_for,
    roll_over,
)

FOLDER = Path(__file__).with_name("three_years")
CARDS = {year: load_scorecard(FOLDER / f"{year}.yaml") for year in (2024, 2025, 2026)}
R, P, B, C, W = PartKind


def test_the_how_to_page_shows_these_very_files() -> None:
    page = (Path(__file__).parents[2] / "docs" / "how-to" / "compare.md").read_text(encoding="utf-8")
    files = sorted(FOLDER.iterdir())
    assert [file.name for file in files if file.read_text(encoding="utf-8") not in page] == []
    assert len(files) == 6


def split_of(year: int, as_of: str | None = None) -> Split:
    """Return what moved the scores from *year* to the next."""
    old, new = CARDS[year], CARDS[year + 1]
    figures = load_measurements(FOLDER / f"tall-{year}.csv", FOLDER / f"tall-{year + 1}.csv")
    return compare_evaluations(
        evaluate(old, measurements_for(old, figures, new), str(year),
                 as_of=date.fromisoformat(as_of) if as_of else None),
        evaluate(new, measurements_for(new, figures, old), str(year + 1)))


def parts(split: Split, id_: str) -> dict[PartKind, Any]:
    return {part.kind: pytest.approx(part.size) for part in split[id_].parts if abs(part.size) > 1e-12}


@pytest.fixture(scope="module")
def first() -> Split:
    return split_of(2024, as_of="2025-02-01")


@pytest.fixture(scope="module")
def second() -> Split:
    return split_of(2025)


# Every scale of the example is a straight line, by its norm and its target:
# A1.1  60 yellow, 80 green: (v - 40) / 60;   60 and 90: 1/3 + (v - 60) / 90;   60 and 85: 1/3 + (v - 60) / 75
# A1.2  60 and 75 points: (v - 45) / 45;      65 and 80 per cent: (v - 50) / 45
# B1.1  12 and 8: (16 - v) / 12;              10 and 7: (13 - v) / 9
# B1.2  3 000 and 2 000: (4 000 - v) / 3 000; B1.3 120 and 90: (150 - v) / 90


def test_the_complaints_in_time_were_corrected_became_better_and_were_asked_more_of(first: Split) -> None:
    reported, known, better = (70 - 40) / 60, (71.2 - 40) / 60, (78 - 40) / 60
    asked_more = 1 / 3 + (78 - 60) / 90
    assert first["A1.1"].earlier == pytest.approx(reported)
    assert parts(first, "A1.1") == {R: known - reported, P: better - known, B: asked_more - better}
    assert first["A1.1"].part(B).direction is Direction.TIGHTER


def test_the_card_of_2025_part_by_part(first: Split) -> None:
    a, b = [0.5, 0.6], [0.5, 0.5]  # A1.1 and A1.2, B1.1 and B1.2 as they were reported for 2024
    assert first.total.earlier == pytest.approx((sum(a) / 2 + sum(b) / 2) / 2)  # 0.525
    restated = ((0.52 + 0.6) / 2 + 0.5) / 2
    left = ((0.52 + 0.6) / 2 + 0.5) / 2  # without the backlog, B is 0.5 all the same
    performed = ((38 / 60 + 0.65) / 2 + 0.55) / 2
    bar = ((0.8 / 1.5 + 0.65) / 2 + 0.55) / 2
    entered = ((0.8 / 1.5 + 0.65) / 2 + (0.55 + 0.6) / 2) / 2
    end = (2 * (0.8 / 1.5 + 0.65) / 2 + (0.55 + 0.6) / 2) / 3  # users weigh double
    assert first.total.later == pytest.approx(end)
    assert parts(first, "klagenemnda-2025") == {
        R: restated - 0.525, P: performed - left, B: bar - performed, C: entered - bar, W: end - entered}
    assert [round(part.size, 6) for part in first.total.parts] == [0.005, 0.065833, -0.025, 0.0125, 0.002778]


def test_the_backlog_went_and_the_median_came(first: Split) -> None:
    assert [(each.id, each.why) for each in first.not_compared] == [("B1.2", WhyNot.GONE), ("B1.3", WhyNot.NEW)]
    assert first.total.part(W).elements == ("A",)


def test_the_card_of_2026_part_by_part(second: Split) -> None:
    start = (2 * (0.8 / 1.5 + 0.65) / 2 + (0.55 + 0.6) / 2) / 3
    left = (2 * 0.8 / 1.5 + (0.55 + 0.6) / 2) / 3  # the users' survey asks another question now
    performed = (2 * (1 / 3 + 21 / 90) + (0.6 + 2 / 3) / 2) / 3
    bar = (2 * (1 / 3 + 21 / 75) + (4.2 / 9 + 2 / 3) / 2) / 3
    entered = (2 * (1 / 3 + 21 / 75 + 24 / 45) / 2 + (4.2 / 9 + 2 / 3) / 2) / 3
    end = (2 * (1 / 3 + 21 / 75 + 24 / 45) / 2 + (2 * 4.2 / 9 + 2 / 3) / 3) / 3  # right decisions weigh double
    assert second.total.earlier == pytest.approx(start)
    assert second.total.later == pytest.approx(end)
    assert parts(second, "klagenemnda-2026") == {
        P: performed - left, B: bar - performed, C: (left - start) + (entered - bar), W: end - entered}
    assert [(each.id, each.why) for each in second.not_compared] == [("A1.2", WhyNot.MEASURED_OTHERWISE)]


def test_one_bar_was_loosened_and_one_tightened_so_that_the_card_as_a_whole_cannot_say(second: Split) -> None:
    assert [second[id_].part(B).direction for id_ in ("A1.1", "B1.1", "klagenemnda-2026")] == [
        Direction.LOOSER, Direction.TIGHTER, Direction.UNKNOWN]


@pytest.mark.parametrize("year", [2024, 2025])
def test_the_parts_of_every_change_add_up(year: int) -> None:
    for change in split_of(year):
        if change.change is not None:
            assert sum(part.size for part in change.parts) == pytest.approx(change.change, abs=1e-12, rel=0)


def test_the_supplementary_letter_is_a_version_of_its_own() -> None:
    bar = compare_scorecards(CARDS[2024], CARDS[2025]).about(Topic.BAR)
    tightened = [change for change in bar if change.direction is Direction.TIGHTER]
    assert [(change.element, change.part, change.source, str(change.decided)) for change in tightened] == [
        ("A1.1", "stb", "STB25", "2025-06-20")]


def test_the_letter_of_2026_loosens_what_was_missed_and_the_check_says_so() -> None:
    loosened = compare_scorecards(CARDS[2025], CARDS[2026]).moved(Direction.LOOSER)
    assert [(change.element, change.source) for change in loosened] == [("A1.1", "TB26 pkt. 3.1")]
    figures = measurements_for(CARDS[2026], load_measurements(FOLDER / "tall-2025.csv"), CARDS[2025])
    findings = check(CARDS[2026], figures, previous=CARDS[2025], select=["BSC413"])
    assert [each.message("nb") for each in findings] == [
        "kravet til 'Andel klager avgjort innen tre måneder' var '>= 90 %', ble ikke nådd med 78, og er nå '>= 85 %'; "
        "behold det, eller begrunn endringen"]


def test_rolling_2025_over_asks_for_all_that_the_letter_of_2026_answered() -> None:
    rolled = roll_over(CARDS[2025], 2026, load_measurements(FOLDER / "tall-2025.csv"))
    assert [(each.element, each.actual) for each in rolled.of_kind(DecisionKind.TARGET)] == [
        ("A1.1", 78.0), ("A1.2", 74.25), ("B1.1", 9.4), ("B1.3", 96.0)]
    assert [(each.element, each.cited_by) for each in rolled.of_kind(DecisionKind.DOCUMENT)] == [("TB25", ("M1",))]
    assert [each.element for each in check(rolled.card, select=["BSC419"])] == ["A1.1", "A1.2", "B1.1", "B1.3"]
    assert len(check(CARDS[2026], select=["BSC419"])) == 0
