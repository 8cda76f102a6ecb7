"""What a star schema is fed with -> one judged unit and period after the other, with its results and its nodes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from attrs import field, frozen

from ...domain.fingerprint import fingerprint
from ...domain.identifiers import OrgUnitId
from ...domain.organisation import OrganisationUnit
from ...domain.period import Period
from ...domain.scorecard import Scorecard
from ...errors import ScorecardError
from ...evaluation.indicators import evaluate
from ...evaluation.nodes import roll_up
from ...evaluation.organisation_score import OrganisationScore
from ...evaluation.panel import Panel
from ...evaluation.results import Evaluation, IndicatorResult, NodeKind, NodeScore, ScorecardScore

Source = Evaluation | ScorecardScore | OrganisationScore | Panel
"""What results come as."""


@frozen(kw_only=True)
class Judged:
    """One unit and period of a card.

    Attributes:
        of: the evaluation it is of; of a unit that is rolled up and was not judged itself, one of another unit.
        results, nodes: what is told; the nodes of a rolled-up unit hold its indicators, too.
        is_rolled_up: whether its nodes come from the units below it.
    """

    of: Evaluation
    org_unit: OrgUnitId
    organisation: OrganisationUnit | None
    results: tuple[IndicatorResult, ...]
    nodes: tuple[NodeScore, ...]
    is_rolled_up: bool = False
    card_key: str = field()

    @property
    def card(self) -> Scorecard:
        """The card it was judged by."""
        return self.of.scorecard

    @property
    def period(self) -> Period:
        """The period it was judged for."""
        return self.of.period

    @property
    def unit_key(self) -> str:
        """The unit's id; the whole organisation by its root's, or without one by the card's."""
        return unit_key(self.org_unit, self.card, self.organisation)


def unit_key(org_unit: str, card: Scorecard, organisation: OrganisationUnit | None) -> str:
    """Return the key of a unit: its id; of the whole the root's own, or the card's where there is no tree of units."""
    if organisation is not None:
        return organisation.id if card.is_root(org_unit) else org_unit
    return org_unit or card.id


def judged_in(sources: Source | Iterable[Source]) -> Iterator[Judged]:
    """Yield every unit and period of *sources* in order; raise ScorecardError where one comes twice, or none at all."""
    given = (sources,) if isinstance(sources, Source) else tuple(sources)
    keys = _CardKeys({})
    seen: set[tuple[str, str, Period]] = set()
    for source in given:
        for each in _columns(source, keys):
            cell = (each.card_key, each.unit_key, each.period)
            if cell in seen:
                raise ScorecardError(
                    f"{each.unit_key!r} in {each.period} was judged twice by {each.card.id!r}, and a fact has one row; "
                    "give one of the two, and write the other to a folder of its own")
            seen.add(cell)
            yield each
    if not seen:
        raise ScorecardError("there are no results to make a star schema of; give at least one evaluation")


@frozen
class _CardKeys:
    """The key of each card, worked out once; lives for one call."""

    known: dict[int, tuple[Scorecard, str]]

    def __call__(self, card: Scorecard) -> str:
        if id(card) not in self.known:
            self.known[id(card)] = card, fingerprint(card)
        return self.known[id(card)][1]


def _columns(source: Source, keys: _CardKeys) -> Iterator[Judged]:
    match source:
        case OrganisationScore():
            yield from _of_organisation(source, keys)
        case Panel():
            yield from _of_panel(source, keys)
        case Evaluation():
            yield _of_score(roll_up(source), keys)
        case _:
            yield _of_score(source, keys)


def _of_score(score: ScorecardScore, keys: _CardKeys) -> Judged:
    of = score.evaluation
    return Judged(of=of, org_unit=of.org_unit, organisation=of.scorecard.organisation, results=of.results,
                  nodes=score.nodes, card_key=keys(of.scorecard))


def _of_organisation(source: OrganisationScore, keys: _CardKeys) -> Iterator[Judged]:
    scores: Mapping[str, ScorecardScore] = source.scores
    for unit in source.units:
        if not unit.is_judged:
            continue
        own = unit.own.evaluation if unit.own else None
        of = own or next(iter(scores.values())).evaluation
        yield Judged(of=of, org_unit=unit.unit.id, organisation=source.organisation, results=own.results if own else (),
                     nodes=unit.nodes, is_rolled_up=unit.is_rolled_up, card_key=keys(of.scorecard))


def _of_panel(panel: Panel, keys: _CardKeys) -> Iterator[Judged]:
    """Yield every column of *panel* as `evaluate` and `roll_up` give it, to the last bit what the panel holds."""
    card = panel.scorecard
    ids = [*(each.id for each in card.indicators()), *(each.id for each in card.series)]
    figures = panel.observations.rows_of(ids, panel.observations.org_units)
    kept = {each.id for each in panel.indicators}
    kept_nodes = {(each.kind, each.id) for each in panel.nodes}
    for org_unit, period in panel:
        score = roll_up(evaluate(card, figures, period, org_unit=org_unit, basis=panel.basis, as_of=panel.as_of,
                                 from_units=panel.from_units, partial=panel.partial))
        of = score.evaluation
        yield Judged(of=of, org_unit=of.org_unit, organisation=card.organisation, card_key=keys(card),
                     results=tuple(each for each in of.results if each.id in kept),
                     nodes=tuple(each for each in score.nodes if (each.kind, each.id) in kept_nodes))


def is_level(node: NodeScore) -> bool:
    """Whether *node* is a level of the card, and no indicator."""
    return node.kind is not NodeKind.INDICATOR
