"""Files are written whole or not at all, whatever happens meanwhile; a process is killed here to see it."""

from __future__ import annotations

import ast
import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

import balanced_scorecard
from balanced_scorecard import ScorecardError, load_measurements
from balanced_scorecard.files.whole_file import write_whole

SOURCE = Path(balanced_scorecard.__file__).parent
DRAFT_IS_OPENED, IN_THE_MIDDLE, DRAFT_IS_WHOLE = "draft is opened", "in the middle", "draft is whole"
KILLED = """
import os, resource, signal, sys
moment = sys.argv[1]

def kill_at(event, arguments):
    is_opened = event == "open" and str(arguments[0]).endswith(".draft")
    if (moment == "draft is opened" and is_opened) or (moment == "draft is whole" and event == "os.rename"):
        os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(kill_at)
if moment == "in the middle":  # the system ends a process that writes past its limit
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
"""
WRITE = """
from balanced_scorecard.files.whole_file import write_whole
write_whole(sys.argv[2], b"new" * 100_000)
"""
SAVE = """
import balanced_scorecard as bsc
row = bsc.Measurement(indicator="A1", period=bsc.Period.parse("2024"), value=2.0, note="n" * 10_000)
bsc.save_measurements(bsc.Measurements([row]), sys.argv[2])
"""
OLD = "indicator,period,value\nA1,2023,1\n"


def killed(script: str, moment: str, path: Path) -> int:
    """Return how the process ended that ran *script* on *path* until *moment*."""
    done = subprocess.run([sys.executable, "-c", KILLED + script, moment, str(path)], check=False, capture_output=True)
    assert done.stderr == b""
    return -done.returncode


@pytest.mark.parametrize("moment", [DRAFT_IS_OPENED, IN_THE_MIDDLE, DRAFT_IS_WHOLE])
def test_a_process_that_is_killed_leaves_the_old_file_whole(tmp_path: Path, moment: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    assert killed(WRITE, moment, path) == (signal.SIGXFSZ if moment == IN_THE_MIDDLE else signal.SIGKILL)
    assert path.read_bytes() == b"old"
    assert [each.stat().st_size for each in tmp_path.glob(".a.txt.*.draft")] == {
        DRAFT_IS_OPENED: [], IN_THE_MIDDLE: [4096], DRAFT_IS_WHOLE: [300_000]}[moment]


@pytest.mark.parametrize("moment", [IN_THE_MIDDLE, DRAFT_IS_WHOLE])
def test_what_a_killed_process_leaves_is_never_read_as_figures(tmp_path: Path, moment: str) -> None:
    path = tmp_path / "figures.csv"
    path.write_text(OLD)
    before = load_measurements(path)
    assert killed(SAVE, moment, path) in (signal.SIGXFSZ, signal.SIGKILL)
    assert len(list(tmp_path.iterdir())) == 2  # there is a draft
    assert load_measurements(tmp_path) == before


def test_what_a_killed_process_left_hinders_nobody(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    killed(WRITE, DRAFT_IS_WHOLE, path)
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"


def test_every_file_of_the_library_is_written_whole() -> None:
    """A search of the source: nothing but `write_whole` opens a file to write it."""
    assert [name for path in sorted(SOURCE.rglob("*.py")) for name in writers_in(path)] == ["whole_file.py: open"]


def writers_in(path: Path) -> list[str]:
    """Return the calls in *path* that write a file."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            is_method = isinstance(node.func, ast.Attribute)
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            modes = [each.value for each in node.args if isinstance(each, ast.Constant) and isinstance(each.value, str)]
            to_write = name == "open" and any(set(mode) <= set("wxabt+r") and set(mode) & set("wxa+") for mode in modes)
            if to_write or (is_method and name in ("write_bytes", "write_text", "to_csv", "to_parquet", "to_excel")):
                found.append(f"{path.name}: {name}")
    return found


def test_a_link_laid_where_the_draft_will_be_is_not_followed(tmp_path: Path) -> None:
    path, other = tmp_path / "a.txt", tmp_path / "other"
    other.write_bytes(b"theirs")
    script = f"""
import os, sys, threading
os.symlink({str(other)!r}, {str(tmp_path)!r} + f"/.a.txt.{{os.getpid()}}-{{threading.get_ident()}}.draft")
"""
    subprocess.run([sys.executable, "-c", script + WRITE, "", str(path)], check=True)
    assert path.read_bytes() == b"new" * 100_000
    assert not path.is_symlink()
    assert other.read_bytes() == b"theirs"


def test_a_link_to_a_file_stays_one_and_permissions_are_kept(tmp_path: Path) -> None:
    path, link = tmp_path / "a.txt", tmp_path / "link.txt"
    path.write_bytes(b"old")
    path.chmod(0o640)
    link.symlink_to(path)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(os.stat(path).st_mode) == 0o640


@pytest.mark.parametrize(("name", "why"), [
    ("a\0b.txt", "a\\x00b.txt: cannot be written (no file can have that name)"),
    ("x" * 300 + ".txt", "x.txt: cannot be written (file name too long)"),
])
def test_a_name_that_no_file_can_have_is_said_in_one_line(tmp_path: Path, name: str, why: str) -> None:
    with pytest.raises(ScorecardError) as caught:
        write_whole(tmp_path / name, b"")
    assert str(caught.value).endswith(why + "; name a folder that may be written to")
    assert list(tmp_path.iterdir()) == []
