"""The words of a box or a lane, broken into lines that fit it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from ...domain.identifiers import ElementId
from ...evaluation.results import Status
from ..text_width import BOLD_ROOM, shortened, text_width, wrapped
from .words import Line, Mark, Role, Said

NAME_SIZE, FACT_SIZE, LANE_SIZE = 12.5, 10.5, 13.0
MARK_STEP = 19.0
OWNER_ROOM = 14.0
_NAME_LINES = {"perspective": 4}
_MOST_NAME_LINES, _OWNER_LINES = 6, 2
_BOLD = ("objective", "perspective")


@frozen(kw_only=True)
class Caption:
    """The words of one box, or of one lane, as they are drawn.

    Attributes:
        name, lines: in lines. marks: the signs at the right, beside the line called *marked*.
        tip: all of it unshortened, for a pointer resting on it and for those who listen.
    """

    id: ElementId
    kind: str
    name: tuple[str, ...]
    lines: tuple[Line, ...]
    status: Status | None
    marks: tuple[Mark, ...]
    marked: int
    tip: tuple[str, ...]

    @property
    def is_bold(self) -> bool:
        """Whether its name is set in bold."""
        return self.kind in _BOLD


def captioned(said: Said, tip: tuple[str, ...], *, width: float) -> Caption:
    """Return *said* in lines at most *width* wide; what is left over is cut, and told in full by *tip*."""
    lines = tuple(part for line in said.lines for part in _fitting(line, width))
    if said.marks and not lines:
        lines = (Line(role=Role.FACT),)
    fitted, marked = _with_marks(lines, len(said.marks), width)
    is_lane = said.kind == "perspective"
    name = wrapped(said.name, width=width * BOLD_ROOM if said.kind in _BOLD else width,
                   size=LANE_SIZE if is_lane else NAME_SIZE, lines=_NAME_LINES.get(said.kind, _MOST_NAME_LINES))
    return Caption(id=said.id, kind=said.kind, name=name, lines=fitted, status=said.status, marks=said.marks,
                   marked=marked, tip=tip)


def line_width(line: Line) -> float:
    """Return how wide *line* is drawn, the sign of a person before an owner with it."""
    between = text_width(" · ", FACT_SIZE) if line.status and line.text else 0.0
    before = OWNER_ROOM if line.role in (Role.OWNER, Role.MORE) else 0.0
    return before + text_width(line.text, FACT_SIZE) + between + text_width(line.status, FACT_SIZE) / BOLD_ROOM


def _fitting(line: Line, width: float) -> Iterator[Line]:
    """Yield *line* no wider than *width*; an owner's name, and a status, go on in a second line."""
    if line.role is Role.OWNER:
        told = wrapped(line.text, width=width - OWNER_ROOM, size=FACT_SIZE, lines=_OWNER_LINES)
        yield from (Line(role=Role.MORE if n else Role.OWNER, text=part) for n, part in enumerate(told))
        return
    status = shortened(line.status, width=width * BOLD_ROOM, size=FACT_SIZE)
    whole = evolve(line, text=shortened(line.text, width=width, size=FACT_SIZE), status=status)
    if line_width(whole) <= width:
        yield whole
    else:
        yield from (evolve(whole, status=""), Line(role=Role.FACT, status=status))


def _with_marks(lines: Sequence[Line], count: int, width: float) -> tuple[tuple[Line, ...], int]:
    """Return *lines*, and beside which of them *count* marks stand: the one with the most room, cut if it must be."""
    if not count:
        return tuple(lines), 0
    at = min(range(len(lines)), key=lambda n: (line_width(lines[n]), -n))
    around = line_width(lines[at]) - text_width(lines[at].text, FACT_SIZE)
    room = max(0.0, width - MARK_STEP * count - around)
    cut = evolve(lines[at], text=shortened(lines[at].text, width=room, size=FACT_SIZE))
    return (*lines[:at], cut, *lines[at + 1:]), at
