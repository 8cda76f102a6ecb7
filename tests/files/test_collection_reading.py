"""One form that came back: what is filled in becomes figures and words, and what cannot be used is told."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import pytest
from attrs import evolve
from tests.files.forms import FORMS, KNOWN, NORD, WHOLE, answered, filled, place, rejected
from tests.files.test_collection_asking import CARD, of
from tests.files.workbooks import cells, edited

from balanced_scorecard import (
    Basis,
    Bounds,
    MeasurementError,
    Period,
    collection_forms,
)
from balanced_scorecard.domain.observation import ObservationStatus
from balanced_scorecard.files.collection_reading import read_form
from balanced_scorecard.files.collection_workbook import write_form

NEVER = "holds a formula that was never worked out; open the workbook in Excel and save it"
GONE = "is no form of a collection, or its second sheet is gone; fill in the form that was sent out"


def test_what_is_filled_in_becomes_figures_and_words() -> None:
    form = answered(NORD, {("andel", "I"): 40, ("andel", "J"): 50, ("andel", "M"): "Tre vikarer",
                           ("antall", "K"): "1 250", ("antall", "L"): "foreløpig"},
                    {"B3": "Kari Nordmann", "D3": "10.09.2025"})
    share, count = form.measurements
    assert (share.indicator, str(share.period), share.org_unit, share.numerator, share.denominator) == (
        "andel", "2025-05", "nord", 40.0, 50.0)
    assert (count.value, count.statuses) == (1250.0, frozenset({ObservationStatus.PROVISIONAL}))
    assert (count.recorded_by, count.recorded_at) == ("Kari Nordmann", datetime(2025, 9, 10))
    assert re.fullmatch(r"nord\.xlsx: Skjema!K\d+", count.place)
    [said] = form.assessments
    assert (said.element, said.kind.value, said.text, said.org_unit, said.by, said.date) == (
        "andel", "deviation", "Tre vikarer", "nord", "Kari Nordmann", date(2025, 9, 10))
    assert (form.asked, form.answered, form.rejected) == (len(of(FORMS, "nord").figures), 2, ())


def test_an_empty_form_answers_nothing() -> None:
    form = read_form(NORD, "nord.xlsx")
    assert (form.answered, form.measurements, form.assessments, form.rejected) == (0, (), (), ())
    assert (form.card, form.version, form.org_unit, form.period) == ("kort", "1", "nord", Period.parse("2025-T2"))


@pytest.mark.parametrize(
    ("values", "value"),
    [
        ({("system", "K"): "01.10.2025"}, date(2025, 10, 1)),
        ({("system", "K"): date(2025, 10, 1)}, date(2025, 10, 1)),
        ({("karakter", "K"): "b"}, "B"),
        ({("kvalitet", "K"): "Mindre god"}, "poor"),
        ({("saker", "K"): "12,5"}, 12.5),
    ],
    ids=str,
)
def test_each_kind_of_answer_is_read_as_what_it_is(values: Mapping[tuple[str, str], Any], value: object) -> None:
    [measurement] = answered(WHOLE, values).measurements
    assert (measurement.value, measurement.org_unit) == (value, "")


def test_a_percent_that_is_typed_is_a_number_of_an_indicator_in_percent() -> None:
    card = evolve(CARD, perspectives=(evolve(CARD.perspectives[0], factors=(evolve(
        CARD.factors()[0], indicators=(evolve(CARD.indicators()[0], adds_up=None, targets=(), frequency=None),)),)),),
        series=())
    [form] = collection_forms(card, "2025-T2")

    def typed(book: Any) -> None:
        book["Skjema"]["K7"] = 0.785
        book["Skjema"]["K7"].number_format = "0.0%"

    [measurement] = read_form(edited(write_form(form), typed)).measurements
    assert measurement.value == 78.5


def test_a_status_alone_is_an_answer() -> None:
    form = answered(NORD, {("antall", "L"): "ikke målt"})
    [measurement] = form.measurements
    assert (measurement.value, measurement.statuses, form.answered) == (
        None, frozenset({ObservationStatus.NOT_COLLECTED}), 1)


def test_the_year_to_date_is_kept_as_that() -> None:
    form = of(collection_forms(CARD, "2025-T2", KNOWN, basis=Basis.YEAR_TO_DATE), "nord")
    content = write_form(form)
    [measurement] = read_form(cells(content, {"Skjema": {place(content, "antall", "K"): 20}})).measurements
    assert (measurement.basis, str(measurement.period)) == (Basis.YEAR_TO_DATE, "2025-T2")


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({("antall", "K"): "ca. 80"}, "K{}: expected a number, got 'ca. 80'; write digits"),
        ({("antall", "K"): "1.250"}, "K{}: '1.250' can be read as 1250 or as 1,250; write one of these"),
        ({("antall", "K"): date(2025, 3, 9)}, "K{}: expected a number, got the day 2025-03-09; where Excel made one of "
                                              "a number with a point, write 9,3"),
        ({("antall", "K"): "=1+1"}, f"K{{}}: {NEVER}"),
        ({("antall", "K"): 5, ("antall", "L"): "ikke målt"}, "K{}: status 'L' says that there is no value; leave out "
                                                             "the one or the other"),
        ({("antall", "L"): "syk"}, "L{}: 'syk' is not an observation status; use codes such as P provisional, E "
                                   "estimated, L not collected"),
        ({("andel", "I"): 40}, "I{}: numerator and denominator go together; give both or none"),
        ({("andel", "I"): 60, ("andel", "J"): 50}, "I{}: 120 is above 100, the highest possible; look at what was "
                                                   "counted"),
        ({("andel", "I"): -1, ("andel", "J"): 50}, "I{}: -2 is below 0, the lowest possible; look at what was counted"),
        ({("andel", "I"): "førti", ("andel", "J"): 50}, "I{}: 'førti' is not a number; write digits, with ',' for "
                                                        "decimals"),
        ({("antall", "M"): "=1+1"}, f"M{{}}: {NEVER}"),
        ({("antall", "M"): True}, "M{}: expected text, got the value true; store the cell as text"),
    ],
    ids=str,
)
def test_a_cell_that_cannot_be_used_is_told_and_the_rest_is_kept(
    values: Mapping[tuple[str, str], Any], message: str
) -> None:
    form = answered(NORD, {**values, ("kostnad", "K"): 4})
    [row] = {place(NORD, element, "") for element, _ in values}
    assert rejected(form) == [f"nord.xlsx: Skjema!{message.format(row)}"]
    assert "kostnad" in {row.indicator for row in form.measurements}


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({("system", "K"): "i høst"}, "'i høst' is not a day; write it as 2025-02-27"),
        ({("system", "K"): 45000}, "45000 is not a day; write it as 2025-02-27"),
        ({("karakter", "K"): "D"}, "'D' is not one of 'C', 'B' or 'A'"),
        ({("kvalitet", "K"): "gdo"}, "'gdo' is not one of 'God', 'Middels' or 'Mindre god'; did you mean 'God'?"),
    ],
    ids=str,
)
def test_a_day_or_a_word_that_cannot_be_used_is_told(values: Mapping[tuple[str, str], Any], message: str) -> None:
    form = answered(WHOLE, values)
    assert [fault.message for fault in form.rejected] == [message]


def test_who_and_when_are_told_where_they_cannot_be_read_and_the_figures_are_kept() -> None:
    form = answered(NORD, {("antall", "K"): 5}, {"B3": True, "D3": "i går"})
    assert rejected(form) == ["nord.xlsx: Skjema!B3: expected text, got the value true; store the cell as text",
                              "nord.xlsx: Skjema!D3: 'i går' is not a day; write it as 2025-02-27"]
    assert len(form.measurements) == 1


def test_a_share_of_nothing_is_no_fault() -> None:
    form = answered(NORD, {("andel", "I"): 0, ("andel", "J"): 0})
    assert (form.rejected, form.measurements[0].denominator) == ((), 0.0)


def test_a_row_that_is_gone_is_told() -> None:
    gone = cells(NORD, {"Skjema": {place(NORD, "antall", "A"): None}})
    assert rejected(read_form(gone, "nord.xlsx")) == [
        "nord.xlsx: Skjema: the row of 'antall' in 2025-T2 is gone; fill in the form that was sent out"]


@pytest.mark.parametrize("edit", [
    lambda book: book.remove(book["Om skjemaet"]),
    lambda book: book.remove(book["Skjema"]),
    lambda book: book["Om skjemaet"].delete_rows(14),
    lambda book: book["Om skjemaet"].delete_rows(3),
    lambda book: book["Om skjemaet"].delete_rows(15, 30),
    lambda book: book["Om skjemaet"].delete_rows(11),
    lambda book: book["Om skjemaet"].__setitem__("C15", "noe annet"),
    lambda book: book["Om skjemaet"].__setitem__("B11", "i år"),
])
def test_what_is_no_form_is_told(edit: Any) -> None:
    with pytest.raises(MeasurementError) as caught:
        read_form(edited(NORD, edit), "nord.xlsx")
    assert str(caught.value) == f"nord.xlsx: {GONE}"


def test_a_sheet_may_be_renamed() -> None:
    renamed = edited(filled(NORD, {("antall", "K"): 5}), lambda book: setattr(book["Skjema"], "title", "Nord"))
    assert len(read_form(renamed).measurements) == 1


def asked_about(element: str, values: Mapping[str, Any], content: bytes = NORD) -> list[str]:
    """Return what is asked about the *values* of *element*, by column, which are taken all the same."""
    form = answered(content, {(element, column): value for column, value in values.items()})
    assert (len(form.measurements), form.rejected) == (1, ())
    return [re.sub(r"!\w+", "", str(fault)) for fault in form.questions]


def of_a_percent(**fields: Any) -> bytes:
    """Return a form that asks for one share as one number."""
    card = evolve(CARD, perspectives=(evolve(CARD.perspectives[0], factors=(evolve(
        CARD.factors()[0], indicators=(evolve(CARD.indicators()[0], targets=(), frequency=None, **fields),)),)),),
        series=())
    return write_form(collection_forms(card, "2025-T2")[0])


def test_a_fraction_where_per_cent_is_asked_for_is_taken_and_asked_about_as_the_form_does() -> None:
    assert asked_about("andel", {"K": 0.052}, of_a_percent(adds_up=None)) == [
        "nord.xlsx: Skjema: andel: 0,0520. Sjekk: er det ment under 1 %? 78 % skrives 78"]
    assert asked_about("andel", {"K": 5.2}, of_a_percent(adds_up=None)) == []


def test_a_share_of_more_than_all_is_asked_about_where_no_bounds_say_what_may_be() -> None:
    unbounded = of_a_percent(bounds=Bounds())
    assert asked_about("andel", {"I": 60, "J": 50}, unbounded) == [
        "nord.xlsx: Skjema: andel: 60 / 50. Sjekk: teller er større enn nevner"]
    assert asked_about("andel", {"I": 50, "J": 50}, unbounded) == []
    assert asked_about("andel", {"I": 60, "J": 50}, of_a_percent(bounds=Bounds(low=0.0, high=200.0))) == []
