"""The words beside the figures out of a DataFrame: the same values, words and faults as out of a file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from balanced_scorecard import (
    Assessment,
    AssessmentKind,
    MeasurementError,
    Period,
    assessments_from_frame,
    load_assessments,
)


def test_every_column_fills_its_field_and_missing_is_absent() -> None:
    frame = pd.DataFrame({
        "periode": [pd.Period("2024-05", "M"), "2024-T1"], "element": ["A1.1.1", "A1.1"],
        "organisasjonsenhet": ["nord", None], "type": ["avvik", "beslutning"], "tekst": ["Sykefravær", "Prosjekt"],
        "status": ["Mindre god", pd.NA], "prognose": [78.5, float("nan")], "av": ["Kari", None],
        "dato": [pd.Timestamp("2024-05-20"), pd.NaT], "frist": [None, date(2024, 9, 1)],
    })
    assert assessments_from_frame(frame) == (
        Assessment(period=Period.parse("2024-05"), element="A1.1.1", org_unit="nord", kind=AssessmentKind.DEVIATION,
                   text="Sykefravær", status="poor", forecast=78.5, by="Kari", date=date(2024, 5, 20)),
        Assessment(period=Period.parse("2024-T1"), element="A1.1", kind=AssessmentKind.DECISION, text="Prosjekt",
                   due=date(2024, 9, 1)),
    )


def test_named_levels_of_the_index_are_columns() -> None:
    frame = pd.DataFrame({"kind": ["forecast"]}, index=pd.MultiIndex.from_tuples([("2024", "A1")],
                                                                               names=["period", "element"]))
    assert [(str(each.period), each.element) for each in assessments_from_frame(frame)] == [("2024", "A1")]


def test_every_fault_comes_at_once_with_the_label_of_its_row() -> None:
    frame = pd.DataFrame({"period": ["2024-T4", None], "element": ["A1", "A2"], "kind": ["avik", "decision"]},
                         index=[7, 8])
    with pytest.raises(MeasurementError) as caught:
        assessments_from_frame(frame)
    assert str(caught.value).splitlines() == [
        "row 7: period: '2024-T4' is not a period; tertials run from 2024-T1 to 2024-T3",
        "row 7: kind: 'avik' is not known; use 'deviation', 'assessment', 'forecast', 'decision' or 'approval'",
        "row 8: period: required but empty",
    ]


def test_a_frame_gives_what_the_file_of_it_gives(tmp_path: Path) -> None:
    frame = pd.DataFrame({"period": ["2024-T1", "2024-T2"], "element": ["A1", "A2"], "kind": ["forecast", "approval"],
                          "forecast": [79.5, None], "due": [None, "2024-10-01"]})
    frame.to_csv(tmp_path / "a.csv", index=False)
    assert assessments_from_frame(frame) == load_assessments(tmp_path / "a.csv")
