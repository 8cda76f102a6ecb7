"""Rules about figures: what they find in a history, and where they keep silent since they are not sure."""

from __future__ import annotations

from datetime import date

import pytest
from tests.checks.cards import a_card, codes, figures, with_indicators

from balanced_scorecard import Finding, Measurement, Measurements, Period, check
from balanced_scorecard.domain.identifiers import IndicatorId


def found(
    code: str, indicator: str, rows: str, *, head: str = "indicator,period,value", period: str | None = None,
    previous: str = "", top: str = "",
) -> tuple[Finding, ...]:
    """Return what *code* finds of one indicator, or of several a line, with *rows* separated by spaces."""
    card = a_card(with_indicators(*indicator.splitlines(), top=top))
    before = a_card(with_indicators(previous)) if previous else None
    measurements = figures("\n".join((head, *rows.split())) + "\n")
    return tuple(check(card, measurements, period=period, previous=before, on=date(2026, 1, 1), select=[code]))


def months(*values: float, basis: str = "") -> str:
    return " ".join(f"I,2024-{month:02d},{value}{basis}" for month, value in enumerate(values, 1))


SHARE = "{{id: I, name: One, unit: '%', {0}}}"


@pytest.mark.parametrize(("target", "is_found"), [
    ("'>= 76'", True),  # the best is 64, 12 away; all it has varied is 4
    ("'>= 68'", False),  # 4 away: as far as it has varied
    ("'<= 52'", True),  # the best is 60 where lower is better, 8 away
    ("{expect: '>= 76', by: 2024}", True),
    ("{expect: '>= 76', by: 2027}", False),  # there is more time left than the history has lasted
    ("60..90", False),
])
def test_a_target_is_far_off_when_it_is_further_than_all_the_history_has_varied(target: str, is_found: bool) -> None:
    rows = months(60, 61, 62, 63, 64, 63, 62, 61)

    assert bool(found("BSC411", SHARE.format(f"targets: [{target}]"), rows, period="2024-08")) is is_found


def test_few_figures_or_an_unchanging_one_say_nothing_of_what_can_be_reached() -> None:
    card = SHARE.format("targets: ['>= 90']")

    assert found("BSC411", card, months(60, 61, 62), period="2024-08") == ()
    assert found("BSC411", card, months(*[60] * 8), period="2024-08") == ()
    assert found("BSC411", SHARE.format("polarity: higher"), months(*range(60, 68)), period="2024-08") == ()


def test_figures_of_a_month_are_not_held_against_a_target_for_a_year() -> None:
    flow = "{{id: I, name: One, unit: case, adds_up: flow, frequency: month, targets: [{{expect: '{0}', by: 2024}}]}}"
    rows = months(60, 61, 62, 63, 64, 63, 62, 61)

    assert found("BSC411", flow.format(">= 900"), rows, period="2024-08") == ()
    assert found("BSC412", flow.format(">= 40"), months(*range(50, 62)), period="2024-12") == ()
    a_month = flow.replace("by: 2024", "per: month").format(">= 40")
    assert len(found("BSC412", a_month, months(*range(50, 62)), period="2024-12")) == 1


YEARS = "I,2021,84 I,2022,83 I,2023,85 I,2024,86"


@pytest.mark.parametrize(("more", "rows", "is_found"), [
    ("targets: ['>= 80']", YEARS, True),
    ("targets: ['>= 83']", YEARS, True),
    ("targets: ['> 83']", YEARS, False),  # 83 does not meet it
    ("targets: ['>= 84']", YEARS, False),  # missed in 2022, met twice since
    ("targets: ['>= 80']", "I,2022,83 I,2023,85 I,2024,86", False),  # three periods
    ("targets: ['>= 80']", months(84, 83, 85, 86), False),  # four months are no year
    ("targets: [{expect: '>= 80', ambition: maintain}]", YEARS, False),
    ("role: monitoring, targets: ['>= 80']", YEARS, False),
    ("bounds: [0, 80], targets: ['>= 80']", YEARS, False),  # there is no more to ask for
    ("targets: [80..90]", YEARS, False),
    ("polarity: higher", YEARS, False),
    ("targets: ['>= 80']", "J,2024,1", False),
])
def test_a_target_met_over_and_over_asks_for_nothing(more: str, rows: str, is_found: bool) -> None:
    cards = f"{SHARE.format(more)}\n{{id: J, name: Two}}"

    assert bool(found("BSC412", cards, rows, period="2024")) is is_found


OLD = "{id: I, name: One, unit: '%', targets: [{expect: '>= 80', by: 2024}]}"


@pytest.mark.parametrize(("now", "rows", "previous", "is_found"), [
    ("targets: [{expect: '>= 75', by: 2025}]", "I,2024,74", OLD, True),
    ("targets: [{expect: '>= 75', by: 2025}]", "I,2024,81", OLD, False),  # it was met
    ("targets: [{expect: '>= 75', by: 2025}]", "I,2025,74", OLD, False),  # measured after it was due
    ("targets: [{expect: '>= 80', by: 2025}]", "I,2024,74", OLD, False),
    ("targets: ['<= 75']", "I,2024,74", OLD, False),  # another direction
    ("targets: [70..80]", "I,2024,74", OLD, False),
    ("no_target: under revision", "I,2024,74", OLD, False),
    ("targets: ['>= 75']", "I,2024,74", OLD.replace("'%'", "case"), False),  # another unit
    ("targets: ['>= 75']", "I,2024,74", OLD.replace("id: I", "id: J"), False),
])
def test_a_bar_is_lowered_only_where_it_was_missed(now: str, rows: str, previous: str, is_found: bool) -> None:
    assert bool(found("BSC413", SHARE.format(now), rows, previous=previous)) is is_found


def test_what_says_itself_that_it_is_replaced_must_have_had_its_year() -> None:
    retired = "{id: I, name: One, retired: {replaced_by: J}}"
    card = a_card(with_indicators(retired, "{id: J, name: Two}"))

    assert [each.element for each in check(card, previous=a_card(with_indicators("{id: I, name: One}")),
                                           select=["BSC417"])] == ["J"]
    both = a_card(with_indicators("{id: I, name: One}", "{id: J, name: Two}"))
    assert codes(check(card, previous=both, select=["BSC417"])) == []


def test_a_late_figure_nobody_owns_is_asked_for_without_a_name() -> None:
    (said,) = found("BSC901", "{id: I, name: One, frequency: year}", "I,2023,1", period="2024")

    assert said.message("en") == "the figure of 'One' for 2024 was due and is not there on 2026-01-01; ask for it"


def test_an_impossible_value_is_found_in_any_unit_and_told_with_its_place() -> None:
    units = "organisation: {id: all, name: Agency, org_units: [{id: n, name: North}]}"
    (said,) = found("BSC902", "{id: I, name: One, bounds: [0, 100]}\n{id: J, name: Two}", "I,2024,,50 I,2024,n,101",
                    head="indicator,period,org_unit,value", top=units)

    assert "'One' cannot be 101 (n 2024; 1 such in all)" in said.message("en")


def test_words_and_forecasts_are_no_history() -> None:
    card = "{id: I, name: One, bounds: [0, 100]}\n{id: L, name: Two, levels: [C, B, A], bounds: [0, 1]}"

    assert found("BSC902", card, "I,2024,101,F L,2024,B,", head="indicator,period,value,status") == ()


@pytest.mark.parametrize(("values", "is_found"), [
    ((310, 295, 330, 0, 0), True), ((310, 295, 330, 0), False), ((310, 0, 330, 0, 0), False), ((310, 0, 0), False),
    ((310, 295, 330, 0, 5), False)])
def test_zeros_are_suspicious_only_in_a_row_at_the_end_of_what_never_was_zero(
    values: tuple[float, ...], is_found: bool
) -> None:
    assert bool(found("BSC903", "{id: I, name: One, unit: case}", months(*values))) is is_found


HEAD = "indicator,period,value,status,note,method_version,basis"


@pytest.mark.parametrize(("rows", "is_found"), [
    ("I,2023,60,,,, I,2024,600,,,,", True), ("I,2023,600,,,, I,2024,60,,,,", True),
    ("I,2023,60,,,, I,2024,400,,,,", False),  # less than eight times
    ("I,2023,60,,,, I,2024,600,B,,,", False), ("I,2023,60,,,, I,2024,600,S,,,", False),
    ("I,2023,60,,,, I,2024,600,,counted_anew,,", False), ("I,2023,60,,,1, I,2024,600,,,2,", False),
    ("I,2022,60,,,, I,2024,600,,,,", False),  # not in a row
    ("I,2023-12,60,,,, I,2024,600,,,,", False),  # a month and a year
    ("I,2023-12,600,,,,year_to_date I,2024-01,50,,,,year_to_date", False),  # a new year to date
    ("I,2024-01,50,,,,year_to_date I,2024-02,600,,,,year_to_date", True),
    ("I,2023,0,,,, I,2024,600,,,,", False),
    ("I,2022,1,,,, I,2023,1,,,, I,2024,9,,,,", False),  # what happens now and then
])
def test_a_jump_is_one_of_scale_that_nothing_on_record_explains(rows: str, is_found: bool) -> None:
    assert bool(found("BSC904", "{id: I, name: One, unit: case, adds_up: flow}", rows, head=HEAD)) is is_found


CONFLICT = "conflicts: [{between: [I, J], tolerance: {J: 10 %}}]"
PAIR = "{id: I, name: One, frequency: year, polarity: higher}\n{id: J, name: Two, frequency: year, polarity: lower}"


@pytest.mark.parametrize(("rows", "is_found"), [
    ("I,2023,70 I,2024,80 J,2023,8 J,2024,9", True),  # 1 worse, of which 0.8 is allowed
    ("I,2023,70 I,2024,80 J,2023,10 J,2024,11", False),  # just as much as is allowed
    ("I,2023,70 I,2024,70 J,2023,8 J,2024,9", False),  # nothing improved
    ("I,2024,80 J,2023,8 J,2024,9", False),  # nothing to compare with
    ("I,2023,80 I,2024,70 J,2023,8 J,2024,7", False),  # One has no tolerance on record
])
def test_a_trade_off_is_one_beyond_what_the_conflict_allows(rows: str, is_found: bool) -> None:
    assert bool(found("BSC905", PAIR, rows, period="2024", top=CONFLICT)) is is_found


def test_a_conflict_between_factors_or_of_what_has_no_better_side_is_not_judged() -> None:
    rows = "I,2023,70 I,2024,80 J,2023,8 J,2024,9"

    assert found("BSC905", PAIR, rows, period="2024", top="conflicts: [{between: [A1, J], tolerance: {J: 1}}]") == ()
    assert found("BSC905", PAIR.replace(", polarity: higher", ""), rows, period="2024", top=CONFLICT) == ()


@pytest.mark.parametrize(("rows", "target", "is_found"), [
    ("I,2024,11,14", "'> 79 %'", True),  # Wilson 52.4 to 92.4 %
    ("I,2024,11,14", "'> 50 %'", False),
    ("I,2024,110,140", "'> 79 %'", False),  # more than a handful
    ("I,2024,11,14", "70..90", False), ("I,2024,15,14", "'> 79 %'", False)])
def test_a_verdict_on_a_handful_is_one_whose_interval_holds_the_target(rows: str, target: str, is_found: bool) -> None:
    head = "indicator,period,numerator,denominator"

    assert bool(found("BSC906", SHARE.format(f"adds_up: rate, targets: [{target}]"), rows, head=head,
                      period="2024")) is is_found


@pytest.mark.parametrize(("more", "rows", "is_found"), [
    ("targets: ['>= 80']", "I,2023,0.7 I,2024,0.8", True),
    ("baseline: {value: 30}, targets: ['<= 20']", "I,2024,0.2", True),
    ("targets: ['<= 20']", "I,2024,0.02", False), ("targets: ['>= 80']", "I,2024,79 I,2025,81", False),
    ("targets: ['>= 80']", "I,2024,0", False), ("targets: ['>= 2']", "I,2024,0.8", False)])
def test_fractions_are_told_from_small_shares_by_what_the_card_expects(more: str, rows: str, is_found: bool) -> None:
    assert bool(found("BSC907", SHARE.format(more), rows)) is is_found


@pytest.mark.parametrize(("more", "rows", "is_found"), [
    ("targets: ['<= 5']", "I,2024,0.052", True),  # 5.2 is about what is asked for
    ("baseline: {value: 6}", "I,2024,0.052", True),
    ("targets: [4..6]", "I,2024,0.052", True),
    ("targets: ['<= 5']", "I,2024,0.3", False),  # a good value as well
    ("targets: ['<= 1']", "I,2024,0.012", False),  # so small a share may well be
    ("polarity: lower", "I,2024,0.052", False),  # nothing says what is usual
    ("polarity: lower", "I,2023,4.8 I,2024,0.052 I,2025,5.3", True),
    ("targets: ['<= 5']", "I,2023,0.9 I,2024,1.1 I,2025,0.05", False),  # the others say more than the target
    ("polarity: higher", "I,2024,79 I,2025,0.8", True),
    ("polarity: higher", "I,2024,79 I,2025,0.1", False),
    ("unit: case", "I,2024,79 I,2025,0.8", False)])
def test_one_fraction_is_asked_about_where_a_hundred_times_it_is_as_usual(more: str, rows: str, is_found: bool) -> None:
    card = "{id: I, name: One, " + (more if "unit" in more else f"unit: '%', {more}") + "}"

    assert bool(found("BSC907", card, rows)) is is_found


def test_one_fraction_is_told_with_what_is_usual_and_where() -> None:
    head, rows = "indicator,period,org_unit,value", "I,2025-T1,north,4.8 I,2025-T2,north,5.2 I,2025-T1,south,0.052"

    (said,) = found("BSC907", SHARE.format("polarity: lower"), rows, head=head)
    assert said.message("en") == ("'One' is 0.0520 % in 2025-T1 (south), about a hundredth of the usual 5 %: a "
                                  "fraction for per cent (1 such in all)? If so, multiply by 100")


@pytest.mark.parametrize(("more", "rows", "is_found"), [
    ("unit: '%'", "I,2024,60,50", True), ("unit: permille", "I,2024,60,50", True),
    ("unit: '%'", "I,2024,50,50", False), ("unit: '%'", "I,2024,0,0", False), ("unit: '%'", "I,2024,-60,-50", False),
    ("unit: NOK/case", "I,2024,60,50", False),  # no part of a whole
    ("unit: '%', bounds: [0, 200]", "I,2024,60,50", False),
    ("unit: '%', bounds: [0, 100]", "I,2024,60,50", False)])  # BSC902 says it
def test_a_share_of_more_than_all_is_asked_about(more: str, rows: str, is_found: bool) -> None:
    head = "indicator,period,numerator,denominator"

    assert bool(found("BSC910", f"{{id: I, name: One, {more}}}", rows, head=head)) is is_found


def test_a_value_above_100_per_cent_without_parts_may_be_anything() -> None:
    assert found("BSC910", SHARE.format("polarity: higher"), "I,2024,120") == ()


@pytest.mark.parametrize(("more", "rows", "is_found"), [
    ("frequency: tertial", "I,2024-08-31,4", True), ("frequency: tertial", "I,2024-T1,4 I,2024-08-31,4", True),
    ("unit: case", "I,2024-T1,4 I,2024-08-31,4", True),  # the others are tertials
    ("unit: case", "I,2024-04-30,4 I,2024-08-31,4", True),  # the days on which reports were made
    ("unit: case", "I,2024-04-29,4 I,2024-04-30,4", False),  # a series by the day
    ("frequency: month", "I,2024-04-26,4 I,2024-04-29,4", False),  # of working days, which add up to a month
    ("frequency: day", "I,2024-04-30,4", False), ("frequency: tertial", "I,2024-T1,4", False),
    ("targets: [{milestone: In use, by: 2024-10-01}]", "I,2024-09-12,2024-09-12", False),
    ("targets: [{judged: By the head, by: 2024}]", "I,2024-09-12,good", False)])
def test_a_single_day_is_no_period_of_what_is_measured_otherwise(more: str, rows: str, is_found: bool) -> None:
    assert bool(found("BSC911", f"{{id: I, name: One, {more}}}", rows)) is is_found


@pytest.mark.parametrize(("more", "rows", "meant"), [
    ("frequency: quarter", "I,2024-08-31,4", "2024-Q3"),
    ("unit: case", "I,2023-T3,4 I,2024-T1,4 I,2023,9 I,2024-08-31,4", "2024-T2"),  # as most of the others
    ("unit: case", "I,2024-08-31,4", "2024-08")])
def test_a_single_day_is_told_with_its_row_and_the_period_it_may_be_of(more: str, rows: str, meant: str) -> None:
    (said,) = found("BSC911", f"{{id: I, name: One, {more}}}", rows)

    row = len(rows.split()) + 1
    assert said.message("en") == (f"'One' has 1 figures of a single day, such as 2024-08-31 (figures.csv: row {row}), "
                                  f"and is not measured by the day; write the period they are of, such as {meant}")


def test_a_single_day_from_memory_has_no_row() -> None:
    card = a_card(with_indicators("{id: I, name: One}"))
    rows = Measurements([Measurement(indicator=IndicatorId("I"), period=Period.parse("2024-08-31"), value=4.0)])

    (said,) = check(card, rows, select=["BSC911"])
    assert "such as 2024-08-31, and" in said.message("en")


MERGED = """organisation:
  id: all
  name: Agency
  org_units: [{id: n, name: North, to: 2024-06-30}, {id: s, name: South}]"""


@pytest.mark.parametrize(("rows", "is_found"), [
    ("I,2023,,900 I,2023,n,400 I,2023,s,450", True), ("I,2023,,900 I,2023,n,400 I,2023,s,497", False),  # within 0.5 %
    ("I,2023,,900 I,2023,n,400", False),  # South has not reported
    ("I,2024,,900 I,2024,s,450", True),  # North has closed
    ("I,2024,,900 I,2024,n,400 I,2024,s,450", False),  # and reports all the same: who counts is not sure
    ("I,2023,n,400 I,2023,s,450", False)])
def test_a_total_is_held_against_the_units_only_when_all_have_reported(rows: str, is_found: bool) -> None:
    card = "{id: I, name: One, unit: case, adds_up: flow}\n{id: J, name: Two, unit: case}"

    assert bool(found("BSC908", card, rows, head="indicator,period,org_unit,value", top=MERGED)) is is_found


def test_a_card_without_units_has_none_to_sum() -> None:
    assert found("BSC908", "{id: I, name: One, adds_up: flow}", "I,2024,5") == ()


@pytest.mark.parametrize(("rows", "is_found"), [
    ("I,2023,61.37,, I,2024,61.37,,", True), ("I,2023,61.4,, I,2024,61.4,,", False),
    ("I,2023,61.37,, I,2024,61.38,,", False), ("I,2023,12345,, I,2024,12345,,", True),
    ("I,2023,12300,, I,2024,12300,,", False), ("I,2023,345,, I,2024,345,,", False),
    ("I,2022,61.37,, I,2023,61.37,, I,2024,60,,", False),  # measured anew since
    ("I,2023,,1234,2345 I,2024,,1234,2345", True), ("I,2023,,12,23 I,2024,,12,23", False),
    ("I,2023,,1234,2345 I,2024,,1235,2345", False)])
def test_a_copied_figure_is_one_that_does_not_come_twice_by_chance(rows: str, is_found: bool) -> None:
    head = "indicator,period,value,numerator,denominator"

    assert bool(found("BSC909", "{id: I, name: One}", rows, head=head)) is is_found
