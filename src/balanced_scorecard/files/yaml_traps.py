"""What YAML's parser stumbles over, said so that one knows what to type; each with the line as it should be.

The parser's own words ("found character that cannot start any token") name neither the reason nor the remedy. Here
the line is looked at again, and the remedy of the message is also applied, so that reading can go on.
"""

from __future__ import annotations

import re
from typing import Any

import yaml
from attrs import frozen

from .yaml_builder import quoted


@frozen(kw_only=True)
class Trap:
    """A line YAML cannot read: what is wrong with it, and the line mended; None where only a person can."""

    line: int
    message: str
    mended: str | None = None


def explained(error: yaml.MarkedYAMLError, lines: list[str]) -> Trap:
    """Return what is wrong where *error* stopped in *lines*."""
    mark: Any = error.problem_mark or error.context_mark
    return Trap(line=min(mark.line, len(lines) - 1) + 1, message=str(error.problem))
