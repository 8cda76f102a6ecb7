"""What a number format makes of a number."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from balanced_scorecard.files.excel_formats import ShortDay, Shown, shown_by
from balanced_scorecard.frames.cells import Percent


def shown(number_format: str, value: float) -> object:
    """Return what *number_format* shows of *value*, the number itself where it shows that."""
    show = shown_by(number_format)
    return value if show is None else show(value)


@pytest.mark.parametrize(
    ("number_format", "value", "seen"),
    [
        ("General", 1.1, 1.1),
        ("0%", 0.793, Percent(79.3)),
        ("0.0 %", 1, Percent(100.0)),
        ('0.0" %"', 79.3, 79.3),
        ("yyyy-mm-dd", 45000, date(2023, 3, 15)),
        ("yyyy-mm-dd hh:mm", 45000.5, datetime(2023, 3, 15, 12)),
        ("mmm-yy", 45000, "2023-03"),
        ("yyyy", 45000, "2023"),
        ("h:mm", 0.5, "12:00:00"),
        ("yyyy-mm-dd", 1e9, 1e9),
        ("yyyy-mm-dd", -1e9, -1e9),
        ("#,##0.00", 1.1, 1.1),
    ],
)
def test_a_number_is_what_its_format_shows(number_format: str, value: float, seen: object) -> None:
    assert shown(number_format, value) == seen


@pytest.mark.parametrize(("number_format", "value", "text"), [
    ("0.00", 1.1, "1.10"), ("000", 10, "010"), ("00.0", 1.5, "01.5"),
])
def test_digits_that_a_format_adds_are_seen_beside_the_number(number_format: str, value: float, text: str) -> None:
    seen = shown(number_format, value)
    assert isinstance(seen, Shown)
    assert (seen, seen.text) == (value, text)


@pytest.mark.parametrize(("number_format", "value"), [("0.00", 1.234), ("0.0", 1.1), ("0.00", -1.1), ("000", 1234)])
def test_digits_that_a_format_takes_away_are_not(number_format: str, value: float) -> None:
    seen = shown(number_format, value)
    assert (type(seen), seen) == (type(value), value)


def test_a_day_without_its_year_is_what_excel_makes_of_1_10() -> None:
    seen = shown("d-mmm", 45931)
    assert (type(seen), seen) == (ShortDay, date(2025, 10, 1))
