"""The word list of Norwegian reports: every word of a group has a meaning, and no meaning is of a word that is gone."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from balanced_scorecard.words import words_for

SCRIPT = Path(__file__).resolve().parents[2] / "docs" / "generate_words.py"


def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate_words", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


WORDS = script()


def test_no_meaning_is_left_of_a_word_that_is_gone() -> None:
    explained = {key for meanings in WORDS.groups().values() for key in meanings}
    assert explained - set(words_for("nb")) == set()


@pytest.mark.parametrize("title", WORDS.whole_groups())
def test_every_word_of_a_group_has_a_meaning(title: str) -> None:
    prefix, meanings = WORDS.whole_groups()[title], WORDS.groups()[title]
    assert {key for key in words_for("nb") if key.startswith(prefix)} - set(meanings) == set()


def test_the_page_says_each_word_as_the_pages_do() -> None:
    page = WORDS.words_page()
    assert "\n| foran planen | Bedre enn linjen fra startverdien til kravet. | føre planen | ahead of plan |\n" in page
    assert "{" not in page
