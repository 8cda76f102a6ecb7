"""`render_html`: a report as one self-contained page that is read without JavaScript, on screen, phone and paper."""

from __future__ import annotations

from markupsafe import Markup

from ..domain.perspective import Perspective
from ..domain.scale import ends_of
from ..evaluation.results import ComplianceState, NodeScore, Status
from ..strategy_graph import strategy_map
from .charts_svg import bullet, sparkline
from .details import details_of_node, details_of_row, flags_of_node
from .model import IndicatorRow, Report
from .numbers import period_text
from .pages import page_style, page_template
from .palette import LOOKS
from .strategy_map_svg import render_map
from .wording import Wording

_LOOK_OF = {
    ComplianceState.MET: Status.GOOD,
    ComplianceState.BROKEN: Status.POOR,
    ComplianceState.NOT_CONTROLLED: Status.NO_DATA,
}
_MANY_FINDINGS = 8


def render_html(report: Report, *, language: str | None = None) -> str:
    """Return *report* as an HTML page; in *language*, left out in the card's.

    Everything is in the one text: styles, pictures and words. What the card's authors wrote is escaped.
    """
    say = Wording.of(report, language)
    drawing = _Drawing(report, say)
    return page_template("page.html.j2").render(
        report=report, say=say, Status=Status, style=page_style("style"), draw=drawing, few=_MANY_FINDINGS,
        look_of=lambda state: LOOKS[_LOOK_OF[state]], class_of=lambda state: _LOOK_OF[state].value,
        looks=LOOKS, details_of_row=details_of_row, details_of_node=details_of_node, flags_of_node=flags_of_node,
        segments=_segments, anchor=_anchor,
    )


def _anchor(perspective: Perspective) -> str:
    return f"p-{perspective.id}"


def _segments(node: NodeScore) -> list[tuple[Status, int]]:
    """Return how many leaves of *node* have each status worth a piece of the bar, missing last."""
    judged = [(status, node.counts.get(status.value, 0)) for status in (Status.GOOD, Status.MEDIUM, Status.POOR)]
    return [(status, count) for status, count in (*judged, (Status.NO_DATA, len(node.missing))) if count]


class _Drawing:
    """The pictures of one page, with words for those who do not see them."""

    def __init__(self, report: Report, say: Wording) -> None:
        self._report = report
        self._say = say

    def map(self) -> Markup:
        """Return the strategy map; empty where the card has no link."""
        card = self._report.scores.evaluation.scorecard
        if not card.links:
            return Markup()
        return Markup(render_map(strategy_map(card), self._report.scores, language=self._say.language))

    def bullet(self, row: IndicatorRow) -> Markup:
        """Return actual against target; empty where there is not both."""
        result = row.result
        scale = result.scale
        if scale is None or not isinstance(result.actual, float | int):
            return Markup()
        actual = float(result.actual)
        low, high = _axis(row, actual)
        label = self._say("report.bullet_label", name=self._say.name(row.indicator), value=self._say.value(result),
                          target=self._say.target(result))
        target = result.target if isinstance(result.target, float | int | tuple) else None
        return Markup(bullet(actual=actual, target=target, good=scale.good, medium=scale.medium, low=low, high=high,
                             direction=scale.direction, label=label, width=160, height=22))

    def sparkline(self, row: IndicatorRow) -> Markup:
        """Return the figures so far as a line; empty where there are fewer than two."""
        known = [point for point in row.history if point.value is not None]
        if len(known) < 2:
            return Markup()
        first, last = (period_text(row.history[at].period, self._say.language) for at in (0, -1))
        label = self._say("report.sparkline_label", name=self._say.name(row.indicator), count=len(known), first=first,
                          last=last)
        values = [point.value for point in row.history]
        return Markup(sparkline(values, target=row.history_target, label=label, width=130, height=30))


def _axis(row: IndicatorRow, actual: float) -> tuple[float, float]:
    """Return where the bullet's axis begins and ends: the indicator's bounds, else from 0 to a little past it all."""
    scale, bounds = row.result.scale, row.indicator.bounds
    points = [actual, *(ends_of(scale.good) if scale else ()), *(ends_of(scale.medium) if scale else ())]
    low, high = min(0.0, *points), max(0.0, *points)
    room = 0.12 * (high - low) or 1.0
    low = low - room if low < 0 else low
    high = high + room if high > 0 else high
    if bounds.low is not None and bounds.low <= min(points):
        low = bounds.low
    if bounds.high is not None and bounds.high >= max(points):
        high = bounds.high
    return low, high
