"""What a status looks like: colour, icon and word together, never colour alone.

Every fill bears white text and is legible as text on white (contrast 4.5 or more, WCAG 2.1 success criterion 1.4.3);
the dark variants are legible on the dark ground. A test works the ratios out.
"""

from __future__ import annotations

from attrs import frozen

from ..evaluation.results import Status
from ..tables import STATUS_ICONS

WHITE = "#ffffff"
TEXT = "#1f2328"
MUTED = "#57606a"
LINE = "#0550ae"
RULE = "#d0d7de"
LANE = ("#f6f8fa", "#eceff3")
CONFLICT = "#6639ba"
TARGET = "#b42318"
DARK_GROUND = "#0d1117"
DARK_TEXT = "#e6edf3"
DARK_MUTED = "#9198a1"
DARK_LINE = "#79c0ff"
BANDS = ("#c8d1da", "#dfe4ea", "#eff1f3")
"""The greys of a bullet chart: POOR, MEDIUM, GOOD."""


@frozen(kw_only=True)
class Look:
    """How a status is drawn.

    Attributes:
        fill: the colour on a light ground, under a white icon or as text.
        dark: the colour of text and outlines on a dark ground.
        icon: one character for text and HTML.
        strokes: the same icon as an SVG path within -5..5, drawn with a round white line 2 wide; no font is asked.
    """

    fill: str
    dark: str
    icon: str
    strokes: str


_TICK = "M-4.5 0.5L-1.5 3.5L4.5 -3.5"
_MARK = "M0 -4.8V1.2M0 4.4V4.6"
_CROSS = "M-3.6 -3.6L3.6 3.6M3.6 -3.6L-3.6 3.6"
_QUESTION = "M-2.8 -2.4C-2.8 -6 2.8 -5.8 2.8 -2.4C2.8 -0.2 0 -0.4 0 1.8M0 4.6V4.8"
_CLOCK = "M0 -4.8A4.8 4.8 0 1 1 -0.1 -4.8M0 -2.6V0.3L2.2 1.8"
_DASH = "M-4 0H4"

GREY, DARK_GREY = MUTED, DARK_MUTED
LOOKS = {
    Status.GOOD: Look(fill="#1a7f37", dark="#3fb950", icon=STATUS_ICONS["good"], strokes=_TICK),
    Status.MEDIUM: Look(fill="#9a6700", dark="#d29922", icon=STATUS_ICONS["medium"], strokes=_MARK),
    Status.POOR: Look(fill="#b42318", dark="#ff7b72", icon=STATUS_ICONS["poor"], strokes=_CROSS),
    Status.NO_TARGET: Look(fill=GREY, dark=DARK_GREY, icon=STATUS_ICONS["no_target"], strokes=_DASH),
    Status.NOT_DUE: Look(fill=GREY, dark=DARK_GREY, icon=STATUS_ICONS["not_due"], strokes=_CLOCK),
    Status.NO_DATA: Look(fill=GREY, dark=DARK_GREY, icon=STATUS_ICONS["no_data"], strokes=_QUESTION),
    Status.UNSCORED: Look(fill=GREY, dark=DARK_GREY, icon=STATUS_ICONS["unscored"], strokes=_DASH),
    Status.INSUFFICIENT_DATA: Look(fill=GREY, dark=DARK_GREY, icon=STATUS_ICONS["insufficient_data"],
                                   strokes=_QUESTION),
    Status.OUTSIDE: Look(fill=GREY, dark=DARK_GREY, icon=STATUS_ICONS["outside"], strokes=_DASH),
}


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21, as WCAG 2.1 defines it.

    >>> round(contrast("#000000", "#ffffff"), 1)
    21.0
    """
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[n:n + 2], 16) / 255) for n in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.03928 else float(((channel + 0.055) / 1.055) ** 2.4)
