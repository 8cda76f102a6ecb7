"""Strategies for whole scorecards: every reference names something, every field is set and unset."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from tests.indicator_strategies import Draw, Ids, indicators, many
from tests.strategies import (
    LANGUAGES,
    Fields,
    amounts,
    check_settings,
    days,
    defaults,
    drawn,
    element_annotations,
    fiscal_years,
    frequencies,
    lags,
    members,
    milestones,
    names,
    numbers,
    ordered,
    periods,
    tags,
    texts,
    units,
    weights,
)

from balanced_scorecard import (
    Aggregation,
    CauseEffectLink,
    Conflict,
    CriticalSuccessFactor,
    Document,
    DocumentKind,
    Effect,
    ExpectedEffect,
    FrozenMap,
    Goal,
    Incentive,
    Initiative,
    InitiativeStatus,
    Level,
    MissingPolicy,
    Objective,
    OrganisationUnit,
    Origin,
    Perspective,
    PerspectiveKind,
    Review,
    ReviewKind,
    Risk,
    RollUpMethod,
    Scorecard,
    Series,
    Stakeholder,
    StakeholderKind,
    Strategy,
    Theme,
)


@st.composite
def organisations(draw: Draw, language: str, ids: Ids, above: tuple[str, ...] = ()) -> OrganisationUnit:
    """Return a tree of units, of which none takes over from itself or from those *above* it."""
    id_ = ids.new("org_unit")
    here = (*above, id_)
    below = many(draw, lambda: draw(organisations(language, ids, here))) if len(here) < 4 else ()
    fields = draw(ordered("opens", "closes"))
    return draw(
        drawn(
            OrganisationUnit,
            {
                "id": st.just(id_),
                "name": names,
                "org_units": st.just(below),
                **{name: st.just(day) for name, day in fields.items()},
            },
            {
                **{name: st.none() for name in ("opens", "closes") if name not in fields},
                "merges": ids.some("org_unit").map(lambda some: tuple(each for each in some if each not in here)),
                "definition": texts,
                "annotations": element_annotations(language),
            },
        )
    )


@st.composite
def strategies(draw: Draw, language: str, ids: Ids) -> Strategy:
    """Return vision and goals, with the themes and stakeholders these name."""
    own: Fields = {"definition": texts, "annotations": element_annotations(language)}
    stakeholders = many(
        draw,
        lambda: draw(
            drawn(
                Stakeholder,
                {"id": st.just(ids.new("stakeholder")), "name": names},
                {"kind": members(StakeholderKind), **own},
            )
        ),
    )
    themes = many(draw, lambda: draw(drawn(Theme, {"id": st.just(ids.new("theme")), "name": names}, own)))
    goals = many(
        draw,
        lambda: draw(
            drawn(
                Goal,
                {"id": st.just(ids.new("goal")), "name": names},
                {
                    "origin": members(Origin),
                    "level": members(Level),
                    "source": texts,
                    "owner": texts,
                    "theme": ids.one("theme"),
                    "stakeholders": ids.some("stakeholder"),
                    **own,
                },
            )
        ),
    )
    return draw(
        drawn(
            Strategy,
            {"goals": st.just(goals), "themes": st.just(themes), "stakeholders": st.just(stakeholders)},
            {"vision": texts, "mission": texts, "values": st.lists(texts, max_size=2).map(tuple), "decided": days},
        )
    )


@st.composite
def perspectives(draw: Draw, language: str, ids: Ids) -> Perspective:
    """Return a perspective with its objectives, factors and indicators."""
    rolled_up: Fields = {
        "method": members(RollUpMethod),
        "missing": members(MissingPolicy),
        "weight": weights,
        "owner": texts,
        "definition": texts,
        "annotations": element_annotations(language),
    }
    own_objectives = Ids()
    id_ = ids.new("perspective")

    def objective() -> Objective:
        new = ids.new("objective", "steered")
        own_objectives.of.setdefault("objective", []).append(new)
        return draw(
            drawn(
                Objective,
                {"id": st.just(new), "name": names},
                {
                    "serves": ids.some("goal"),
                    "theme": ids.one("theme"),
                    "origin": members(Origin),
                    "level": members(Level),
                    "source": texts,
                    **rolled_up,
                },
            )
        )

    def factor() -> CriticalSuccessFactor:
        measured = many(draw, lambda: draw(indicators(language, ids)))
        return draw(
            drawn(
                CriticalSuccessFactor,
                {
                    "id": st.just(ids.new("factor", "steered")),
                    "name": names,
                    "indicators": st.just(measured),
                },
                {
                    "objective": own_objectives.one("objective"),
                    "serves": ids.some("goal", "objective"),
                    "theme": ids.one("theme"),
                    "supports": st.lists(texts, max_size=2).map(tuple),
                    "source": texts,
                    **rolled_up,
                },
            )
        )

    objectives, factors = many(draw, objective), many(draw, factor)
    return draw(
        drawn(
            Perspective,
            {"id": st.just(id_), "name": names, "objectives": st.just(objectives), "factors": st.just(factors)},
            {"kinds": st.lists(members(PerspectiveKind), max_size=3).map(tuple), **rolled_up},
        )
    )


def links(ids: Ids) -> st.SearchStrategy[Any]:
    """Return a strategy of hypotheses between two elements of the card."""
    ends = st.permutations(ids.of.get("steered", []))
    return ends.flatmap(
        lambda order: drawn(
            CauseEffectLink,
            {"cause": st.just(order[0]), "effect": st.just(order[1])},
            {
                "effect_is": members(Effect),
                "lag": lags,
                "theme": ids.one("theme"),
                "assumption": texts,
                "evidence": texts,
            },
        )
    )


def conflicts(ids: Ids) -> st.SearchStrategy[Any]:
    """Return a strategy of trade-offs between elements of the card."""

    def between(order: list[str]) -> st.SearchStrategy[Any]:
        tolerance = st.dictionaries(st.sampled_from(order[:2]), amounts(), max_size=2).map(FrozenMap)
        return drawn(Conflict, {"between": st.just(tuple(order[:2]))}, {"tolerance": tolerance, "note": texts})

    return st.permutations(ids.of.get("steered", [])).flatmap(between)


@st.composite
def initiatives(draw: Draw, language: str, ids: Ids) -> Initiative:
    """Return work that supports something of the card."""
    fields = draw(ordered("start", "end"))
    expected = drawn(
        ExpectedEffect, {"indicator": ids.one("indicator")}, {"change": amounts(number=numbers), "by": periods()}
    )
    return draw(
        drawn(
            Initiative,
            {
                "id": st.just(ids.new("initiative")),
                "name": names,
                **{name: st.just(day) for name, day in fields.items()},
            },
            {
                **{name: st.none() for name in ("start", "end") if name not in fields},
                "definition": texts,
                "kind": texts,
                "owner": texts,
                "supports": ids.some("goal", "perspective", "steered"),
                "budget": amounts(),
                "status": members(InitiativeStatus),
                "source": texts,
                "expected": expected if ids.of.get("indicator") else st.none(),
                "milestones": st.lists(milestones, max_size=2).map(tuple),
                "annotations": element_annotations(language),
            },
        )
    )


@st.composite
def documents(draw: Draw, language: str, ids: Ids) -> Document:
    """Return a letter or decision, which may amend one before it."""
    amends = ids.one("document")
    return draw(
        drawn(
            Document,
            {"id": st.just(ids.new("document")), "name": names},
            {
                "kind": members(DocumentKind),
                "dated": days,
                "amends": amends,
                "items": st.lists(texts, max_size=2).map(tuple),
                "definition": texts,
                "source": texts,
                "annotations": element_annotations(language),
            },
        )
    )


@st.composite
def scorecards(draw: Draw) -> Scorecard:
    """Return a whole scorecard."""
    language, ids = draw(st.sampled_from(LANGUAGES)), Ids()
    own: Fields = {"definition": texts, "annotations": element_annotations(language)}
    organisation = draw(st.none() | organisations(language, ids))
    series = many(
        draw,
        lambda: draw(
            drawn(
                Series,
                {"id": st.just(ids.new("series"))},
                {
                    "name": texts.map(str),
                    "unit": units,
                    "adds_up": members(Aggregation),
                    "adds_up_over_units": members(Aggregation),
                    "weight_by": ids.one("series"),
                    "frequency": frequencies,
                    "price_basis": texts,
                    "source": texts,
                    **own,
                },
            )
        ),
    )
    letters = many(draw, lambda: draw(documents(language, ids)))
    strategy = draw(strategies(language, ids))
    views = many(draw, lambda: draw(perspectives(language, ids)))
    work = many(draw, lambda: draw(initiatives(language, ids)))
    supported = ids.some("goal", "perspective", "steered")
    risks = many(
        draw,
        lambda: draw(
            drawn(
                Risk,
                {"id": st.just(ids.new("risk")), "name": names},
                {
                    "threatens": supported,
                    "likelihood": st.integers(1, 5),
                    "consequence": st.integers(1, 5),
                    "owner": texts,
                    "assessed": days,
                    "initiatives": ids.some("initiative"),
                    **own,
                },
            )
        ),
    )
    incentives = drawn(Incentive, {"name": names}, {"supports": supported, "definition": texts})
    reviews = drawn(
        Review,
        {"date": days},
        {"kind": members(ReviewKind), "participants": st.lists(texts, max_size=2).map(tuple), "conclusions": texts},
    )
    can_link = len(ids.of.get("steered", [])) > 1
    everything = [id_ for kind in ("document", "goal", "steered", "risk") for id_ in ids.of.get(kind, [])]
    return draw(
        drawn(
            Scorecard,
            {
                "id": st.just("card"),
                "name": names,
                "language": st.just(language),
                "documents": st.just(letters),
                "strategy": st.just(strategy),
                "perspectives": st.just(views),
                "series": st.just(series),
                "initiatives": st.just(work),
                "risks": st.just(risks),
                "organisation": st.just(organisation),
            },
            {
                "version": texts,
                "valid_from": days,
                "owner": texts,
                "source": texts,
                "fiscal_year": fiscal_years,
                "defaults": defaults(),
                "words": tags,
                "links": st.lists(links(ids), max_size=2).map(tuple) if can_link else st.just(()),
                "conflicts": st.lists(conflicts(ids), max_size=2).map(tuple) if can_link else st.just(()),
                "incentives": st.none() | st.lists(incentives, max_size=2).map(tuple),
                "reviews": st.lists(reviews, max_size=2).map(tuple),
                "checks": check_settings(everything),
                **own,
            },
        )
    )
