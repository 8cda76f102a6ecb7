from __future__ import annotations

from balanced_scorecard.domain.frequency import Frequency


def test_frequencies_rank_from_fine_to_coarse() -> None:
    assert sorted(Frequency, key=lambda each: each.rank) == [
        Frequency.DAY, Frequency.WEEK, Frequency.MONTH, Frequency.QUARTER, Frequency.TERTIAL, Frequency.HALF,
        Frequency.YEAR]


def test_days_and_weeks_have_no_whole_months() -> None:
    months = {each: each.months for each in Frequency}
    assert months == {
        Frequency.DAY: 0, Frequency.WEEK: 0, Frequency.MONTH: 1, Frequency.QUARTER: 3, Frequency.TERTIAL: 4,
        Frequency.HALF: 6, Frequency.YEAR: 12}
