"""Strategies for indicators and their targets; `Ids` gives out ids so that references can name them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any

from attrs import evolve
from hypothesis import strategies as st
from tests.strategies import (
    Fields,
    amounts,
    baselines,
    bounds,
    days,
    drawn,
    durations,
    element_annotations,
    frequencies,
    members,
    names,
    norms,
    numbers,
    periods,
    positive,
    texts,
    units,
    weights,
)

from balanced_scorecard import (
    Aggregation,
    Ambition,
    Amount,
    AtLevel,
    Between,
    Caps,
    Comparator,
    Facing,
    FrozenMap,
    Horizon,
    Indicator,
    Judged,
    Nature,
    Need,
    Origin,
    Point,
    Polarity,
    Reached,
    Role,
    Stage,
    Target,
    Threshold,
    Timing,
    ToBaseline,
    Universal,
    Window,
)

Draw = st.DrawFn
PHASINGS = (
    {"T1": 0.36, "T2": 0.28, "T3": 0.36},
    {"Q1": 0.5, "Q2": 0.5},
    {"H1": 1.0, "H2": 0.0},
    {"01": 0.25, "12": 0.75},
)


class Ids:
    """The ids of a card as they are given out, so that references can name them."""

    def __init__(self) -> None:
        self.numbers: Iterator[int] = count(1)
        self.of: dict[str, list[str]] = {}

    def new(self, *kinds: str) -> str:
        """Return an id never given before, remembered under *kinds*."""
        number = next(self.numbers)
        id_ = f"s_{number}" if "series" in kinds else ("A{}", "Ø-{}", "1.{}", "id_{}")[number % 4].format(number)
        for kind in kinds:
            self.of.setdefault(kind, []).append(id_)
        return id_

    def one(self, *kinds: str) -> st.SearchStrategy[Any]:
        known = [id_ for kind in kinds for id_ in self.of.get(kind, [])]
        return st.sampled_from(known) if known else st.none()

    def some(self, *kinds: str) -> st.SearchStrategy[Any]:
        known = [id_ for kind in kinds for id_ in self.of.get(kind, [])]
        return st.lists(st.sampled_from(known), max_size=2, unique=True).map(tuple) if known else st.just(())


def many(draw: Draw, make: Any, most: int = 2) -> tuple[Any, ...]:
    """Return none, one or a few of what *make* returns, each made after the one before."""
    return tuple(make() for _ in range(draw(st.integers(0, most))))


def expectations(unit: str | None, levels: tuple[str, ...], direction: int) -> st.SearchStrategy[Any]:
    """Return a strategy of what a target of such an indicator may expect, and says *direction* (0: a range)."""
    own: Fields = {"unit": st.just(unit)} if unit else {"unit": st.none()}
    in_words = drawn(Reached, {"what": names}) | drawn(Judged, {"how": names})
    pair = (Comparator.ABOVE, Comparator.AT_LEAST) if direction > 0 else (Comparator.BELOW, Comparator.AT_MOST)
    comparators = st.sampled_from(pair)
    if levels:
        return in_words | drawn(AtLevel, {"comparator": st.sampled_from(Comparator), "level": st.sampled_from(levels)})
    if direction == 0:
        between = st.tuples(st.integers(-99, 0), st.integers(1, 99)).flatmap(
            lambda pair: drawn(Between, {"low": st.just(float(pair[0])), "high": st.just(float(pair[1]))}, own)
        )
        return in_words | between | drawn(Point, {"value": numbers}, {"spread": positive, **own})
    change = st.builds(
        Amount, positive.map(lambda number: direction * (number + 1.0)), st.sampled_from([None, "percent"])
    )
    kinds: list[st.SearchStrategy[Any]] = [
        in_words,
        drawn(Threshold, {"comparator": comparators, "value": numbers}, own),
        drawn(ToBaseline, {"change": change}, {"comparator": comparators}),
    ]
    if direction > 0 and unit in (None, "percent"):
        kinds.append(drawn(Universal, {}))
    return st.one_of(kinds)


@st.composite
def targets(
    draw: Draw, unit: str | None, levels: tuple[str, ...], direction: int, org_units: Any, id_: str | None
) -> Target:
    """Return a target for an indicator in *unit*."""
    expectation = draw(expectations(unit, levels, direction))
    is_reached = isinstance(expectation, Reached)
    by = periods() | days
    fitting = st.sampled_from(["day", "month"]) if is_reached else st.sampled_from(["percent"])
    required: Fields = {"expectation": st.just(expectation), "id": st.just(id_), **({"by": by} if is_reached else {})}
    if is_reached:
        tolerance: Any = drawn(Amount, {"number": st.integers(0, 99).map(float), "unit": fitting})
    else:
        tolerance = amounts(fitting)
    optional: Fields = {
        "text": texts,
        "scope": texts,
        "by": by,
        "per": frequencies,
        "horizon": members(Horizon),
        "applies_from": days,
        "decided": days,
        "decided_by": texts,
        "source": texts,
        "origin": members(Origin),
        "replaces": st.none(),
        "reason": texts,
        "org_unit": org_units,
        "tolerance": tolerance,
        "ambition": members(Ambition),
        "phasing": st.sampled_from(PHASINGS).map(FrozenMap),
    }
    return draw(drawn(Target, required, {name: each for name, each in optional.items() if name not in required}))


@st.composite
def indicators(draw: Draw, language: str = "nb", ids: Ids | None = None) -> Indicator:
    """Return an indicator whose polarity, norms and targets go together."""
    ids = ids or Ids()
    direction = draw(st.sampled_from([1, -1, 0]))
    unit = draw(st.none() | st.just("percent") | units)
    has_levels = direction > 0 and draw(st.integers(0, 4)) == 0
    levels = (
        tuple(draw(st.lists(st.sampled_from(["C", "B", "A+", "under A", "> x"]), min_size=2, unique=True)))
        if has_levels
        else ()
    )
    polarity = {1: Polarity.HIGHER, -1: Polarity.LOWER, 0: Polarity.RANGE}[direction]
    given = many(
        draw, lambda: draw(targets(unit, levels, direction, ids.one("org_unit"), draw(st.sampled_from([None, "t"]))))
    )
    versions = {(each.due, each.horizon or Horizon.SHORT, each.org_unit, each.since, each.decided): each
                for each in given}
    given = tuple(evolve(each, id=each.id and f"t{number}") for number, each in enumerate(versions.values()))
    if len(given) > 1 and given[0].id and draw(st.booleans()):
        given = (given[0], evolve(given[1], replaces=given[0].id), *given[2:])
    dated = {norm.valid_from: norm for norm in many(draw, lambda: draw(norms(direction)))}
    return draw(
        drawn(
            Indicator,
            {
                "id": st.just(ids.new("indicator", "steered")),
                "name": names,
                "unit": st.just(unit),
                "levels": st.just(levels),
                "norms": st.just(tuple(dated.values())),
                "targets": st.just(given),
                "polarity": st.just(polarity) if not levels else st.sampled_from([None, polarity]),
            },
            {
                "definition": texts,
                "timing": members(Timing),
                "role": members(Role),
                "stage": members(Stage),
                "facing": members(Facing),
                "nature": members(Nature),
                "need": members(Need),
                "frequency": frequencies,
                "adds_up": members(Aggregation),
                "adds_up_over_units": members(Aggregation),
                "weight_by": ids.one("series"),
                "window": members(Window),
                "reporting_lag": durations,
                "max_age": durations,
                "bounds": bounds,
                "decimals": st.integers(0, 9),
                "min_n": st.integers(0, 99),
                "weight": weights,
                "also_supports": ids.some("goal", "objective"),
                "affects": ids.some("org_unit"),
                "owner": texts,
                "source": texts,
                "review_by": days,
                "legal_basis": texts,
                "caps": members(Caps),
                "formula": ids.one("series").map(lambda id_: id_ and f"({id_} + 2) / {id_}"),
                "price_basis": texts,
                "tolerance": amounts(st.just("percent")),
                "baseline": baselines,
                "no_target": texts,
                "annotations": element_annotations(language),
            },
        )
    )
