"""`load_assessments`: the words beside the figures, from the same dialects as figures."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from balanced_scorecard import Assessment, AssessmentKind, MeasurementError, Period, load_assessments


def refused(path: Path, content: str) -> list[str]:
    path.write_text(content, encoding="utf-8")
    with pytest.raises(MeasurementError) as caught:
        load_assessments(path)
    return str(caught.value).splitlines()


def test_norwegian_headings_and_words_fill_every_field(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(
        "periode;element;organisasjonsenhet;type;tekst;status;prognose;av;dato;frist\r\n"
        '2024-T1;A1.1.1;nord;Avvik;"Sykefravær; to stillinger\nsto tomme";Mindre god;78,5;avdelingsdirektør;'
        "2024-05-20;\r\n"
        "2024-T1;A1.1;;vedtak;Restanseprosjekt;;;direktøren;;2024-09-01\r\n".encode("cp1252"))
    assert load_assessments(tmp_path / "a.csv") == (
        Assessment(period=Period.parse("2024-T1"), element="A1.1.1", org_unit="nord", kind=AssessmentKind.DEVIATION,
                   text="Sykefravær; to stillinger\nsto tomme", status="poor", forecast=78.5, by="avdelingsdirektør",
                   date=date(2024, 5, 20)),
        Assessment(period=Period.parse("2024-T1"), element="A1.1", kind=AssessmentKind.DECISION,
                   text="Restanseprosjekt", by="direktøren", due=date(2024, 9, 1)),
    )


@pytest.mark.parametrize(
    ("word", "kind"),
    [("deviation", AssessmentKind.DEVIATION), ("assessment", AssessmentKind.ASSESSMENT),
     ("vurdering", AssessmentKind.ASSESSMENT), ("Prognose", AssessmentKind.FORECAST),
     ("forecast", AssessmentKind.FORECAST), ("decision", AssessmentKind.DECISION),
     ("beslutning", AssessmentKind.DECISION), ("approval", AssessmentKind.APPROVAL),
     ("godkjenning", AssessmentKind.APPROVAL)],
)
def test_kinds_are_known_in_both_languages(tmp_path: Path, word: str, kind: AssessmentKind) -> None:
    (tmp_path / "a.csv").write_text(f"period,element,kind,text\n2024,A1,{word},x\n")
    assert load_assessments(tmp_path / "a.csv")[0].kind is kind


def test_an_agencys_own_status_is_kept_and_a_forecast_may_be_a_percent(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("period,element,kind,status,forecast\n2024,A1,forecast,I rute,79.5 %\n")
    read = load_assessments(tmp_path / "a.csv")[0]
    assert (read.status, read.forecast) == ("I rute", 79.5)


def test_every_fault_comes_at_once(tmp_path: Path) -> None:
    assert refused(tmp_path / "a.csv", "periode;element;type;prognose;dato\n2024-T4;A1;avik;mye;1.2.2024\n;;;;x\n") == [
        "a.csv: row 2: periode: '2024-T4' is not a period; tertials run from 2024-T1 to 2024-T3",
        "a.csv: row 2: type: 'avik' is not known; "
        "use 'deviation', 'assessment', 'forecast', 'decision' or 'approval'",
        "a.csv: row 2: prognose: 'mye' is not a number; write digits",
        "a.csv: row 2: dato: '1.2.2024' is not a date in the form year-month-day; did you mean '2024-02-01'?",
        "a.csv: row 3: dato: 'x' is not a date; write it as 2025-02-27",
        "a.csv: row 3: periode: required but empty",
        "a.csv: row 3: element: required but empty",
        "a.csv: row 3: type: required but empty",
    ]


def test_headings_are_as_strict_as_those_of_figures(tmp_path: Path) -> None:
    assert refused(tmp_path / "a.csv", "period,element,txt\n2024,A1,x\n") == [
        "a.csv: row 1: 'txt' is not a column; did you mean 'text'?",
        "a.csv: row 1: no column kind / type; name the columns in the first row of the table",
    ]


def test_a_moment_is_no_date(tmp_path: Path) -> None:
    assert refused(tmp_path / "a.csv", "period,element,kind,date\n2024,A1,decision,2024-05-01 10:00\n") == [
        "a.csv: row 2: date: '2024-05-01 10:00' has a time of day; write a date such as 2025-02-27"]


def test_a_file_with_headings_alone_holds_no_assessments(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("period,element,kind\n")
    assert load_assessments(tmp_path / "a.csv") == ()


def test_a_workbook_may_hold_them_beside_the_figures(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.create_sheet("Vurderinger")
    sheet.append(("periode", "element", "type", "tekst"))
    sheet.append((2024, "A1", "vurdering", "Godt i gang"))
    book.save(tmp_path / "a.xlsx")
    assert [(each.element, each.text) for each in load_assessments(tmp_path / "a.xlsx")] == [("A1", "Godt i gang")]
