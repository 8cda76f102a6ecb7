"""Cards whose indicators score exactly the value they are given: edges at 1/3 and 2/3, anchors at 0 and 1."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from balanced_scorecard import (
    CriticalSuccessFactor,
    Defaults,
    Indicator,
    Measurement,
    Measurements,
    Norm,
    Objective,
    Period,
    Perspective,
    Polarity,
    Scorecard,
    ScorecardScore,
    evaluate,
    roll_up,
)

THIRDS = Norm(medium=1 / 3, good=2 / 3)


def a_leaf(id_: str, weight: float = 1.0, **fields: Any) -> Indicator:
    return Indicator(**{"id": id_, "name": id_, "polarity": Polarity.HIGHER, "norms": (THIRDS,), "weight": weight,
                        **fields})


def a_factor(id_: str, leaves: Sequence[Indicator], **fields: Any) -> CriticalSuccessFactor:
    return CriticalSuccessFactor(id=id_, name=id_, indicators=tuple(leaves), **fields)


def a_perspective(id_: str, factors: Sequence[CriticalSuccessFactor], **fields: Any) -> Perspective:
    return Perspective(id=id_, name=id_, factors=tuple(factors), **fields)


def an_objective(id_: str) -> Objective:
    return Objective(id=id_, name=id_)


def rolled_up(perspectives: Sequence[Perspective], values: dict[str, Any], *, defaults: Defaults | None = None,
              **policies: Any) -> ScorecardScore:
    card = Scorecard(id="card", name="card", perspectives=tuple(perspectives), defaults=defaults or Defaults())
    rows = [Measurement(indicator=id_, period=Period.parse("2024"), value=value)
            for id_, value in values.items() if value is not None]
    return roll_up(evaluate(card, Measurements(rows), "2024"), **policies)


def one_factor(scores: Sequence[float | None], weights: Sequence[float] | None = None, *,
               defaults: Defaults | None = None, **policies: Any) -> ScorecardScore:
    leaves = [a_leaf(f"i{n}", weight) for n, weight in enumerate(weights or [1.0] * len(scores))]
    values = {f"i{n}": score for n, score in enumerate(scores)}
    return rolled_up([a_perspective("p", [a_factor("f", leaves)])], values, defaults=defaults, **policies)
