"""The bundle for an auditor: the same bytes each time, checked without us and with us, and every change found."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from datetime import date
from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.card_strategies import scorecards
from tests.measurement_strategies import figures

import balanced_scorecard as bsc
from balanced_scorecard.files.evidence_reading import MOST_BYTES
from balanced_scorecard.files.reading import read_scorecard
from balanced_scorecard.reports.evidence_bundle import explanations_of, ids_in, write_evidence

EXAMPLES = Path(bsc.__file__).parent / "examples"
Files = dict[str, bytes]


@cache
def scores(example: str = "directorate", period: str = "2025-T2") -> bsc.ScorecardScore:
    folder = EXAMPLES / example
    evaluation = bsc.evaluate(bsc.load_scorecard(folder / "card.yaml"),
                              bsc.load_measurements(folder / "measurements.csv"), period)
    return bsc.roll_up(evaluation)


def saved(path: Path) -> Path:
    folder, judged = EXAMPLES / "directorate", scores()
    findings = bsc.check(judged.evaluation.scorecard, judged.evaluation.measurements, period="2025-T2")
    bsc.save_evidence(judged, path, findings=findings, assessments=bsc.load_assessments(folder / "assessments.csv"),
                      sources=[folder / "card.yaml", folder / "measurements.csv", EXAMPLES / "telemark" / "card.yaml"])
    return path


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return saved(tmp_path_factory.mktemp("evidence") / "a.zip")


def files_of(path: Path) -> Files:
    with ZipFile(path) as file:
        return {name: file.read(name) for name in file.namelist()}


def changed(bundle: Path, to: Path, change: Callable[[Files], object]) -> bsc.EvidenceCheck:
    """Return what is found of *bundle* once *change* was made to its files."""
    files = files_of(bundle)
    change(files)
    with ZipFile(to, "w", ZIP_DEFLATED) as file:
        for name, content in files.items():
            file.writestr(name, content)
    return bsc.verify_evidence(to)


def rehash(files: Files) -> None:
    files["SHA256SUMS"] = "".join(
        f"{sha256(content).hexdigest()}  {name}\n" for name, content in files.items() if name != "SHA256SUMS").encode()


def test_the_same_input_gives_the_same_bytes(bundle: Path, tmp_path: Path) -> None:
    assert saved(tmp_path / "b.zip").read_bytes() == bundle.read_bytes()


def test_all_that_an_auditor_needs_stands_in_it(bundle: Path) -> None:
    files = files_of(bundle)
    assert list(files) == [
        "README.txt", "card.yaml", "measurements.jsonl", "assessments.jsonl", "evaluation.json", "explanations.json",
        "explanations.txt", "findings.json", "report.html", "source/card.yaml", "source/measurements.csv",
        "source/card-2.yaml", "manifest.json", "SHA256SUMS"]
    assert files["source/measurements.csv"] == (EXAMPLES / "directorate" / "measurements.csv").read_bytes()
    assert read_scorecard(files["card.yaml"]) == scores().evaluation.scorecard
    assert json.loads(files["evaluation.json"]) == json.loads(json.dumps(scores().to_dict()))


def test_words_and_figures_are_read_back_as_they_were(bundle: Path, tmp_path: Path) -> None:
    with ZipFile(bundle) as file:
        file.extractall(tmp_path)
    card = scores().evaluation.scorecard
    figures = bsc.load_measurements(tmp_path / "measurements.jsonl").anchored(card.fiscal_year)
    assert figures == scores().evaluation.measurements.anchored(card.fiscal_year)
    assert bsc.load_assessments(tmp_path / "assessments.jsonl") == bsc.load_assessments(
        EXAMPLES / "directorate" / "assessments.csv")


def test_the_hashes_are_checked_by_a_program_of_every_system(bundle: Path, tmp_path: Path) -> None:
    with ZipFile(bundle) as file:
        file.extractall(tmp_path)
    done = subprocess.run(["sha256sum", "--strict", "-c", "SHA256SUMS"], cwd=tmp_path, capture_output=True, text=True,
                          check=True)
    assert done.stdout.splitlines() == [f"{name}: OK" for name in files_of(bundle) if name != "SHA256SUMS"]


@pytest.mark.parametrize(("example", "period"), [("directorate", "2025-T2"), ("telemark", "2003"),
                                                 ("emergency_care", "2019-03")])
def test_every_indicator_and_node_is_explained(example: str, period: str) -> None:
    judged = scores(example, period)
    told = [id for each in explanations_of(judged) for id in ids_in(each)]
    assert set(told) == {each.id for each in judged} | {each.id for each in judged.evaluation}


def test_a_sound_bundle_is_said_to_be_sound(bundle: Path) -> None:
    found = bsc.verify_evidence(bundle)
    assert found.is_sound
    assert found.numbers == 2 * (len(scores().nodes) + len(scores().evaluation))  # worked out from two beginnings
    assert repr(found) == f"<EvidenceCheck 'a.zip': 14 files, {found.numbers} numbers, sound>"
    assert found.to_dict() == {"bundle": "a.zip", "is_sound": True, "files": 14, "numbers": found.numbers,
                               "differences": []}
    assert found.to_frame().empty


def test_a_file_that_was_changed_added_or_taken_away_is_named(bundle: Path, tmp_path: Path) -> None:
    def change(files: Files) -> None:
        files["report.html"] += b" "
        files["extra.txt"] = b"x"
        del files["README.txt"]

    found = changed(bundle, tmp_path / "b.zip", change)
    assert [(each.source, each.message.partition(":")[0]) for each in found.differences] == [
        ("report.html", "was changed"), ("extra.txt", "is not listed in SHA256SUMS; it was put there later"),
        ("README.txt", "is listed in SHA256SUMS and is not there")]
    assert repr(found).endswith("3 differences>")
    assert found.records()[0]["file"] == "report.html"
    assert "report.html" in found._repr_html_()


def test_a_result_that_was_mended_with_its_hash_does_not_come_out_again(bundle: Path, tmp_path: Path) -> None:
    def change(files: Files) -> None:
        files["evaluation.json"] = files["evaluation.json"].replace(b'"status": "poor"', b'"status": "good"', 1)
        rehash(files)

    found = changed(bundle, tmp_path / "b.zip", change)
    first = next(each for each in scores().evaluation if each.status is bsc.Status.POOR)
    assert [str(each) for each in found.differences] == [
        f'evaluation.json: indicators.{first.id}.status: "good" stands here, "poor" comes out of the card and the '
        "figures"]


def test_a_figure_that_was_mended_is_found_in_every_number_it_moved(bundle: Path, tmp_path: Path) -> None:
    def change(files: Files) -> None:
        files["measurements.jsonl"] = files["measurements.jsonl"].replace(b"34440", b"41000")
        rehash(files)

    found = changed(bundle, tmp_path / "b.zip", change)
    places = {f"{each.source}: {each.path[-1]}" for each in found.differences}
    assert {"evaluation.json: actual", "evaluation.json: score", "manifest.json: fingerprint"} <= places


def test_an_explanation_that_was_mended_does_not_come_to_its_own_score(bundle: Path, tmp_path: Path) -> None:
    def change(files: Files) -> None:
        trees = json.loads(files["explanations.json"])
        trees[0]["score"] = 0.99
        files["explanations.json"] = json.dumps(trees).encode()
        rehash(files)

    found = changed(bundle, tmp_path / "b.zip", change)
    assert [(each.source, each.path) for each in found.differences] == [
        ("explanations.json", (scores().total.id, "score"))]


@pytest.mark.parametrize(("name", "content", "said"), [
    ("card.yaml", None, "card.yaml: is lacking"),
    ("card.yaml", b"id: card\n", "card.yaml: name: required but missing"),
    ("measurements.jsonl", b"{", "measurements.jsonl: keys: no column indicator"),
    ("evaluation.json", None, "evaluation.json: is lacking, or is no JSON"),
    ("evaluation.json", b"[" * 100_000, "evaluation.json: is lacking, or is no JSON"),
    ("explanations.json", b'[{"about": "node", "parts": 1}]', "explanations.json: is lacking, or does not hold what"),
    ("measurements.jsonl", None, "manifest.json: measurements.fingerprint: "),
])
def test_what_is_lacking_or_torn_is_a_difference(
    bundle: Path, tmp_path: Path, name: str, content: bytes | None, said: str
) -> None:
    def change(files: Files) -> None:
        if content is None:
            del files[name]
        else:
            files[name] = content
        rehash(files)

    found = changed(bundle, tmp_path / "b.zip", change)
    assert str(found.differences[0]).startswith(said)


def test_settings_that_mean_nothing_are_a_difference(bundle: Path, tmp_path: Path) -> None:
    def change(files: Files) -> None:
        files["manifest.json"] = files["manifest.json"].replace(b'"year_to_date"', b'"nowadays"')
        rehash(files)

    found = changed(bundle, tmp_path / "b.zip", change)
    assert [str(each) for each in found.differences] == ["manifest.json: 'nowadays' is not a valid Basis"]


def test_no_more_than_a_hundred_differences_are_told(bundle: Path, tmp_path: Path) -> None:
    found = changed(bundle, tmp_path / "b.zip", lambda files: files.update({f"{n}.txt": b"" for n in range(150)}))
    assert len(found.differences) == 101
    assert found.differences[-1].message == "and 50 more differences"


def zip_of(files: Files) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as file:
        for name, content in files.items():
            file.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(("content", "said"), [
    (b"", "is no bundle of evidence, or was cut short; ask for it anew"),
    (b"PK\x03\x04 torn", "is no bundle of evidence, or was cut short; ask for it anew"),
    (zip_of({"a.txt": b"a"}), "is no bundle of evidence: it has no manifest.json that can be read"),
    (zip_of({"manifest.json": b'{"format": "x/2", "settings": {}}'}),
     "is of the format 'x/2', this version reads 'balanced-scorecard-evidence/1'; use a newer version of the library"),
    (zip_of({str(n): b"" for n in range(1001)}), "holds a file twice, or more than 1000; ask for the bundle anew"),
    (zip_of({"bomb": bytes(MOST_BYTES + 1)}),
     "is larger than the 200 MB that are read; unpack it and run sha256sum -c SHA256SUMS"),
], ids=["empty", "torn", "another zip", "newer", "many", "bomb"])
def test_what_is_no_bundle_is_said_in_one_line(tmp_path: Path, content: bytes, said: str) -> None:
    (tmp_path / "a.zip").write_bytes(content)
    with pytest.raises(bsc.ScorecardError) as caught:
        bsc.verify_evidence(tmp_path / "a.zip")
    assert str(caught.value) == f"a.zip: {said}"


def test_a_bundle_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(bsc.ScorecardError, match="cannot be opened \\(no such file or directory\\)"):
        bsc.verify_evidence(tmp_path / "a.zip")


def test_names_that_lead_out_of_the_folder_are_no_more_than_names(bundle: Path, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    found = changed(bundle, tmp_path / "in" / "b.zip", lambda files: files.update({"../../x": b"", "/tmp/y": b""}))
    assert [each.source for each in found.differences] == ["../../x", "/tmp/y"]
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["b.zip", "in"]


def test_how_it_was_asked_for_is_part_of_it(tmp_path: Path) -> None:
    evaluation = scores().evaluation
    asked = bsc.evaluate(evaluation.scorecard, evaluation.measurements, "2025-T1", org_unit="vestland",
                         basis=bsc.Basis.PERIOD, as_of=date(2025, 7, 1), from_units=bsc.FromUnits.VALUES)
    judged = bsc.roll_up(asked, missing=bsc.MissingPolicy.COUNT_AS_ZERO, method=bsc.RollUpMethod.WORST)
    bsc.save_evidence(judged, tmp_path / "a.zip")
    assert bsc.verify_evidence(tmp_path / "a.zip").differences == ()
    assert "findings.json" not in files_of(tmp_path / "a.zip")


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(card=scorecards(), data=st.data())
def test_the_bundle_of_any_card_is_sound(
    card: bsc.Scorecard, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    ids = [*(each.id for each in card.indicators()), *(each.id for each in card.series)] or ["elsewhere"]
    try:
        judged = bsc.roll_up(bsc.evaluate(card, data.draw(figures(ids)), "2024"))
        content = write_evidence(judged, None, (), {}, card.language)
    except bsc.ScorecardError:  # figures that do not fit the card, or words that no page has
        return
    path = tmp_path_factory.mktemp("bundle") / "a.zip"
    path.write_bytes(content)
    assert bsc.verify_evidence(path).differences == ()


@pytest.mark.parametrize(("name", "language", "sources", "said"), [
    ("a.tar", None, (), "a bundle of evidence is a zip; give it the ending .zip"),
    ("a.zip", "de", (), "there are no words in the language 'de'"),
    ("a.zip", None, ("nowhere.csv",), "nowhere.csv: cannot be read (no such file or directory); give a file"),
])
def test_what_cannot_be_made_is_said_and_nothing_is_written(
    tmp_path: Path, name: str, language: str | None, sources: tuple[str, ...], said: str
) -> None:
    with pytest.raises(bsc.ScorecardError) as caught:
        bsc.save_evidence(scores(), tmp_path / name, language=language, sources=sources)
    assert said in str(caught.value)
    assert list(tmp_path.iterdir()) == []
