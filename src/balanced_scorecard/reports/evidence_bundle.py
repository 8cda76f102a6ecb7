"""`save_evidence`: all that an auditor needs to check a report, in one zip that needs no program of ours."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.metadata import version
from os import PathLike
from pathlib import Path

from .. import __version__
from ..checks.findings import Findings
from ..domain.assessment import Assessment
from ..domain.fingerprint import fingerprint
from ..errors import ScorecardError
from ..evaluation.explained import About, Explanation
from ..evaluation.explanation import explain
from ..evaluation.results import ScorecardScore
from ..files import evidence_files as names
from ..files.measurement_writing import write_measurements
from ..files.whole_file import write_whole
from ..files.writing import write_scorecard
from ..words import words_for
from .builder import build_report
from .explanation import render_explanation
from .html_page import render_html
from .languages import known_language
from .numbers import period_text

_TOLD = {
    names.CARD: "card", names.MEASUREMENTS: "measurements", names.ASSESSMENTS: "assessments",
    names.EVALUATION: "evaluation", names.EXPLANATIONS: "explanations", names.IN_WORDS: "explanations_in_words",
    names.FINDINGS: "findings", names.REPORT: "report", names.SOURCE: "source", names.MANIFEST: "manifest",
    names.HASHES: "hashes",
}
_LIBRARIES = ("numpy", "pandas")


def save_evidence(
    scores: ScorecardScore,
    path: str | PathLike[str],
    *,
    findings: Findings | None = None,
    assessments: Iterable[Assessment] = (),
    sources: Sequence[str | PathLike[str]] = (),
    language: str | None = None,
) -> None:
    """Write card, figures, results, the explanation of every number, hashes and versions to the zip *path*.

    The same input gives the same bytes with the same versions; no clock stands in it. `verify_evidence` checks one.

    Args:
        scores: what was reported.
        path: of the zip; its name ends in ``.zip``.
        findings: of `check`, which then stand in it too.
        assessments: the words beside the figures.
        sources: files that it was all made from, such as the workbooks that came in: put in byte for byte.
        language: of the words; left out, the card's.

    Raises:
        ScorecardError: another ending, a language without words, or a source or place that cannot be read or written.
    """
    if Path(path).suffix.lower() != ".zip":
        raise ScorecardError(f"{path}: a bundle of evidence is a zip; give it the ending .zip")
    spoken = known_language(language or scores.evaluation.scorecard.language)
    write_whole(path, write_evidence(scores, findings, tuple(assessments), _read(sources), spoken))


def write_evidence(scores: ScorecardScore, findings: Findings | None, assessments: tuple[Assessment, ...],
                   sources: Mapping[str, bytes], language: str) -> bytes:
    """Return the bundle as bytes; *sources* are contents by name."""
    card, figures = scores.evaluation.scorecard, scores.evaluation.measurements
    explanations = tuple(explanations_of(scores))
    report = build_report(scores, findings or (), assessments=assessments)
    files = {
        names.CARD: write_scorecard(card, "yaml"),
        names.MEASUREMENTS: write_measurements(figures, ".jsonl"),
        names.ASSESSMENTS: names.assessment_bytes(assessments),
        names.EVALUATION: names.json_bytes(scores.to_dict()),
        names.EXPLANATIONS: names.json_bytes([each.to_dict() for each in explanations]),
        names.IN_WORDS: "\n".join(render_explanation(each, language=language) for each in explanations).encode(),
        names.FINDINGS: names.json_bytes(findings.to_dict(language)) if findings is not None else b"",
        names.REPORT: render_html(report, language=language).encode(),
        **{names.SOURCE + name: content for name, content in sources.items()},
        names.MANIFEST: names.json_bytes(_manifest(scores)),
    }
    files = {name: content for name, content in files.items() if content}
    readme = _readme(files, period_text(scores.evaluation.period, language), card.name, language)
    files = {names.README: readme.encode(), **files}
    return names.zipped({**files, names.HASHES: names.hashes_of(files)})


def explanations_of(scores: ScorecardScore) -> Iterator[Explanation]:
    """Yield the explanation of the card, which holds those of all below it, and of each indicator it leaves out."""
    whole = explain(scores, scores.total.id)
    yield whole
    told = set(ids_in(whole))
    for result in scores.evaluation:
        if result.id not in told:
            yield explain(scores, result.id)


def ids_in(explanation: Explanation) -> Iterator[str]:
    """Yield the id of every node and indicator that *explanation* opens."""
    if explanation.about in (About.NODE, About.INDICATOR):
        yield str(explanation["id"])
    for part in explanation.parts:
        yield from ids_in(part)


def _manifest(scores: ScorecardScore) -> dict[str, object]:
    card = scores.evaluation.scorecard
    return {
        "format": names.FORMAT,
        "scorecard": {"id": card.id, "name": card.name, "version": card.version or None,
                      "fingerprint": fingerprint(card)},
        "measurements": {"rows": len(scores.evaluation.measurements),
                         "fingerprint": fingerprint(scores.evaluation.measurements)},
        "settings": names.settings_of(scores),
        "made_with": {"balanced-scorecard": __version__,
                      "python": ".".join(map(str, sys.version_info[:3])),
                      **{name: version(name) for name in _LIBRARIES}},
    }


def _readme(files: Mapping[str, bytes], period: str, card: str, language: str) -> str:
    say = words_for(language)
    held = [name for name in _TOLD if name == names.HASHES or any(file.startswith(name) for file in files)]
    width = max(map(len, held)) + 2
    title = " ".join(say["evidence.title"].format(name=card, period=period).split())
    return "\n\n".join([
        title, say["evidence.plain"],
        "\n".join(f"  {name:<{width}}{say[f'evidence.{_TOLD[name]}']}" for name in held),
        *(say[f"evidence.{key}"] for key in ("check", "by_hand", "verify"))]) + "\n"


def _read(sources: Sequence[str | PathLike[str]]) -> dict[str, bytes]:
    """Return the contents of *sources* by the names they get; two of one name are told apart by a number."""
    found: dict[str, bytes] = {}
    for path in map(Path, sources):
        number, name = 2, path.name
        while name.casefold() in map(str.casefold, found):
            name, number = f"{path.stem}-{number}{path.suffix}", number + 1
        try:
            found[name] = path.read_bytes()
        except OSError as error:
            why = (error.strerror or str(error)).lower()
            raise ScorecardError(f"{path}: cannot be read ({why}); give a file that can be read") from error
    return found
