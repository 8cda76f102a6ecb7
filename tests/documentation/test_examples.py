"""Every example of README and docs runs, page by page, as a reader would follow it.

In one folder and one session a page: a block with a file name as its caption is saved under it, Python is run (and
compared with what is shown, where it is shown after >>>), and each command after `$` must end well.
"""

from __future__ import annotations

import doctest
import json
import re
import shlex
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml
from attrs import field, frozen

from balanced_scorecard.cli import main
from balanced_scorecard.files.reading import read_scorecard

PROJECT = Path(__file__).resolve().parents[2]
GENERATED = PROJECT / "docs" / "reference" / "rules"
PAGES = [
    PROJECT / "README.md", PROJECT / "CONTRIBUTING.md",
    *(page for page in sorted((PROJECT / "docs").rglob("*.md")) if GENERATED not in page.parents),
]
FENCE = re.compile(r"^```(?P<info>[^\n]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
CAPTION = re.compile(r":caption: (\S+)\n\n?")
OPTIONS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


@frozen
class Block:
    """One fenced block: its language, its text, and the file it is to be saved as, if any."""

    language: str
    text: str
    file: str = ""


@frozen
class Session:
    """What following one page builds up."""

    folder: Path
    capsys: pytest.CaptureFixture[str]
    names: dict[str, object] = field(factory=dict)

    def follow(self, block: Block) -> None:
        if block.file:
            (self.folder / block.file).write_text(block.text, encoding="utf-8")
        elif block.language == "python" and block.text.lstrip().startswith(">>>"):
            self.compare(block.text)
        elif block.language == "python":
            exec(compile(block.text, "page", "exec"), self.names)
        elif block.language == "console":
            self.run_commands(block.text)
        elif block.language in READERS:
            READERS[block.language](block.text)

    def compare(self, text: str) -> None:
        test = doctest.DocTestParser().get_doctest(text, self.names, "page", None, 0)
        said: list[str] = []
        doctest.DocTestRunner(optionflags=OPTIONS, verbose=False).run(test, out=said.append, clear_globs=False)
        self.names.update(test.globs)
        assert not said, "".join(said)

    def run_commands(self, text: str) -> None:
        for typed in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
            command, _, shown = typed.partition("\n")
            program, *arguments = shlex.split(command)
            assert program == "balanced-scorecard", f"only our own command is run from a page, not {program!r}"
            assert main(arguments) == 0, self.capsys.readouterr().err
            printed = self.capsys.readouterr().out
            if shown.strip():
                said, is_ = (text.replace("\u00a0", " ") for text in (shown, printed))  # a reader sees no hard space
                assert doctest.OutputChecker().check_output(said, is_, OPTIONS), printed


def read_yaml(text: str) -> None:
    """Read a whole definition as a card, a part of one as YAML."""
    if text.startswith("format: balanced-scorecard/"):
        read_scorecard(text.encode())
    else:
        yaml.safe_load(text)


READERS: dict[str, Callable[[str], object]] = {"yaml": read_yaml, "json": json.loads, "toml": tomllib.loads}


def blocks_of(page: Path) -> Iterator[Block]:
    for found in FENCE.finditer(page.read_text(encoding="utf-8")):
        info, body = found["info"].strip(), found["body"]
        caption = CAPTION.match(body)
        language = info.removeprefix("{code-block}").strip()
        yield Block(language, body[caption.end():] if caption else body, caption[1] if caption else "")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(PROJECT)))
def test_a_page_can_be_followed(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    blocks = list(blocks_of(page))
    if any("balanced-scorecard-demo" in block.text for block in blocks):
        assert main(["demo"]) == 0
        capsys.readouterr()
    session = Session(tmp_path, capsys)
    for block in blocks:
        session.follow(block)


def test_the_pages_hold_examples() -> None:
    assert sum(block.language == "python" for page in PAGES for block in blocks_of(page)) >= 10
