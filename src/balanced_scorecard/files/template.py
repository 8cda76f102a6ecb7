"""`save_template`: a card to fill in, as a workbook or as YAML with comments; the two say the same."""

from __future__ import annotations

import re
from importlib.resources import files
from os import PathLike
from pathlib import Path

from ..errors import ScorecardError, one_of
from ..words import LANGUAGES_WITH_WORDS
from . import yaml_file
from .reading import structure_scorecard
from .unstructuring import unstructure_scorecard
from .whole_file import write_whole

SUFFIXES = (".yaml", ".yml", ".xlsx")
"""The endings of the files there are templates of."""
_OFFERED = re.compile(r"^#: ?", re.MULTILINE)


def save_template(path: str | PathLike[str], *, language: str = "en") -> None:
    """Write a card to fill in to the file *path*, which must not be there yet: ``.xlsx`` or ``.yaml``.

    Args:
        path: the file; a workbook has the figures too, so that it makes the first report by itself.
        language: nb, nn, en, sv, da or fi, of all the words in it.

    Raises:
        ScorecardError: the ending is another, the language has no template, or there is such a file already.
    """
    file = Path(path)
    if file.suffix.lower() not in SUFFIXES:
        raise ScorecardError(f"{path}: a template ends in {one_of(SUFFIXES)}, not {file.suffix!r}")
    if file.exists():
        raise ScorecardError(f"{path}: is there already; give another name, so that nothing is written over")
    is_workbook = file.suffix.lower() == ".xlsx"
    write_whole(file, template_workbook(language, file.name) if is_workbook else template_text(language).encode())


def template_text(language: str = "en") -> str:
    """Return the template as YAML: a card that can be read as it is, and commented lines for what it may have too.

    >>> print(template_text("nb").splitlines()[6])
    format: balanced-scorecard/1
    """
    if language not in LANGUAGES_WITH_WORDS:
        raise ScorecardError(f"there is no template in {language!r}; use {one_of(LANGUAGES_WITH_WORDS)}")
    return (files("balanced_scorecard") / "examples" / "template" / f"{language}.yaml").read_text(encoding="utf-8")


def template_workbook(language: str = "en", file: str = "scorecard.xlsx") -> bytes:
    """Return the template as a workbook; *file* is what it will be called, for the commands on its first sheet."""
    # Imported here because a template in YAML needs no library for workbooks.
    from .workbook_template import write_template

    whole = _OFFERED.sub("", template_text(language))
    example = unstructure_scorecard(structure_scorecard(yaml_file.read(whole.encode())))
    return write_template(example, language=language, file=file)
