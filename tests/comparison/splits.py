"""What tests of splits are made of: leaves that score their value, and what a split says in short."""

from __future__ import annotations

from typing import Any

import pytest
from tests.examples import a_measurement, an_indicator

from balanced_scorecard import (
    Evaluation,
    Indicator,
    Measurement,
    Measurements,
    Norm,
    PartKind,
    Polarity,
    Scorecard,
    Split,
    WhyNot,
    evaluate,
)

R, P, B, C, W = PartKind
THIRDS = Norm(medium=1 / 3, good=2 / 3)


def a_leaf(id_: str, **fields: Any) -> Indicator:
    """Return an indicator that scores exactly its value: edges at one and two thirds."""
    return an_indicator(id_, **{"polarity": Polarity.HIGHER, "norms": (THIRDS,), **fields})


def rows(period: str, **values: float) -> list[Measurement]:
    return [a_measurement(id_, period, value) for id_, value in values.items()]


def judged(card: Scorecard, figures: list[Measurement], period: str, **asked: Any) -> Evaluation:
    return evaluate(card, Measurements(figures), period, **asked)


def parts(split: Split, id_: str) -> dict[PartKind, Any]:
    """Return the parts of the change of *id_* that are not 0."""
    return {part.kind: pytest.approx(part.size) for part in split[id_].parts if abs(part.size) > 1e-12}


def why(split: Split) -> dict[str, WhyNot]:
    return {each.id: each.why for each in split.not_compared}
