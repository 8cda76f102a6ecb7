"""What a definition's fields may be written as, and what they then mean."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from balanced_scorecard import (
    Amount,
    Annotations,
    Baseline,
    Between,
    Bounds,
    Comparator,
    DefinitionError,
    FiscalYear,
    Frequency,
    FrozenMap,
    Indicator,
    Norm,
    NormEdge,
    Period,
    Point,
    Retirement,
    State,
    Target,
    Threshold,
    ToBaseline,
)
from balanced_scorecard.files.faults import faults_in
from balanced_scorecard.files.reading import read_scorecard, structure_scorecard

EXAMPLES = Path(__file__).parents[2] / "src" / "balanced_scorecard" / "examples"


def indicator(fields: str, language: str = "nb", top: str = "") -> Indicator:
    """Return the indicator that *fields* say on a card in *language*."""
    text = (
        f"id: kort\nname: Kort\nlanguage: {language}\n{top}perspectives:\n  - id: A\n    name: A\n    factors:\n"
        f"      - id: A1\n        name: A1\n        indicators:\n          - {{id: A1.1, name: Andel, {fields}}}\n"
    )
    return read_scorecard(text.encode()).indicators()[0]


def refused(fields: str) -> str:
    with pytest.raises(DefinitionError) as raised:
        indicator(fields)
    return raised.value.faults[0].message


def target(text: str, unit: str, language: str = "nb", more: str = "") -> Target:
    return indicator(f'unit: "{unit}", targets: ["{text}"], {more}', language).targets[0]


@pytest.mark.parametrize(
    ("text", "unit", "expectation"),
    [
        ("> 79 %", "%", Threshold(comparator=Comparator.ABOVE, value=79, unit="percent")),
        ("minst 80 prosent", "%", Threshold(comparator=Comparator.AT_LEAST, value=80, unit="percent")),
        ("under 4,5 uker", "uke", Threshold(comparator=Comparator.BELOW, value=4.5, unit="week")),
        ("mellom 10 og 20 %", "%", Between(low=10, high=20, unit="percent")),
        ("= 0 % +/- 1", "%", Point(value=0, spread=1, unit="percent")),
        ("baseline - 10 %", "%", ToBaseline(change=Amount(-10, "percent"))),
    ],
)
def test_a_target_is_read_in_the_words_of_its_language(text: str, unit: str, expectation: object) -> None:
    assert target(text, unit).expectation == expectation
    assert target(text, unit).text == text


def test_the_language_of_the_card_decides_the_decimal_sign() -> None:
    assert target(">= 4.5 %", "%", "en").expectation == Threshold(
        comparator=Comparator.AT_LEAST, value=4.5, unit="percent"
    )


def test_a_bare_number_follows_the_declared_polarity() -> None:
    least = target("80", "%", more="polarity: higher").expectation
    most = target("80", "%", more="polarity: lower").expectation
    assert isinstance(least, Threshold)
    assert isinstance(most, Threshold)
    assert (least.comparator, most.comparator) == (Comparator.AT_LEAST, Comparator.AT_MOST)


def test_words_after_the_number_are_kept_as_the_scope() -> None:
    read = target("< 7 mnd. inkl. innkreving", "måned")
    assert (read.scope, read.text) == ("inkl. innkreving", "< 7 mnd. inkl. innkreving")


@pytest.mark.parametrize(
    ("text", "unit", "expectation"),
    [
        ("< 2 uker", "dag", Threshold(comparator=Comparator.BELOW, value=14, unit="day")),
        ("<= 1,5 mill. kr", "kr", Threshold(comparator=Comparator.AT_MOST, value=1_500_000, unit="NOK")),
        ("1..2 uker", "dag", Between(low=7, high=14, unit="day")),
        ("= 1 uke +/- 1", "dag", Point(value=7, spread=7, unit="day")),
        ("baseline - 1 uke", "dag", ToBaseline(change=Amount(-7, "day"))),
        ("baseline + 5 pp", "%", ToBaseline(change=Amount(5, "percentage_point"))),
    ],
)
def test_a_target_in_another_unit_is_converted_and_its_text_kept(text: str, unit: str, expectation: object) -> None:
    assert target(text, unit).expectation == expectation
    assert target(text, unit).text == text


@pytest.mark.parametrize("target", ['">= 80 dager"', '{expect: ">= 80 dager"}'])
def test_a_target_in_a_unit_that_does_not_convert_is_refused(target: str) -> None:
    assert refused(f'unit: "%", targets: [{target}]') == (
        "'>= 80 dager' is in dager, which does not convert to the indicator's %; write the target in %, as in 'minst "
        "80 %', or give the indicator the unit dager"
    )


@pytest.mark.parametrize(("text", "as_in"), [
    ("minst 75 %", "minst 75 poeng"), ("10..20 %", "mellom 10 og 20 poeng"), ("= 80 % +/- 5", "= 80 poeng ± 5"),
    ("baseline + 2 dager", "startverdi + 2 poeng")])
def test_a_target_in_per_cent_of_points_is_told_how_it_would_be_in_points(text: str, as_in: str) -> None:
    said = refused(f'unit: poeng, targets: ["{text}"]')
    assert said.startswith(f"{text!r} is in ")
    assert f"which does not convert to the indicator's poeng; write the target in poeng, as in {as_in!r}, or" in said


def test_an_indicator_without_a_unit_takes_none_from_its_target() -> None:
    read = indicator('targets: [">= 80 %"]')
    assert read.unit is None
    assert read.targets[0].expectation == Threshold(comparator=Comparator.AT_LEAST, value=80, unit="percent")


def test_crowns_are_those_of_the_country_of_the_language() -> None:
    assert (indicator("unit: kr", "sv").unit, indicator("unit: kr", "nb").unit) == ("SEK", "NOK")


def test_a_target_may_say_the_letters_words_apart_from_what_it_expects() -> None:
    read = indicator('unit: "%", targets: [{expect: ">= 80 %", text: "fire av fem", scope: "i snitt"}]').targets[0]
    assert (read.text, read.scope) == ("fire av fem", "i snitt")


@pytest.mark.parametrize("kind", ["milestone", "judged"])
def test_what_is_to_be_reached_or_judged_must_be_said(kind: str) -> None:
    assert refused(f'targets: [{{{kind}: "", by: 2025}}]').endswith("is empty; write it in words")


@pytest.mark.parametrize(("kind", "raw"), [("milestone", 5), ("judged", None), ("expect", None)])
def test_a_target_that_is_no_text_is_placed_at_its_key(kind: str, raw: object) -> None:
    fault = faults_of_plain({"targets": [{kind: raw, "by": "2025"}]})[0]
    assert fault.startswith(f"perspectives[0].factors[0].indicators[0].targets[0].{kind}: ")


def faults_of_plain(fields: dict[str, Any], **top: Any) -> list[str]:
    """Return what is wrong with the card whose one indicator has *fields*, given as plain data."""
    one = {"id": "i", "name": "I", **fields}
    factors = [{"id": "f", "name": "F", "indicators": [one]}]
    with pytest.raises(DefinitionError) as raised:
        structure_scorecard(
            {"id": "a", "name": "A", "perspectives": [{"id": "p", "name": "P", "factors": factors}], **top}
        )
    return [str(fault) for fault in raised.value.faults]


def test_plain_numbers_are_as_good_as_their_texts() -> None:
    one = {
        "id": "i",
        "name": "I",
        "weight": 2,
        "bounds": (0, 100),
        "baseline": 74.6,
        "decimals": 1,
        "tolerance": 5,
        "norm": {"medium": [1, 4], "good": [2, 3.5]},
        "targets": [{"expect": ">= 5", "by": 2025}],
    }
    card = structure_scorecard(
        {
            "id": "a",
            "name": "A",
            "valid_from": date(2025, 1, 1),
            "perspectives": [{"id": "p", "name": "P", "factors": [{"id": "f", "name": "F", "indicators": [one]}]}],
            "defaults": {"min_coverage": 0.5},
            "checks": {"options": {"BSC1": {"most": 5, "of": "x", "share": 0.5}}},
        }
    )
    read = card.indicators()[0]
    assert (read.weight, read.bounds, read.baseline) == (2.0, Bounds(low=0, high=100), Baseline(value=74.6))
    assert (read.tolerance, read.norms) == (Amount(5), (Norm(medium=(1, 4), good=(2, 3.5)),))
    assert (read.targets[0].by, card.valid_from, card.defaults.min_coverage) == (
        Period.parse("2025"),
        date(2025, 1, 1),
        0.5,
    )
    assert dict(card.checks.options["BSC1"]) == {"most": 5, "of": "x", "share": 0.5}


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"tags": {1: "x"}}, "the key 1 is not a text; write it in quotes: '1'"),
        ({"norm": {"medium": "lav"}}, "expected a number, two numbers, 'target' or 'baseline', got 'lav'"),
        ({"targets": [80]}, 'expected a target, got the number 80; write it in quotes: "80"'),
        ({"targets": [None]}, "null stands for nothing; leave the key out"),
        (
            {"targets": ["x", None]},
            "'x' is not a target; write such as >= 80 %, 10..20 %, < 7 mnd, minst 80 prosent, all",
        ),
        ({"also_supports": [None]}, "null stands for nothing; leave the key out"),
        ({"frequency": ["month"]}, "expected text, got a list of 1"),
        ({"review_by": 2025}, "expected a day, got the number 2025; write it as 2025-01-31"),
        (
            {"baseline": {"value": 1, "period": [2025]}},
            "expected a period, got a list of 1; write it as 2025, 2025-T2, 2025-Q3 or 2025-05",
        ),
        ({"tolerance": float("nan")}, "nan is not a number that can be used; write a finite one"),
        ({"source": {"a": "b"}}, "expected text, got keys and values (a)"),
        ({"source": {}}, "expected text, got keys and values"),
        ({"source": b"x"}, "expected text, got bytes b'x'"),
        (
            {"targets": "a" * 70},
            f"expected a list, got the text '{'a' * 57}...'; begin each item with '- ' or write [a, b]",
        ),
    ],
)
def test_plain_data_are_typed_as_strictly_as_texts(fields: dict[str, Any], said: str) -> None:
    assert faults_of_plain(fields)[0].partition(": ")[2] == said


def test_a_day_of_a_toml_file_may_be_a_period_or_what_a_target_is_due_by() -> None:
    day = date(2025, 10, 1)
    one = {
        "id": "i",
        "name": "I",
        "baseline": {"value": 1, "period": day},
        "targets": [{"milestone": "Ferdig", "by": day}],
    }
    factors = [{"id": "f", "name": "F", "indicators": [one]}]
    card = structure_scorecard({"id": "a", "name": "A", "perspectives": [{"id": "p", "name": "P", "factors": factors}]})
    read = card.indicators()[0]
    assert read.baseline is not None
    assert (read.baseline.period, read.targets[0].by) == (Period.parse("2025-10-01"), day)


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("2025", Period.parse("2025")),
        ("2025-T3", Period.parse("2025-T3")),
        ("2025-10-01", date(2025, 10, 1)),
        ("2025-10-01..2025-10-01", Period.of_date(Frequency.DAY, date(2025, 10, 1))),
        ("2024..2027", Period.parse("2024..2027")),
    ],
)
def test_a_target_is_due_by_a_period_or_a_day(text: str, by: object) -> None:
    assert indicator(f'targets: [{{expect: ">= 1", by: {text}}}]').targets[0].by == by


def test_a_period_is_read_in_the_fiscal_year_of_the_card() -> None:
    read = indicator('targets: [{expect: ">= 1", by: 2025}]', top="fiscal_year: {starts: 10, named_by: end}\n")
    assert read.targets[0].by == Period.parse("2025", FiscalYear(starts=10))
    assert read.targets[0].due == date(2025, 9, 30)


def test_norms_may_be_several_dated_ones_and_name_the_baseline() -> None:
    read = indicator(
        "norm: [{medium: baseline, good: 80}, {medium: 70, good: target, worst: 50, valid_from: 2025-07-01}]"
    )
    assert read.norms == (
        Norm(medium=NormEdge.BASELINE, good=80),
        Norm(medium=70, good=NormEdge.TARGET, worst=50, valid_from=date(2025, 7, 1)),
    )


def test_a_baseline_may_be_a_number_and_bounds_may_be_open() -> None:
    read = indicator("baseline: 74.6, bounds: {min: 0}")
    assert (read.baseline, read.bounds) == (Baseline(value=74.6), Bounds(low=0))


def test_any_element_carries_annotations_flat() -> None:
    read = indicator(
        'tags: {caf: "9.1"}, state: retired, visibility: intern, retired: {on: 2025-01-01, replaced_by: A2, reason: x}'
    )
    assert read.annotations == Annotations(
        tags=FrozenMap({"caf": "9.1"}),
        state=State.RETIRED,
        visibility="intern",
        retired=Retirement(on=date(2025, 1, 1), replaced_by="A2", reason="x"),
    )


def test_a_name_in_several_languages_is_parted_by_the_language_of_the_card() -> None:
    card = read_scorecard(b"id: a\nlanguage: no\nname: {no: Kort, en: Card}\ndefinition: {nb: Om, sv: Om sv}\n")
    assert (card.language, card.name, card.definition) == ("nb", "Kort", "Om")
    assert card.annotations.names == {"en": "Card"}
    assert card.annotations.definitions == {"sv": "Om sv"}


def test_a_text_option_of_a_rule_in_quotes_stays_a_text() -> None:
    card = read_scorecard(b'id: a\nname: A\nchecks: {options: {BSC1: {a: 5, b: "5", c: 0.5, d: x}}}\n')
    assert dict(card.checks.options["BSC1"]) == {"a": 5, "b": "5", "c": 0.5, "d": "x"}


@pytest.mark.parametrize(("text", "share"), [("2/3", 2 / 3), ("0.8", 0.8), ("1", 1.0), ("3 / 4", 0.75)])
def test_min_coverage_is_a_number_or_a_fraction(text: str, share: float) -> None:
    assert (
        read_scorecard(f"id: a\nname: A\ndefaults: {{min_coverage: {text}}}\n".encode()).defaults.min_coverage == share
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("0,8", "'0,8' has a comma; a number here takes a decimal point: 0.8"),
        ("3/2", "min_coverage is 1.5; use a number from 0 to 1"),
        ("2/0", "'2/0' is not a share; write a number from 0 to 1, such as 0.8 or 2/3"),
        ("x", "'x' is not a share; write a number from 0 to 1, such as 0.8 or 2/3"),
    ],
)
def test_a_min_coverage_that_is_no_share_is_refused(text: str, said: str) -> None:
    with pytest.raises(DefinitionError) as raised:
        read_scorecard(f'id: a\nname: A\ndefaults: {{min_coverage: "{text}"}}\n'.encode())
    assert raised.value.faults[0].message == said


def test_a_number_with_a_space_and_a_day_that_is_none_say_what_to_write() -> None:
    assert refused("weight: 150 000") == "'150 000' has a space; write a number here without: 150000"
    assert refused("review_by: 2025-02-30") == "'2025-02-30' is not a day; the calendar has no such day"


def test_what_is_no_fault_of_the_input_is_let_through() -> None:
    with pytest.raises(TypeError, match="a bug"):
        faults_in(TypeError("a bug"))


def test_a_format_that_is_no_text_or_stands_twice_is_refused() -> None:
    assert (
        faults_of_plain({}, format=1)[0]
        == "format: expected the name of a format, got the number 1; write 'balanced-scorecard/1', or leave it out"
    )
    with pytest.raises(DefinitionError, match="format: the key 'format' stands here more than once; keep one"):
        read_scorecard(b'{"format": "x", "format": "y", "id": "a", "name": "A"}', "json")


def test_json_nested_without_end_is_refused() -> None:
    with pytest.raises(DefinitionError, match="nested too deeply; a card needs at most 50 levels"):
        read_scorecard(b'{"id": ' + b"[" * 200_000, "json")


def test_toml_nested_without_end_is_refused() -> None:
    with pytest.raises(DefinitionError, match="nested too deeply; a card needs at most 50 levels"):
        read_scorecard(b"id = " + b"[" * 20_000, "toml")


@pytest.mark.parametrize("name", ["telemark", "emergency_care", "directorate"])
def test_the_bundled_examples_load_without_a_heavy_library(name: str) -> None:
    code = (
        "import sys; from balanced_scorecard import load_scorecard; load_scorecard(sys.argv[1]); "
        "print([m for m in ('numpy', 'pandas', 'networkx', 'pint', 'openpyxl', 'tomlkit') if m in sys.modules])"
    )
    card = str(EXAMPLES / name / "card.yaml")
    done = subprocess.run([sys.executable, "-c", code, card], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(("text", "value", "per", "by"), [
    ("minst 30 saker per uke", 30.0, "week", None),
    ("minst 1 200 saker årlig", 1200.0, "year", None),
    ("minst 1 200 saker i 2025", 1200.0, None, "2025"),
])
def test_what_a_target_counts_over_is_taken_from_its_words(
    text: str, value: float, per: str | None, by: str | None
) -> None:
    card = read_scorecard(f"""
id: kort
name: Kort
language: nb
perspectives:
  - id: A
    name: A
    factors:
      - id: A1
        name: A1
        indicators:
          - {{id: A1.1, name: Saker, unit: case, adds_up: flow, targets: [{text}]}}
""".encode())
    (target,) = card.indicators()[0].targets
    assert getattr(target.expectation, "value", None) == value
    assert (target.per and target.per.value, target.by and str(target.by)) == (per, by)
