"""StratML files: `load_stratml` and `save_stratml`, a plan with its results, and what stands beside it.

A plan cannot say all that a card says. So an export writes the card and the figures, in our own formats, beside it; a
line in the plan holds the hashes of all three. As long as they agree, reading the plan loses nothing.
"""

from __future__ import annotations

import re
from hashlib import sha256
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from ..domain.measurement import Measurement, Measurements
from ..domain.scorecard import Scorecard
from ..errors import DefinitionError, Fault, path_text
from ..tables import html_table, table
from .documents import Document, Parsed, Positions
from .measurement_reading import load_measurements
from .measurement_writing import json_ready, record_of, write_measurements
from .reading import content_of, read_scorecard, structure_scorecard
from .stratml.indicators import Polarities
from .stratml.plan import Read, read_plan
from .stratml.tree import read_tree
from .stratml.writing import write_plan
from .table_reading import CARD_BESIDE
from .unstructuring import unstructure_scorecard
from .whole_file import write_whole
from .writing import write_scorecard

if TYPE_CHECKING:
    import pandas as pd

NO_MEASUREMENTS = Measurements()
_HEAD = b'<?xml version="1.0" encoding="UTF-8"?>\n'
_OURS = re.compile(rb"<\?balanced-scorecard ([^?]*)\?>\s*")
_SAID = re.compile(rb'(\w+)="([0-9a-f]{64})"')
_NEAR_THE_TOP = 1000


@frozen(kw_only=True, repr=False)
class StratmlPlan:
    """A plan in StratML as a card and its figures, and what became of all else it says.

    Attributes:
        mended: what was read as something else than it says, each with its place and line.
        lost: what neither the card nor the figures hold.
    """

    scorecard: Scorecard
    measurements: Measurements = NO_MEASUREMENTS
    mended: tuple[Fault, ...] = ()
    lost: tuple[Fault, ...] = ()

    def __repr__(self) -> str:
        indicators, figures = len(self.scorecard.indicators()), len(self.measurements)
        return (f"<StratmlPlan {self.scorecard.name!r}: {indicators} indicators, {figures} figures, "
                f"{len(self.mended)} mended, {len(self.lost)} lost>")

    def records(self) -> list[dict[str, object]]:
        """Return what was mended and lost, one record each."""
        pairs = (("mended", self.mended), ("lost", self.lost))
        return [{"outcome": name, "line": each.line, "place": path_text(each.path), "message": each.message}
                for name, faults in pairs for each in faults]

    def to_frame(self) -> pd.DataFrame:
        """Return what was mended and lost as a DataFrame, a row each."""
        return table(self.records())

    def to_dict(self) -> dict[str, object]:
        """Return definition, figures and report as plain data."""
        figures = [json_ready(record_of(row)) for row in self.measurements]
        return {"scorecard": unstructure_scorecard(self.scorecard), "measurements": figures, "report": self.records()}

    def _repr_html_(self) -> str:
        return html_table(self.records(), ("outcome", "line", "place", "message"))


def load_stratml(path: str | PathLike[str], *, polarity: Polarities = None) -> StratmlPlan:
    """Return the plan in the file *path*: Parts 1 and 2 of ISO 17469 in every version, read leniently.

    Where the card and the figures that an export of ours writes beside a plan are there and nothing was changed since,
    they are what is returned, and nothing is mended or lost.

    Args:
        path: the plan.
        polarity: which way is better, for all indicators or by their id. StratML does not say; where neither this nor
            the words of a target do, a number that stands for a target is kept as the figures of a series.

    Raises:
        DefinitionError: where it is no XML, no StratML, or hostile: it has a DTD, or is too deep or too large.
    """
    content, path = content_of(path), Path(path)
    beside, told = _beside(content, path)
    if beside is not None:
        return beside
    plan = read_stratml(content, source=path.name, polarity=polarity)
    return evolve(plan, lost=(*told, *plan.lost))


def read_stratml(content: bytes, *, source: str = "", polarity: Polarities = None) -> StratmlPlan:
    """Return the plan that *content*, the bytes of a file, says; what may stand beside the file is not looked for."""
    try:
        read = read_plan(read_tree(content), polarity)
        card = structure_scorecard(read.document)
    except DefinitionError as error:
        raise DefinitionError([evolve(fault, source=source) for fault in error.faults]) from None
    return StratmlPlan(scorecard=card, measurements=Measurements(_placed(each, source) for each in read.measurements),
                       mended=_from(read.notes.mended, source), lost=_from(read.notes.lost, source))


def _placed(row: Measurement, source: str) -> Measurement:
    return evolve(row, place=f"{source}: {row.place}" if source else row.place)


def _from(faults: list[Fault], source: str) -> tuple[Fault, ...]:
    return tuple(evolve(fault, source=source) for fault in sorted(faults, key=lambda each: each.line or 0))


def save_stratml(card: Scorecard, path: str | PathLike[str],
                 measurements: Measurements = NO_MEASUREMENTS) -> tuple[Fault, ...]:
    """Write *card* and *measurements* to *path* as a valid plan of Part 2; return what StratML has no place for.

    The card is written beside it whole (``plan.card.json`` for ``plan.xml``), and the figures where there are any
    (``plan.measurements.jsonl``), so that `load_stratml` gives back what was saved. Each file is written whole or not
    at all, the plan last.
    """
    plan = write_plan(card, measurements)
    files = {"card": write_scorecard(card, "json")}
    if measurements.rows:
        files["measurements"] = write_measurements(measurements, ".jsonl")
    hashes = {"plan": _hash(plan.content), **{name: _hash(content) for name, content in files.items()}}
    ours = " ".join(f'{name}="{said}"' for name, said in hashes.items())
    for name, content in files.items():
        write_whole(_path_beside(Path(path), name), content)
    write_whole(path, _HEAD + f"<?balanced-scorecard {ours}?>\n".encode() + plan.content)
    return plan.lost


def parse(content: bytes) -> Parsed:
    """Return the plain data of *content*, the bytes of a plan, its results left out."""
    read = _read(content)
    return Parsed(document=read.document, positions=read.positions)


def positions(content: bytes) -> Positions:
    """Return the line of every element that *content*, the bytes of a plan, gives an id."""
    return _read(content).positions


def write(document: Document) -> bytes:
    """Return *document* as the bytes of a plan."""
    return _HEAD + write_plan(structure_scorecard(document), NO_MEASUREMENTS).content


def _read(content: bytes) -> Read:
    return read_plan(read_tree(content))


# ---- what stands beside a plan -----------------------------------------------------------------------------------

_BESIDE = {"card": CARD_BESIDE, "measurements": ".measurements.jsonl"}


def _path_beside(path: Path, name: str) -> Path:
    return path.with_name(path.stem + _BESIDE[name])


def _beside(content: bytes, path: Path) -> tuple[StratmlPlan | None, tuple[Fault, ...]]:
    """Return what an export of ours wrote beside the plan *path*; None, and why, where it does not agree with it.

    The names of these files follow from the plan's own, never from what it says.
    """
    ours = _OURS.search(content[:_NEAR_THE_TOP])
    if ours is None:
        return None, ()
    said = {name.decode(): value.decode() for name, value in _SAID.findall(ours[1])}
    found = {"plan": content[ours.end():]}
    for name in (name for name in _BESIDE if name in said):
        file = _path_beside(path, name)
        if not file.is_file():
            return None, (Fault(f"{file.name} is not there; what StratML cannot say of the card is lost",
                                source=path.name),)
        found[name] = content_of(file)
    changed = [name for name in found if _hash(found[name]) != said.get(name)]
    if changed or "card" not in found:
        named = ", ".join(path.name if name == "plan" else _path_beside(path, name).name for name in changed)
        return None, (Fault(f"{named} was changed since they were written together; only the plan itself is read",
                            source=path.name),)
    card = read_scorecard(found["card"], "json", source=_path_beside(path, "card").name)
    figures = load_measurements(_path_beside(path, "measurements")) if "measurements" in found else NO_MEASUREMENTS
    return StratmlPlan(scorecard=card, measurements=figures.anchored(card.fiscal_year)), ()


def _hash(content: bytes) -> str:
    return sha256(content).hexdigest()
