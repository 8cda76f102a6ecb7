"""What `check` says of the bundled cards with all it can be given, and why a controller would agree with each line."""

from __future__ import annotations

from collections import Counter
from datetime import date
from importlib.resources import files
from pathlib import Path

from tests.checks.cards import codes

from balanced_scorecard import Findings, check, load_measurements, load_scorecard

EXAMPLES = Path(str(files("balanced_scorecard"))) / "examples"


def checked(name: str, period: str, on: date) -> Findings:
    card = load_scorecard(EXAMPLES / name / "card.yaml")
    return check(card, load_measurements(EXAMPLES / name / "measurements.csv"), period=period, on=on)


def test_the_directorate_gets_at_most_twenty_lines_at_the_end_of_its_year() -> None:
    findings = checked("directorate", "2025", date(2026, 2, 1))

    assert len(findings) <= 20
    assert Counter(codes(findings)) == {
        "BSC206": 1,  # its top perspective only looks back, its staff perspective only ahead
        "BSC310": 1,  # C1.2.1 is a milestone: no figures to test a link with
        "BSC403": 1,  # processes and staff have no target past 2025, users have one for 2028
        "BSC407": 1,  # the milestone of October is past: reached in November, it can be retired
        "BSC503": 1,  # no initiative feeds the use of the grant, as one does every other factor
        "BSC606": 1,  # two of eleven offices were given a number of cases to decide; the others are not judged by it
        "BSC708": 5,  # five initiatives were to end by December and are still written as running
        "BSC801": 1,  # A1.1.1 was to be reviewed in 2025
    }


def test_emergency_care_gets_few_lines_with_all_its_figures() -> None:
    findings = checked("emergency_care", "2019-03", date(2019, 4, 15))

    assert Counter(codes(findings)) == {
        "BSC111": 1,  # the second goal of the ministry has no risk of its own
        "BSC403": 1,  # demand and beds are planned a year ahead
        "BSC411": 1,  # half of the trusts by March 2019, of which never a fifth had met the standard
        "BSC503": 1,  # two of eight factors have an initiative; one line for the six that have none
        "BSC505": 1,  # a perspective of resources, and no cost of anything
        "BSC708": 1,  # the milestone of September 2018 is not marked as passed
    }
