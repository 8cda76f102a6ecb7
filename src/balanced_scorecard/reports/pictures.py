"""The pictures of a document as SVG: the small charts of its tables, and the strategy map."""

from __future__ import annotations

from attrs import asdict

from ..strategy_graph import strategy_map
from .charts_svg import bullet, sparkline
from .document import BulletChart, Curve, StrategyMap
from .maps.forms import MapForm
from .plain import plain
from .strategy_map_svg import render_map


def chart_svg(chart: BulletChart | Curve) -> str:
    """Return a small chart, its words as a reader sees them."""
    fields = {**asdict(chart, recurse=False), "label": plain(chart.label)}
    if isinstance(chart, BulletChart):
        return bullet(**fields, width=160, height=22)
    return sparkline(**fields, width=130, height=30)


def map_svg(block: StrategyMap, language: str) -> str:
    """Return the strategy map with its statuses, without a title of its own."""
    graph = strategy_map(block.scores.evaluation.scorecard)
    return plain(render_map(graph, block.scores, form=MapForm.FIGURE, language=language))
