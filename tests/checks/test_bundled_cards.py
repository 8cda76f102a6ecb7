"""What `check` says of the bundled cards with all it can be given, and why a controller would agree with each line."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.checks.cards import codes

from balanced_scorecard import (
    CriticalSuccessFactor,
    Findings,
    Indicator,
    Scorecard,
    Stage,
    Target,
    Timing,
    check,
    load_measurements,
    load_scorecard,
)
from balanced_scorecard.domain.indicator import Facing
from balanced_scorecard.domain.target import Comparator, Threshold

EXAMPLES = Path(str(files("balanced_scorecard"))) / "examples"


def checked(name: str, period: str, on: date) -> Findings:
    card = load_scorecard(EXAMPLES / name / "card.yaml")
    return check(card, load_measurements(EXAMPLES / name / "measurements.csv"), period=period, on=on)


def test_the_directorate_gets_at_most_twenty_lines_at_the_end_of_its_year() -> None:
    findings = checked("directorate", "2025", date(2026, 2, 1))

    assert len(findings) <= 20
    assert Counter(codes(findings)) == {
        "BSC206": 2,  # its top perspective only looks back, its staff perspective only ahead
        "BSC310": 1,  # C1.2.1 is a milestone: no figures to test a link with
        "BSC403": 2,  # processes and staff have no target past 2025, users have one for 2028
        "BSC407": 1,  # the milestone of October is past, and no new one is decided
        "BSC503": 1,  # no initiative feeds the use of the grant, as one does every other factor
        "BSC708": 5,  # five initiatives were to end by December and are still written as running
        "BSC801": 1,  # A1.1.1 was to be reviewed in 2025
    }


def test_emergency_care_gets_few_lines_with_all_its_figures() -> None:
    findings = checked("emergency_care", "2019-03", date(2019, 4, 15))

    assert Counter(codes(findings)) == {
        "BSC111": 1,  # the second goal of the ministry has no risk of its own
        "BSC403": 1,  # demand and beds are planned a year ahead
        "BSC411": 1,  # half of the trusts by March 2019, of which never a fifth had met the standard
        "BSC505": 1,  # a perspective of resources, and no cost of anything
        "BSC708": 1,  # the milestone of September 2018 is not marked as passed
        "BSC901": 2,  # two indicators of the card are not part of the public figures
    }


@cache
def the_directorate() -> Scorecard:
    return load_scorecard(EXAMPLES / "directorate" / "card.yaml")


def said_of(card: Scorecard) -> set[tuple[str, str]]:
    return {(finding.element, finding.code) for finding in check(card)}


@settings(max_examples=20, deadline=None)
@given(name=st.text("abcdefgh", min_size=3), place=st.integers(0, 3), asked=st.integers(60, 99))
def test_a_sound_factor_of_its_own_adds_no_finding(name: str, place: int, asked: int) -> None:
    directorate = the_directorate()
    sound = Indicator(
        id="NEW.1", name=f"Ny {name}", definition="Det som telles", unit="percent", source="Fagsystemet",
        timing=Timing.LEADING if place != 2 else Timing.LAGGING, stage=Stage.OUTPUT, facing=Facing.EXTERNAL,
        targets=(Target(expectation=Threshold(comparator=Comparator.AT_LEAST, value=asked, unit="percent")),))
    perspective = directorate.perspectives[place]
    objective = perspective.objectives[0].id if perspective.objectives else None
    factor = CriticalSuccessFactor(id="NEW", name=f"Faktor {name}", objective=objective, owner=f"Leder {name}",
                                   serves=("M1",), indicators=(sound,))
    cause, effect = ("NEW", "A1.1") if place else ("B1.1", "NEW")
    link = evolve(directorate.links[0], cause=cause, effect=effect)
    work = evolve(directorate.initiatives[0], supports=(*directorate.initiatives[0].supports, "NEW"))
    card = evolve(
        directorate, links=(*directorate.links, link), initiatives=(work, *directorate.initiatives[1:]),
        perspectives=tuple(evolve(each, factors=(*each.factors, factor)) if n == place else each
                           for n, each in enumerate(directorate.perspectives)))

    assert said_of(card) <= said_of(directorate)
