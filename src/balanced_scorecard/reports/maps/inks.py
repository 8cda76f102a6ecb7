"""The colours of the strategy map, each for a light and for a dark ground.

The light ones stand as attributes at each shape, for programs that know no style sheets; on a screen that is set to
dark the style sheet of the drawing replaces them. On paper the map is always light.
"""

from __future__ import annotations

from enum import Enum

from ...domain.causality import Effect
from ...evaluation.results import Status
from .. import palette
from ..palette import LOOKS

MAP_CLASS = "strategy-map"


class Ink(Enum):
    """What a colour of the map is for: on a light ground, on a dark one."""

    GROUND = (palette.WHITE, palette.DARK_GROUND)
    BOX = ("#ffffff", "#0b0f14")
    LANE = ("#f6f8fa", "#151b23")
    SECOND_LANE = ("#eceff3", "#1d242d")
    TEXT = (palette.TEXT, palette.DARK_TEXT)
    MUTED = (palette.MUTED, palette.DARK_MUTED)
    RULE = (palette.RULE, "#3d444d")
    HELPS = ("#47566b", "#a3b3c7")
    HURTS = ("#a33e00", "#f59b5d")
    CONFLICT = (palette.CONFLICT, "#b392f0")
    GOOD = (LOOKS[Status.GOOD].fill, LOOKS[Status.GOOD].dark)
    MEDIUM = (LOOKS[Status.MEDIUM].fill, LOOKS[Status.MEDIUM].dark)
    POOR = (LOOKS[Status.POOR].fill, LOOKS[Status.POOR].dark)
    UNJUDGED = (palette.GREY, palette.DARK_GREY)
    ON_STATUS = (palette.WHITE, "#06090d")

    @property
    def light(self) -> str:
        """The colour on a light ground."""
        return self.value[0]

    @property
    def dark(self) -> str:
        """The colour on a dark ground."""
        return self.value[1]

    @property
    def word(self) -> str:
        """What the classes of this ink end with."""
        return self.name.lower().replace("_", "-")


_OF_STATUS = {Status.GOOD: Ink.GOOD, Status.MEDIUM: Ink.MEDIUM, Status.POOR: Ink.POOR}


def ink_of(status: Status) -> Ink:
    """Return the ink of *status*; what is not judged is grey."""
    return _OF_STATUS.get(status, Ink.UNJUDGED)


def ink_of_line(effect: Effect | None) -> Ink:
    """Return the ink of a link that helps or hurts; of a conflict where there is no effect."""
    return {Effect.HELPS: Ink.HELPS, Effect.HURTS: Ink.HURTS, None: Ink.CONFLICT}[effect]


def paint(*, fill: Ink | None = None, stroke: Ink | None = None, also: str = "") -> str:
    """Return the attributes that colour a shape; *also* is a class of its own.

    >>> paint(fill=Ink.TEXT, also="name")
    'class="name f-text" fill="#1f2328"'
    """
    classes = [also, f"f-{fill.word}" if fill else "", f"s-{stroke.word}" if stroke else ""]
    colours = [f'fill="{fill.light if fill else "none"}"', f'stroke="{stroke.light}"' if stroke else ""]
    return " ".join(filter(None, (f'class="{" ".join(filter(None, classes))}"', *colours)))


def style_sheet() -> str:
    """Return the style sheet of every map: its dark colours, and what a pointer brings out."""
    # LibreOffice reads what is within @media as if it stood alone; `:is` it does not know, and so leaves it.
    dark = "".join(f":is(.{MAP_CLASS}) .f-{ink.word}{{fill:{ink.dark}}}:is(.{MAP_CLASS}) .s-{ink.word}"
                   f"{{stroke:{ink.dark}}}" for ink in Ink)
    return (f"@media screen and (prefers-color-scheme:dark){{{dark}}}"
            f".{MAP_CLASS} .link:hover .line{{stroke-width:3.4}}")
