"""The same promise, looked for by coverage: atheris changes the documents towards code that no input has reached.

    pip install atheris
    python -m fuzz.guided yaml CORPUS -runs=100000

CORPUS is a folder; it is filled with the documents that `python -m fuzz` changes, and atheris adds what it finds.
"""

from __future__ import annotations

import sys
import warnings
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

atheris = import_module("atheris")

with atheris.instrument_imports(include=["balanced_scorecard"]):
    from balanced_scorecard import ReadingWarning

    from .formats import FORMATS
    from .running import Count, outcome


def main(name: str, corpus: Path, options: list[str]) -> None:
    """Let atheris change documents of the format *name* until one breaks the promise."""
    format, count = FORMATS[name], Count()
    corpus.mkdir(parents=True, exist_ok=True)
    for number, document in enumerate(format.seeds()):
        (corpus / f"seed-{number}").write_bytes(document)
    warnings.simplefilter("error")
    warnings.simplefilter("ignore", ReadingWarning)
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"input{format.ending}"

        def read(content: bytes) -> None:
            path.write_bytes(content)
            how = outcome(format, path, count, is_used=False)
            if how:
                raise AssertionError(how)

        atheris.Setup([sys.argv[0], str(corpus), *options], read)
        atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3:])
