"""`to_svg`: whatever has a picture, drawn, for who does not ask which function draws it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..checks.balance_sheet import BalanceSheet
from ..checks.findings import Findings
from ..domain.identifiers import ElementId
from ..domain.scorecard import Scorecard
from ..errors import ScorecardError, UnknownElementError, did_you_mean
from ..evaluation.results import ScorecardScore
from ..strategy_graph import strategy_map
from .balance_svg import render_balance
from .builder import build_report
from .charts_svg import sparkline
from .document import Curve
from .model import Report
from .picture import Picture
from .plain import plain
from .strategy_map_svg import render_map
from .views.cells import curve_cell
from .wording import Wording

if TYPE_CHECKING:
    import networkx as nx


def to_svg(
    value: Scorecard | ScorecardScore | Report | nx.MultiDiGraph[ElementId] | Findings | BalanceSheet,
    id: str | None = None, *, language: str | None = None,
) -> Picture:
    """Return the picture of *value*: of a card, scores or a report the strategy map, of findings the balance sheet.

    A notebook shows what comes back as the drawing it is; it is also the text of the SVG, to be written to a file.

    Args:
        value: what is drawn; a map drawn from scores has their statuses, from a report the marks of its findings, too.
        id: an indicator of scores or a report, whose figures so far are drawn instead, with its target.
        language: of the words; left out, the card's.

    Raises:
        UnknownElementError: there is no such indicator on the card.
        ScorecardError: the indicator has fewer than two figures, or its figures are days or levels; or *id* is given
            beside what has no figures.

    >>> to_svg(Scorecard(id="card", name="Our card"))[:4]
    '<svg'
    """
    if id is not None:
        return _curve(value, id, language)
    match value:
        case Findings() | BalanceSheet():
            return render_balance(value.balance if isinstance(value, Findings) else value, language=language)
        case Scorecard():
            drawn = render_map(strategy_map(value), language=language)
        case ScorecardScore():
            drawn = render_map(strategy_map(value.evaluation.scorecard), value, language=language)
        case Report(scores=scores, findings=findings):
            graph = strategy_map(scores.evaluation.scorecard)
            drawn = render_map(graph, scores, language=language, findings=findings)
        case _:
            drawn = render_map(value, language=language)
    return Picture(drawn)


def _curve(value: object, id_: str, language: str | None) -> Picture:
    if isinstance(value, ScorecardScore):
        value = build_report(value)
    if not isinstance(value, Report):
        raise ScorecardError(f"{id_}: a {type(value).__name__} has no figures to draw; give scores or a report")
    rows = {row.result.id: row for row in value.rows()}
    if id_ not in rows:
        raise UnknownElementError(f"no indicator {id_!r} on the card{did_you_mean(id_, rows)}")
    curve = curve_cell(rows[id_], Wording.of(value, language)).picture
    if not isinstance(curve, Curve):
        raise ScorecardError(f"{id_}: fewer than two numbers to draw a line through; "
                             "plot_history draws days and levels")
    return Picture(sparkline(curve.values, target=curve.target, label=plain(curve.label), width=390, height=90))
