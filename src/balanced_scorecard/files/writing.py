"""Definitions to files: `save_scorecard`, by the end of the file's name, written whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from os import PathLike

from ..domain.scorecard import Scorecard
from .documents import Document
from .reading import format_of
from .unstructuring import unstructure_scorecard
from .whole_file import write_whole


def save_scorecard(card: Scorecard, path: str | PathLike[str]) -> None:
    """Write *card* to the file *path*, in the format its name ends in.

    These are ``.yaml``, ``.yml``, ``.json``, ``.toml`` or
    ``.xlsx``.

    With ``.xml`` or ``.stratml`` it becomes a plan in StratML, as `save_stratml` writes it.
    """
    format = format_of(path)
    if format == "stratml":  # the card stands beside it
        import_module(".stratml_file", __package__).save_stratml(card, path)
        return
    write_whole(path, write_scorecard(card, format))


def write_scorecard(card: Scorecard, format: str = "yaml") -> bytes:
    """Return *card* as the bytes of a file in *format*.

    >>> print(write_scorecard(Scorecard(id="a", name="Vårt kort", language="nb")).decode())
    format: balanced-scorecard/1
    id: a
    name: Vårt kort
    language: nb
    <BLANKLINE>
    """
    write: Callable[[Document], bytes] = import_module(f".{format}_file", __package__).write
    return write(unstructure_scorecard(card))
