"""Where on its box each link leaves and arrives, and where exactly it passes a gate: as straight as there is room for.

An end is put right below or above where it leads, if it can be, and never nearer to another end than a step.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum
from itertools import pairwise, takewhile

from attrs import define, frozen

from .columns import LEFT, MARGIN, Columns
from .ordering import spaced
from .rows import Wire

STEP = 26.0
"""How far apart two ends on one side of a box are, where it is wide enough for them."""
LEAST_STEP, _LEAST_ON_BOX = 9.0, 15.0
_INSET, _SLACK, _GATE_SLACK = 24.0, 8.0, 6.0
_BESIDE_BOX, _AT_RIM = 13.0, 4.0
_ROUNDS = 6
_KINK = 32.0
_ROUNDING = 0.06
_BESIDE_LABEL = 7.0


class Side(Enum):
    """At which side of its box a link leaves or arrives."""

    TOP = "top"
    BOTTOM = "bottom"
    FACING = "facing"


@frozen(kw_only=True)
class Ends:
    """At which sides a link leaves and arrives, and its rows."""

    leaves: Side
    arrives: Side
    first: int
    last: int


@define(eq=False)
class Pin:
    """A place a link passes: an end on a box, or a gate; its x is moved until all stand well.

    *room* is how wide the label of the link is, which may stand on the upright part that begins here.
    """

    x: float
    room: float = 0.0
    is_gate: bool = False


@frozen(kw_only=True)
class _Group:
    """Pins that share a stretch: the ends on one side of a box, or the gates between two boxes; from the left.

    They stand from *low* to *high*, *steps* apart; *slack* further where that makes a link straight, and not nearer
    than *least*.
    """

    pins: tuple[Pin, ...]
    low: float
    high: float
    steps: tuple[float, ...]
    slack: float
    least: float


class Pins:
    """The pins of every wire from its source to its target; a wire between neighbours that face each other has none."""

    def __init__(self, wires: Sequence[Wire], ends: Sequence[Ends], columns: Columns, *, width: float) -> None:
        self._boxes = {id_: columns.x[n] for n, id_ in enumerate(columns.ids)}
        self._width = width
        self.of_wire = [_pins(n, wire, ends[n], columns, self._boxes) for n, wire in enumerate(wires)]
        self._groups = [*self._on_boxes(wires, ends), *_at_gates(self.of_wire, ends, columns, width)]
        self._group_of = {pin: group for group in self._groups for pin in group.pins}
        self._next = {pin: [pins[k] for k in (at - 1, at + 1) if 0 <= k < len(pins)]
                      for pins in self.of_wire for at, pin in enumerate(pins)}
        for _ in range(_ROUNDS):
            for group in reversed(self._groups):
                self._draw_near(group)
        self._take_out_kinks()

    def shift(self, pin: Pin, by: float) -> bool:
        """Move *pin* by *by* where there is room; return whether there was."""
        group = self._group_of[pin]
        at, x = group.pins.index(pin), round(pin.x + by, 1)
        low = group.pins[at - 1].x + group.least if at else group.low - group.slack
        high = group.pins[at + 1].x - group.least if at + 1 < len(group.pins) else group.high + group.slack
        if not low <= x <= high:
            return False
        pin.x = x
        return True

    def _on_boxes(self, wires: Sequence[Wire], ends: Sequence[Ends]) -> list[_Group]:
        calls: dict[tuple[str, Side], list[tuple[float, int, Pin]]] = {}
        for n, (wire, end) in enumerate(zip(wires, ends, strict=True)):
            for at, (id_, side) in enumerate(((wire.source, end.leaves), (wire.target, end.arrives))):
                if side is not Side.FACING:
                    pins = self.of_wire[n]
                    leads = _towards(pins[-at], pins[1 if at == 0 else -2], end)
                    calls.setdefault((id_, side), []).append((leads, n, pins[-at]))
        return [self._on_side(self._boxes[id_], [pin for _, _, pin in sorted(wanted, key=lambda call: call[:2])])
                for (id_, _), wanted in calls.items()]

    def _on_side(self, middle: float, pins: Sequence[Pin]) -> _Group:
        low, high = middle - self._width / 2 + _INSET, middle + self._width / 2 - _INSET
        wanted = [max(STEP, max(one.room, other.room) / 2 + _BESIDE_LABEL) for one, other in pairwise(pins)]
        even = (high - low) / max(1, len(wanted))
        steps = wanted if sum(wanted) <= high - low else [min(STEP, even)] * len(wanted)
        return _Group(pins=tuple(pins), low=low, high=high, steps=tuple(steps), slack=_SLACK,
                      least=min((_LEAST_ON_BOX, *steps)))

    def _draw_near(self, group: _Group) -> None:
        """Put the pins of *group* as near as can be to what they lead to."""
        wanted = [sum(other.x for other in self._next[pin]) / len(self._next[pin]) for pin in group.pins]
        placed = spaced(wanted, weights=[1.0] * len(wanted), gaps=group.steps, ends=(group.low, group.high))
        for pin, x in zip(group.pins, placed, strict=True):
            pin.x = round(x, 1)

    def _take_out_kinks(self) -> None:
        """Make straight what is nearly so, pushing aside what is bent anyhow."""
        for pins in self.of_wire:
            for at in range(1, len(pins)):
                one, other = pins[at - 1].x, pins[at].x
                if 0 < abs(other - one) < _KINK:
                    both = (*_in_line(pins[at - 1::-1]), *_in_line(pins[at:]))
                    any(self._move(both, x) for x in (other, one, self._between(both)))

    def _between(self, pins: Sequence[Pin]) -> float:
        """Return the x nearest to the middle of *pins* at which all of them may stand, if there is one."""
        groups = [self._group_of[pin] for pin in pins]
        middle = (min(pin.x for pin in pins) + max(pin.x for pin in pins)) / 2
        low, high = max(group.low - group.slack for group in groups), min(group.high + group.slack for group in groups)
        return round(min(max(middle, low), high), 1)

    def _move(self, pins: Sequence[Pin], x: float) -> bool:
        """Move all of *pins* to *x*, or none of them; return whether there was room."""
        before: dict[Pin, float] = {}
        for pin in pins:
            moved = self._pushed(pin, x)
            if not moved:
                for each, place in before.items():
                    each.x = place
                return False
            for each, place in moved.items():
                before.setdefault(each, each.x)
                each.x = place
        return True

    def _pushed(self, pin: Pin, x: float) -> dict[Pin, float]:
        """Return where *pin* and the neighbours it would push stand with it at *x*; nothing where there is no room."""
        group = self._group_of[pin]
        at, step = group.pins.index(pin), 1 if x > pin.x else -1
        moved = {pin: x}
        for neighbour in group.pins[at + step::step] if step > 0 or at else ():
            x = round(x + step * group.least, 1)
            if step * (x - neighbour.x) <= 0:
                break
            if any(neighbour.x == joined.x for joined in self._next[neighbour]):
                return {}
            moved[neighbour] = x
        low, high = group.low - group.slack - _ROUNDING, group.high + group.slack + _ROUNDING
        has_room = all(low <= place <= high for place in moved.values())
        return moved if has_room else {}


def _in_line(pins: Sequence[Pin]) -> list[Pin]:
    """Return the first of *pins* with those after it that stand at the same x."""
    return list(takewhile(lambda pin: pin.x == pins[0].x, pins))


def ends_of(wires: Sequence[Wire], columns: Columns) -> tuple[Ends, ...]:
    """Return at which sides each wire leaves and arrives; neighbours in a row face each other, others go over it."""
    row_of = {columns.ids[item]: n for n, row in enumerate(columns.rows) for item in row if columns.is_box(item)}
    place = {columns.ids[item]: k for row in columns.rows
             for k, item in enumerate(each for each in row if columns.is_box(each))}
    return tuple(_ends(row_of[wire.source], row_of[wire.target], abs(place[wire.source] - place[wire.target]))
                 for wire in wires)


def _ends(first: int, last: int, apart: int) -> Ends:
    if first != last:
        sides = (Side.TOP, Side.BOTTOM) if first > last else (Side.BOTTOM, Side.TOP)
    else:
        sides = (Side.FACING, Side.FACING) if apart == 1 else (Side.TOP, Side.TOP)
    return Ends(leaves=sides[0], arrives=sides[1], first=first, last=last)


def _pins(n: int, wire: Wire, ends: Ends, columns: Columns, boxes: Mapping[str, float]) -> tuple[Pin, ...]:
    if ends.leaves is Side.FACING:
        return ()
    step = 1 if ends.last > ends.first else -1
    rows = range(ends.first + step, ends.last, step) if ends.first != ends.last else ()
    gates = (Pin(columns.x[columns.gates[n, row]], is_gate=True) for row in rows)
    return Pin(boxes[wire.source], wire.room), *gates, Pin(boxes[wire.target], wire.room)


def _towards(here: Pin, there: Pin, ends: Ends) -> float:
    """Return the x to which a wire leads from the pin *here*; of two arcs to one side the longer is outside."""
    if ends.first != ends.last:
        return there.x
    far = there.x - here.x
    return here.x + (1e6 if far > 0 else -1e6) - far


def _at_gates(
    of_wire: Sequence[Sequence[Pin]], ends: Sequence[Ends], columns: Columns, width: float
) -> list[_Group]:
    """Return the gates between each two boxes of a row."""
    pin_of = {}
    for n, (pins, end) in enumerate(zip(of_wire, ends, strict=True)):
        step = 1 if end.last > end.first else -1
        pin_of.update({(n, end.first + step * (k + 1)): pin for k, pin in enumerate(pins[1:-1])})
    by_item = {item: pin_of[key] for key, item in columns.gates.items()}
    groups = []
    for row in columns.rows:
        groups.extend(_between_boxes(row, by_item, columns, width))
    return groups


def _between_boxes(
    row: Sequence[int], pins: Mapping[int, Pin], columns: Columns, width: float
) -> list[_Group]:
    """Return the groups of gates of one row, from the left."""
    groups: list[_Group] = []
    waiting: list[Pin] = []
    low, edge = LEFT + _AT_RIM, width / 2 + _BESIDE_BOX
    for item in (*row, None):
        if item is not None and not columns.is_box(item):
            waiting.append(pins[item])
            continue
        high = columns.width - MARGIN - _AT_RIM if item is None else columns.x[item] - edge
        if waiting:
            groups.append(_Group(pins=tuple(waiting), low=low, high=high, steps=(LEAST_STEP,) * (len(waiting) - 1),
                                 slack=_GATE_SLACK, least=LEAST_STEP))
        waiting = []
        low = high if item is None else columns.x[item] + edge
    return groups
