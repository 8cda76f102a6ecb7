"""`write_whole`: the one way a file is written, so that nobody ever sees half of one."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from threading import get_ident

from ..errors import ScorecardError


def write_whole(path: str | os.PathLike[str], content: bytes) -> None:
    """Write *content* to *path*: the old file stands until the new one is whole, and keeps its permissions.

    Raises ScorecardError, naming the place, where it cannot be written.
    """
    final = Path(path).resolve()
    draft = final.with_name(f".{final.name}.{os.getpid()}-{get_ident()}.draft")
    try:
        draft.write_bytes(content)
        if final.exists():
            shutil.copymode(final, draft)
        draft.replace(final)
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise ScorecardError(f"{path}: cannot be written ({why}); name a folder that may be written to") from error
    finally:
        draft.unlink(missing_ok=True)
