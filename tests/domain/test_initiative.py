from __future__ import annotations

from datetime import date

import pytest
from tests.examples import an_initiative, refused

from balanced_scorecard.domain.identifiers import ElementId
from balanced_scorecard.domain.initiative import ExpectedEffect, InitiativeStatus
from balanced_scorecard.domain.period import FiscalYear, Period

OCTOBER = FiscalYear(starts=10)


@pytest.mark.parametrize(("start", "end"), [
    (date(2025, 2, 1), date(2025, 2, 1)), (date(2025, 2, 1), None), (None, date(2025, 2, 1)), (None, None),
])
def test_an_initiative_may_be_open_at_both_ends(start: date | None, end: date | None) -> None:
    assert an_initiative(start=start, end=end).end == end


def test_an_initiative_does_not_end_before_it_starts() -> None:
    with refused("it ends on 2025-01-31, before it starts on 2025-02-01; the end must be the later day"):
        an_initiative(start=date(2025, 2, 1), end=date(2025, 1, 31))


@pytest.mark.parametrize(("status", "is_active"), [
    (None, True), (InitiativeStatus.PLANNED, True), (InitiativeStatus.RUNNING, True), (InitiativeStatus.DONE, False),
    (InitiativeStatus.STOPPED, False),
])
def test_work_is_active_until_it_is_done_or_stopped(status: InitiativeStatus | None, is_active: bool) -> None:
    assert an_initiative(status=status).is_active is is_active


def test_the_expected_effect_is_read_in_the_fiscal_year_of_the_card() -> None:
    effect = ExpectedEffect(indicator=ElementId("I"), by=Period.parse("2025-Q4"))
    anchored = an_initiative(expected=effect).anchored(OCTOBER)
    assert anchored.expected is not None
    assert anchored.expected.by == Period.parse("2025-Q4", OCTOBER)
    assert anchored.anchored(OCTOBER) is anchored


@pytest.mark.parametrize("effect", [None, ExpectedEffect(indicator=ElementId("I"))])
def test_work_without_a_dated_effect_is_the_same_in_every_fiscal_year(effect: ExpectedEffect | None) -> None:
    initiative = an_initiative(expected=effect)
    assert initiative.anchored(OCTOBER) is initiative
