"""Whether a plan is valid by the structure of Part 2 (XSD 2.2.6)."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

etree: Any = import_module("lxml.etree")
SCHEMA = etree.XMLSchema(etree.parse(str(Path(__file__).with_name("part_2.xsd"))))


def faults_of(content: bytes) -> list[str]:
    """Return every fault of the plan *content*, with its line."""
    SCHEMA.validate(etree.fromstring(content))
    return [f"line {error.line}: {error.message}" for error in SCHEMA.error_log]
