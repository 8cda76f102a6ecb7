"""`verify_evidence`: a bundle of evidence held against its own hashes, and worked out again."""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterator, Mapping
from datetime import date
from io import BytesIO
from math import isclose
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile, ZipFile

from attrs import evolve, frozen

from ..domain.aggregation import Basis, MissingPolicy, RollUpMethod
from ..domain.fingerprint import fingerprint
from ..domain.measurement import Measurements
from ..errors import Fault, MeasurementError, ReadingWarning, ScorecardError, one_line
from ..evaluation.explained import About, Explanation
from ..evaluation.indicators import evaluate
from ..evaluation.nodes import roll_up
from ..evaluation.policies import FromUnits, PartialUnits
from ..evaluation.recomputing import recompute
from ..evaluation.results import ScorecardScore
from ..frames.rows import measurements_of
from ..tables import html_table, table
from . import evidence_files as names
from .json_lines_file import read_json_lines_table
from .reading import read_scorecard

if TYPE_CHECKING:
    import pandas as pd

MOST_BYTES = 200_000_000
"""The largest bundle that is read, and the most that its files may unpack to together."""
_MOST_FILES = 1_000
_NEAR = 1e-9
"""Another processor may differ in the last digits; a number that somebody changed differs in more."""
_MOST_SHOWN = 100
_BROKEN = (BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError, EOFError, KeyError, IndexError)


@frozen(kw_only=True, repr=False)
class EvidenceCheck:
    """What came of checking a bundle of evidence.

    Attributes:
        name: of the bundle.
        files: how many stand in it.
        numbers: how many statuses and scores were worked out again.
        differences: everything that is not as it should be: of its files, and of its numbers.
    """

    name: str
    files: int
    numbers: int
    differences: tuple[Fault, ...] = ()

    @property
    def is_sound(self) -> bool:
        """Whether every hash agrees, and every number comes out again."""
        return not self.differences

    def __repr__(self) -> str:
        said = f"{len(self.differences)} differences" if self.differences else "sound"
        return f"<EvidenceCheck {self.name!r}: {self.files} files, {self.numbers} numbers, {said}>"

    def records(self) -> list[dict[str, object]]:
        """Return one plain record a difference."""
        return [{"file": each.source, "place": ".".join(map(str, each.path)), "difference": each.message}
                for each in self.differences]

    def to_dict(self) -> dict[str, object]:
        """Return it as plain data."""
        return {"bundle": self.name, "is_sound": self.is_sound, "files": self.files, "numbers": self.numbers,
                "differences": self.records()}

    def to_frame(self) -> pd.DataFrame:
        """Return one row a difference."""
        return table(self.records())

    def _repr_html_(self) -> str:
        return html_table(self.records(), ("file", "place", "difference"))


def verify_evidence(path: str | PathLike[str]) -> EvidenceCheck:
    """Return what differs in the bundle *path*: files against their hashes, numbers against card and figures.

    Every number is worked out twice: from card and figures as `evaluate` and `roll_up` do, and from its own
    explanation. Nothing is unpacked to disk.

    Raises:
        ScorecardError: it is no bundle of evidence, or it is of a newer format.
    """
    name = one_line(Path(path).name)
    files = _files_in(_content_of(Path(path)), name)
    manifest = _manifest(files, name)
    differences = list(_of_files(files))
    scores, faults = _worked_out(files, manifest["settings"])
    numbers = 0
    if scores is not None:
        explained, many = _of_explanations(files)
        differences += [*_of_fingerprints(manifest, scores), *_of_results(files, scores), *explained]
        numbers = len(scores.nodes) + len(scores.evaluation) + many
    return EvidenceCheck(name=name, files=len(files), numbers=numbers,
                         differences=tuple(_few([*differences, *faults])))


def _few(differences: list[Fault]) -> list[Fault]:
    left = len(differences) - _MOST_SHOWN
    return [*differences[:_MOST_SHOWN], Fault(f"and {left} more differences")] if left > 0 else differences


# ---- the files ---------------------------------------------------------------------------------------------------


def _content_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        why = (getattr(error, "strerror", None) or str(error)).lower()
        raise ScorecardError(f"{one_line(str(path))}: cannot be opened ({why}); give a bundle of evidence") from None


def _files_in(content: bytes, name: str) -> dict[str, bytes]:
    """Return the files of a bundle by name; raise ScorecardError where it is none, or unpacks to more than is read."""
    try:
        with ZipFile(BytesIO(content)) as bundle:
            parts = bundle.infolist()
            known = {part.filename for part in parts}
            if len(known) < len(parts) or len(parts) > _MOST_FILES:
                raise ScorecardError(f"{name}: holds a file twice, or more than {_MOST_FILES}; ask for the bundle anew")
            if max(len(content), sum(part.file_size for part in parts)) > MOST_BYTES:
                raise ScorecardError(f"{name}: is larger than the {MOST_BYTES // 1_000_000} MB that are read; unpack "
                                     f"it and run sha256sum -c {names.HASHES}")
            return {part.filename: bundle.read(part) for part in parts}
    except _BROKEN:
        raise ScorecardError(f"{name}: is no bundle of evidence, or was cut short; ask for it anew") from None


def _manifest(files: Mapping[str, bytes], name: str) -> dict[str, Any]:
    try:
        manifest: dict[str, Any] = json.loads(files[names.MANIFEST])
        format = manifest["format"]
        dict(manifest["settings"])
    except (KeyError, TypeError, ValueError, RecursionError):
        raise ScorecardError(f"{name}: is no bundle of evidence: it has no {names.MANIFEST} that can be read") from None
    if format != names.FORMAT:
        raise ScorecardError(f"{name}: is of the format {one_line(repr(format))}, this version reads {names.FORMAT!r}; "
                             "use a newer version of the library")
    return manifest


def _of_files(files: Mapping[str, bytes]) -> Iterator[Fault]:
    """Yield every file that is not what its hash says."""
    said: dict[str, str] = {}
    for line in files.get(names.HASHES, b"").decode("utf-8", "replace").splitlines():
        hash, _, name = line.partition("  ")
        said[name] = hash
    for name, content in files.items():
        if name == names.HASHES:
            continue
        if name not in said:
            yield Fault(f"is not listed in {names.HASHES}; it was put there later", source=name)
        elif said[name] != names.hash_of(content):
            yield Fault(f"was changed: its SHA-256 is {names.hash_of(content)}, {names.HASHES} says {said[name]}",
                        source=name)
    for name in sorted(said.keys() - files.keys()):
        yield Fault(f"is listed in {names.HASHES} and is not there", source=name)


# ---- the numbers -------------------------------------------------------------------------------------------------


def _worked_out(files: Mapping[str, bytes], settings: dict[str, Any]) -> tuple[ScorecardScore | None, list[Fault]]:
    """Return what card and figures of the bundle come to, or what hinders that."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ReadingWarning)
            card = read_scorecard(files[names.CARD], "yaml", source=names.CARD)
        figures = _figures(files.get(names.MEASUREMENTS, b""))
        as_of = settings["as_of"]
        evaluation = evaluate(
            card, figures, settings["period"], org_unit=settings["org_unit"] or None, basis=Basis(settings["basis"]),
            as_of=date.fromisoformat(as_of) if as_of else None, from_units=FromUnits(settings["from_units"]),
            partial=PartialUnits(settings["partial"]))
        return roll_up(evaluation, missing=MissingPolicy(settings["missing"]),
                       method=RollUpMethod(settings["method"])), []
    except KeyError as error:
        return None, [Fault("is lacking", source=str(error.args[0]))]
    except (ScorecardError, ValueError, TypeError) as error:
        return None, list(getattr(error, "faults", None) or [Fault(str(error), source=names.MANIFEST)])


def _figures(content: bytes) -> Measurements:
    if not content:
        return Measurements()
    read = measurements_of(read_json_lines_table(content, names.MEASUREMENTS))
    if read.faults:
        raise MeasurementError(read.faults)
    return Measurements(read.measurements)


def _of_fingerprints(manifest: dict[str, Any], scores: ScorecardScore) -> Iterator[Fault]:
    """Yield where the fingerprints that every page of a report shows are not those of card and figures."""
    card, figures = scores.evaluation.scorecard, scores.evaluation.measurements
    # A period may have known the card's fiscal year before it was judged, or not; its text is the same.
    for name, values in (("scorecard", (card,)), ("measurements", (figures, figures.anchored(card.fiscal_year)))):
        said, known = manifest.get(name), [fingerprint(value) for value in values]
        told = said.get("fingerprint") if isinstance(said, dict) else None
        if told not in known:
            yield Fault(f"{_shown(told)} stands here, {_shown(known[0])} comes out of the file",
                        (name, "fingerprint"), source=names.MANIFEST)


def _of_results(files: Mapping[str, bytes], scores: ScorecardScore) -> Iterator[Fault]:
    """Yield each number of the results that card and figures do not come to."""
    try:
        said = json.loads(files[names.EVALUATION])
    except (KeyError, ValueError, RecursionError):
        yield Fault("is lacking, or is no JSON", source=names.EVALUATION)
        return
    anew = json.loads(names.json_bytes(scores.to_dict()))
    yield from (evolve(each, source=names.EVALUATION) for each in unlike(said, anew))


def unlike(said: object, anew: object, path: tuple[str | int, ...] = ()) -> Iterator[Fault]:
    """Yield every place in plain data where *said* is not what was worked out *anew*, by id where there is one.

    >>> [str(each) for each in unlike({"score": 0.5}, {"score": 0.4})]
    ['score: 0.5 stands here, 0.4 comes out of the card and the figures']
    """
    if isinstance(said, dict) and isinstance(anew, dict):
        for key in dict.fromkeys((*said, *anew)):
            yield from unlike(said.get(key), anew.get(key), (*path, str(key)))
    elif isinstance(said, list) and isinstance(anew, list) and len(said) == len(anew):
        for number, (mine, other) in enumerate(zip(said, anew, strict=True)):
            id = other.get("id") if isinstance(other, dict) else None
            yield from unlike(mine, other, (*path, id or number))
    elif not _alike(said, anew):
        yield Fault(f"{_shown(said)} stands here, {_shown(anew)} comes out of the card and the figures", path)


def _alike(one: object, other: object) -> bool:
    if isinstance(one, float | int) and isinstance(other, float | int) and not isinstance(one, bool):
        return isclose(one, other, rel_tol=_NEAR, abs_tol=_NEAR)
    return one == other


def _shown(value: object) -> str:
    return "nothing" if value is None else one_line(json.dumps(value, ensure_ascii=False), 80)


def _of_explanations(files: Mapping[str, bytes]) -> tuple[list[Fault], int]:
    """Return each status or score that an explanation's own numbers do not come to, and how many it holds."""
    try:
        trees = [Explanation.from_dict(each) for each in json.loads(files[names.EXPLANATIONS])]
        opened = [part for tree in trees for part in _opened(tree)]
        return [fault for part in opened for fault in _recomputed(part)], len(opened)
    except (KeyError, ValueError, TypeError, AssertionError, AttributeError, IndexError, RecursionError):
        return [Fault("is lacking, or does not hold what explanations hold", source=names.EXPLANATIONS)], 0


def _opened(tree: Explanation) -> Iterator[Explanation]:
    if tree.about in (About.NODE, About.INDICATOR):
        yield tree
    for part in tree.parts:
        yield from _opened(part)


def _recomputed(part: Explanation) -> Iterator[Fault]:
    anew = recompute(part)
    for key, value in (("status", anew.status.value), ("score", anew.score)):
        if not _alike(part[key], value) and not (key == "score" and anew.score is None):
            yield Fault(f"{_shown(part[key])} stands here, its own numbers come to {_shown(value)}",
                        (str(part["id"]), key), source=names.EXPLANATIONS)
