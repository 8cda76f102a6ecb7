"""The balance sheet as a picture: a bar for each side of an axis, a tick for its weight; inline SVG without scripts.

Text and ticks take the colour of what they stand in, and every bar has a class, so that a page can dress them for a
dark ground. What a bar says, its label says too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..checks.balance_sheet import Axis, BalanceCell, BalanceSheet
from . import palette
from .picture import Picture
from .text_width import escaped, wrapped
from .wording import Wording

_WIDTH, _LABEL, _BAR = 320.0, 132.0, 150.0
_ROW, _THICK, _SIZE = 24.0, 12.0, 12.0
_TITLE, _GAP, _MARGIN = 26.0, 18.0, 12.0
_COLUMNS = 2
_FONT = "DejaVu Sans, Verdana, Arial, sans-serif"


def render_axis(sheet: BalanceSheet, axis: Axis, *, language: str | None = None) -> str:
    """Return one axis of *sheet* as an SVG drawing 320 wide; in *language*, left out in the card's."""
    say = Wording(language=language or sheet.language)
    cells = shown(sheet, axis)
    label = f"{say(f'balance.axis.{axis.value}')}. {'; '.join(_said(cell, cells, say) for cell in cells)}."
    return _svg(label, _WIDTH, _ROW * len(cells), "".join(_bars(cells, say)))


def render_balance(sheet: BalanceSheet, *, language: str | None = None) -> Picture:
    """Return the whole of *sheet* as one SVG drawing: six axes, two abreast; a notebook shows it drawn."""
    say = Wording(language=language or sheet.language)
    width = _COLUMNS * _WIDTH + (_COLUMNS - 1) * _GAP + 2 * _MARGIN
    parts, top = [], _MARGIN
    axes = tuple(Axis)
    for first in range(0, len(axes), _COLUMNS):
        abreast = axes[first:first + _COLUMNS]
        for column, axis in enumerate(abreast):
            left = _MARGIN + column * (_WIDTH + _GAP)
            parts.append(f'<g transform="translate({left:g} {top:g})">{_titled(sheet, axis, say)}</g>')
        top += _TITLE + _ROW * max(len(shown(sheet, axis)) for axis in abreast) + _GAP
    legend = f'<text class="legend" x="{_MARGIN:g}" y="{top:g}" opacity="0.75">{escaped(say("balance.legend"))}</text>'
    label = say("balance.picture", name=sheet.title)
    return Picture(_svg(label, width, top + _MARGIN, "".join((*parts, legend))))


def shown(sheet: BalanceSheet, axis: Axis) -> tuple[BalanceCell, ...]:
    """Return the cells of *axis* worth a line: every side, or where nobody says only that; and what is not declared."""
    *sides, undeclared = sheet.along(axis)
    if not any(cell.count for cell in sides) and undeclared.count:
        return (undeclared,)
    return (*sides, undeclared) if undeclared.count else tuple(sides)


def _titled(sheet: BalanceSheet, axis: Axis, say: Wording) -> str:
    title = escaped(say(f"balance.axis.{axis.value}"))
    bars = "".join(_bars(shown(sheet, axis), say))
    return (f'<text class="title" y="14" font-size="14" font-weight="bold">{title}</text>'
            f'<g transform="translate(0 {_TITLE:g})">{bars}</g>')


def _bars(cells: Sequence[BalanceCell], say: Wording) -> Iterator[str]:
    whole = sum(cell.count for cell in cells) or 1
    for number, cell in enumerate(cells):
        middle = number * _ROW + _ROW / 2
        name = wrapped(cell.side_name(say.language), width=_LABEL - 6, size=_SIZE, lines=1)[0]
        yield f'<text class="side" y="{middle + 4:g}">{escaped(name)}</text>'
        yield _bar(cell, cell.count / whole * _BAR, middle)
        yield _weight(cell.weight, middle)
        yield (f'<text class="count" x="{_LABEL + _BAR + 10:g}" y="{middle + 4:g}" font-weight="bold">{cell.count}'
               "</text>")


def _bar(cell: BalanceCell, length: float, middle: float) -> str:
    top = middle - _THICK / 2
    track = (f'<rect class="track" x="{_LABEL:g}" y="{top:g}" width="{_BAR:g}" height="{_THICK:g}" rx="2" '
             f'fill="{palette.LANE[1]}"/>')
    if not length:
        return track
    place = f'x="{_LABEL:g}" y="{top:g}" width="{length:.1f}" height="{_THICK:g}" rx="2"'
    if cell.side is None:
        return f'{track}<rect class="undeclared" {place} fill="none" stroke="{palette.MUTED}" stroke-dasharray="3 3"/>'
    return f'{track}<rect class="share" {place} fill="{palette.LINE}"/>'


def _weight(weight: float, middle: float) -> str:
    """Return the tick of a weight; nothing where there is none."""
    if not weight:
        return ""
    x = _LABEL + min(weight, 1.0) * _BAR
    return f'<path class="weight" d="M{x:.1f} {middle - 9:g}v18" stroke="currentColor" stroke-width="2.4"/>'


def _said(cell: BalanceCell, cells: Sequence[BalanceCell], say: Wording) -> str:
    return say("balance.bar", side=cell.side_name(say.language), count=cell.count,
               of=sum(each.count for each in cells), share=round(100 * cell.weight))


def _svg(label: str, width: float, height: float, content: str) -> str:
    return (f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{escaped(label)}" width="{width:g}" '
            f'height="{height:g}" viewBox="0 0 {width:g} {height:g}" font-family="{_FONT}" font-size="{_SIZE:g}" '
            f'fill="currentColor">{content}</svg>')
