"""Read N broken inputs of one format, or of all; exit with 1 where one of them broke the promise.

    python -m fuzz yaml 1000000
    python -m fuzz yaml 1 --first 31337     that one input again
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from .formats import FORMATS
from .running import Count, content_of, escapes

SHOWN = 20


def main() -> int:
    asked = _asked()
    is_clean = True
    for name in FORMATS if asked.format == "all" else [asked.format]:
        is_clean &= run(name, asked)
    return 0 if is_clean else 1


def run(name: str, asked: argparse.Namespace) -> bool:
    """Read the inputs of the format *name*, print what came of them, keep those that escaped; return if none did."""
    format, count, kinds = FORMATS[name], Count(), Counter[str]()
    start, documents = perf_counter(), tuple(format.seeds())
    with TemporaryDirectory(prefix=f"fuzz-{name}-") as folder:
        for escape in escapes(format, documents, range(asked.first, asked.first + asked.many), Path(folder), count):
            kinds[escape.kind] += 1
            if kinds[escape.kind] == 1 and len(kinds) <= SHOWN:
                print(f"{name} {escape.number}: {escape.how.strip()}\n", flush=True)
                asked.keep.mkdir(parents=True, exist_ok=True)
                kept = asked.keep / f"{name}-{escape.number}{format.ending}"
                kept.write_bytes(content_of(format, documents, escape.number))
    print(f"{name}: {asked.many} inputs, {count.read} read, {count.refused} refused, {sum(kinds.values())} escaped, "
          f"{perf_counter() - start:.0f} s, the slowest {count.slowest * 1000:.0f} ms ({count.slowest_number})",
          flush=True)
    return not kinds


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m fuzz", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("format", choices=(*FORMATS, "all"))
    parser.add_argument("many", metavar="N", type=int)
    parser.add_argument("--first", metavar="NUMBER", type=int, default=0, help="the number of the first input")
    parser.add_argument("--keep", metavar="DIR", type=Path, default=Path("fuzz-escapes"),
                        help="where inputs that escaped are kept (default: %(default)s)")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
