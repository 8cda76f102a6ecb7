"""Days as people write them, and what each would be as year-month-day."""

from __future__ import annotations

import pytest

from balanced_scorecard.domain.day_text import day_hint, day_meant, is_like_a_day

MEANT = "did you mean '2026-06-20'?"


@pytest.mark.parametrize("text", [
    "20.06.2026", "20. 6. 2026", "20/6/2026", "20-06-2026", "20.06.26", "20. juni 2026", "20 juni 2026",
    "20 June 2026", "20th Jun. 2026", "June 20, 2026", "jun. 20 2026", "20. kesäkuuta 2026", "20. JUNI 26"])
def test_a_day_with_one_reading_is_told_with_it(text: str) -> None:
    assert is_like_a_day(text)
    assert day_hint(text) == MEANT
    assert str(day_meant(text)) == "2026-06-20"


@pytest.mark.parametrize(("month", "names"), list(enumerate((
    "januar januari January tammikuuta", "februar februari February helmikuuta", "mars March maaliskuuta",
    "april April huhtikuuta", "mai maj May toukokuuta", "juni June kesäkuuta", "juli July heinäkuuta",
    "august augusti elokuuta", "september syyskuuta", "oktober October lokakuuta", "november marraskuuta",
    "desember december joulukuuta"), 1)))
def test_the_months_are_known_in_six_languages(month: int, names: str) -> None:
    assert [str(day_meant(f"1. {name} 2026")) for name in names.split()] == [f"2026-{month:02d}-01"] * len(
        names.split())


@pytest.mark.parametrize(("text", "hint"), [
    ("06/20/2026", f"there is no month 20; {MEANT}"),  # month first
    ("06.20.2026", f"there is no month 20; {MEANT}"),
    ("05/06/2026", "it can be read as '2026-06-05' and as '2026-05-06'; write the one that is meant"),
    ("05.06.2026", "did you mean '2026-06-05'?"),  # nobody writes the month first with points
    ("06/06/2026", "did you mean '2026-06-06'?"),
    ("31.02.2026", "the calendar has no such day"), ("45.45.2026", "the calendar has no such day")])
def test_a_day_with_two_readings_or_none_is_told_with_what_it_can_be(text: str, hint: str) -> None:
    assert day_hint(text) == hint


@pytest.mark.parametrize("text", [
    "2026-06-20", "2026", "12.50", "1.234.567", "20.06", "20.06/2026", "20. juanj 2026", "20 saker 2026", "",
    "tirsdag"])
def test_what_is_like_no_day_has_no_hint(text: str) -> None:
    assert not is_like_a_day(text)
    assert day_hint(text) == ""
    assert day_meant(text) is None
