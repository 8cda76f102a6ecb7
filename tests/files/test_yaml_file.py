"""Bytes of YAML to plain data with lines, and back."""

from __future__ import annotations

from pathlib import Path

import pytest

from balanced_scorecard import DefinitionError, load_scorecard
from balanced_scorecard.files import yaml_file
from balanced_scorecard.files.documents import MOST_BYTES
from balanced_scorecard.files.reading import positions, read_scorecard

CARD = "id: kort\nname: Øvre\n"


def refused(content: bytes) -> str:
    with pytest.raises(DefinitionError) as raised:
        read_scorecard(content, source="card.yaml")
    return str(raised.value)


def test_every_scalar_is_a_text() -> None:
    assert yaml_file.read(b"a: 1.10\nb: [NO, 010]\nc: {d: 2025-01-01}\n") == {
        "a": "1.10",
        "b": ["NO", "010"],
        "c": {"d": "2025-01-01"},
    }


def test_a_trap_is_refused_when_only_the_data_are_wanted() -> None:
    with pytest.raises(DefinitionError, match="stands for nothing"):
        yaml_file.read(b"a: ~\n")


def test_every_place_has_its_line() -> None:
    places = yaml_file.positions(b"a: 1\nb:\n  - c: 2\n    d: [x,\n        y]\n")
    assert places == {
        ("a",): 1,
        ("b",): 2,
        ("b", 0): 3,
        ("b", 0, "c"): 3,
        ("b", 0, "d"): 4,
        ("b", 0, "d", 0): 4,
        ("b", 0, "d", 1): 5,
    }


def test_the_places_of_a_file_are_found_by_path(tmp_path: Path) -> None:
    path = tmp_path / "card.yaml"
    path.write_text(CARD + "perspectives:\n  - id: A\n    name: A\n", encoding="utf-8")
    assert positions(path)["perspectives", 0] == 4


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_line_endings_of_every_system_are_read(ending: str) -> None:
    text = CARD + "ownr: x\n"
    said = refused(text.replace("\n", ending).encode())
    assert said == "card.yaml:3: unknown key 'ownr'; did you mean 'owner'?"


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert read_scorecard(CARD.encode("utf-8-sig")).id == "kort"


def test_a_file_that_is_not_utf_8_says_so_with_its_line() -> None:
    assert refused(CARD.encode("cp1252")) == "card.yaml:2: the file is not UTF-8 (byte 0xd8); save it as UTF-8"


def test_a_file_in_utf_16_says_so() -> None:
    assert refused(CARD.encode("utf-16")) == "card.yaml: the file is in UTF-16; save it as UTF-8"


@pytest.mark.parametrize("content", [b"", b" \n\n", b"\xef\xbb\xbf", b"# bare en kommentar\n", b"---\n"])
def test_an_empty_file_says_so(content: bytes) -> None:
    assert refused(content) == "card.yaml: the file is empty; a card needs at least id and name"


@pytest.mark.parametrize(("content", "is_"), [(b"- a\n- b\n", "a list of 2"), (b"tekst\n", "'tekst'")])
def test_a_file_that_is_no_mapping_says_what_it_is(content: bytes, is_: str) -> None:
    assert refused(content) == f"card.yaml: a card is keys and values, not {is_}; begin with id and name"


def test_a_file_too_large_to_be_a_card_is_refused() -> None:
    assert refused(b"#" * (MOST_BYTES + 1)) == (
        f"card.yaml: {MOST_BYTES + 1} bytes are more than the {MOST_BYTES} a definition may have; split it"
    )


def test_a_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    path = tmp_path / "kort.yaml"
    with pytest.raises(DefinitionError) as raised:
        load_scorecard(path)
    assert str(raised.value) == f"{path}: cannot be read: there is no such file"


def test_a_folder_is_no_card(tmp_path: Path) -> None:
    (tmp_path / "kort.yaml").mkdir()
    with pytest.raises(DefinitionError, match="cannot be read: is a directory"):
        load_scorecard(tmp_path / "kort.yaml")


def test_a_name_that_ends_in_no_known_format_names_those_there_are() -> None:
    with pytest.raises(DefinitionError) as raised:
        load_scorecard("kort.ymal")
    assert str(raised.value) == (
        "kort.ymal: a definition ends in '.yaml', '.yml', '.json', '.toml', '.xlsx', '.xml' or '.stratml', not '.ymal'"
    )


def test_a_text_over_several_lines_is_read_as_yaml_folds_it() -> None:
    text = CARD + "definition: >\n  en\n  to\nowner: |\n  tre\n  fire\nsource: fem\n  seks\n"
    card = read_scorecard(text.encode())
    assert (card.definition, card.owner, card.source) == ("en to\n", "tre\nfire\n", "fem seks")


def test_short_leaves_stand_on_one_line_and_lists_below_their_key() -> None:
    document = {"format": "f", "version": "2025.1", "days": "2025-01-01", "targets": [{"expect": ">= 80 %"}, "i alle"]}
    assert yaml_file.write({**document, "goals": [{"id": "M1", "name": "x" * 130}]}).decode() == (
        "format: f\nversion: '2025.1'\ndays: 2025-01-01\ntargets: [{expect: '>= 80 %'}, i alle]\n"
        f"goals:\n  - id: M1\n    name: {'x' * 130}\n"
    )


def test_a_long_list_of_texts_is_read_back() -> None:
    values = [f"verdi nummer {number}" for number in range(20)]
    assert yaml_file.read(yaml_file.write({"format": "f", "values": values}))["values"] == values


def test_a_part_that_repeats_is_written_out() -> None:
    part = {"a": "b"}
    assert yaml_file.write({"format": "f", "x": part, "y": part}) == b"format: f\nx: {a: b}\ny: {a: b}\n"
