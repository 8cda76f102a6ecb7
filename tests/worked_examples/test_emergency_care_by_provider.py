"""England's four-hour standard by provider and month, from the parts: 274 providers that open, close, merge and lapse.

The card and the organisation are made here from the source: a provider is open from the month of its first row to the
month of its last, without a day where that is the first or last month of the whole. What each cell must be is worked
out from the rows by plain arithmetic.
"""

from __future__ import annotations

import csv
from collections import Counter
from fractions import Fraction

import pytest
from attrs import frozen
from tests.shared import shared

from balanced_scorecard import (
    Aggregation,
    Basis,
    CriticalSuccessFactor,
    DataStatus,
    FiscalYear,
    Frequency,
    FromUnits,
    Indicator,
    IndicatorResult,
    Measurement,
    Measurements,
    NamedBy,
    OrganisationUnit,
    PartialUnits,
    Period,
    Perspective,
    Reason,
    Scorecard,
    Status,
    Target,
    TargetMet,
    evaluate,
    evaluate_panel,
    read_expectation,
)
from balanced_scorecard.units import in_indicator_units

MONTHS = [f"{year}-{month:02d}" for year in (2016, 2017, 2018, 2019) for month in range(1, 13)
          if (2016, 4) <= (year, month) <= (2019, 3)]
NHS_YEAR = FiscalYear(starts=4, named_by=NamedBy.START)
MERGED = {"R0A": ("RM2", "RW3")}  # Central and South Manchester became one on 1 October 2017, and hand over their year
Parts = tuple[int, int]


@frozen(kw_only=True)
class Figures:
    """The source: patients seen within four hours and all patients, by provider and month, its departments together."""

    parts: dict[tuple[str, str], Parts]

    @property
    def providers(self) -> list[str]:
        return sorted({provider for provider, _ in self.parts})

    def reported(self, provider: str) -> list[str]:
        return [month for month in MONTHS if (provider, month) in self.parts]

    def is_open(self, provider: str, month: str) -> bool:
        reported = self.reported(provider)
        return reported[0] <= month <= reported[-1]

    def sum(self, provider: str, months: list[str]) -> Parts:
        """What it and those it took over from came to."""
        providers = (provider, *MERGED.get(provider, ()))
        found = [self.parts[each, month] for each in providers for month in months if (each, month) in self.parts]
        return sum(within for within, _ in found), sum(of for _, of in found)


@pytest.fixture(scope="module")
def source() -> Figures:
    parts: dict[tuple[str, str], Parts] = {}
    with shared("data", "nhs_england_ae", "ae_attendances.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            cell = row["org_code"], row["period"][:7]
            attended, waited = int(float(row["attendances"])), int(float(row["breaches"]))
            within, of = parts.get(cell, (0, 0))
            parts[cell] = within + attended - waited, of + attended
    return Figures(parts=parts)


def unit(provider: str, source: Figures) -> OrganisationUnit:
    reported = source.reported(provider)
    return OrganisationUnit(
        id=provider, name=provider, merges=MERGED.get(provider, ()),
        opens=Period.parse(reported[0]).start if reported[0] > MONTHS[0] else None,
        closes=Period.parse(reported[-1]).end if reported[-1] < MONTHS[-1] else None)


@frozen(kw_only=True)
class Judged:
    """The card beside its figures, asked one provider and period at a time."""

    card: Scorecard
    figures: Measurements

    def __call__(self, provider: str, period: str, basis: Basis | None = None) -> IndicatorResult:
        return evaluate(self.card, self.figures, period, org_unit=provider, basis=basis)["share"]


@pytest.fixture(scope="module")
def judged(source: Figures) -> Judged:
    standard = Target(expectation=read_expectation(">= 95 %").expectation)
    share = Indicator(id="share", name="Within four hours", unit="percent", adds_up=Aggregation.RATE,
                      frequency=Frequency.MONTH, targets=(standard,))
    factor = CriticalSuccessFactor(id="F", name="Short waits", indicators=(share,))
    england = OrganisationUnit(id="england", name="England",
                               org_units=tuple(unit(provider, source) for provider in source.providers))
    card = Scorecard(id="nhs", name="Emergency care", fiscal_year=NHS_YEAR, organisation=england,
                     perspectives=(Perspective(id="P", name="Patients", factors=(factor,)),))
    rows = Measurements(Measurement(indicator="share", period=Period.parse(month), org_unit=provider, numerator=within,
                                    denominator=of) for (provider, month), (within, of) in source.parts.items())
    return Judged(card=card, figures=in_indicator_units(rows, card))


@pytest.fixture(scope="module")
def cells(source: Figures, judged: Judged) -> dict[tuple[str, str], IndicatorResult]:
    """Every provider in every month: 274 times 36."""
    return {(provider, month): judged(provider, month) for provider in source.providers for month in MONTHS}


def test_every_cell_with_figures_is_the_share_of_its_parts(
        source: Figures, cells: dict[tuple[str, str], IndicatorResult]) -> None:
    found = {cell: (each.numerator, each.denominator) for cell, each in cells.items() if each.actual is not None}

    assert found == source.parts
    for cell, (within, of) in source.parts.items():
        assert cells[cell].actual == pytest.approx(float(100 * Fraction(within, of)), rel=1e-15)
        assert (cells[cell].coverage, cells[cell].data_status) == (1.0, DataStatus.FRESH)


def test_every_cell_with_figures_is_judged_by_the_standard(
        source: Figures, cells: dict[tuple[str, str], IndicatorResult]) -> None:
    for cell, (within, of) in source.parts.items():
        met = Fraction(within, of) >= Fraction(95, 100)
        assert cells[cell].status is (Status.GOOD if met else Status.POOR), cell
        assert cells[cell].target_met is (TargetMet.YES if met else TargetMet.NO)


def test_a_month_without_figures_does_not_apply_before_the_opening_and_after_the_closing_and_else_was_not_reported(
        source: Figures, cells: dict[tuple[str, str], IndicatorResult]) -> None:
    empty = {cell: each for cell, each in cells.items() if cell not in source.parts}
    expected = {(provider, month): Reason.NOT_REPORTED if source.is_open(provider, month) else Reason.NOT_APPLICABLE
                for provider, month in empty}

    assert {cell: each.reason for cell, each in empty.items()} == expected
    assert {each.status for each in empty.values()} == {Status.NO_DATA}
    # 274 providers by 36 months are 9 864 cells, 8 298 with figures; 8 providers skip 10 months between them.
    assert Counter(expected.values()) == {Reason.NOT_APPLICABLE: 1556, Reason.NOT_REPORTED: 10}


def test_a_month_that_a_provider_skipped_is_missing(cells: dict[tuple[str, str], IndicatorResult]) -> None:
    skipped = {cell for cell, each in cells.items() if each.reason is Reason.NOT_REPORTED}

    assert skipped == {("NJS05", "2017-09"), ("NMH01", "2018-04"), ("RFR", "2016-11"), ("RWH", "2017-09"),
                       ("RYY", "2017-11"), ("RYY", "2017-12"), ("L83087", "2018-04"), ("AXT02", "2018-04"),
                       ("NNFA7", "2018-05"), ("NNFA7", "2018-06")}


@pytest.mark.parametrize("year", [2016, 2017, 2018])
def test_a_providers_year_is_the_sum_of_its_parts_over_the_months_it_was_open(
        source: Figures, judged: Judged, year: int) -> None:
    months = [month for month in MONTHS if (year, 4) <= (int(month[:4]), int(month[5:])) <= (year + 1, 3)]
    for provider in source.providers:
        result, (within, of) = judged(provider, str(year)), source.sum(provider, months)
        if not of or source.reported(provider)[0] > months[-1]:
            assert result.reason is Reason.NOT_APPLICABLE
            continue
        assert (result.numerator, result.denominator) == (within, of), provider
        assert result.actual == pytest.approx(float(100 * Fraction(within, of)), rel=1e-15)
        skips = any(source.is_open(provider, month) and (provider, month) not in source.parts for month in months)
        assert (result.coverage == 1.0) is not skips, provider


def test_a_merger_hands_over_from_one_month_to_the_next(judged: Judged) -> None:
    # South Manchester 8 227 patients of whom 1 093 waited, Central Manchester 25 336 of whom 1 962, in September 2017;
    # Manchester University 35 744 of whom 3 663 in October.
    september = [judged(provider, "2017-09") for provider in ("RM2", "RW3", "R0A")]
    october = [judged(provider, "2017-10") for provider in ("RM2", "RW3", "R0A")]

    assert [each.denominator for each in september] == [8227, 12539 + 3422 + 9375, None]
    assert [each.denominator for each in october] == [None, None, 22392 + 3627 + 9725]
    assert [each.reason for each in (*september, *october)] == [
        None, None, Reason.NOT_APPLICABLE, Reason.NOT_APPLICABLE, Reason.NOT_APPLICABLE, None]
    assert october[2].actual == pytest.approx(100 * (35744 - 3663) / 35744)
    # What it is set beside is what the two came to together.
    assert october[2].previous == pytest.approx(100 * (1 - (1093 + 1962) / (8227 + 25336)))


def test_the_merged_providers_year_to_date_begins_with_those_it_took_over_from(source: Figures, judged: Judged) -> None:
    december = judged("R0A", "2017-12", Basis.YEAR_TO_DATE)
    within, of = source.sum("R0A", [f"2017-{month:02d}" for month in range(4, 13)])

    assert of > sum(source.parts["R0A", f"2017-{month}"][1] for month in (10, 11, 12))
    assert (december.numerator, december.denominator) == (within, of)
    assert (december.coverage, december.data_status) == (1.0, DataStatus.FRESH)


def test_a_provider_without_patients_in_a_month_has_no_events(judged: Judged, source: Figures) -> None:
    """No provider of the source had none; a card must not call it a breach of the standard, nor a late report."""
    empty = Measurement(indicator="share", period=Period.parse("2017-09"), org_unit="RWH", numerator=0, denominator=0)
    result = Judged(card=judged.card, figures=Measurements([*judged.figures, empty]))("RWH", "2017-09")

    assert all(of for _, of in source.parts.values())
    assert (result.status, result.reason) == (Status.NO_DATA, Reason.NO_EVENTS)


def test_the_share_of_england_is_the_ratio_of_sums_and_not_the_mean_of_shares(
        source: Figures, cells: dict[tuple[str, str], IndicatorResult]) -> None:
    march = [each for (_, month), each in cells.items() if month == "2019-03" and each.actual is not None]
    within, of = sum(each.numerator or 0 for each in march), sum(each.denominator or 0 for each in march)
    shares = [each.actual for each in march if isinstance(each.actual, float)]

    assert 100 * within / of == pytest.approx(86.60, abs=0.005)  # as published
    assert sum(shares) / len(shares) == pytest.approx(90.74, abs=0.005)


def test_a_panel_of_all_months_gives_england_by_parts_each_provider_as_its_card_and_the_mean_of_scores_beside(
        judged: Judged, source: Figures, cells: dict[tuple[str, str], IndicatorResult]) -> None:
    """Both shares of March 2019: 86.60 % of the patients, as published; 90.74 % as the mean of providers' shares."""
    panel = evaluate_panel(judged.card, judged.figures, periods=MONTHS, from_units=FromUnits.VALUES,
                           partial=PartialUnits.ALLOW, org_units=["", *source.providers])
    share = panel.indicator("share")
    value = {(unit, str(period)): share.value[n] for n, (unit, period) in enumerate(panel)}

    assert len(panel) == 36 * (1 + 274)
    for month in MONTHS:
        within, of = (sum(parts[n] for (_, at), parts in source.parts.items() if at == month) for n in (0, 1))
        assert value["", month] == pytest.approx(100 * within / of, abs=1e-12)
    for (provider, month), cell in cells.items():
        column = panel.column(provider, month)
        assert panel.status_of(share, column) is cell.status
        if isinstance(cell.actual, float):
            assert value[provider, month] == cell.actual
    march = [value[provider, "2019-03"] for provider in source.providers if value[provider, "2019-03"] > 0]
    assert value["", "2019-03"] == pytest.approx(86.60, abs=0.005)
    assert sum(march) / len(march) == pytest.approx(90.74, abs=0.005)
