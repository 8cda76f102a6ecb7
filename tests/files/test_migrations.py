"""What an older version wrote is read for ever: steps are taken in order, and a newer version is said to be newer."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from balanced_scorecard import DefinitionError, load_scorecard
from balanced_scorecard.files.documents import Document, Scalar
from balanced_scorecard.files.keys import FORMAT
from balanced_scorecard.files.migrations import STEPS, NewerFormat, format_after, migrated
from balanced_scorecard.files.reading import read_scorecard, structure_scorecard
from balanced_scorecard.files.unstructuring import unstructure_scorecard

VERSIONS = Path(__file__).with_name("versions")
GOLDEN = sorted(VERSIONS.glob("*.yaml"), key=lambda path: int(path.stem))


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.name)
def test_a_file_of_every_version_is_read_as_the_card_it_always_was(path: Path) -> None:
    assert unstructure_scorecard(load_scorecard(path)) == json.loads(path.with_suffix(".json").read_text("utf-8"))


def test_there_is_a_file_of_every_version() -> None:
    assert [path.name for path in GOLDEN] == [f"{version}.yaml" for version in range(1, len(STEPS) + 2)]
    assert f"balanced-scorecard/{len(GOLDEN)}" == FORMAT


def test_a_file_that_names_no_version_is_of_the_first() -> None:
    said = VERSIONS.joinpath("1.yaml").read_text("utf-8")
    silent = said.replace("format: balanced-scorecard/1\n", "", 1)
    assert silent != said
    assert read_scorecard(silent.encode()) == read_scorecard(said.encode())


# ---- steps, here two that nobody ever shipped --------------------------------------------------------------------


def aims_become_targets(document: Document) -> Document:
    return {"targets" if key == "aims" else key: value for key, value in document.items()}


def targets_become_a_list(document: Document) -> Document:
    targets = document.get("targets", [])
    return {**document, "targets": targets if isinstance(targets, list) else [targets]}


TWO = (aims_become_targets, targets_become_a_list)


@pytest.mark.parametrize(("version", "document"), [
    (None, {"aims": ">= 80 %"}),
    (1, {"aims": ">= 80 %"}),
    (2, {"targets": ">= 80 %"}),
    (3, {"targets": [">= 80 %"]}),
])
def test_each_version_is_taken_the_steps_it_lacks_in_order(version: int | None, document: Mapping[str, object]) -> None:
    said = {} if version is None else {"format": f"balanced-scorecard/{version}"}
    assert migrated({**said, **document}, TWO) == {"targets": [">= 80 %"]}


def test_a_step_that_was_taken_is_not_taken_again() -> None:
    assert migrated({"format": "balanced-scorecard/2", "aims": "kept"}, TWO) == {"aims": "kept", "targets": []}


def test_migrating_leaves_what_it_was_given_alone() -> None:
    document = {"format": "balanced-scorecard/1", "aims": ">= 80 %"}
    migrated(document, TWO)
    assert document == {"format": "balanced-scorecard/1", "aims": ">= 80 %"}


def test_a_version_beyond_the_steps_is_newer() -> None:
    assert format_after(TWO) == "balanced-scorecard/3"
    with pytest.raises(NewerFormat) as raised:
        migrated({"format": "balanced-scorecard/4"}, TWO)
    assert str(raised.value) == (
        "'balanced-scorecard/4' is newer than what this version of the library reads, 'balanced-scorecard/3'; "
        "install a newer one: pip install --upgrade balanced-scorecard")


@pytest.mark.parametrize(("said", "message"), [
    ("balanced-scorecard", "'balanced-scorecard' is not a format; did you mean 'balanced-scorecard/1'?"),
    ("balanced-scorecard/0", "'balanced-scorecard/0' is not a format; did you mean 'balanced-scorecard/1'?"),
    (Scalar("2"), "'2' is not a format; write 'balanced-scorecard/1', or leave it out"),
    ("", "'' is not a format; write 'balanced-scorecard/1', or leave it out"),
    (1, "expected the name of a format, got the number 1; write 'balanced-scorecard/1', or leave it out"),
    (None, "expected the name of a format, got NoneType None; write 'balanced-scorecard/1', or leave it out"),
])
def test_what_is_no_format_is_said_to_be_none(said: object, message: str) -> None:
    with pytest.raises(DefinitionError) as raised:
        structure_scorecard({"format": said, "id": "a", "name": "A"})
    assert str(raised.value) == f"format: {message}"


def test_of_a_newer_file_nothing_else_is_said_to_be_wrong() -> None:
    with pytest.raises(DefinitionError) as raised:
        structure_scorecard({"format": "balanced-scorecard/2", "cadence": "monthly"})
    assert len(raised.value.faults) == 1
