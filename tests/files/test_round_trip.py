"""Write then read gives an equal card, in each format; every field of every class drawn set and unset."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, get_args, get_type_hints

import attrs
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.card_strategies import scorecards
from tests.indicator_strategies import indicators
from tests.strategies import drawn, numbers

from balanced_scorecard import (
    Amount,
    AtLevel,
    Comparator,
    CriticalSuccessFactor,
    DefinitionError,
    Indicator,
    Period,
    Perspective,
    Scorecard,
    Target,
    Threshold,
    load_scorecard,
    save_scorecard,
)
from balanced_scorecard.files import json_file, toml_file
from balanced_scorecard.files.reading import read_scorecard, structure_scorecard
from balanced_scorecard.files.unstructuring import amount_text, unstructure_scorecard
from balanced_scorecard.files.writing import write_scorecard

# Shrinking a whole card takes minutes and says little more than the faults in the message do.
FEW = settings(
    max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), phases=(Phase.explicit, Phase.generate)
)


@pytest.mark.parametrize("format", ["yaml", "json", "toml", "excel"])
@FEW
@given(card=scorecards())
def test_a_card_written_and_read_again_is_equal(format: str, card: Scorecard) -> None:
    assert read_scorecard(write_scorecard(card, format), format) == card


@FEW
@given(card=scorecards())
def test_plain_data_structure_into_an_equal_card(card: Scorecard) -> None:
    assert structure_scorecard(unstructure_scorecard(card)) == card


def classes_in(kind: Any, seen: set[type]) -> set[type]:
    """Return *seen* and every attrs class that a field of *kind*, or of what it holds, may be."""
    for inner in get_args(kind):
        classes_in(inner, seen)
    if isinstance(kind, type) and attrs.has(kind) and kind not in seen:
        seen.add(kind)
        hints = get_type_hints(kind)
        for field in attrs.fields(kind):
            if field.init:
                classes_in(hints[field.name], seen)
    return seen


def values_in(value: Any) -> Iterator[object]:
    """Yield *value* and every attrs value it holds."""
    if attrs.has(type(value)):
        yield value
        for field in attrs.fields(type(value)):
            yield from values_in(getattr(value, field.name)) if field.init else ()
    elif isinstance(value, tuple):
        for each in value:
            yield from values_in(each)
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from values_in(each)


class _AllDrawn(Exception):
    """Nothing is left to look for."""


def test_every_class_a_card_can_hold_is_drawn() -> None:
    missing = classes_in(Scorecard, set())

    @settings(FEW, max_examples=200, derandomize=True, database=None)
    @given(card=scorecards(), more=st.lists(indicators(), min_size=3, max_size=6))
    def look(card: Scorecard, more: list[Indicator]) -> None:
        missing.difference_update(type(value) for each in (card, *more) for value in values_in(each))
        if not missing:
            raise _AllDrawn  # what is drawn differs with the modules at hand; so does when all have been seen

    with suppress(_AllDrawn):
        look()
    assert {cls.__name__ for cls in missing} == set()


def test_a_strategy_that_forgets_a_field_fails() -> None:
    with pytest.raises(AssertionError, match="Amount: no strategy draws unit"):
        drawn(Amount, {"number": numbers})


@pytest.mark.parametrize("name", ["card.yaml", "card.yml", "card.json", "card.toml", "card.xlsx", "CARD.YAML"])
def test_a_saved_card_is_loaded_by_the_end_of_its_name(name: str, tmp_path: Path) -> None:
    card = Scorecard(id="a", name="Vårt kort: 2025", language="nb")
    save_scorecard(card, tmp_path / name)
    assert load_scorecard(str(tmp_path / name)) == card
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_card_that_cannot_be_written_leaves_the_old_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "card.json"
    save_scorecard(Scorecard(id="a", name="Old"), path)
    with pytest.raises(UnicodeEncodeError):
        save_scorecard(Scorecard(id="a", name="\ud800 half a sign"), path)
    assert load_scorecard(path).name == "Old"
    assert [each.name for each in tmp_path.iterdir()] == ["card.json"]


def test_writing_the_same_card_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    card = load_scorecard(Path(__file__).with_name("interface.yaml"))
    assert write_scorecard(card, "yaml") == write_scorecard(read_scorecard(write_scorecard(card, "yaml")), "yaml")


def test_a_card_saved_over_an_old_one_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "card.yaml"
    save_scorecard(Scorecard(id="a", name="Old"), path)
    path.chmod(0o640)
    save_scorecard(Scorecard(id="a", name="New"), path)
    assert (load_scorecard(path).name, path.stat().st_mode & 0o777) == ("New", 0o640)


def one_indicator(**fields: Any) -> Scorecard:
    indicator = Indicator(id="i", name="I", **fields)
    factor = CriticalSuccessFactor(id="f", name="F", indicators=(indicator,))
    return Scorecard(id="a", name="A", language="nb", perspectives=(Perspective(id="p", name="P", factors=(factor,)),))


def targets_of(card: Scorecard) -> Any:
    perspectives: Any = unstructure_scorecard(card)["perspectives"]
    [perspective] = perspectives
    return perspective["factors"][0]["indicators"][0]["targets"]


def test_a_target_is_written_as_its_text_where_that_says_all() -> None:
    at_least = Threshold(comparator=Comparator.AT_LEAST, value=80, unit="percent")
    card = one_indicator(targets=(Target(expectation=at_least, text="minst 80 prosent"),))
    assert targets_of(card) == ["minst 80 prosent"]


def test_a_target_whose_text_is_no_target_is_written_with_both() -> None:
    at_least = Threshold(comparator=Comparator.AT_LEAST, value=80, unit="percent")
    card = one_indicator(targets=(Target(expectation=at_least, text="fire av fem", id="t"),))
    assert targets_of(card) == [{"id": "t", "expect": ">= 80 %", "text": "fire av fem"}]


def test_a_target_that_is_due_by_a_single_day_as_a_period_is_told_from_a_day() -> None:
    by = Period.parse("2025-10-01")
    at_least = Threshold(comparator=Comparator.AT_LEAST, value=80)
    card = one_indicator(targets=(Target(expectation=at_least, by=by),))
    assert targets_of(card) == [{"expect": ">= 80", "by": "2025-10-01..2025-10-01"}]


def test_a_target_no_text_can_say_is_refused_when_written() -> None:
    level = AtLevel(comparator=Comparator.AT_LEAST, level="B ")
    with pytest.raises(DefinitionError) as raised:
        unstructure_scorecard(one_indicator(levels=("C", "B "), targets=(Target(expectation=level),)))
    assert str(raised.value) == "the target '>= B ' cannot be written so that it is read back the same"


def test_an_amount_is_written_in_the_words_of_its_language_where_they_read_back() -> None:
    assert amount_text(Amount(2.5, "million_NOK"), "nb") == "2.5 mill. kr"
    assert amount_text(Amount(2, None), "nb") == "2"


@pytest.mark.parametrize("format", [json_file, toml_file])
def test_each_format_reads_what_it_wrote(format: Any) -> None:
    document = {"id": "å", "weight": 0.5, "values": ["a"], "tags": {"x.y": 'say "hi"'}, "goals": [{"id": "g"}]}
    assert format.read(format.write(document)) == document
