"""Rules about figures where the units report them, and the whole none: what is late or wrong is a unit."""

from __future__ import annotations

from datetime import date

import pytest
from tests.checks.cards import a_card, figures, with_indicators

from balanced_scorecard import Finding, FromUnits, Measurements, PartialUnits, check

UNITS = "organisation: {id: all, name: Agency, org_units: [{id: north, name: North}, {id: south, name: South}]}"
REGIONS = """
organisation:
  id: all
  name: Agency
  org_units:
    - {id: east, name: East, org_units: [{id: e1, name: One}, {id: e2, name: Two}]}
    - {id: west, name: West, org_units: [{id: w1, name: Three, to: 2025-06-30}, {id: w2, name: Four}]}"""
CASES = "{id: I, name: Cases decided, unit: case, adds_up: flow, polarity: higher, frequency: tertial%s}"
ON = date(2025, 12, 1)
HEAD = "indicator,period,org_unit,value"


def found(
    code: str, rows: str, indicator: str = CASES % "", *, top: str = UNITS, head: str = HEAD,
    from_units: FromUnits = FromUnits.OWN_ROWS, partial: PartialUnits = PartialUnits.REFUSE,
) -> tuple[Finding, ...]:
    """Return what *code* finds of one indicator with *rows* separated by spaces."""
    card = a_card(with_indicators(indicator, top=top))
    return tuple(check(card, csv(head, rows), period="2025-T2", on=ON, select=[code], from_units=from_units,
                       partial=partial))


def csv(head: str, rows: str) -> Measurements:
    return figures("\n".join((head, *rows.split())) + "\n")


FIRST = "I,2025-T1,north,40 I,2025-T1,south,50"


def test_the_unit_that_has_not_reported_is_late_and_not_the_whole() -> None:
    (said,) = found("BSC901", f"{FIRST} I,2025-T2,north,42")

    assert said.element == "I"
    assert said.message("en") == ("by 2025-12-01 1 of 2 units had not reported 'Cases decided' for 2025-T2, which was "
                                  "due: south; ask them for it")
    assert said.message("nb") == ("per 2025-12-01 har 1 av 2 enheter ikke rapportert 'Cases decided' for 2025-T2, som "
                                  "var forfalt: south; etterlys tallene")


def test_where_all_units_have_reported_the_whole_lacks_nothing() -> None:
    assert found("BSC901", f"{FIRST} I,2025-T2,north,42 I,2025-T2,south,51") == ()


def test_what_a_unit_says_was_not_collected_is_not_awaited() -> None:
    head = "indicator,period,org_unit,value,status"
    rows = "I,2025-T1,north,40, I,2025-T2,north,42, I,2025-T2,south,,L"

    assert found("BSC901", rows, head=head) == ()


def test_where_the_whole_has_rows_of_its_own_it_is_the_whole_that_is_late() -> None:
    (said,) = found("BSC901", f"I,2025-T1,,90 {FIRST} I,2025-T2,north,42")

    assert said.message("en").startswith("the figure of 'Cases decided' for 2025-T2 was due")


@pytest.mark.parametrize("partial", PartialUnits)
def test_where_units_are_added_up_a_unit_that_lacks_is_late_whether_a_partial_sum_is_allowed_or_not(
    partial: PartialUnits,
) -> None:
    rows = f"I,2025-T1,,90 {FIRST} I,2025-T2,north,42"

    (said,) = found("BSC901", rows, from_units=FromUnits.VALUES, partial=partial)
    assert "1 of 2 units had not reported" in said.message("en")
    assert found("BSC901", f"{rows} I,2025-T2,,93", from_units=FromUnits.VALUES, partial=partial) == ()


def test_units_are_asked_at_the_level_that_reports_and_while_they_are_open() -> None:
    rows = "I,2025-T1,e1,4 I,2025-T1,w1,5 I,2025-T2,e1,4"

    (said,) = found("BSC901", rows, top=REGIONS)  # w1 has closed; e2 and w2 have never reported
    assert "2 of 3 units" in said.message("en")
    assert "e2, w2;" in said.message("en")


def test_a_formula_is_late_where_the_units_have_not_reported_what_it_is_made_of() -> None:
    top = UNITS + "\nseries: [{id: cost, unit: NOK, adds_up: flow}, {id: cases, unit: case, adds_up: flow}]"
    formula = "{id: I, name: Cost, unit: NOK/case, formula: cost / cases, frequency: tertial}"
    rows = "cost,2025-T1,north,40 cases,2025-T1,north,4"

    (said,) = found("BSC901", rows, formula, top=top)
    assert "2 of 2 units had not reported 'Cost'" in said.message("en")


def test_zeros_a_jump_and_the_same_figure_again_are_found_in_a_unit_which_is_named() -> None:
    zeros = " ".join(f"I,2025-0{n},{unit},{value}" for unit in ("north", "south")
                     for n, value in enumerate((310, 295, 330, 0, 0), 1))
    (said,) = found("BSC903", f"{zeros} I,2025-01,,620")
    assert "is 0 in the last 2 periods, from 2025-04 (north, south), and" in said.message("en")

    (said,) = found("BSC904", "I,2025-T1,north,310 I,2025-T2,north,3100 I,2025-T2,,3500")
    assert "jumps from 310 to 3100 in 2025-T2 (north) without" in said.message("en")

    (said,) = found("BSC909", "I,2025-T1,south,1234 I,2025-T2,south,1234")
    assert "2025-T2 (south)" in said.message("en")


def test_zeros_of_a_unit_where_counts_are_small_are_no_surprise() -> None:
    assert found("BSC903", " ".join(f"I,2025-0{n},north,{value}" for n, value in enumerate((2, 1, 3, 0, 0), 1))) == ()


def test_fractions_for_per_cent_are_found_where_one_unit_writes_so() -> None:
    share = "{id: I, name: In time, unit: '%', adds_up: rate, targets: ['>= 80']}"

    (said,) = found("BSC907", "I,2025-T1,,82 I,2025-T1,north,0.78 I,2025-T2,north,0.81 I,2025-T1,south,84", share)
    assert said.message("en").startswith("all 2 values of 'In time' are at most 1, such as 0.81 in 2025-T2 (north),")


def test_one_person_chains_are_found_in_a_unit() -> None:
    head = "indicator,period,org_unit,value,recorded_by,approved_by"
    owned = CASES % ", owner: Anne"

    (said,) = found("BSC709", "I,2025-T1,,9,Per,Kari I,2025-T1,north,4,Anne,anne", owned, head=head)
    assert "for 2025-T1 (north)" in said.message("en")


def test_a_whole_that_its_units_add_up_to_is_judged_only_where_they_are_added() -> None:
    judged = CASES % ", targets: [{expect: '>= 100', per: tertial}]"
    rows = f"{FIRST} I,2025-T2,north,42 I,2025-T2,south,51"

    assert found("BSC703", rows, judged) == ()
    (said,) = found("BSC703", rows, judged, from_units=FromUnits.VALUES)  # 93 of 100
    assert "is poor in 2025-T2" in said.message("en")


def test_the_history_of_the_whole_is_what_its_units_add_up_to_where_they_are_added() -> None:
    judged = "{id: I, name: Cases, unit: case, adds_up: flow, targets: [{expect: '>= 100', per: year}]}"
    rows = " ".join(f"I,{year},{unit},{value}" for year in range(2021, 2026)
                    for unit, value in (("north", 60), ("south", 50)))
    card = a_card(with_indicators(judged, top=UNITS))
    known = csv(HEAD, f"{rows} I,2025,,")

    assert list(check(card, known, period="2025", select=["BSC412"])) == []
    (said,) = check(card, known, period="2025", select=["BSC412"], from_units=FromUnits.VALUES)
    assert said.element == "I"  # 110 of 100 in each of five years
    assert list(check(card, Measurements(), period="2025", select=["BSC412"], from_units=FromUnits.VALUES)) == []
