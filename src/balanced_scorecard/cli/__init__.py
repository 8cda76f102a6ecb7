"""The command line: parse, call, print, exit code (0 done, 1 findings, 2 what was given cannot be read).

The result goes to stdout and nothing else does; what is wrong goes to stderr, one fault a line.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence

from ..errors import ScorecardError
from .arguments import UNREADABLE, parser

INTERRUPTED, BROKEN_PIPE = 130, 141  # what a shell says of a program that SIGINT or SIGPIPE ended


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code."""
    options = parser().parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")  # a Windows pipe would refuse the letters of a name
    try:
        return int(options.run(options))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python complains once more at exit
        return BROKEN_PIPE
    except (ScorecardError, OSError) as error:
        print(_sentence(error), file=sys.stderr)
        return UNREADABLE
    except KeyboardInterrupt:
        return INTERRUPTED


def _sentence(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {error.strerror.lower()}" if error.filename else error.strerror.lower()
    return str(error)
