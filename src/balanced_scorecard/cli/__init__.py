"""The command line: parse, call, print, exit code (0 done, 1 findings, 2 what was given cannot be read).

The result goes to stdout and nothing else does; what is wrong goes to stderr, one fault a line, and so does what was
read all the same and should be known.
"""

from __future__ import annotations

import io
import os
import sys
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from ..errors import ReadingWarning, ScorecardError
from .arguments import UNREADABLE, parser

INTERRUPTED, BROKEN_PIPE = 130, 141  # what a shell says of a program that SIGINT or SIGPIPE ended


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code."""
    options = parser().parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")  # a Windows pipe would refuse the letters of a name
    try:
        with remarks_in_plain_lines():
            return int(options.run(options))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python complains once more at exit
        return BROKEN_PIPE
    except (ScorecardError, OSError) as error:
        print(_sentence(error), file=sys.stderr)
        return UNREADABLE
    except KeyboardInterrupt:
        return INTERRUPTED


@contextmanager
def remarks_in_plain_lines() -> Iterator[None]:
    """Print each remark on what is read once and as one line, where Python would add its own line of code."""
    with warnings.catch_warnings(record=True) as raised:
        warnings.simplefilter("always", ReadingWarning)
        try:
            yield
        finally:
            remarks = [each for each in raised if issubclass(each.category, ReadingWarning)]
            for remark in dict.fromkeys(str(each.message) for each in remarks):
                print(f"note: {remark}", file=sys.stderr)
    for each in raised:
        if each not in remarks:
            warnings.warn_explicit(each.message, each.category, each.filename, each.lineno)


def _sentence(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {error.strerror.lower()}" if error.filename else error.strerror.lower()
    return str(error)
