from __future__ import annotations

import pytest
from tests.examples import refused

from balanced_scorecard.domain.period import Period
from balanced_scorecard.domain.period_text import weeks_in
from balanced_scorecard.errors import PeriodError

FORMS = "write it as 2024, 2024-H1, 2024-T2, 2024-Q3, 2024-05, 2024-W07, 2024-05-17 or 2024..2027"


@pytest.mark.parametrize(("text", "message"), [
    ("2025-Q5", "'2025-Q5' is not a period; quarters run from 2025-Q1 to 2025-Q4"),
    ("2025-Q0", "'2025-Q0' is not a period; quarters run from 2025-Q1 to 2025-Q4"),
    ("2025-T4", "'2025-T4' is not a period; tertials run from 2025-T1 to 2025-T3"),
    ("2025-H3", "'2025-H3' is not a period; halves run from 2025-H1 to 2025-H2"),
    ("2024-13", "'2024-13' is not a period; months run from 2024-01 to 2024-12"),
    ("2024-13-01", "'2024-13-01' is not a period; months run from 2024-01 to 2024-12"),
    ("2023-02-29", "'2023-02-29' is not a period; days of 2023-02 run from 2023-02-01 to 2023-02-28"),
    ("2024-W53", "'2024-W53' is not a period; weeks run from 2024-W01 to 2024-W52"),
    ("2020-W54", "'2020-W54' is not a period; weeks run from 2020-W01 to 2020-W53"),
    ("2024..2025-Q5", "'2025-Q5' is not a period; quarters run from 2025-Q1 to 2025-Q4"),
    ("0001", "'0001' is not a period; years run from 0002 to 9997"),
    ("9998", "'9998' is not a period; years run from 0002 to 9997"),
    ("", f"'' is not a period; {FORMS}"),
    ("2024..", f"'2024..' is not a period; {FORMS}"),
    ("last year", f"'last year' is not a period; {FORMS}"),
])
def test_what_is_no_period_is_refused_with_what_would_be(text: str, message: str) -> None:
    with refused(message, PeriodError):
        Period.parse(text)


@pytest.mark.parametrize(("text", "meant"), [
    ("T1 2024", "2024-T1"), ("q3-2024", "2024-Q3"), ("1. tertial 2024", "2024-T1"), ("2.tertial 2024", "2024-T2"),
    ("3. kvartal 2024", "2024-Q3"), ("2. halvår 2024", "2024-H2"), ("2024T2", "2024-T2"), ("2024-t2", "2024-T2"),
    ("2024 Q1", "2024-Q1"), ("2024-5", "2024-05"), ("17.5.2024", "2024-05-17"), ("2024W7", "2024-W07"),
    ("2024 uke 7", "2024-W07"),
])
def test_a_near_miss_is_answered_with_the_form_meant(text: str, meant: str) -> None:
    with refused(f"{text!r} is not a period; did you mean {meant!r}?", PeriodError):
        Period.parse(text)


@pytest.mark.parametrize("text", ["T9 2024", "2024-0"])
def test_no_period_that_does_not_exist_is_suggested(text: str) -> None:
    with refused(f"{text!r} is not a period; {FORMS}", PeriodError):
        Period.parse(text)


@pytest.mark.parametrize(("text", "hint"), [
    ("31.2.2024", "the calendar has no such day"), ("31.12.24", "did you mean '2024-12-31'?"),
    ("12/31/2024", "there is no month 31; did you mean '2024-12-31'?")])
def test_a_day_in_another_form_is_answered_with_the_day_meant(text: str, hint: str) -> None:
    with refused(f"{text!r} is not a period; {hint}", PeriodError):
        Period.parse(text)


@pytest.mark.parametrize(("year", "weeks"), [(2020, 53), (2024, 52), (2026, 53)])
def test_a_year_has_52_or_53_weeks(year: int, weeks: int) -> None:
    assert weeks_in(year) == weeks
