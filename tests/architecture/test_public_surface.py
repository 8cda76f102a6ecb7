"""The public names: each named once, each loads, each stands in the reference."""

from __future__ import annotations

import ast
import re
from importlib import import_module
from inspect import isfunction, ismodule
from pathlib import Path

import pytest

import balanced_scorecard as bsc

PROJECT = Path(__file__).resolve().parents[2]
PACKAGE = PROJECT / "src" / "balanced_scorecard"
REFERENCE = PROJECT / "docs" / "reference" / "api"


def names_a_type_checker_sees() -> dict[str, str]:
    """Return the module of each name imported under TYPE_CHECKING in the surface."""
    tree = ast.parse((PACKAGE / "__init__.py").read_text(encoding="utf-8"))
    block = next(node for node in tree.body if isinstance(node, ast.If))
    imports = [node for node in block.body if isinstance(node, ast.ImportFrom)]
    return {alias.asname or alias.name: f".{node.module}" for node in imports for alias in node.names}


def names_in_the_reference() -> list[str]:
    pages = "\n".join(path.read_text(encoding="utf-8") for path in sorted(REFERENCE.glob("*.md")))
    return re.findall(r"^\.\. (?:auto(?:function|class|exception)|data):: (\w+)$", pages, flags=re.MULTILINE)


def test_a_type_checker_sees_the_names_that_load() -> None:
    assert names_a_type_checker_sees() == bsc._ON_FIRST_USE
    assert len(bsc.__all__) == sum(map(len, bsc._NAMES.values()))


@pytest.mark.parametrize("name", bsc.__all__)
def test_every_public_name_loads_and_says_what_it_is(name: str) -> None:
    value = getattr(bsc, name)
    assert not ismodule(value)
    assert value.__doc__


def test_an_unknown_name_is_refused_by_name() -> None:
    with pytest.raises(AttributeError, match="module 'balanced_scorecard' has no attribute 'evalute'"):
        bsc.evalute  # type: ignore[attr-defined]  # noqa: B018


def test_tab_offers_the_public_names() -> None:
    assert dir(bsc) == sorted(bsc.__all__)


def test_every_public_name_stands_once_in_the_reference() -> None:
    assert sorted(names_in_the_reference()) == sorted(bsc.__all__)


def test_no_public_function_has_the_name_of_a_module_beside_it() -> None:
    functions = {name for name in bsc.__all__ if isfunction(getattr(bsc, name))}
    for module in {*bsc._ON_FIRST_USE.values(), ""}:
        folder = Path(str(import_module(module or ".", "balanced_scorecard").__file__)).parent
        assert functions & {path.stem for path in folder.glob("*.py")} == set()
