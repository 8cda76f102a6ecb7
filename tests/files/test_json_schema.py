"""The schema takes every card that can be written, and finds every fault that one place alone shows."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, Phase, given, settings
from jsonschema import Draft202012Validator, ValidationError
from tests.card_strategies import scorecards
from tests.files.editor import as_an_editor_reads

from balanced_scorecard import DefinitionError, Scorecard, load_scorecard
from balanced_scorecard.files.json_schema import definition_schema, schema_text
from balanced_scorecard.files.reading import structure_scorecard
from balanced_scorecard.files.writing import write_scorecard

HERE = Path(__file__).parent
FAULTS = HERE / "faults"
PACKAGE = files("balanced_scorecard")
SCHEMA = definition_schema()
VALIDATOR = Draft202012Validator(SCHEMA)
FEW = settings(
    max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), phases=(Phase.explicit, Phase.generate)
)


def errors(document: object) -> list[ValidationError]:
    return sorted(VALIDATOR.iter_errors(document), key=lambda error: list(map(str, error.absolute_path)))


def test_the_file_that_is_shipped_is_what_the_classes_say() -> None:
    shipped = (PACKAGE / "files" / "definition.schema.json").read_text(encoding="utf-8")
    assert shipped == schema_text(), "run python -m balanced_scorecard.files.json_schema to write it anew"


def test_it_is_a_schema_of_2020_12() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@FEW
@given(card=scorecards())
def test_every_card_validates_as_json_and_as_an_editor_reads_its_yaml(card: Scorecard) -> None:
    assert errors(json.loads(write_scorecard(card, "json"))) == []
    assert errors(as_an_editor_reads(write_scorecard(card, "yaml").decode())) == []


@pytest.mark.parametrize("path", [
    HERE / "interface.yaml", *(PACKAGE / "examples" / name / "card.yaml" for name in (
        "directorate", "emergency_care", "telemark")),
], ids=str)
def test_the_cards_that_people_wrote_validate(path: Any) -> None:
    assert errors(as_an_editor_reads(path.read_text(encoding="utf-8"))) == []


SHORT: dict[str, dict[str, object]] = {
    "targets as texts": {"targets": [">= 80 %", "minst 85 % innen 2026"]},
    "a target as keys": {"targets": [{"expect": ">= 80 %", "by": 2025, "tolerance": "3 pp"}]},
    "a milestone": {"targets": [{"milestone": "I bruk", "by": "2025-10-01"}]},
    "a norm": {"norm": {"medium": 70, "good": "target"}},
    "norms by date": {"norm": [{"medium": 70, "good": 80}, {"medium": "baseline", "valid_from": "2025-01-01"}]},
    "a norm of a range": {"norm": {"medium": [95, 100], "good": [97, 100]}},
    "a baseline as a number": {"baseline": 74.6},
    "a baseline as keys": {"baseline": {"value": 74.6, "period": 2024}},
    "bounds as a pair": {"bounds": [0, 100]},
    "bounds open to one side": {"bounds": {"min": 0}},
    "names in two languages": {"name": {"nb": "Andel", "en": "Share"}},
    "a tolerance without a unit": {"tolerance": 5},
}


def card_with(indicator: dict[str, object], **top: object) -> dict[str, Any]:
    measured = {"id": "i", "name": "I", **indicator}
    factor = {"id": "f", "name": "F", "indicators": [measured]}
    return {"id": "k", "name": "K", "language": "nb", "perspectives": [{"id": "p", "name": "P", "factors": [factor]}],
            **top}


@pytest.mark.parametrize("form", SHORT)
def test_what_may_be_written_short_may_be_written_short(form: str) -> None:
    document = card_with(SHORT[form], defaults={"min_coverage": "2/3"}, incentives="none")
    structure_scorecard(document)
    assert errors(document) == []


def test_a_file_may_name_its_schema_and_its_format() -> None:
    document = {"$schema": "definition.schema.json", "format": "balanced-scorecard/1", "id": "k", "name": "K"}
    assert structure_scorecard(document) == structure_scorecard({"id": "k", "name": "K"})
    assert errors(document) == []


# ---- faults ------------------------------------------------------------------------------------------------------

SEEN_WHOLE = {  # what only the whole card, a unit's conversion, a reading of words, or more than JSON can show
    "language_and_format.yaml": {"definition"},  # has no text in the language of the card
    "misspelt_keys.yaml": set(),
    "newer_format.yaml": set(),
    "numbers.yaml": {
        "perspectives[0].factors[0].indicators[0].bounds",  # the lower is not the first
        "perspectives[0].factors[0].indicators[2].norm",  # two edges are one
        "perspectives[0].factors[0].indicators[4].unit",  # any text may be a word for a unit
    },
    "targets.yaml": {
        "perspectives[0].factors[0].indicators[0].targets[0]",  # at least or at most?
        "perspectives[0].factors[0].indicators[0].targets[1]",  # days do not become per cent
        "perspectives[0].factors[0].indicators[0].targets[6].expect",  # two readings of 1.234
        "perspectives[0].factors[0].indicators[0].targets[7].phasing",  # its sum
        "perspectives[0].factors[0].indicators[2].targets[0]",  # no level of that name
    },
    "types.json": {
        "owner",  # a key that stands twice is gone once JSON is read
        "fiscal_year.starts",  # 1.0 is a whole number to a schema
        "perspectives[1].weight",  # NaN is no JSON
    },
    "wrong_types.yaml": set(),
    "yaml_and_keys_together.yaml": set(),
}
NOTHING_IN_ONE_PLACE = {"references.yaml"}  # every place is well-formed
NO_DATA = {"not_json.json", "not_toml.toml", "several_yaml_traps.yaml"}  # no data come of them
NO_JSON_SCHEMA = {"types_of_toml.toml"}  # TOML has days and infinities of its own


def test_every_file_of_faults_is_judged() -> None:
    names = {path.name for path in FAULTS.iterdir() if path.suffix != ".txt"}
    assert names == {*SEEN_WHOLE, *NOTHING_IN_ONE_PLACE, *NO_DATA, *NO_JSON_SCHEMA}


@pytest.mark.parametrize("name", SEEN_WHOLE)
def test_every_fault_of_one_place_that_the_reader_finds_the_schema_finds_too(name: str) -> None:
    path = FAULTS / name
    text = path.read_text(encoding="utf-8")
    found = [error.absolute_path for error in errors(
        as_an_editor_reads(text) if path.suffix == ".yaml" else json.loads(text))]
    with pytest.raises(DefinitionError) as raised:
        load_scorecard(path)
    unseen = {str(fault).split(": ")[1] for fault in raised.value.faults if not any(
        _meets(tuple(place), fault.path) for place in found)}
    assert unseen == SEEN_WHOLE[name]


def _meets(place: tuple[str | int, ...], fault: tuple[str | int, ...]) -> bool:
    """Whether an error at *place* tells of *fault*: it is there, or where a key is missing, or a form around it."""
    return place == fault[:len(place)] and len(fault) - len(place) <= 2 and bool(place or len(fault) < 2)


IDS = ["a b", "", "-a", "æ ø", "a/b", "a:b", " a", "«a»"]


@pytest.mark.parametrize("id_", IDS)
def test_an_id_that_is_none_is_found_by_both(id_: str) -> None:
    with pytest.raises(DefinitionError):
        structure_scorecard(card_with({"id": id_}))
    assert [list(error.absolute_path)[-1] for error in errors(card_with({"id": id_}))] == ["id"]


@pytest.mark.parametrize("id_", ["Å1.1", "1.10", "a_b-c", "Ökad", "aλ"])
def test_an_id_that_is_one_is_taken_by_both(id_: str) -> None:
    structure_scorecard(card_with({"id": id_}))
    assert errors(card_with({"id": id_})) == []


# ---- what an editor shows ----------------------------------------------------------------------------------------


def properties(schema: dict[str, Any], name: str = "Scorecard") -> Iterator[tuple[str, dict[str, Any]]]:
    for key, value in schema.get("properties", {}).items():
        yield f"{name}.{key}", value
    for inner in schema.get("anyOf", []):
        yield from properties(inner, name)


KEYS = dict([*properties(SCHEMA), *(pair for name, schema in SCHEMA["$defs"].items() if name != "Texts"
                                    for pair in properties(schema, name))])


@pytest.mark.parametrize("key", KEYS)
def test_every_key_says_what_it_is(key: str) -> None:
    words = KEYS[key]["description"]
    assert re.fullmatch(r"[^a-z\s].*", words)
    assert not re.search(r"\(R\d|``|\n", words)


@pytest.mark.parametrize("name", SCHEMA["$defs"])
def test_every_form_has_a_title(name: str) -> None:
    assert SCHEMA["$defs"][name]["title"]


def test_closed_vocabularies_are_offered_word_by_word() -> None:
    assert SCHEMA["$defs"]["Polarity"]["enum"] == ["higher", "lower", "range", "neutral"]
    assert SCHEMA["properties"]["language"]["enum"] == ["nb", "nn", "en", "sv", "da", "fi", "no"]
    assert {"%", "saker", "mill. kr"} <= set(SCHEMA["$defs"]["Unit"]["anyOf"][0]["enum"])


def objects(schema: Any) -> Iterator[dict[str, Any]]:
    """Yield every part of *schema* that names keys."""
    inner = schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ()
    if isinstance(schema, dict) and isinstance(schema.get("properties"), dict) and "type" in schema:
        yield schema
    for each in inner:
        yield from objects(each)


def test_no_object_takes_a_key_it_does_not_know() -> None:
    found = list(objects(SCHEMA))
    assert len(found) > 25
    assert [each.get("title") for each in found if each["additionalProperties"] is not False] == []


def test_a_text_that_yaml_1_2_takes_for_a_number_is_written_in_quotes() -> None:
    card = Scorecard(id="k", name="1e5", version="0o17", owner="2025-01-01")
    written = write_scorecard(card, "yaml").decode()
    assert as_an_editor_reads(written) == {"format": "balanced-scorecard/1", "id": "k", "name": "1e5", "language": "en",
                                           "version": "0o17", "owner": "2025-01-01"}
    assert yaml.safe_load(written)["name"] == "1e5"
