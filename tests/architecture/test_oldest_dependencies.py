"""The file of oldest versions says the same as the lower bounds of the project."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]


def pairs(lines: list[str], sign: str) -> dict[str, tuple[int, ...]]:
    """Return the version of each ``name<sign>version`` line, trailing zeros left out."""
    found = {}
    for line in lines:
        name, _, version = line.partition(sign)
        if version:
            found[name.strip().lower()] = tuple(map(int, re.sub(r"(\.0)+$", "", version.strip()).split(".")))
    return found


def test_the_oldest_versions_are_the_lower_bounds_of_the_project() -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    oldest = (PROJECT / "constraints-oldest.txt").read_text(encoding="utf-8").splitlines()
    needed = [*project["dependencies"], *project["optional-dependencies"]["parquet"]]
    assert pairs(oldest, "==") == pairs(needed, ">=")
