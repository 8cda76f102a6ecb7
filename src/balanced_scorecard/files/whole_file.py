"""`write_whole`: the one way a file is written, so that nobody ever sees half of one."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from threading import get_ident

from ..errors import ScorecardError, one_line


def write_whole(path: str | os.PathLike[str], content: bytes) -> None:
    """Write *content* to *path*: the old file stands until the new one is whole, and keeps its permissions.

    A process that is killed meanwhile leaves the old file as it was, and beside it a hidden draft that nothing reads.

    Raises ScorecardError, naming the place, where it cannot be written.
    """
    try:
        _replace(Path(path).resolve(), content)
    except (OSError, ValueError, RuntimeError) as error:  # a NUL in a name is a ValueError, a ring of links either
        why = (getattr(error, "strerror", None) or str(error)).lower()
        why = "no file can have that name" if isinstance(error, ValueError) else why
        raise ScorecardError(
            f"{one_line(str(path))}: cannot be written ({why}); name a folder that may be written to") from error


def _replace(final: Path, content: bytes) -> None:
    draft = final.with_name(f".{final.name}.{os.getpid()}-{get_ident()}.draft")
    try:
        draft.unlink(missing_ok=True)  # of a process that was killed; a link that somebody laid there is not followed
        with draft.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())  # or a power failure could leave the new name before the new content
        if final.exists():
            shutil.copymode(final, draft)
        draft.replace(final)
    finally:
        draft.unlink(missing_ok=True)
