"""`schema`: the JSON Schema of a definition, for an editor."""

from __future__ import annotations

import argparse
from importlib.resources import files
from typing import TYPE_CHECKING

from .output import put

if TYPE_CHECKING:
    from .arguments import Commands


def add(commands: Commands) -> None:
    """Add the command to *commands*."""
    schema = commands.add_parser("schema", help="the JSON Schema of a definition, for completion in an editor")
    schema.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the schema that the package ships."""
    put((files("balanced_scorecard") / "files" / "definition.schema.json").read_text(encoding="utf-8"))
    return 0
