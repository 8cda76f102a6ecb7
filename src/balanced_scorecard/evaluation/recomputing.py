"""`recompute`: a status worked out again from an explanation's own numbers, through the same kernels."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np
from attrs import evolve, frozen

from ..domain.aggregation import MissingPolicy, RollUpMethod
from ..domain.formula import Formula
from ..domain.indicator import Role
from ..domain.scale import Edge, Scale, times
from ..kernels import rollup, scoring
from ..kernels import time as kernel
from .explained import About, Explanation
from .family import HEAVY, NEAR, band
from .formulas import factor_to, quantity, work_out
from .judging import lines_of
from .rulings import BANDS
from .statuses import Standing, Status
from .tree import METHODS, MISSING


@frozen(kw_only=True)
class Recomputed:
    """What an explanation comes to when it is worked out again.

    Attributes:
        value: of an indicator's figure; None for a node, and where there is none.
    """

    status: Status
    score: float | None = None
    value: float | str | None = None


def recompute(explanation: Explanation) -> Recomputed:
    """Work the status of *explanation* out again from its own numbers: rows, edges and weights, nothing else.

    What is not judged is given back as it was said: there is nothing to work out.
    """
    if explanation.about is About.NODE:
        return _node(explanation)
    figure = explanation.part(About.FIGURE)
    value = _value(figure) if figure is not None else None
    status = Status(explanation["status"])
    if not status.is_judged or figure is None:
        return Recomputed(status=status, value=value)
    if figure["how"] == "reached":
        return _milestone(explanation, value)
    if figure["how"] == "judged":
        judged = Status(value)
        return Recomputed(status=judged, score=float(scoring.MIDDLE[_BAND[judged]]), value=value)
    number = figure["levels"].index(value) if figure["levels"] else value  # type: ignore[union-attr, arg-type]
    found, score = _on_scale(float(number), explanation)  # type: ignore[arg-type]
    return Recomputed(status=BANDS[found], score=score, value=value)


_BAND = {status: number for number, status in BANDS.items()}


@frozen
class _Number:
    """What a part comes to: a value, or a rate's parts, and what it is added up with."""

    value: Any
    numerator: Any = None
    denominator: Any = None
    factor: float = 1.0
    weight: float = 1.0


def _value(figure: Explanation) -> Any:
    """Return what the rows of *figure* come to, each converted to its unit first; None where they come to nothing."""
    return _figure(figure).value


def _figure(figure: Explanation) -> _Number:
    if figure["value"] is None or figure["how"] == "none":
        return _Number(None)
    if figure["how"] == "formula":
        return _Number(_formula(figure))
    steps = [_units(part) if part.about is About.UNITS else _row(part) for part in figure
             if part.about in (About.ROW, About.UNITS)]
    if figure["how"] in ("as_it_came", "last", "reached", "judged"):
        (step,) = steps
        return step if step.numerator is None else _added("ratio", [step], figure["times"])
    return _added(str(figure["how"]), steps, figure["times"])


def _added(how: str, steps: Sequence[_Number], times: Any) -> _Number:
    factors = [step.factor for step in steps]
    if how == "ratio":
        n = kernel.total([step.numerator for step in steps], factors)
        d = kernel.total([step.denominator for step in steps], factors)
        return _Number(kernel.ratio(n, d, float(times)), n, d)
    values = [step.value for step in steps]
    match how:
        case "mean":
            return _Number(kernel.weighted_mean(values, [step.weight for step in steps]))
        case "max":
            return _Number(max(values))
        case "min":
            return _Number(min(values))
    return _Number(kernel.total(values, factors))


def _row(row: Explanation) -> _Number:
    given: Any = row["given"]
    if isinstance(given, float | int):
        given = given * row["times"] / row["over"]  # type: ignore[operator]
    return _Number(given, row["numerator"], row["denominator"], _or_one(row["factor"]), _or_one(row["weight"]))


def _units(units: Explanation) -> _Number:
    """Return what the figures of units come to, each worked out from its own rows."""
    weights: Any = units["weights"] or (1.0,) * len(units.parts)
    parts = [evolve(_figure(part), weight=weight) for part, weight in zip(units.parts, weights, strict=True)]
    found = _added(str(units["how"]), parts, units["times"])
    return evolve(found, factor=_or_one(units["factor"]), weight=_or_one(units["weight"]))


def _or_one(fact: Any) -> float:
    return 1.0 if fact is None else float(fact)


def _column(numbers: Sequence[float | None]) -> scoring.FloatArray:
    return np.array(numbers, dtype=float).reshape(-1, 1)


def _formula(figure: Explanation) -> float:
    formula = Formula.parse(str(figure["formula"]))
    values = {str(part["id"]): quantity(np.array([_value(part)], dtype=float), part["unit"])  # type: ignore[arg-type]
              for part in figure.of(About.FIGURE)}
    found = work_out(formula.term, values)
    by, over = factor_to(found, figure["unit"])  # type: ignore[arg-type]
    return float(kernel.ratio(found.top * by, found.bottom * over, 1.0)[0])


def _milestone(explanation: Explanation, reached: str | None) -> Recomputed:
    target = explanation.part(About.TARGET)
    assert target is not None
    due, until, judged_on = (date.fromisoformat(str(target[key])) for key in ("due", "tolerated_until", "judged_on"))
    on = date.fromisoformat(reached) if reached else max(judged_on, date.fromordinal(due.toordinal() + 1))
    status = Status.GOOD if on <= due else Status.MEDIUM if on <= until else Status.POOR
    return Recomputed(status=status, score=float(scoring.MIDDLE[_BAND[status]]), value=reached)


def _on_scale(actual: float, explanation: Explanation) -> tuple[int, float]:
    """Return band and score of *actual* on the edges as decided, scaled to the time it covers."""
    edges = explanation.part(About.EDGES)
    assert edges is not None
    good, medium, worst, best = (_scaled(edges[f"whole_{key}"], edges["factor"])
                                 for key in ("good", "medium", "worst", "best"))
    scale = Scale(
        direction=int(edges["direction"]), good=good, medium=medium, worst=worst, best=best,  # type: ignore[arg-type]
        is_strict=bool(edges["is_strict"]), is_strict_medium=bool(edges["is_strict_medium"]),
    )
    bands, scores = scoring.judge(np.array([actual], dtype=float), lines_of([scale]), np.array([0]))
    return int(bands[0]), float(scores[0])


def _scaled(edge: Any, factor: Any) -> Any:
    scaled: Edge | None = None if edge is None else edge if factor == 1.0 else times(edge, factor)
    return scaled


# ---- nodes ---------------------------------------------------------------------------------------------------------


def _node(explanation: Explanation) -> Recomputed:
    places = list(_placed(explanation, -1, []))
    parts = [part for part, _ in places]
    leaves = {n: recompute(part) for n, part in enumerate(parts) if part.about is About.INDICATOR}
    scored = [part["standing"] == Standing.SCORED.value for part in parts]
    inner = [part.about is About.NODE for part in parts]
    order = iter(range(len(parts)))
    tree = rollup.Tree(
        parent=tuple(parent for _, parent in places), leaf=tuple(-1 if each else next(order) for each in inner),
        weight=tuple(_weight(part) for part in parts),
        method=tuple(METHODS[RollUpMethod(part.facts.get("method", "weighted_mean"))] for part in parts),
        missing=tuple(MISSING[MissingPolicy(part.facts.get("policy", "leave_out"))] for part in parts),
    )
    at_leaves = [n for n, each in enumerate(inner) if not each]
    arrays = rollup.roll_up_tree(
        tree,
        _column([leaves[n].score if scored[n] else None for n in at_leaves]),
        np.array([parts[n]["standing"] != Standing.OUTSIDE.value for n in at_leaves], dtype=bool).reshape(-1, 1),
    )
    if not arrays.counted[0, 0]:
        return Recomputed(status=Status.OUTSIDE)
    score, coverage = float(arrays.score[0, 0]), float(arrays.coverage[0, 0])
    if np.isnan(score) or coverage < float(explanation["min_coverage"]) - NEAR:  # type: ignore[arg-type]
        return Recomputed(status=Status.INSUFFICIENT_DATA, score=None if np.isnan(score) else score)
    status = band(score)
    is_held = status is Status.GOOD and _is_limited(explanation)
    return Recomputed(status=Status.MEDIUM if is_held else status, score=score)


def _placed(
    part: Explanation, parent: int, found: list[tuple[Explanation, int]]
) -> list[tuple[Explanation, int]]:
    """Return the nodes and indicators of *part*, each with the place of its parent, parents first."""
    place = len(found)
    found.append((part, parent))
    for child in part.parts if part.about is About.NODE else ():
        _placed(child, place, found)
    return found


def _is_limited(node: Explanation) -> bool:
    """Whether a heavy POOR leaf right below, or a broken rule that caps, keeps *node* from GOOD."""
    inside = [child for child in node if child["standing"] != Standing.OUTSIDE.value]
    total = sum(_weight(child) for child in inside)
    heavy = (child for child in inside if child.about is About.INDICATOR
             and child["standing"] == Standing.SCORED.value and _weight(child) / total >= HEAVY - NEAR)
    if any(recompute(child).status is Status.POOR for child in heavy):
        return True
    rules = [part for part in node.walk() if part.about is About.INDICATOR and part["role"] == Role.MONITORING.value]
    capping = [rule["id"] for rule in rules if rule["caps"] == "all"]
    capping += [child["id"] for child in node if child in rules and child["caps"] == "parent"]
    return any(_is_broken(rule) for rule in rules if rule["id"] in capping)


def _weight(part: Explanation) -> float:
    weight = part["weight"]
    assert isinstance(weight, float | int)
    return float(weight)


def _is_broken(rule: Explanation) -> bool:
    found = recompute(rule).status
    if not found.is_judged:
        return False
    return rule["target_met"] == "no" if rule["target_met"] else found is not Status.GOOD
