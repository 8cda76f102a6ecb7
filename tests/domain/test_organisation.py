from __future__ import annotations

from datetime import date

import pytest
from tests.examples import a_unit, refused

from balanced_scorecard.domain.organisation import ROOT


def test_units_are_walked_each_before_its_own() -> None:
    tree = a_unit("agency", a_unit("north", a_unit("alta")), a_unit("south"))
    assert [unit.id for unit in tree.walk()] == ["agency", "north", "alta", "south"]


@pytest.mark.parametrize(("day", "is_open"), [
    (date(2019, 12, 31), False), (date(2020, 1, 1), True), (date(2025, 8, 31), True), (date(2025, 9, 1), False),
])
def test_a_unit_is_open_on_both_its_first_and_its_last_day(day: date, is_open: bool) -> None:
    assert a_unit(opens=date(2020, 1, 1), closes=date(2025, 8, 31)).is_open(day) is is_open


def test_a_unit_without_dates_is_always_open() -> None:
    assert a_unit().is_open(date.min)
    assert a_unit().is_open(date.max)


def test_a_unit_does_not_close_before_it_opens() -> None:
    assert a_unit(opens=date(2025, 9, 1), closes=date(2025, 9, 1)).is_open(date(2025, 9, 1))
    with refused("it closes on 2025-08-31, before it opens on 2025-09-01; the last day must not be the earlier"):
        a_unit(opens=date(2025, 9, 1), closes=date(2025, 8, 31))


def test_the_whole_organisation_is_what_a_row_without_a_unit_means() -> None:
    assert ROOT == ""
