"""A page for each unit and an index that leads to them."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.reports import sample
from tests.reports.pages import Page

from balanced_scorecard import (
    AnnualForm,
    AssessmentKind,
    Measurements,
    Reason,
    Scorecard,
    ScorecardError,
    ScorecardScore,
    View,
    build_report,
    evaluate,
    explain,
    render_explanation,
    render_markdown,
    roll_up,
    save_reports,
)

UNITS = ["nord", "sør", "Nord", "NORD", "con", "index"]


def a_card() -> Scorecard:
    units = ", ".join(f"{{id: {id_}, name: Kontor {id_}}}" for id_ in UNITS)
    return sample.a_card(sample.CARD.replace("name: Skogdirektoratet}",
                                             f"name: Skogdirektoratet, org_units: [{units}]}}"))


def scores(*units: str) -> dict[str, ScorecardScore]:
    card = a_card()
    figures = Measurements([*sample.rows(), sample.a_row("A1.1.1", "2025-08", org_unit="nord", numerator=9.0,
                                                         denominator=10.0)])
    return {unit: roll_up(evaluate(card, figures, sample.PERIOD, org_unit=unit)) for unit in units}


def test_each_unit_has_a_page_and_the_index_leads_to_all(tmp_path: Path) -> None:
    save_reports(scores("", *UNITS), tmp_path)
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {"index.html", "unit-all.html", "unit-nord.html", "unit-sør.html", "unit-Nord-2.html",
                     "unit-NORD-3.html", "unit-con.html", "unit-index.html"}
    index = Page((tmp_path / "index.html").read_text("utf-8"))
    leads = [each["href"] for each in index.of("a") if not each["href"].startswith("#")]
    assert set(leads) == names - {"index.html"}
    assert len({name.casefold() for name in names}) == len(names)  # some file systems know no capitals


def test_the_index_tells_of_each_unit_how_it_stands(tmp_path: Path) -> None:
    save_reports(scores("", "nord"), tmp_path)
    shown = [text for _, text in Page((tmp_path / "index.html").read_text("utf-8")).texts]
    assert {"Skogdirektoratet", "Kontor nord", "2 organisasjonsenheter"} <= set(shown)
    assert "1 av 2" in shown  # of the whole
    assert "1 av 1" in shown  # nine of ten in time in the north


def test_what_does_not_apply_to_a_unit_is_no_figure_it_lacks() -> None:
    report = build_report(scores("nord")["nord"])
    named = {row.result.id for row in report.rows() if row.result.reason is Reason.NOT_APPLICABLE}
    assert named
    text = render_markdown(report)
    assert text.count("– Ikke aktuelt") == len(named)
    assert "? Tall mangler" not in text
    opened = render_explanation(explain(report.scores, min(named)))
    assert opened.splitlines()[0].endswith("2. tertial 2025: Ikke aktuelt")


def test_a_page_leads_back_to_the_index_and_a_report_alone_leads_nowhere(tmp_path: Path) -> None:
    save_reports(scores("nord"), tmp_path)
    page = Page((tmp_path / "unit-nord.html").read_text("utf-8"))
    assert [each["href"] for each in page.of("a") if not each["href"].startswith("#")] == ["index.html"]
    assert any(text.startswith("Organisasjonsenhet: Kontor nord · Ansvarlig: Direktør Gran") for text in page.shown())


def test_what_build_report_takes_is_passed_on(tmp_path: Path) -> None:
    words = [sample.said("A1.1.1", AssessmentKind.DEVIATION, "Fra nord", org_unit="nord")]
    save_reports(scores("nord", "sør"), tmp_path, assessments=words, view=View.ANNUAL, form=AnnualForm.DK,
                 language="da")
    north, south = ((tmp_path / f"unit-{name}.html").read_text("utf-8") for name in ("nord", "sør"))
    assert "1. del: Skematisk oversigt" in north
    assert "Årsrapport 2025 (udkast)" in north
    assert "Fra nord" not in south


def test_progress_is_told_after_each_page(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    save_reports(scores("nord", "sør"), tmp_path / "deep" / "down", progress=lambda done, of: told.append((done, of)))
    assert told == [(1, 2), (2, 2)]


def test_no_unit_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(ScorecardError) as raised:
        save_reports({}, tmp_path / "pages")
    assert str(raised.value) == (
        f"{tmp_path / 'pages'}: there is no unit to write a page of; give the scores of at least one")
    assert not (tmp_path / "pages").exists()


def test_a_language_without_words_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(ScorecardError, match="there are no words in the language 'de'"):
        save_reports(scores("nord"), tmp_path / "pages", language="de")
    assert not (tmp_path / "pages").exists()


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("here already")
    with pytest.raises(ScorecardError) as raised:
        save_reports(scores("nord"), tmp_path / "file")
    assert str(raised.value) == (
        f"{tmp_path / 'file'}: cannot be made (file exists); name a folder that may be written to")


def test_a_page_that_cannot_be_written_is_said_and_no_index_leads_to_it(tmp_path: Path) -> None:
    (tmp_path / "unit-sør.html").mkdir()
    with pytest.raises(ScorecardError, match=r"unit-sør\.html: cannot be written"):
        save_reports(scores("nord", "sør"), tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"unit-nord.html", "unit-sør.html"}  # and nothing half-written


def test_the_key_of_a_unit_cannot_lead_out_of_the_folder(tmp_path: Path) -> None:
    made = scores("nord")["nord"]
    save_reports({"../../nord": made, "a" * 400: made, "..": made}, tmp_path / "pages")
    assert {path.name for path in (tmp_path / "pages").iterdir()} == {
        "index.html", "unit--..-nord.html", f"unit-{'a' * 80}.html", "unit-all.html"}
    assert [path.name for path in tmp_path.iterdir()] == ["pages"]


def test_the_same_scores_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        save_reports(scores("", "nord"), tmp_path / name)
    assert {path.name: path.read_bytes() for path in (tmp_path / "one").iterdir()} == {
        path.name: path.read_bytes() for path in (tmp_path / "two").iterdir()}
