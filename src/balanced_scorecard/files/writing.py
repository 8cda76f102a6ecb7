"""Definitions to files: `save_scorecard`, by the end of the file's name, written whole or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from importlib import import_module
from os import PathLike
from pathlib import Path as FilePath

from ..domain.scorecard import Scorecard
from .documents import Document
from .reading import format_of
from .unstructuring import unstructure_scorecard


def save_scorecard(card: Scorecard, path: str | PathLike[str]) -> None:
    """Write *card* to the file *path*, in the format its name ends in: ``.yaml``, ``.yml``, ``.json`` or ``.toml``."""
    write_whole(path, write_scorecard(card, format_of(path)))


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


def write_whole(path: str | PathLike[str], content: bytes) -> None:
    """Write *content* to *path* so that the file is never seen half written: the old one stands until the new is."""
    final = FilePath(path).resolve()
    draft = final.with_name(f".{final.name}.{os.getpid()}.draft")
    try:
        draft.write_bytes(content)
        if final.exists():
            shutil.copymode(final, draft)
        os.replace(draft, final)
    finally:
        draft.unlink(missing_ok=True)
