"""A drawn map, read back; and the cards the tests draw."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from attrs import frozen
from defusedxml.ElementTree import fromstring
from tests.examples import a_card, a_factor, a_measurement, a_perspective, an_indicator

from balanced_scorecard import (
    Evaluation,
    MapForm,
    Measurements,
    Scorecard,
    ScorecardScore,
    evaluate,
    render_map,
    roll_up,
    strategy_map,
)
from balanced_scorecard.reports.text_width import BOLD_ROOM, text_width

SVG = "{http://www.w3.org/2000/svg}"
PATH = re.compile(r"([MVHQ])([^MVHQ]*)")
Point = tuple[float, float]

HOSTILE = (
    '<script>alert("x")</script> & </title>', "</svg><svg onload=alert(1)>", "\u202eforced\u202c direction",
    "שם ארוך בעברית שלא נגמר", "\U0001f600\U0001f469\u200d\U0001f467 \U0001f3f3\ufe0f\u200d\U0001f308 emoji", "x" * 300,
    "word " * 60, "Z" + "\u0351" * 30 + "algo", "control \x07\x1b[31m\x00 red", "漢字" * 30, "line\nbreak\ttab\r",
    "1. mai: style: #35; `end` \"q\"", "- [x](y) **b** \\N \\\\ {{7*7}} ${x} %s",
    "Epäjärjestelmällistyttämättömyydellänsäkään", "end", "lone \ud800 surrogate",
)


def rendered(card: Scorecard, scores: ScorecardScore | None = None, **asked: Any) -> str:
    return render_map(strategy_map(card), scores, **asked)


def scored(card: Scorecard, **values: float) -> ScorecardScore:
    """Return *card* judged for 2024; a value is given by its indicator's id, a point written as an underscore."""
    rows = [a_measurement(id_.replace("_", "."), "2024", value) for id_, value in values.items()]
    evaluation: Evaluation = evaluate(card, Measurements(rows), "2024")
    return roll_up(evaluation)


def two_lanes(**fields: Any) -> Scorecard:
    """Return a card of two perspectives, with A1 and A2 above, B1 and B2 below, each with an indicator."""
    def factor(id_: str) -> Any:
        return a_factor(id_, an_indicator(f"{id_}.1", ">= 80"), name=f"Name of {id_}")

    upper, lower = (a_perspective(lane, factor(f"{lane}1"), factor(f"{lane}2")) for lane in "AB")
    return a_card(upper, lower, **fields)


@frozen
class Rectangle:
    left: float
    top: float
    right: float
    bottom: float

    def holds(self, point: Point, margin: float = 0.0) -> bool:
        x, y = point
        return (self.left + margin <= x <= self.right - margin) and (self.top + margin <= y <= self.bottom - margin)

    def meets(self, other: Rectangle) -> bool:
        return (self.left < other.right and other.left < self.right
                and self.top < other.bottom and other.top < self.bottom)


class Drawn:
    """A map as it is drawn."""

    def __init__(self, svg: str) -> None:
        self.svg = svg
        self.root: Any = fromstring(svg)

    def all(self, tag: str, class_: str = "", within: Any = None) -> list[Any]:
        """Return the elements of one tag, and of one class where one is given."""
        found = (self.root if within is None else within).iter(f"{SVG}{tag}")
        return [each for each in found if not class_ or class_ in (each.get("class") or "").split()]

    @property
    def texts(self) -> list[str]:
        """Return each text; the hard space between an id and its status as a plain one."""
        return ["".join(each.itertext()).replace("·\u00a0", "· ") for each in self.all("text")]

    @property
    def tips(self) -> list[str]:
        return [each.text or "" for each in self.all("title")]

    @property
    def ground(self) -> Rectangle:
        _, _, width, height = (float(number) for number in self.root.get("viewBox").split())
        return Rectangle(0.0, 0.0, width, height)

    def rectangles(self, class_: str) -> list[Rectangle]:
        return [rectangle(each) for each in self.all("rect", class_)]

    def groups(self) -> list[tuple[Rectangle, list[Any]]]:
        """Return each box with the texts in its group."""
        return [(rectangle(self.all("rect", "box", group)[0]), self.all("text", within=group))
                for group in self.root if group.tag == f"{SVG}g" and self.all("rect", "box", group)]

    def lines(self) -> list[list[Point]]:
        """Return the points of each link and conflict; those of the key lie below the lanes."""
        return [list(points(each.get("d"))) for each in self.all("path", "line")]


def rectangle(each: Any) -> Rectangle:
    x, y, width, height = (float(each.get(name, 0)) for name in ("x", "y", "width", "height"))
    return Rectangle(x, y, x + width, y + height)


def width_of(text: Any) -> float:
    """Return how wide a text element is drawn at most, by the table of widths; bold is wider."""
    size = float(text.get("font-size"))
    is_bold = text.get("font-weight") == "600"
    own = text_width(text.text or "", size) / (BOLD_ROOM if is_bold else 1.0)
    return own + sum(text_width(part.text or "", size) / BOLD_ROOM for part in text)


def points(path: str) -> Iterator[Point]:
    """Yield points a little apart along SVG path data of M, V, H and Q."""
    here = (0.0, 0.0)
    for letter, numbers in PATH.findall(path):
        values = [float(number) for number in numbers.split()]
        end = {"V": (here[0], values[0]), "H": (values[0], here[1])}.get(letter) or (values[-2], values[-1])
        start = end if letter == "M" else here
        middle = (values[0], values[1]) if letter == "Q" else ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
        for t in (n / 60 for n in range(61)):
            a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t * t
            yield (a * start[0] + b * middle[0] + c * end[0], a * start[1] + b * middle[1] + c * end[1])
        here = end


def form_of(card: Scorecard, form: MapForm, scores: ScorecardScore | None = None) -> str:
    return render_map(strategy_map(card), scores, form=form)
