"""The picture of who may import whom, kept by a machine."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
SOURCES = sorted((PROJECT / "src" / "balanced_scorecard").rglob("*.py"))


def test_layers_point_down_and_the_domain_knows_no_framework() -> None:
    linter = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run([linter, "--no-cache"], cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_file_passes_400_lines() -> None:
    lengths = {str(path.relative_to(PROJECT)): len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES}
    assert {name: length for name, length in lengths.items() if length > 400} == {}


def test_no_module_is_named_after_one_of_the_standard_library() -> None:
    names = {path.stem for path in SOURCES} - {"__init__", "__main__"}
    said_of_ours = {"time", "numbers"}  # adding up over time; how numbers are written
    assert names & sys.stdlib_module_names <= said_of_ours


def test_no_module_is_a_drawer_for_odds_and_ends() -> None:
    assert {path.stem for path in SOURCES} & {"utils", "util", "helpers", "common", "misc"} == set()
