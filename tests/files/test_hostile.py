"""Files from strangers: bounded, and one clear error with its place. `benchmarks/hostile.py` has them at full size."""

from __future__ import annotations

import csv
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from balanced_scorecard import (
    Fault,
    Measurement,
    MeasurementError,
    Measurements,
    Period,
    ScorecardError,
    load_measurement_chunks,
    load_measurements,
    load_scorecard,
    load_targets,
    save_measurements,
)
from balanced_scorecard.errors import did_you_mean
from balanced_scorecard.files import parquet_file

TOP = "id: a\nname: A\n"


def refused(path: Path, content: str | bytes, load: Callable[[Path], object] = load_scorecard) -> list[str]:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(ScorecardError) as caught:
        load(path)
    return str(caught.value).splitlines()


@pytest.mark.parametrize("key", ["a" + ".a" * 60, "'x'" + ' . "y"' * 60])
@pytest.mark.parametrize("form", ["{} = 1\n", "[{}]\n", "[[{}]]\n", "x = {{{} = 1}}\n"])
def test_a_key_of_toml_has_few_parts(tmp_path: Path, key: str, form: str) -> None:
    assert refused(tmp_path / "c.toml", 'id = "a"\n' + form.format(key)) == [
        "c.toml:2: a key has more than 50 parts; a card needs far fewer"]


def test_a_text_of_toml_may_have_many_points(tmp_path: Path) -> None:
    text = ". ".join(["Ord"] * 80)
    (tmp_path / "c.toml").write_text(f'id = "a"\nname = "A"\ndefinition = "{text}"\n')
    assert load_scorecard(tmp_path / "c.toml").definition == text


@pytest.mark.parametrize("form", ["x = {}", "x = [1, {}]", "x = -{}", "x = [ # c\n {}]"])
def test_a_number_of_toml_has_few_digits(tmp_path: Path, form: str) -> None:
    assert refused(tmp_path / "c.toml", form.format("9" * 5000)) == [
        "c.toml: a number has a thousand digits or more; write it shorter"]


def test_not_every_one_of_many_unknown_keys_is_told(tmp_path: Path) -> None:
    said = refused(tmp_path / "c.yaml", TOP + "".join(f"x{n}: 1\n" for n in range(5000)))
    assert len(said) == 101
    assert "c.yaml: and 4900 more unknown keys; mend these first" in said


@pytest.mark.parametrize("many", ["goals: [" + "{}, " * 5000 + "]\n", "x: {" + "a: 1, " * 5000 + "}\n"])
def test_not_every_one_of_many_faults_is_told(tmp_path: Path, many: str) -> None:
    said = refused(tmp_path / "c.yaml", TOP + "strategy:\n  " + many)
    assert len(said) < 2100
    assert any(each.endswith("and perhaps more; mend these first") for each in said)


def test_a_hint_is_looked_for_among_few_and_short_words() -> None:
    many = [f"word{n}" for n in range(5000)]
    assert did_you_mean("wrod1", many) == ""
    assert did_you_mean("WORD1", many) == "; did you mean 'word1'?"
    assert did_you_mean("wrod1", many[:10]) == "; did you mean 'word1'?"
    assert did_you_mean("a" * 10**6, ["a" * 10**6 + "b"]) == ""


def test_a_table_has_no_more_columns_than_a_spreadsheet(tmp_path: Path) -> None:
    said = refused(tmp_path / "f.csv", "," * 20_000 + "x\n1\n", load_measurements)
    assert said == ["f.csv: has 20001 columns, more than the 16384 of a spreadsheet; write one row a value"]


def parquet(path: Path, rows: int, id: str = "A") -> Path:
    once = pa.repeat(pa.scalar(0, pa.int32()), rows)
    texts = {name: pa.DictionaryArray.from_arrays(once, pa.array([text]))
             for name, text in (("indicator", id), ("period", "2024"))}
    pq.write_table(pa.table({**texts, "value": pa.repeat(1.0, rows)}), path, compression="zstd")
    return path


@pytest.mark.parametrize(("rows", "id", "said"), [
    (parquet_file.MOST_CELLS // 3 + 1, "A", "6666667 rows of 3 columns"),
    (1_000, "A" * 1_000_000, "more than 500 MB once unpacked"),
])
def test_a_small_parquet_file_is_not_unpacked_without_end(tmp_path: Path, rows: int, id: str, said: str) -> None:
    path = parquet(tmp_path / "f.parquet", rows, id)
    assert path.stat().st_size < 200_000
    with pytest.raises(MeasurementError) as caught:
        load_measurements(path)
    assert str(caught.value) == (
        f"f.parquet: holds {said}, more than is read at once; read it with load_measurement_chunks")


@pytest.mark.parametrize("load", [load_measurements, lambda path: list(load_measurement_chunks(path))])
def test_a_torn_parquet_file_is_said_in_one_sentence(tmp_path: Path, load: Callable[[Path], object]) -> None:
    content = parquet(tmp_path / "f.parquet", 10).read_bytes()
    assert refused(tmp_path / "f.parquet", content.replace(b"2024", b"\xff\xff\xff\xff"), load) == [
        "f.parquet: cannot be read as Parquet; write it anew"]


@pytest.mark.parametrize("content", [
    b"\xff\xfei\x00d\x00", b"id: \x00\n", b"id: a\nname: \xff\n", b"\x00" * 1000, b"id: a\nname: \x1b[31mA\n",
])
def test_what_is_no_text_is_refused(tmp_path: Path, content: bytes) -> None:
    for name in ("c.yaml", "c.json", "c.toml"):
        assert all(each.startswith(name) and each.isprintable() for each in refused(tmp_path / name, content))


@pytest.mark.parametrize("name", ["\0.yaml", "c\n.yaml"])
def test_a_path_that_no_file_can_have_is_said_in_one_line(tmp_path: Path, name: str) -> None:
    for load in (load_scorecard, load_measurements):
        with pytest.raises(ScorecardError) as caught:
            load(tmp_path / (name if load is load_scorecard else name.replace("yaml", "csv")))
        assert str(caught.value).isprintable()


HOSTILE = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0")


@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_of_a_csv_file_begins_like_a_formula(tmp_path: Path, text: str) -> None:
    row = Measurement(indicator="A", period=Period.parse("2024"), value=-1.0, note=text)
    for name in ("f.csv", "f.tsv"):
        save_measurements(Measurements([row]), tmp_path / name)
        with (tmp_path / name).open(newline="") as file:
            [_, cells] = csv.reader(file, delimiter="\t" if name.endswith("tsv") else ",")
        assert cells == ["A", "2024", "-1", f"'{text}"]


def test_nothing_that_a_file_names_is_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing opens a connection: `socket` itself would raise here."""

    def never(*_: Any, **__: Any) -> Any:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket, "socket", never)
    address = "http://127.0.0.1:9/x"
    (tmp_path / "c.yaml").write_text(f"$schema: {address}\nid: a\nname: A\nsource: {address}\n"
                                     "documents: [{id: D, name: '" + address + "'}]\n")
    card = load_scorecard(tmp_path / "c.yaml")
    assert card.source == address
    (tmp_path / "t.csv").write_text(f"indicator,expect,source\nA,>= 1,{address}\n")
    assert "no indicator 'A'" in refused(tmp_path / "t.csv", (tmp_path / "t.csv").read_bytes(),
                                         lambda path: load_targets(path, card))[0]
    assert refused(tmp_path / "p.xml", f'<!DOCTYPE x SYSTEM "{address}"><x/>')[0].startswith("p.xml")


def test_a_fault_is_a_value_that_is_safe_to_print() -> None:
    assert str(Fault("a\nb")) == "a\\nb"
