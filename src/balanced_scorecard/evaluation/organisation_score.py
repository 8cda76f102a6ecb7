"""What an organisation's roll-up gives: every unit with its nodes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from attrs import field, frozen

from ..domain.card_table import words_of
from ..domain.organisation import OrganisationUnit
from ..errors import UnknownElementError, did_you_mean
from ..tables import html_table, shown, table
from .results import NodeScore, ScorecardScore

if TYPE_CHECKING:
    import pandas as pd


@frozen(kw_only=True, repr=False)
class UnitScore:
    """One unit in an organisation's roll-up.

    Attributes:
        nodes: the card, its perspectives, objectives, factors and indicators in this unit; of one that is rolled up,
            their children, `limited_by`, `hidden_poor`, `missing` and `counts` are of the units below it.
        own: how the unit was judged itself, where it was. is_rolled_up: whether `nodes` come from the units below.
        is_open: whether it was open on the period's last day; of a unit nothing is known of.
    """

    unit: OrganisationUnit
    nodes: tuple[NodeScore, ...]
    own: ScorecardScore | None = None
    is_rolled_up: bool = False
    is_open: bool = True

    _repr_html_ = shown

    def __repr__(self) -> str:
        said = self.total.status.value if self.nodes else "not judged"
        return f"<UnitScore {self.unit.name!r}: {said}>"

    @property
    def is_judged(self) -> bool:
        """Whether anything is known of it."""
        return bool(self.nodes)

    @property
    def total(self) -> NodeScore:
        """The card itself, in this unit."""
        return self.nodes[0]

    def __getitem__(self, id: str) -> NodeScore:
        """Return the node or indicator called *id*; raise UnknownElementError with the nearest where there is none."""
        for node in reversed(self.nodes):
            if node.id == id:
                return node
        raise UnknownElementError(f"no node {id!r} in {self.unit.name!r}{did_you_mean(id, [n.id for n in self.nodes])}")


@frozen(kw_only=True, repr=False)
class OrganisationScore:
    """The units of an organisation, each before those below it, with every node of the card in each.

    Attributes:
        scores: the units' own scores it was rolled up from.
    """

    organisation: OrganisationUnit
    scores: Mapping[str, ScorecardScore] = field(hash=False)
    units: tuple[UnitScore, ...]

    def __repr__(self) -> str:
        period = next((f" {each.evaluation.period}" for each in self.scores.values()), "")
        return f"<OrganisationScore {self.organisation.name!r}{period}: {len(self.units)} units>"

    def __iter__(self) -> Iterator[UnitScore]:
        return iter(self.units)

    @property
    def total(self) -> UnitScore:
        """The whole organisation."""
        return self.units[0]

    def __getitem__(self, org_unit: str) -> UnitScore:
        """Return the unit called *org_unit*; raise UnknownElementError with the nearest where there is none."""
        for each in self.units:
            if each.unit.id == org_unit:
                return each
        known = [each.unit.id for each in self.units]
        raise UnknownElementError(f"no unit {org_unit!r} in the organisation{did_you_mean(org_unit, known)}")

    def records(self) -> list[dict[str, object]]:
        """Return one plain record a unit and node."""
        return [{"org_unit": each.unit.id, **node.to_dict()} for each in self.units for node in each.nodes]

    def to_dict(self) -> dict[str, object]:
        """Return it as plain values."""
        return {"organisation": self.organisation.id, "units": self.records()}

    def to_frame(self) -> pd.DataFrame:
        """Return one row a unit and node."""
        return table(self.records())

    def _repr_html_(self) -> str:
        words = next((words_of(each.evaluation.scorecard) for each in self.scores.values()), {})
        totals = [{"org_unit": each.unit.id, **each.total.to_dict()} for each in self.units if each.nodes]
        return html_table(totals, ("org_unit", "status", "score", "targets_met", "targets_judged", "coverage"),
                          words)
