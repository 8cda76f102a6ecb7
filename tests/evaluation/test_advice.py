"""What to supply, said in any language, also from an explanation that was written in another."""

from __future__ import annotations

import re

import pytest
from tests.evaluation.building import a_card, an_indicator, result_of, rows_of

from balanced_scorecard import Aggregation, Frequency, FrozenMap, Reason, Series, evaluate, explain, render_explanation
from balanced_scorecard.evaluation.advice import Advice, AdviceKind, InUnit
from balanced_scorecard.evaluation.explained import Explanation
from balanced_scorecard.words import LANGUAGES_WITH_WORDS, words_for

UNITS = Advice(AdviceKind.FORMULA_UNITS, FrozenMap({
    "units": (InUnit("cost", "million_NOK"), InUnit("cases", None)), "unit": (InUnit(unit="percent"),)}))


@pytest.mark.parametrize(("language", "said"), [
    ("en", "the formula does not give % from cost (million NOK), cases (–); use units that convert"),
    ("nb", "formelen gir ikke % av cost (mill. kr), cases (–); bruk måleenheter som kan regnes om"),
    ("nn", "formelen gir ikkje % av cost (mill. kr), cases (–); bruk måleiningar som kan reknast om"),
])
def test_units_are_said_by_the_words_of_the_language(language: str, said: str) -> None:
    assert UNITS.text(language) == said


@pytest.mark.parametrize("advice", [
    UNITS,
    Advice(AdviceKind.NOT_NUMBERS),
    Advice(AdviceKind.PARTS_DO_NOT_FIT, FrozenMap({"frequency": Frequency.QUARTER, "period": "2024-T1"})),
    Advice(AdviceKind.FORMULA_LACKS, FrozenMap({"series": "cost", "reason": Reason.SUPPRESSED})),
    Advice(AdviceKind.FORMULA_DIFFERS, FrozenMap({"own": 1.5, "formula": 2.5})),
])
def test_an_advice_is_made_again_from_its_plain_values(advice: Advice) -> None:
    assert Advice.from_fact(advice.to_fact()) == advice


def test_an_explanation_says_what_is_lacking_in_the_language_it_is_read_in() -> None:
    card = a_card(an_indicator(">= 5", adds_up=Aggregation.FLOW), language="nb")
    opened = explain(evaluate(card, rows_of({"2024-Q4": 3.0}), "2024-T1"), "i")
    for told in (opened, Explanation.from_dict(opened.to_dict())):
        assert "Note: figures by quarter do not make up first tertial 2024" in render_explanation(told, language="en")
        assert "Merknad: tal per kvartal går ikkje opp i 1. tertial 2024" in render_explanation(told, language="nn")


def test_what_the_cards_authors_wrote_stays_in_their_language() -> None:
    card = a_card(an_indicator(no_target="prøves ut"), language="nb")
    assert "Note: prøves ut" in render_explanation(explain(evaluate(card, rows_of({"2024": 3.0}), "2024"), "i"),
                                                  language="en")


def test_a_record_says_it_in_english() -> None:
    series = (Series(id="cost", unit="NOK"), Series(id="cases", unit="case"))
    record = result_of(an_indicator(">= 5", unit="percent", formula="cost / cases"), {}, "2024",
                       card={"series": series}).to_dict()
    assert record["note"] == ("the formula lacks cost, cases: not reported; give what it is made of, or the value "
                              "itself")


def test_what_is_counted_is_said_in_its_number() -> None:
    said = [Advice(AdviceKind.ROWS_INSIDE, FrozenMap({"count": count})).text("nb") for count in (1, 2)]
    assert said == ["1 rad ligger inne i perioden; fyll ut «Summeres som», eller gi én verdi for hele perioden",
                    "2 rader ligger inne i perioden; fyll ut «Summeres som», eller gi én verdi for hele perioden"]


def test_what_has_a_name_is_called_by_it_and_how_many_more_there_are_stays_a_number() -> None:
    missing = Advice(AdviceKind.UNITS_MISSING, FrozenMap({"units": "nord, 0301, midt-norge (+12)"}))
    names = {"nord": "Nord", "0301": "Oslo", "midt-norge": "Midt-Norge"}
    assert missing.naming(org_unit=lambda id_: names.get(id_, id_)).text("nb") == (
        "ikke rapportert fra Nord, Oslo, Midt-Norge (+12); skaff tallene, eller godta en ufullstendig sum "
        "(--partial allow)")
    units = UNITS.naming(element={"cost": "Driftskostnad", "cases": "Saker"}.__getitem__)
    assert units.text("nb").startswith("formelen gir ikke % av Driftskostnad (mill. kr), Saker (–)")
    period = Advice(AdviceKind.RATE_WITHOUT_PARTS, FrozenMap({"period": "2025-T1"}))
    assert period.naming(period=lambda code: f"«{code}»").values["period"] == "«2025-T1»"


@pytest.mark.parametrize("language", LANGUAGES_WITH_WORDS)
def test_no_advice_names_what_only_a_programmer_or_a_file_of_yaml_knows(language: str) -> None:
    said = " ".join(text for key, text in words_for(language).items() if key.startswith("advice."))
    assert re.findall(r"\w+_\w+|\w+=\w+|\w+:\B", re.sub(r"\{\w+\}", "", said).replace(": ", " ")) == []
