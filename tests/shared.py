"""Where the worked numbers lie that are not part of the project; tests that read them skip when they are absent."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


def shared(*parts: str) -> Path:
    """Return the path of a worked case or data file; skip the test where it is not at hand."""
    path = SHARED.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"{'/'.join(parts)} is not at hand")
    return path


def cases(name: str) -> Any:
    """Return the worked cases of one file."""
    return json.loads(shared("cases", name).read_text(encoding="utf-8"))
