"""An explanation put into sentences: lines with lines below them, which text and HTML only lay out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from attrs import evolve

from ..domain.scale import Edge, ends_of
from ..evaluation.advice import Advice
from ..evaluation.explained import About, Explanation
from ..evaluation.statuses import Reason, Standing
from .figure_lines import lines_of_figure
from .numbers import number
from .telling import Line, Telling, text_of


def lines_of(part: Explanation, tell: Telling) -> Line:
    """Return the sentences of a node or an indicator, and of all that is below it."""
    if part.about is About.NODE:
        children = (Line(_heading_of_child(child, tell), lines_of(child, tell).below) for child in part)
        return Line(_heading(part, tell), (*_of_node(part, tell), *children))
    return Line(_heading(part, tell), own_lines_of(part, tell))


def own_lines_of(part: Explanation, tell: Telling) -> tuple[Line, ...]:
    """Return the sentences about a node or an indicator itself; what is below a node is told in one line each."""
    if part.about is About.NODE:
        return (*_of_node(part, tell), *(Line(_heading_of_child(child, tell)) for child in part))
    edges = part.part(About.EDGES)
    numbers = (*ends_of(_edge(edges["good"])), *ends_of(_edge(edges["medium"]))) if edges else ()
    own = evolve(tell, unit=text_of(part["unit"]), decimals=_whole(part["decimals"]), edges=numbers)
    return tuple(_of_indicator(part, own))


def _heading(part: Explanation, tell: Telling) -> str:
    named = {"id": part["id"], "name": part["name"], "period": tell.period_within(part["period"])}
    reason = tell.word(f"reason.{part['reason']}") if part.facts.get("reason") else ""
    if part.facts.get("reason") == Reason.NOT_APPLICABLE.value:
        return tell("top", status=f"{reason[:1].upper()}{reason[1:]}", **named)
    top = tell("top", status=tell.status(part), **named)
    says_more = reason and part["reason"] != Reason.TARGET_NOT_SET.value  # which the status says itself
    return f"{top} ({reason})" if says_more else top


def _heading_of_child(child: Explanation, tell: Telling) -> str:
    return f"{_heading(child, tell)} – {_place(child, tell)}"


def _whole(fact: Any) -> int | None:
    return None if fact is None else int(fact)


def _edge(fact: Any) -> Edge | None:
    edge: Edge | None = fact
    return edge


# ---- a node ---------------------------------------------------------------------------------------------------------


def _of_node(node: Explanation, tell: Telling) -> Iterator[Line]:
    if node["score"] is not None:
        yield Line(_score_of_node(node, tell))
    if node["policy"] != "leave_out":
        yield Line(tell(f"policy_{node['policy']}"))
    if node["coverage"] is not None:
        yield Line(tell("node_status", share=tell.share(node["coverage"]), least=tell.share(node["min_coverage"])))
    if node["missing"] and node["low"] is not None:
        yield Line(tell("bounds", **{key: number(float(node[key]), tell.language, 2)  # type: ignore[arg-type]
                                     for key in ("low", "high")}))
    if node["limited_by"]:
        yield Line(tell("limited", ids=", ".join(node["limited_by"])))  # type: ignore[arg-type]


def _score_of_node(node: Explanation, tell: Telling) -> str:
    score = number(float(node["score"]), tell.language, 3)  # type: ignore[arg-type]
    terms = [f"{tell.share(child['share'])} × {number(_score(child), tell.language, 3)}"
             for child in node if child["contribution"] is not None]
    if not terms:
        return tell("node_score_alone", score=score, method=tell(f"method_{node['method']}"))
    return tell("node_score", score=score, terms=" + ".join(terms))


def _score(child: Explanation) -> float:
    score = child["score"]
    return float(score) if isinstance(score, float | int) else 0.0


def _place(child: Explanation, tell: Telling) -> str:
    if child["share"] is None:
        return tell.word(f"standing.{Standing(child['standing']).value}")
    said = {"weight": tell.plain(child["weight"]), "share": tell.share(child["share"])}
    if child["contribution"] is None:
        return tell("child_share", **said)
    contribution = number(float(child["contribution"]), tell.language, 3)  # type: ignore[arg-type]
    return tell("child", **said, contribution=contribution)


# ---- an indicator ---------------------------------------------------------------------------------------------------


def _of_indicator(part: Explanation, tell: Telling) -> Iterator[Line]:
    figure = part.part(About.FIGURE)
    assert figure is not None
    yield Line(_value(part, str(figure["how"]), tell), tuple(lines_of_figure(figure, tell)))
    if part["measured_in"] not in (None, part["period"]):
        yield Line(tell("carried", period=tell.period(part["measured_in"])))
    edges = part.part(About.EDGES)
    loosened = edges is not None and edges["medium_from"] == "tolerance"
    for about, told in ((About.TARGET, _of_target), (About.NORM, _of_norm), (About.TOLERANCE, _of_tolerance),
                        (About.SCALING, _of_scaling), (About.EDGES, _of_edges)):
        for found in part.of(about) if about is not About.TOLERANCE or loosened else ():
            yield told(found, tell)
    if part["score"] is not None:
        yield Line(tell("score", score=number(float(part["score"]), tell.language, 3)))  # type: ignore[arg-type]
    if part["target_met"] is not None:
        yield Line(tell("met", word=tell.word(f"target_met.{part['target_met']}")))
    if part["status_before_change"] is not None:
        yield Line(tell("before_change", status=tell.word(f"status.{part['status_before_change']}")))
    yield from _circumstances(part, tell)


def _circumstances(part: Explanation, tell: Telling) -> Iterator[Line]:
    if part["note"]:  # what the library advises is said in any language, what the card's authors wrote in theirs
        advice = part.facts.get("advice")
        note = _advice(advice, tell) if advice else part["note"]
        yield Line(tell("note", note=note))
    if part["org_unit"]:
        yield Line(tell("unit", unit=part.facts.get("org_unit_name", part["org_unit"])))
    if part["as_of"]:
        yield Line(tell("as_of", day=tell.day(part["as_of"])))


def _advice(fact: Any, tell: Telling) -> str:
    return Advice.from_fact(fact).naming(period=tell.period_within).text(tell.language)


def _value(part: Explanation, how: str, tell: Telling) -> str:
    if part["actual"] is None:
        return tell("no_value")
    if how in ("judged", "reached"):
        return tell(f"value_{how}", value=tell.shown(part["actual"]))
    shown, whole = tell.shown(part["actual"]), tell.exactly(part["actual"], tell.unit)
    return tell("value", value=shown) if shown == whole else tell("shown", exact=whole, value=shown)


def _of_target(target: Explanation, tell: Telling) -> Line:
    below = []
    if target["document"]:
        document = str(target["document"])
        if target["document_dated"]:
            document = tell("dated", document=document, day=tell.day(target["document_dated"]))
        below.append(tell("document", document=document))
    if target["source"]:
        source = tell("source", source=target["source"])
        below.append(source[:1].upper() + source[1:])
    below += [tell(key, day=tell.day(target[key])) for key in ("decided", "applies_from", "due") if target[key]]
    if target["tolerated_until"] not in (None, target["due"]):
        below.append(tell("tolerated", day=tell.day(target["tolerated_until"])))
    below += [tell(key, **{name: target[key]}) for key, name in (("decided_by", "name"), ("reason", "reason"))
              if target[key]]
    text = str(target["text"]).replace(">=", "≥").replace("<=", "≤")  # the same signs, as a report prints them
    return Line(tell("target", text=text), tuple(map(Line, below)))


def _of_norm(norm: Explanation, tell: Telling) -> Line:
    said = {key: _norm_edge(norm[key], tell) for key in ("good", "medium")}
    return Line(tell("norm", **said))


def _norm_edge(edge: Any, tell: Telling) -> str:
    if edge is None:
        return tell("no_edge")
    return tell(f"edge_{edge}") if isinstance(edge, str) else tell.edge(edge)


def _of_tolerance(tolerance: Explanation, tell: Telling) -> Line:
    return Line(tell("tolerance", text=tolerance["text"], whose=tell(f"whose_{tolerance['whose']}")))


def _of_scaling(scaling: Explanation, tell: Telling) -> Line:
    per = tell.word(f"frequency.{scaling['per']}")
    phasing: Any = scaling["phasing"]
    if phasing:
        parts = (f"{tell.part_of_year(part)} {tell.share(share)}" for part, share in phasing)
        how = tell("phasing", parts=", ".join(parts))
    else:
        how = tell("elapsed", **{key: tell.plain(scaling[key]) for key in ("days", "days_of")})
    return Line(tell("scaling", per=per, share=tell.share(scaling["factor"])), (Line(how),))


def _of_edges(edges: Explanation, tell: Telling) -> Line:
    good = tell.word(f"edges.good_{_side(edges, bool(edges['is_strict']))}").format(edge=tell.edge(edges["good"]))
    below = []
    if edges["factor"] != 1:
        below.append(tell("whole", edge=tell.edge(edges["whole_good"])))
    if edges["medium"] is None:
        return Line(tell("edges", edges=f"{good}; {tell.word('edges.two_valued')}"), tuple(map(Line, below)))
    medium = tell.word(f"edges.medium_{_side(edges)}").format(edge=tell.edge(edges["medium"]))
    points: Any = edges["points"]
    corners = (tell("point", value=tell.plain(value), score=number(score, tell.language, 2)) for value, score in points)
    loosened = f"_{_side(edges)}" if edges["medium_from"] == "tolerance" else ""  # added to a target of "at most"
    below += [tell(f"medium_from_{edges['medium_from']}{loosened}"), tell("points", points=", ".join(corners))]
    return Line(tell("edges", edges=f"{good}, {medium}"), tuple(map(Line, below)))


def _side(edges: Explanation, is_strict: bool = False) -> str:
    if edges["direction"] == 0:
        return "between"
    is_up = edges["direction"] == 1
    if is_strict:
        return "above" if is_up else "below"
    return "from" if is_up else "until"

