"""The known case: Telemark's card, with its seven published parameters, with placeholders, and out of balance."""

from __future__ import annotations

import re
from collections import Counter
from importlib.resources import files
from pathlib import Path

import pytest
from attrs import evolve
from tests.checks.cards import a_decent_card, codes

from balanced_scorecard import (
    CriticalSuccessFactor,
    Findings,
    Indicator,
    Perspective,
    PerspectiveKind,
    Scorecard,
    Severity,
    Stage,
    Timing,
    check,
    load_scorecard,
)

CARD = Path(str(files("balanced_scorecard"))) / "examples" / "telemark" / "card.yaml"


@pytest.fixture(scope="module")
def card() -> Scorecard:
    return load_scorecard(CARD)


@pytest.fixture(scope="module")
def findings(card: Scorecard) -> Findings:
    return check(card)


def test_the_card_gets_what_the_report_itself_would_say_and_no_more_than_fifteen_lines(findings: Findings) -> None:
    assert len(findings) <= 15
    assert Counter(codes(findings)) == {
        "BSC104": 4,  # only the parameters of one perspective were published
        "BSC301": 1,  # no cause-effect model is printed
        "BSC404": 1,  # Tabell 1 says met or not met: no norm, no tolerance
        "BSC701": 1,  # "Klargjøre ansvar for nøkkeltall" is a principle, and the table names nobody for anything
        "BSC205": 1, "BSC207": 1, "BSC208": 1,  # not judged: nothing is classified
        "BSC107": 1,  # the table prints names and targets, no definitions
        "BSC707": 1, "BSC804": 1,  # nothing is printed of incentives, nor of who took part
        "BSC805": 1,  # so that cause and effect, which is indispensable, is not on record
    }


def test_nothing_of_it_makes_a_number_wrong(findings: Findings) -> None:
    assert findings.at_least(Severity.ERROR) == ()


def test_the_four_perspectives_without_published_parameters_are_named(findings: Findings) -> None:
    assert [each.element for each in findings if each.code == "BSC104"] == [
        "marked", "medarbeiderne", "læring", "resultat"]


def test_user_process_and_development_are_there_so_that_no_kind_is_missed(findings: Findings) -> None:
    assert "BSC202" not in codes(findings)


def test_the_parameter_without_a_target_has_its_reason_on_record(card: Scorecard, findings: Findings) -> None:
    assert "BSC401" not in codes(findings)

    (silent,) = [each for each in card.indicators() if not each.targets]
    assert silent.id == "B3.1.1"


def test_that_only_means_are_printed_is_seen_on_the_card_as_a_whole_and_not_blamed_on_the_perspective(
    card: Scorecard,
) -> None:
    # Five are of what is done and two of what is put in, had anybody declared it.
    stages = iter([*[Stage.ACTIVITY] * 5, *[Stage.INPUT] * 2])
    factors = {
        factor.id: evolve(factor, indicators=tuple(evolve(each, stage=next(stages)) for each in factor.indicators))
        for factor in card.factors()}
    means = evolve(card, perspectives=tuple(
        evolve(each, factors=tuple(factors[factor.id] for factor in each.factors)) for each in card.perspectives))

    found = [each for each in check(means) if each.code in ("BSC206", "BSC208", "BSC212", "BSC216")]
    assert [(each.element, each.code) for each in found] == [(card.id, "BSC208"), (card.id, "BSC212")]


def test_what_is_not_declared_is_said_to_be_not_judged(findings: Findings) -> None:
    said = [each.message() for each in findings if each.code.startswith("BSC2")]

    assert len(said) == 3
    assert all(re.match("ikke vurdert om .+: 7 av 7 styringsparametere", each) for each in said)
    assert len(set(said)) == 3


def test_with_the_33_parameters_it_had_the_check_advises_and_does_not_warn(card: Scorecard) -> None:
    # 33 over five perspectives, and no economy perspective; 26 of the 33 are placeholders.
    placeholders = _placeholders(26)
    full = evolve(card, perspectives=tuple(
        each if each.factors else evolve(each, factors=(placeholders.pop(0),)) for each in card.perspectives))
    assert len(full.indicators()) == 33

    found = check(full, select=["BSC203", "BSC202", "BSC104"])

    assert [(each.code, each.severity) for each in found] == [("BSC203", Severity.ADVICE)]
    assert "33 styringsparametere, flere enn rundt 30" in found[0].message()


def _placeholders(count: int) -> list[CriticalSuccessFactor]:
    """Return four factors that share *count* indicators, seven the first ones."""
    indicators = [Indicator(id=f"P{n}", name=f"Parameter {n}") for n in range(count)]
    return [CriticalSuccessFactor(id=f"F{n}", name=f"Faktor {n}", indicators=tuple(indicators[7 * n:7 * n + 7]))
            for n in range(4)]


def test_a_copy_out_of_balance_gets_each_finding_by_its_code(card: Scorecard) -> None:
    # 7 perspectives, 40 indicators, no user perspective, only lagging ones: 6 x 6 + 4 = 40.
    perspectives = tuple(_lagging(n, 6 if n < 6 else 4) for n in range(7))
    copy = evolve(card, perspectives=perspectives, links=(), initiatives=())
    assert (len(copy.perspectives), len(copy.indicators())) == (7, 40)

    found = [(each.code, each.severity) for each in check(copy, select=["BSC2"], ignore=["BSC207", "BSC208", "BSC212"])]

    assert found == [("BSC201", Severity.WARNING), ("BSC202", Severity.WARNING), ("BSC203", Severity.WARNING),
                     ("BSC205", Severity.WARNING), ("BSC209", Severity.WARNING)]


def _lagging(number: int, count: int) -> Perspective:
    kind = PerspectiveKind.DEVELOPMENT if number else PerspectiveKind.PROCESS
    indicators = tuple(
        Indicator(id=f"I{number}.{n}", name=f"Indicator {number}.{n}", timing=Timing.LAGGING) for n in range(count))
    factor = CriticalSuccessFactor(id=f"F{number}", name=f"Factor {number}", indicators=indicators)
    return Perspective(id=f"P{number}", name=f"Perspective {number}", kinds=(kind,), factors=(factor,))


def test_a_decent_first_card_of_thirty_indicators_is_not_nagged() -> None:
    card = a_decent_card()
    assert len(card.indicators()) == 30

    assert len(check(card)) <= 15
