"""Every exception of the library, and `Fault`: one thing wrong in what was given.

The form of a message is ``where: what is wrong, with the value; what would be right``. Data are positional
exception arguments, so that an error survives pickling.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from importlib import import_module
from typing import Any

from attrs import evolve, field, frozen

Path = tuple[str | int, ...]
"""Where in a document: keys and positions from its top, as in ``("perspectives", 0, "name")``."""


_MOST_SIGNS = 600  # of a sentence; the longest that we write ourselves have half of that
_MOST_OF_PLACE = 300


def path_text(path: Path) -> str:
    """Return *path* as people write it.

    >>> path_text(("perspectives", 0, "factors", 1, "name"))
    'perspectives[0].factors[1].name'
    """
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return one_line(text, _MOST_OF_PLACE)


def one_line(text: str, most: int = _MOST_SIGNS) -> str:
    r"""Return *text* fit to be printed: no sign that moves a terminal's cursor, and no more than *most* signs.

    What a file holds stands in the messages about it, and a file may hold anything.

    >>> one_line("a\x1b[31m\nb"), one_line("a" * 50 + "!", 11)
    ('a\\x1b[31m\\nb', 'aaaa...aaa!')
    """
    short = _cut(text, most)
    if short.isprintable():
        return short
    return _cut("".join(each if each.isprintable() or each in _SPACES else repr(each)[1:-1] for each in short), most)


_SPACES = "\u00a0\u202f"  # within numbers


def _cut(text: str, most: int) -> str:
    """Return *text*, its middle left out beyond *most*: what is wrong stands first, the remedy last."""
    end = (most - 3) // 2
    return text if len(text) <= most else f"{text[:most - 3 - end]}...{text[-end:]}"


_LONGEST_WORD, _MOST_WORDS = 100, 3000


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return ``; did you mean 'x'?`` where one of *known* is near *word*, else the empty text.

    >>> did_you_mean("servise", ["service", "price"]), did_you_mean("a1", ["A1"])
    ("; did you mean 'service'?", "; did you mean 'A1'?")
    """
    by_letters = {each.casefold(): each for each in known if each and len(each) <= _LONGEST_WORD}
    letters = word.casefold()
    if len(word) > _LONGEST_WORD or len(by_letters) > _MOST_WORDS:  # comparing them all would take longer than reading
        near = [by_letters[letters]] if letters in by_letters else []
    else:
        near = [by_letters[each] for each in get_close_matches(letters, by_letters, n=1)]
    return f"; did you mean {near[0]!r}?" if near else ""


def one_of(words: Iterable[str]) -> str:
    """Return *words* as a list a message can end with.

    >>> one_of(["a", "b", "c"])
    "'a', 'b' or 'c'"
    """
    quoted = [repr(word) for word in words]
    return " or ".join(part for part in (", ".join(quoted[:-1]), *quoted[-1:]) if part)


@frozen
class Fault:
    """One thing wrong in what was given: what, in which place of which file, on which line.

    Attributes:
        message: what is wrong, with the value; what would be right.
        path: the place within the document, outermost first.
        line: the line in the file, from 1; None where it has none.
        source: the file's name; empty for what came from memory.

    >>> print(Fault("unknown key 'weigth'; did you mean 'weight'?", ("perspectives", 0), 7, "card.yaml"))
    card.yaml:7: perspectives[0]: unknown key 'weigth'; did you mean 'weight'?
    """

    message: str = field(converter=one_line)
    path: Path = ()
    line: int | None = field(default=None, kw_only=False)
    source: str = ""

    def __str__(self) -> str:
        source = one_line(self.source, _MOST_OF_PLACE)
        place = f"{source}:{self.line}" if source and self.line else source
        if self.line and not self.source:
            place = f"line {self.line}"
        return ": ".join(part for part in (place, path_text(self.path), self.message) if part)

    def below(self, *outer: str | int) -> Fault:
        """Return the same fault seen from further out: *outer* stands before its path."""
        return evolve(self, path=(*outer, *self.path))


class ScorecardError(Exception):
    """What every error of this library is."""


class _Faulty(ScorecardError, ValueError):
    """An error that carries every fault found, not only the first."""

    def __init__(self, faults: Sequence[Fault] | str) -> None:
        self.faults: tuple[Fault, ...] = (Fault(faults),) if isinstance(faults, str) else tuple(faults)
        super().__init__(self.faults)

    def __str__(self) -> str:
        return "\n".join(map(str, self.faults))


class DefinitionError(_Faulty):
    """A scorecard that cannot be built; `faults` holds everything that was found wrong."""


class MeasurementError(_Faulty):
    """Figures or assessments that cannot be read or used; `faults` holds everything that was found wrong."""


class UnitError(MeasurementError):
    """A value in a unit that does not convert to its indicator's."""


class PeriodError(ScorecardError, ValueError):
    """A text that is not a period, or a period that does not fit what is asked of it."""


class UnknownElementError(ScorecardError, LookupError):
    """An id that names nothing on the card."""


class RuleError(ScorecardError, ValueError):
    """A rule of `check`, or an option of one, that there is none of."""


class PanelTooLargeError(ScorecardError, MemoryError):
    """A panel that would take more memory than there is; said before it is worked out."""


class MissingDependencyError(ScorecardError, ImportError):
    """An optional package is needed for what was asked; the message holds the install line."""


def with_extra(module: str, doing: str, packages: str, extra: str) -> Any:
    """Return *module*, which the extra *extra* brings; raise MissingDependencyError where it is not there.

    Args:
        module: what is imported.
        doing: what it is needed for, as it begins the message: ``reading .parquet``.
        packages: what must be installed, by name.
        extra: of this library, in the install line.
    """
    try:
        return import_module(module)
    except ImportError:
        them = "them" if " and " in packages else "it"
        raise MissingDependencyError(
            f'{doing} needs {packages}; install {them} with: pip install "balanced-scorecard[{extra}]"') from None


class ReadingWarning(UserWarning):
    """Something in a file that was read all the same, and that whoever stands by the figures should know."""
