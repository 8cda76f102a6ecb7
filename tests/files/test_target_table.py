"""Targets in a table beside the card."""

from __future__ import annotations

from pathlib import Path

import pytest

from balanced_scorecard import DefinitionError, Measurements, Scorecard, Threshold, evaluate, load_targets
from balanced_scorecard.files.reading import read_scorecard

CARD = """
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
          - {id: A1.1, name: Andel, unit: "%", targets: [">= 80 %"]}
          - {id: A1.2, name: Saker, unit: case, adds_up: flow}
organisation:
  id: dir
  name: Direktoratet
  org_units: [{id: nord, name: Nord}, {id: vest, name: Vest}]
"""


@pytest.fixture
def card() -> Scorecard:
    return read_scorecard(CARD.encode())


def written(folder: Path, text: str) -> Path:
    path = folder / "krav.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_each_row_is_a_target_of_its_unit(card: Scorecard, tmp_path: Path) -> None:
    path = written(tmp_path, "indikator;organisasjonsenhet;innen;fra;krav;kilde\n"
                             "A1.1;nord;2025;;minst 78,5 %;Brev 3\n"
                             "A1.2;vest;2025;2025-07-01;>= 1 200 saker;\n"
                             "A1.2;nord;2025-12-31;;>= 900;\n")
    whole = load_targets(path, card)
    share, cases = whole.indicators()
    assert [target.text for target in share.targets] == [">= 80 %", "minst 78,5 %"]
    assert share.targets[1].source == "Brev 3"
    assert [str(target.applies_from) for target in cases.targets] == ["2025-07-01", "None"]
    assert [str(target.due) for target in cases.targets] == ["2025-12-31", "2025-12-31"]
    (first, _) = (target.expectation for target in cases.targets)
    assert isinstance(first, Threshold)
    assert first.value == 1200.0
    assert evaluate(whole, Measurements(), "2025", org_unit="nord")["A1.1"].target == 78.5


def test_the_whole_organisation_by_its_id_is_the_whole_as_without_one(card: Scorecard, tmp_path: Path) -> None:
    path = written(tmp_path, "indikator;organisasjonsenhet;innen;krav\nA1.2;;2025;>= 900\nA1.2;dir;2025;>= 1 000\n")
    with pytest.raises(DefinitionError) as caught:
        load_targets(path, card)
    assert str(caught.value) == (
        "krav.csv: row 3: targets[1]: '>= 1 000' and '>= 900' hold from the same day for one date and unit; keep one, "
        "or give the day each was decided")


def test_every_row_that_does_not_fit_is_told_with_its_place(card: Scorecard, tmp_path: Path) -> None:
    path = written(tmp_path, "indikator;organisasjonsenhet;innen;krav\n"
                             "B9.9;nord;2025;>= 1\n"
                             "A1.1;nord;2025-Q9;>= 1\n"
                             "A1.1;nord;2025;>= 1 kr\n"
                             "A1.2;nord;2025;\n"
                             "A1.2;nord;2025;80\n"
                             "A1.1;norde;2025;>= 1\n")
    with pytest.raises(DefinitionError) as caught:
        load_targets(path, card)
    assert str(caught.value).splitlines() == [
        "krav.csv: row 2: no indicator 'B9.9' on the card",
        "krav.csv: row 3: innen: '2025-Q9' is not a period; quarters run from 2025-Q1 to 2025-Q4",
        "krav.csv: row 4: '>= 1 kr' is in kr, which does not convert to the indicator's %; write the target in %, as "
        "in 'minst 1 %', or give the indicator the unit kr",
        "krav.csv: row 5: krav: required but empty",
        "krav.csv: row 6: '80' can mean at least or at most; write '>= 80' or '<= 80', or declare polarity",
        "krav.csv: row 7: no organisational unit 'norde'; did you mean 'nord'?",
    ]


def test_the_roots_own_id_and_none_say_the_same(card: Scorecard, tmp_path: Path) -> None:
    path = written(tmp_path, "indikator;organisasjonsenhet;innen;krav\nA1.2;dir;2025;>= 900\nA1.1;dir;2025;>= 85 %\n")
    whole = load_targets(path, card)
    assert [target.org_unit for each in whole.indicators() for target in each.targets] == [None, None, None]
    assert evaluate(whole, Measurements(), "2025")["A1.2"].target == 900.0
    assert evaluate(whole, Measurements(), "2025", org_unit="nord")["A1.1"].target == 85.0


def test_a_column_that_is_not_known_is_told_with_those_there_are(card: Scorecard, tmp_path: Path) -> None:
    path = written(tmp_path, "indikator;krav;toleranse\nA1.1;>= 85 %;5\n")
    with pytest.raises(DefinitionError) as caught:
        load_targets(path, card)
    assert str(caught.value) == ("krav.csv: row 1: 'toleranse' is not a column; the columns are indicator, expect, "
                                 "org_unit, by, from, decided, source, reason")


def test_a_unit_that_is_not_in_the_organisation_is_refused(card: Scorecard, tmp_path: Path) -> None:
    path = written(tmp_path, "indikator;organisasjonsenhet;krav\nA1.1;norde;>= 1\n")
    with pytest.raises(DefinitionError, match="no organisational unit 'norde'; did you mean 'nord'"):
        load_targets(path, card)


def test_a_table_without_its_columns_is_refused(card: Scorecard, tmp_path: Path) -> None:
    with pytest.raises(DefinitionError, match="no column expect / krav"):
        load_targets(written(tmp_path, "indikator;kilde\nA1.1;x\n"), card)
