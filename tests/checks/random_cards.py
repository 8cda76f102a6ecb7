"""Cards made by chance from a seed: some fields said by all, some by few, some by none, as people's first cards are."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

from balanced_scorecard import (
    Aggregation,
    Amount,
    Baseline,
    CauseEffectLink,
    Comparator,
    CriticalSuccessFactor,
    Defaults,
    Effect,
    Facing,
    Goal,
    Horizon,
    Indicator,
    Initiative,
    InitiativeStatus,
    Lag,
    Need,
    Norm,
    Objective,
    Origin,
    Period,
    Perspective,
    PerspectiveKind,
    Review,
    Risk,
    Role,
    Scorecard,
    Stage,
    Strategy,
    Target,
    Theme,
    Threshold,
    Timing,
)

OWNERS = ("Anne", "Berit", "Carl", "Dag", "Eva")
OFTEN = (0.0, 0.1, 0.5, 0.9, 1.0)


class Chance:
    """Values by chance; how often each field of a card is said at all is drawn once for the card."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.often: dict[str, float] = {}

    def says(self, field: str) -> bool:
        """Whether *field* is said this time."""
        return self.random.random() < self.often.setdefault(field, self.random.choice(OFTEN))

    def one(self, field: str, *values: Any) -> Any:
        """Return one of *values*; None where *field* is not said."""
        return self.random.choice(values) if self.says(field) else None

    def some(self, values: tuple[Any, ...], most: int = 2) -> tuple[Any, ...]:
        """Return a few of *values*."""
        return tuple(self.random.sample(values, min(len(values), self.random.randint(0, most))))

    def times(self, most: int) -> range:
        """Return how often to do something."""
        return range(self.random.randint(0, most))


def a_card_by_chance(seed: int) -> Scorecard:
    """Return the card of *seed*."""
    chance = Chance(seed)
    goals = tuple(Goal(id=f"G{n}", name=f"Goal {n}", origin=chance.one("g.origin", *Origin)) for n in chance.times(2))
    themes = tuple(Theme(id=f"T{n}", name=f"Theme {n}") for n in chance.times(2))
    views = tuple(_perspective(chance, f"P{n}", goals) for n in range(chance.random.randint(1, 5)))
    steered = tuple(id_ for view in views for id_ in (
        *(each.id for each in view.objectives), *(each.id for each in view.factors),
        *(each.id for each in view.indicators())))
    served = (*(goal.id for goal in goals), *(view.id for view in views), *steered)
    reviews = tuple(Review(date=date(2030, 6, 1), participants=chance.some(("the staff", "the management group")))
                    for _ in chance.times(1))
    return Scorecard(
        id="card", name="Our card", valid_from=date(2030, 1, 1),
        strategy=Strategy(vision=chance.one("vision", "All in time") or "", goals=goals, themes=themes),
        defaults=Defaults(tolerance=chance.one("card.tolerance", Amount(5, "percent"))),
        perspectives=views, links=_links(chance, steered, themes), initiatives=_work(chance, served), reviews=reviews,
        risks=tuple(Risk(id=f"R{n}", name=f"Risk {n}", threatens=chance.some(served)) for n in chance.times(1)),
        incentives=chance.one("incentives", ()))


def _perspective(chance: Chance, id_: str, goals: tuple[Goal, ...]) -> Perspective:
    objectives = tuple(Objective(id=f"{id_}.O{n}", name=f"Objective {id_}.{n}", owner=chance.one("o.owner", *OWNERS),
                                 serves=chance.some(tuple(goal.id for goal in goals))) for n in chance.times(2))
    factors = tuple(_factor(chance, f"{id_}.{n}", objectives, goals) for n in chance.times(4))
    return Perspective(id=id_, name=f"Perspective {id_}", kinds=chance.some(tuple(PerspectiveKind)),
                       weight=chance.one("p.weight", 0.0, 1.0, 2.0, 9.0) or 1.0, objectives=objectives, factors=factors)


def _factor(
    chance: Chance, id_: str, objectives: tuple[Objective, ...], goals: tuple[Goal, ...]
) -> CriticalSuccessFactor:
    return CriticalSuccessFactor(
        id=id_, name=f"Factor {id_}", owner=chance.one("f.owner", *OWNERS),
        objective=chance.one("f.objective", *(each.id for each in objectives)) if objectives else None,
        serves=chance.some(tuple(goal.id for goal in goals)),
        indicators=tuple(_indicator(chance, f"{id_}.{n}") for n in chance.times(4)))


def _indicator(chance: Chance, id_: str) -> Indicator:
    targets = tuple(_target(chance, number) for number in chance.times(2)) if chance.says("targets") else ()
    return Indicator(
        id=id_, name=f"Indicator {id_}", unit="percent", definition=chance.one("definition", f"Of all at {id_}") or "",
        timing=chance.one("timing", *Timing), role=chance.one("role", *Role), stage=chance.one("stage", *Stage),
        facing=chance.one("facing", *Facing), need=chance.one("need", *Need), source=chance.one("source", "A register"),
        owner=chance.one("owner", *OWNERS), tolerance=chance.one("tolerance", Amount(5, "percent")),
        adds_up=chance.one("adds_up", Aggregation.RATE, Aggregation.FLOW, Aggregation.NONE),
        norms=chance.one("norm", (), (Norm(medium=60.0, good=75.0),)) or (),
        baseline=chance.one("baseline", Baseline(value=50.0), Baseline(value=80.0)),
        weight=0.0 if chance.says("weightless") else 1.0, review_by=chance.one("review", date(2030, 6, 1)),
        no_target=chance.one("reason", "a first year"), targets=targets)


def _target(chance: Chance, number: int) -> Target:
    expectation = Threshold(comparator=Comparator.AT_LEAST, value=70.0 + number, unit="percent")
    return Target(expectation=expectation, by=chance.one("by", Period.parse("2029"), Period.parse("2031")),
                  horizon=chance.one("horizon", *Horizon), decided=date(2029, 1 + number, 1),
                  tolerance=chance.one("t.tolerance", Amount(3, "percent")))


def _links(chance: Chance, ids: tuple[str, ...], themes: tuple[Theme, ...]) -> tuple[CauseEffectLink, ...]:
    if len(ids) < 2 or not chance.says("map"):
        return ()
    ends = [chance.random.sample(ids, 2) for _ in chance.times(12)]
    return tuple(CauseEffectLink(
        cause=cause, effect=effect, effect_is=chance.one("effect", *Effect) or Effect.HELPS,
        theme=chance.one("l.theme", *(each.id for each in themes)) if themes else None,
        assumption=chance.one("assumption", "It is thought so") or "",
        lag=chance.one("lag", Lag(first=1, last=2))) for cause, effect in ends)


def _work(chance: Chance, ids: tuple[str, ...]) -> tuple[Initiative, ...]:
    return tuple(Initiative(
        id=f"I{n}", name=f"Work {n}", owner=chance.one("w.owner", *OWNERS), supports=chance.some(ids),
        end=chance.one("w.end", date(2030, 1, 1), date(2032, 1, 1)), budget=chance.one("budget", Amount(2, "NOK")),
        status=chance.one("w.status", *InitiativeStatus)) for n in chance.times(3))
