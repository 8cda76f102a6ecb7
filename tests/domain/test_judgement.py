from __future__ import annotations

import pytest

from balanced_scorecard.domain.judgement import judgement_named


@pytest.mark.parametrize(("text", "judgement"), [  # terms.md: good / medium / poor in five languages and English
    ("god", "good"), ("middels", "medium"), ("mindre god", "poor"), ("bra", "good"), ("medel", "medium"),
    ("mindre bra", "poor"), ("middel", "medium"), ("hyvä", "good"), ("keskitaso", "medium"), ("heikko", "poor"),
    ("good", "good"), ("MEDIUM", "medium"), ("poor", "poor"), (" Mindre  god ", "poor"), ("mindre_god", "poor"),
    ("excellent", None), ("", None),
])
def test_a_judgement_is_known_by_the_word_of_every_language(text: str, judgement: str | None) -> None:
    assert judgement_named(text) == judgement


@pytest.mark.parametrize(("text", "judgement"), [
    ("I rute", "good"), ("vesentlig avvik", "poor"), ("god", "good"), ("Mindre avvik", None), ("no_data", None),
])
def test_the_agency_s_own_words_are_known_beside_the_language_s(text: str, judgement: str | None) -> None:
    own = {"good": "I rute", "poor": "Vesentlig avvik", "no_data": "no_data"}
    assert judgement_named(text, own) == judgement
