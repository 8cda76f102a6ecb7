"""Results become targets, figures or series beside an indicator; nothing is guessed, and nothing is left out unsaid."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.files.stratml.plans import (
    a_result,
    a_target,
    an_actual,
    an_indicator,
    an_instance,
    figures,
    messages,
    notes,
    read,
    the_indicator,
)

from balanced_scorecard import (
    Between,
    Comparator,
    FiscalYear,
    Judged,
    ObservationStatus,
    Period,
    Polarity,
    Reached,
    StratmlPlan,
    Target,
    Threshold,
    Universal,
)

HIGHER = Polarity.HIGHER


def results(*instances: str, unit: str = "Percent", polarity: Polarity | None = None, about: str = "") -> StratmlPlan:
    return read(an_indicator("".join(instances), unit=unit), polarity=polarity, about=about)


def targets(*instances: str, **options: Any) -> list[tuple[Any, str, str]]:
    """Return expectation, text and date of every target of the indicator with *instances*."""
    return [
        (each.expectation, each.text, str(each.by)) for each in the_indicator(results(*instances, **options)).targets
    ]


def at_least(value: float, comparator: Comparator = Comparator.AT_LEAST, unit: Any = None) -> Threshold:
    return Threshold(comparator=comparator, value=value, unit=unit)


# ---- targets -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "words", "expectation"),
    [
        ("80", ">= 80 %", at_least(80, unit="percent")),
        ("", "at least 80", at_least(80)),
        ("10", "no more than 10", at_least(10, Comparator.AT_MOST)),
        ("15", "10..20 %", Between(low=10, high=20, unit="percent")),
        ("", "in all cases", Universal()),
    ],
)
def test_a_target_is_what_its_words_say(number: str, words: str, expectation: object) -> None:
    assert targets(a_target(number, words)) == [(expectation, words, "2024")]


def test_words_that_say_another_number_than_stands_there_are_no_target() -> None:
    plan = results(a_target("80", "at least 85"))
    assert the_indicator(plan).targets == ()
    assert figures(plan) == [("i1_target", "2024", 80.0)]


def test_words_that_do_not_fit_the_unit_are_no_target() -> None:
    assert targets(a_target("", "in all cases"), unit="days") == [(Judged(how="in all cases"), "in all cases", "2024")]


def test_a_number_alone_is_no_target_until_somebody_says_which_way_is_better() -> None:
    plan = results(a_target("80", "as agreed"), a_target("85", year=2025))
    indicator = the_indicator(plan)
    assert (indicator.targets, indicator.no_target) == (
        (),
        "the plan does not say whether more or less is better; its numbers are the series i1_target",
    )
    assert figures(plan) == [("i1_target", "2024", 80.0), ("i1_target", "2025", 85.0)]
    assert notes(plan) == ["as agreed", ""]
    [series] = plan.scorecard.series
    assert (series.id, series.name, series.unit) == ("i1_target", "Answered in time: target", "percent")
    assert dict(series.annotations.tags) == {"stratml.of": "I1", "stratml.element": "TargetResult"}
    assert messages(plan.mended)[-1] == (
        "2 TargetResult with a number: nothing says whether more or less is better; kept as the figures of the series "
        "'i1_target', until polarity is given"
    )


@pytest.mark.parametrize(
    ("polarity", "comparator"),
    [
        (Polarity.HIGHER, Comparator.AT_LEAST),
        (Polarity.LOWER, Comparator.AT_MOST),
    ],
)
def test_a_number_alone_is_a_target_where_the_caller_says_the_way(polarity: Polarity, comparator: Comparator) -> None:
    plan = results(a_target("80", "as agreed"), polarity=polarity)
    assert the_indicator(plan).targets == (
        Target(expectation=at_least(80, comparator), text="as agreed", by=Period.parse("2024")),
    )
    assert (plan.scorecard.series, plan.lost) == ((), ())


@pytest.mark.parametrize("polarity", [Polarity.RANGE, Polarity.NEUTRAL])
def test_neither_a_range_nor_neutral_makes_a_target_of_one_number(polarity: Polarity) -> None:
    assert targets(a_target("80"), polarity=polarity) == []


def test_a_target_in_words_is_judged_by_a_person() -> None:
    assert targets(a_target("", "A new system in use")) == [
        (Judged(how="A new system in use"), "A new system in use", "2024")
    ]


def test_several_targets_in_words_of_one_time_are_one() -> None:
    instance = an_instance(a_result("TargetResult", "", "Plan made"), a_result("TargetResult", "", "Team chosen"))
    assert targets(instance) == [(Judged(how="Plan made; Team chosen"), "Plan made; Team chosen", "2024")]


def test_a_target_in_words_of_an_indicator_with_numbers_is_the_reason_there_is_none() -> None:
    plan = results(a_target("", "Improve steadily"), an_actual("70"))
    assert the_indicator(plan).no_target == "Improve steadily"
    assert messages(plan.mended)[-1] == "a target in words beside numbers, 'Improve steadily', is kept as no_target"


def test_words_beside_a_target_of_their_own_time_are_told_to_be_lost() -> None:
    plan = results(
        an_instance(a_result("TargetResult", "80", "at least 80"), a_result("TargetResult", "", "or better"))
    )
    assert len(the_indicator(plan).targets) == 1
    assert messages(plan.lost) == ["a target in words beside another of its time: 'or better'"]


def test_a_second_target_due_the_same_day_stands_beside() -> None:
    plan = results(a_target("80"), a_target("40", start="2024-07-01", end="2024-12-31"), polarity=HIGHER)
    assert [str(each.by) for each in the_indicator(plan).targets] == ["2024"]
    assert figures(plan) == [("i1_target", "2024-H2", 40.0)]


def test_a_target_without_a_start_is_due_by_the_day() -> None:
    assert targets(a_target("80", start="", end="2024-10-01"), polarity=HIGHER) == [
        (at_least(80), ">= 80", "2024-10-01")
    ]
    assert targets(a_target("80", start="2024-10-01", end="2024-10-01"), polarity=HIGHER)[0][2] == "2024-10-01"


def test_what_an_export_says_of_a_target_is_read_as_it_says() -> None:
    instances = [
        a_target("", "", year=2024, descriptor=("milestone", "In use")),
        a_target("", "", year=2025, descriptor=("judged", "By the director")),
        a_target("80", "minst 80", year=2026, descriptor=("expect", ">= 80 %")),
        a_target("", "", year=2027, descriptor=("expect", "something else")),
    ]
    assert targets(*instances) == [
        (Reached(what="In use"), "In use", "2024"),
        (Judged(how="By the director"), "By the director", "2025"),
        (at_least(80, unit="percent"), "minst 80", "2026"),
        (Judged(how="something else"), "something else", "2027"),
    ]


def test_a_descriptor_that_is_none_of_ours_is_kept_among_the_words() -> None:
    assert targets(a_target("80", "agreed", descriptor=("State", "Draft")), polarity=HIGHER) == [
        (at_least(80), "agreed; State: Draft", "2024")
    ]
    assert targets(a_target("80", "agreed", descriptor=("Status", "Draft")), polarity=HIGHER) == [
        (at_least(80), "agreed; Status: Draft", "2024")
    ]


# ---- baselines, benchmarks, money asked for, subtotals -----------------------------------------------------------


def test_one_baseline_is_the_indicators_own() -> None:
    plan = results(
        a_target("60", "As measured then", year=2022, descriptor=("Status", "Baseline")),
        a_target("80", year=2024),
        polarity=HIGHER,
    )
    baseline = the_indicator(plan).baseline
    assert baseline is not None
    assert (baseline.value, str(baseline.period), baseline.source) == (60, "2022", "As measured then")
    assert [each.text for each in the_indicator(plan).targets] == [">= 80"]


@pytest.mark.parametrize(
    ("descriptor", "words", "label"),
    [
        (("Status", "Annual Baseline"), "Homicide: International Average", "annual_baseline"),
        (("", ""), "Homicide: International Average", "international_average"),
        (("", ""), "Benchmark", "benchmark"),
        (("Type", "Budget Request"), "", "budget_request"),
        (("Type", "Appropriated &amp; Planned"), "", "appropriated_planned"),
        (("", ""), "Subtotal", "subtotal"),
    ],
)
def test_what_is_no_target_is_a_series_beside_the_indicator(
    descriptor: tuple[str, str], words: str, label: str
) -> None:
    plan = results(
        *(a_target(number, words, year=year, descriptor=descriptor) for year, number in ((2023, "6.5"), (2024, "6.8"))),
        polarity=HIGHER,
    )
    assert the_indicator(plan).targets == ()
    assert the_indicator(plan).no_target is None
    assert figures(plan) == [(f"i1_{label}", "2023", 6.5), (f"i1_{label}", "2024", 6.8)]
    assert notes(plan) == [words, words]
    assert (len(plan.mended), plan.lost) == (1, ())


def test_words_that_only_speak_of_an_average_are_a_target_all_the_same() -> None:
    assert targets(a_target("80", "Be five points above the national average of all"), polarity=HIGHER) == [
        (at_least(80), "Be five points above the national average of all", "2024")
    ]


def test_each_label_is_a_series_of_its_own() -> None:
    requests = [
        a_result("TargetResult", "5,000,000", "", descriptor=("Type", "Budget Request")),
        a_result("TargetResult", "4,000,000", "", descriptor=("Type", "Appropriated")),
        a_result("TargetResult", "9000000", "Subtotal"),
    ]
    plan = results(an_instance(*requests), unit="$")
    assert figures(plan) == [
        ("i1_budget_request", "2024", 5e6),
        ("i1_appropriated", "2024", 4e6),
        ("i1_subtotal", "2024", 9e6),
    ]
    assert messages(plan.mended)[:2] == [
        "'5,000,000' is read as the number 5000000",
        "'4,000,000' is read as the number 4000000",
    ]
    assert {series.unit for series in plan.scorecard.series} == {"USD"}


def test_a_second_result_of_one_kind_and_time_is_told_to_be_lost() -> None:
    twice = an_instance(a_result("TargetResult", "5", "Subtotal"), a_result("TargetResult", "7", "Subtotal"))
    plan = results(twice)
    assert figures(plan) == [("i1_subtotal", "2024", 5.0)]
    assert messages(plan.lost) == ["a second result of one kind for 2024: 7 Subtotal"]


# ---- figures -----------------------------------------------------------------------------------------------------


def test_a_number_is_a_figure_and_its_words_are_the_note() -> None:
    plan = results(an_actual("79.3", "Preliminary\n  figure"))
    assert figures(plan) == [("I1", "2024", 79.3)]
    assert notes(plan) == ["Preliminary figure"]


def test_words_without_a_number_are_a_figure_without_a_value() -> None:
    plan = results(an_actual("", "Work has begun"))
    assert figures(plan) == [("I1", "2024", None)]
    assert notes(plan) == ["Work has begun"]


def test_progress_notes_of_one_time_stand_with_its_number() -> None:
    instance = an_instance(
        a_result("ActualResult", "", "Begun"),
        a_result("ActualResult", "79", ""),
        a_result("ActualResult", "", "Nearly done"),
    )
    plan = results(instance)
    assert figures(plan) == [("I1", "2024", 79.0)]
    assert notes(plan) == ["Begun; Nearly done"]


def test_the_same_number_twice_is_one_figure() -> None:
    plan = results(an_actual("79", "first"), an_actual("79", "second"))
    assert figures(plan) == [("I1", "2024", 79.0)]
    assert notes(plan) == ["first; second"]


def test_of_several_numbers_the_one_without_words_is_the_figure() -> None:
    instance = an_instance(
        a_result("ActualResult", "30", "Men"), a_result("ActualResult", "40", "Women"), a_result("ActualResult", "35")
    )
    assert figures(results(instance)) == [("I1", "2024", 35.0), ("i1_men", "2024", 30.0), ("i1_women", "2024", 40.0)]


def test_of_several_numbers_that_all_have_words_none_is_the_figure() -> None:
    instance = an_instance(a_result("ActualResult", "30", "Men"), a_result("ActualResult", "40", "Women"))
    plan = results(instance)
    assert figures(plan) == [("i1_men", "2024", 30.0), ("i1_women", "2024", 40.0)]
    assert messages(plan.mended)[-1] == (
        "1 ActualResult called 'Women': none of the indicator's own; kept as the figures of the series 'i1_women'"
    )


@pytest.mark.parametrize(
    ("written", "number", "note"),
    [
        ("79.3 %", 79.3, ""),
        ("$5", 5.0, ""),
        ("1,234.5", 1234.5, ""),
        ("-.5", -0.5, ""),
        ("1e5", None, "1e5"),
        ("NaN", None, "NaN"),
        ("6,82", None, "6,82"),
        ("n/a", None, "n/a"),
        ("9" * 400, None, "9" * 400),
    ],
)
def test_numbers_are_read_as_people_write_them_in_english(written: str, number: float | None, note: str) -> None:
    plan = results(an_actual(written))
    assert [row.value for row in plan.measurements] == [number]
    assert notes(plan) == [note]


@pytest.mark.parametrize(
    ("said", "statuses", "note"),
    [
        ("Provisional", {ObservationStatus.PROVISIONAL}, ""),
        ("Estimated", {ObservationStatus.ESTIMATED}, ""),
        ("On track", set(), "Status: On track"),
        ("P", set(), "Status: P"),
        ("suppressed", set(), "Status: suppressed"),
    ],
)
def test_a_status_is_one_where_it_may_stand_beside_a_value(
    said: str, statuses: set[ObservationStatus], note: str
) -> None:
    plan = results(an_actual("79", descriptor=("Status", said)))
    [row] = plan.measurements
    assert (set(row.statuses), row.note) == (statuses, note)


@pytest.mark.parametrize(
    ("said", "value"), [("good", "good"), ("2025-10-01", date(2025, 10, 1)), ("B", "B"), ("7 %", 7.0)]
)
def test_a_figure_that_is_no_number_is_read_from_what_an_export_says(said: str, value: object) -> None:
    [row] = results(an_actual("", descriptor=("value", said))).measurements
    assert row.value == value


def test_a_place_is_an_organisational_unit() -> None:
    place = "<Place><Name>North Region</Name><PlaceIdentifier>N1</PlaceIdentifier></Place>"
    nowhere = "<Place><Name/></Place>"
    plan = results(
        f"<MeasurementInstance>{place}{a_result('ActualResult', '5')}</MeasurementInstance>",
        f"<MeasurementInstance>{nowhere}{a_result('ActualResult', '6')}</MeasurementInstance>",
    )
    assert [(row.org_unit, row.value) for row in plan.measurements] == [("n1", 5.0), ("", 6.0)]
    organisation = plan.scorecard.organisation
    assert organisation is not None
    assert [(unit.id, unit.name) for unit in organisation.walk()] == [
        ("organisation", "A plan"),
        ("n1", "North Region"),
    ]
    assert messages(plan.mended) == ["the Place 'North Region' is the organisational unit 'n1'"]


def test_a_unit_that_an_export_names_is_one_of_the_organisation() -> None:
    plan = results(an_actual("5", descriptor=("org_unit", "nord")), an_actual("6", descriptor=("org_unit", "a b")))
    assert [(row.org_unit, row.note) for row in plan.measurements] == [("nord", ""), ("", "org_unit: a b")]
    assert plan.scorecard.organisation is not None


# ---- days --------------------------------------------------------------------------------------------------------


def periods(*pairs: tuple[str, str]) -> list[str]:
    plan = results(*(an_actual("1", start=start, end=end) for start, end in pairs))
    return [str(row.period) for row in plan.measurements]


@pytest.mark.parametrize(
    ("start", "end", "period"),
    [
        ("2024-01-01", "2024-12-31", "2024"),
        ("2024-01-01", "2024-06-30", "2024-H1"),
        ("2024-05-01", "2024-08-31", "2024-T2"),
        ("2024-04-01", "2024-06-30", "2024-Q2"),
        ("2024-02-01", "2024-02-29", "2024-02"),
        ("2024-02-12", "2024-02-18", "2024-W07"),
        ("2024-05-17", "2024-05-17", "2024-05-17"),
        ("2024-01-01", "2027-12-31", "2024..2027"),
        ("2024-03-01", "2024-04-30", "2024-03..2024-04"),
        ("2024-03-05", "2024-03-09", "2024-03-05..2024-03-09"),
        ("2024", "2024", "2024"),
        ("2024-03", "2024-03", "2024-03"),
        ("2024-03-01T00:00:00", "2024-03-31Z", "2024-03"),
        ("2024-12-31", "2024-01-01", "2024"),
        ("2024-05-17", "", "2024-05-17"),
        ("", "2024", "2024"),
    ],
)
def test_days_make_a_period(start: str, end: str, period: str) -> None:
    assert periods((start, end)) == [period]


def test_whole_years_that_all_begin_in_one_month_are_fiscal_years() -> None:
    plan = results(
        an_actual("1", start="2022-10-01", end="2023-09-30"), an_actual("2", start="2023-10-01", end="2024-09-30")
    )
    assert plan.scorecard.fiscal_year == FiscalYear(starts=10)
    assert [row.period for row in plan.measurements] == [
        Period.parse(year, FiscalYear(starts=10)) for year in ("2023", "2024")
    ]


def test_years_that_begin_in_several_months_are_spans_of_the_calendar() -> None:
    assert periods(("2022-10-01", "2023-09-30"), ("2023-01-01", "2023-12-31")) == ["2022-10..2023-09", "2023"]


def test_a_result_without_days_has_those_beside_it_else_the_plans() -> None:
    beside = an_instance(a_result("TargetResult", "80"), a_result("ActualResult", "79", start="", end=""))
    plan = results(beside)
    assert ("I1", "2024", 79.0) in figures(plan)
    assert messages(plan.mended)[0] == "ActualResult has no days; they are read as those of the result beside it"
    about = (
        "<AdministrativeInformation><StartDate>2025-01-01</StartDate><EndDate>2025-12-31</EndDate>"
        "</AdministrativeInformation>"
    )
    plan = results(an_actual("79", start="", end=""), about=about)
    assert figures(plan) == [("I1", "2025", 79.0)]
    assert messages(plan.mended) == ["ActualResult has no days; they are read as the plan's own"]


def test_a_result_without_any_day_is_told_to_be_lost() -> None:
    plan = results(an_actual("79", "good", start="", end="31/12/2024"))
    assert figures(plan) == []
    assert messages(plan.lost) == [
        "EndDate '31/12/2024' is no day such as 2024-12-31",
        "a result without any day: 79 good",
    ]


def test_a_result_that_says_nothing_is_nothing() -> None:
    plan = results(an_actual("", start="", end=""), a_target(""))
    assert (figures(plan), plan.mended, plan.lost) == ([], (), ())


def test_days_may_be_attributes_as_in_part_3() -> None:
    plan = results(
        '<MeasurementInstance><ActualResult StartDate="2024-01-01" EndDate="2024-12-31"><NumberOfUnits>5'
        "</NumberOfUnits></ActualResult></MeasurementInstance>"
    )
    assert (figures(plan), plan.lost) == ([("I1", "2024", 5.0)], ())


def test_a_figure_knows_its_line() -> None:
    assert [row.place for row in results(an_actual("79")).measurements] == ["line 5"]


def test_two_figures_of_one_place_are_in_one_unit() -> None:
    place = "<Place><Name>North</Name></Place>"
    plan = results(
        *(
            f"<MeasurementInstance>{place}{a_result('ActualResult', year, year=year)}</MeasurementInstance>"
            for year in (2023, 2024)
        )
    )
    assert [(row.org_unit, row.value) for row in plan.measurements] == [("north", 2023.0), ("north", 2024.0)]
    assert len(plan.mended) == 1
