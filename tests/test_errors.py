from __future__ import annotations

import pickle

import pytest

from balanced_scorecard.errors import (
    DefinitionError,
    Fault,
    MeasurementError,
    MissingDependencyError,
    PeriodError,
    ScorecardError,
    UnitError,
    UnknownElementError,
    did_you_mean,
    one_of,
    path_text,
)


@pytest.mark.parametrize(("path", "text"), [
    ((), ""),
    (("links", 2, "effect"), "links[2].effect"),
    ((0, "name"), "[0].name"),
    (("perspectives", 1, "factors", 0, "name"), "perspectives[1].factors[0].name"),
])
def test_a_path_is_written_as_people_write_it(path: tuple[str | int, ...], text: str) -> None:
    assert path_text(path) == text


@pytest.mark.parametrize(("word", "known", "hint"), [
    ("servise", ["service", "price"], "; did you mean 'service'?"),
    ("a1.1", ["A1.1", "B2.2"], "; did you mean 'A1.1'?"),
    ("weigth", ["", "weight"], "; did you mean 'weight'?"),
    ("xyz", ["service"], ""),
    ("service", [], ""),
])
def test_a_near_miss_is_named(word: str, known: list[str], hint: str) -> None:
    assert did_you_mean(word, known) == hint


@pytest.mark.parametrize(("words", "text"), [
    ([], ""), (["a"], "'a'"), (["a", "b"], "'a' or 'b'"), (["a", "b", "c"], "'a', 'b' or 'c'"),
])
def test_words_to_choose_from_are_listed(words: list[str], text: str) -> None:
    assert one_of(words) == text


@pytest.mark.parametrize(("fault", "text"), [
    (Fault("unknown key 'weigth'; did you mean 'weight'?", ("perspectives", 0), source="card.yaml"),
     "card.yaml: perspectives[0]: unknown key 'weigth'; did you mean 'weight'?"),
    (Fault("'> 79 %' needs quotes in YAML", line=14, source="card.yaml"),
     "card.yaml:14: '> 79 %' needs quotes in YAML"),
    (Fault("two keys are 'id'", ("perspectives",), line=7), "line 7: perspectives: two keys are 'id'"),
    (Fault("the file is empty"), "the file is empty"),
])
def test_a_fault_says_where_and_what_on_one_line(fault: Fault, text: str) -> None:
    assert str(fault) == text


def test_a_fault_seen_from_further_out_has_a_longer_path() -> None:
    assert str(Fault("required but missing", ("name",)).below("factors", 0)) == "factors[0].name: required but missing"


def test_an_error_tells_every_fault_a_line_each() -> None:
    error = DefinitionError([Fault("one"), Fault("two", ("a",))])
    assert str(error) == "one\na: two"
    assert error.faults == (Fault("one"), Fault("two", ("a",)))


def test_a_text_makes_one_fault() -> None:
    assert MeasurementError("row 1 is empty").faults == (Fault("row 1 is empty"),)


@pytest.mark.parametrize("error", [
    DefinitionError([Fault("one", ("a", 0), 3, "card.yaml"), Fault("two")]),
    MeasurementError("row 1 is empty"),
    UnitError("'kr' does not convert to 'percent'"),
    PeriodError("'x' is not a period"),
    UnknownElementError("no element 'x' on the card"),
    MissingDependencyError("reading .parquet needs pyarrow"),
])
def test_an_error_survives_pickling(error: ScorecardError) -> None:
    copy = pickle.loads(pickle.dumps(error))
    assert type(copy) is type(error)
    assert str(copy) == str(error)
    assert getattr(copy, "faults", None) == getattr(error, "faults", None)


@pytest.mark.parametrize(("error", "python"), [
    (DefinitionError, ValueError), (MeasurementError, ValueError), (UnitError, MeasurementError),
    (PeriodError, ValueError), (UnknownElementError, LookupError), (MissingDependencyError, ImportError),
])
def test_errors_stand_where_python_users_look_for_them(error: type[Exception], python: type[Exception]) -> None:
    assert issubclass(error, ScorecardError)
    assert issubclass(error, python)
