"""The sheets of a card's workbook and their columns, made from the classes of the domain.

Each kind of thing that a card holds several of has a sheet; what stands within one of them names it in its first
column. A field that is a value of its own (`baseline`, `bounds`) has a column for each of its parts.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import attrs
from attrs import field, frozen

from ..domain.amount import Amount, Duration
from ..domain.annotations import Annotations, Retirement
from ..domain.causality import CauseEffectLink, Conflict, Lag
from ..domain.factor import CriticalSuccessFactor
from ..domain.frequency import Frequency
from ..domain.frozen_map import FrozenMap
from ..domain.governance import Document, Incentive, Review, Risk
from ..domain.identifiers import UnitName
from ..domain.indicator import Baseline, Indicator, Series
from ..domain.initiative import ExpectedEffect, Initiative, Milestone
from ..domain.objective import Objective
from ..domain.organisation import OrganisationUnit
from ..domain.period import Period
from ..domain.perspective import Perspective
from ..domain.scale import Bounds, Norm, NormEdge
from ..domain.scorecard import CheckSettings, Defaults, Scorecard, Suppression
from ..domain.strategy import Goal, Stakeholder, Theme
from ..domain.target import Target
from . import workbook_amounts as amounts
from . import workbook_kinds as kinds
from .keys import FLAT, key_of
from .workbook_kinds import CellKind
from .workbook_words import Vocabulary, many_choices, one_choice

Place = tuple[str, ...]
"""Where a field stands below its row, as in ``("baseline", "value")``."""
TRANSLATED = ("name", "definition")
"""The fields whose text may stand in several languages, each in a column of its own."""


class NoIncentives(Enum):
    """What a card says where it has none, and has looked."""

    NONE = "none"


@frozen(kw_only=True)
class Column:
    """One column: the field it fills, the class that has the field, and what its cells hold.

    Attributes:
        refers: the sheets whose ids it may name.
        is_usual: whether most cards fill it; the others are folded away until they hold something.
    """

    place: Place
    owner: type
    kind: CellKind = field(repr=False)
    vocabulary: Vocabulary | None = None
    refers: tuple[str, ...] = ()
    is_required: bool = False
    is_usual: bool = True

    @property
    def name(self) -> str:
        """The key of its words: ``baseline.value``."""
        return self.place[0] if self.language else ".".join(self.place)

    @property
    def language(self) -> str:
        """The language of its texts, where it is another than the card's; else empty."""
        return self.place[1] if len(self.place) == 2 and self.place[0] in TRANSLATED else ""


@frozen(kw_only=True)
class CardSheet:
    """One sheet: what each of its rows is, and where it stands in a definition.

    Attributes:
        name: the key of its words.
        cls: what a row is.
        at: the list it stands in, from the top of the card, or from its parent's row.
        parent: the sheet its parents stand on; the first column names one of them.
    """

    name: str
    cls: type
    at: Place
    parent: str = ""

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns: the parent's, those most cards fill, and the rest."""
        return _columns(self.name, self.cls, self.parent)


PARENT_KEYS = {"perspectives": "perspective", "factors": "factor", "indicators": "indicator",
               "initiatives": "initiative", "org_units": "part_of"}
"""What the column is called that names the row's parent, by the parent's sheet."""

SHEETS: tuple[CardSheet, ...] = (
    CardSheet(name="perspectives", cls=Perspective, at=("perspectives",)),
    CardSheet(name="objectives", cls=Objective, at=("objectives",), parent="perspectives"),
    CardSheet(name="factors", cls=CriticalSuccessFactor, at=("factors",), parent="perspectives"),
    CardSheet(name="indicators", cls=Indicator, at=("indicators",), parent="factors"),
    CardSheet(name="targets", cls=Target, at=("targets",), parent="indicators"),
    CardSheet(name="norms", cls=Norm, at=("norm",), parent="indicators"),
    CardSheet(name="initiatives", cls=Initiative, at=("initiatives",)),
    CardSheet(name="milestones", cls=Milestone, at=("milestones",), parent="initiatives"),
    CardSheet(name="links", cls=CauseEffectLink, at=("links",)),
    CardSheet(name="conflicts", cls=Conflict, at=("conflicts",)),
    CardSheet(name="org_units", cls=OrganisationUnit, at=("org_units",), parent="org_units"),
    CardSheet(name="goals", cls=Goal, at=("strategy", "goals")),
    CardSheet(name="themes", cls=Theme, at=("strategy", "themes")),
    CardSheet(name="stakeholders", cls=Stakeholder, at=("strategy", "stakeholders")),
    CardSheet(name="documents", cls=Document, at=("documents",)),
    CardSheet(name="risks", cls=Risk, at=("risks",)),
    CardSheet(name="series", cls=Series, at=("series",)),
    CardSheet(name="reviews", cls=Review, at=("reviews",)),
    CardSheet(name="incentives", cls=Incentive, at=("incentives",)),
    CardSheet(name="ignore", cls=Suppression, at=("checks", "ignore")),
)
"""Every sheet of rows but that of the rules' options, in the order of its tab; parents stand before their children."""

_STEERED = ("objectives", "factors", "indicators")
_SUPPORTED = ("goals", "perspectives", *_STEERED)
_REFERS: dict[tuple[type, str], tuple[str, ...]] = {
    (Document, "amends"): ("documents",),
    (Goal, "stakeholders"): ("stakeholders",),
    (Goal, "theme"): ("themes",),
    (Objective, "serves"): ("goals",),
    (Objective, "theme"): ("themes",),
    (CriticalSuccessFactor, "objective"): ("objectives",),
    (CriticalSuccessFactor, "serves"): ("goals", "objectives"),
    (CriticalSuccessFactor, "theme"): ("themes",),
    (Indicator, "also_supports"): ("goals", "objectives", "factors"),
    (Indicator, "affects"): ("org_units",),
    (Indicator, "weight_by"): ("series", "indicators"),
    (Target, "org_unit"): ("org_units",),
    (Series, "weight_by"): ("series",),
    (CauseEffectLink, "cause"): _STEERED,
    (CauseEffectLink, "effect"): _STEERED,
    (CauseEffectLink, "theme"): ("themes",),
    (Conflict, "between"): _STEERED,
    (Initiative, "supports"): _SUPPORTED,
    (ExpectedEffect, "indicator"): ("indicators",),
    (Risk, "threatens"): _SUPPORTED,
    (Risk, "initiatives"): ("initiatives",),
    (Incentive, "supports"): _SUPPORTED,
    (OrganisationUnit, "merges"): ("org_units",),
    (Suppression, "element"): ("indicators", "factors", "objectives", "perspectives"),
}
_USUAL: dict[type, tuple[str, ...]] = {
    Scorecard: ("id", "name", "language", "version", "valid_from", "owner", "strategy.vision", "strategy.mission",
                "strategy.values", "defaults.basis", "defaults.tolerance", "defaults.reporting_lag"),
    Perspective: ("id", "name", "kinds", "owner", "weight", "definition"),
    Objective: ("id", "name", "serves", "theme", "owner", "weight", "definition"),
    CriticalSuccessFactor: ("id", "name", "objective", "owner", "serves", "weight", "definition"),
    Indicator: ("id", "name", "definition", "unit", "polarity", "frequency", "adds_up", "timing", "role", "owner",
                "source", "baseline.value", "baseline.period", "weight", "no_target"),
    Target: ("expect", "by", "milestone", "judged", "org_unit", "decided", "source", "from", "reason"),
    Norm: ("medium", "good", "worst", "best", "valid_from"),
    Initiative: ("id", "name", "owner", "supports", "start", "end", "status", "budget", "source"),
    OrganisationUnit: ("id", "name", "from", "to", "merges"),
    Document: ("id", "name", "kind", "dated", "amends"),
    Series: ("id", "name", "unit", "adds_up", "source"),
    Risk: ("id", "name", "threatens", "likelihood", "consequence", "owner", "assessed", "initiatives"),
}
_QUANTITIES = {(Baseline, "value"), (Bounds, "min"), (Bounds, "max"), (Norm, "worst"), (Norm, "best")}
_IDS = {"id", "replaces", "replaced_by", "rule"}


def card_columns() -> tuple[Column, ...]:
    """Return what stands on the sheet of the card itself, one row a field."""
    return _columns("card", Scorecard, "")


@cache
def _columns(name: str, cls: type, parent: str) -> tuple[Column, ...]:
    found = {column.name: column for column in _of_class(cls)}
    usual = _USUAL.get(cls, tuple(found))
    first = [found.pop(each) for each in usual if each in found and not _is_annotation(found[each])]
    rest = [attrs.evolve(column, is_usual=False) for column in found.values()]
    return (*_parents(cls, parent), *first, *rest)


def _is_annotation(column: Column) -> bool:
    return column.owner in (Annotations, Retirement)


def _parents(cls: type, parent: str) -> Iterator[Column]:
    if parent:
        yield Column(place=(PARENT_KEYS[parent],), owner=cls, kind=kinds.ID, refers=(parent,),
                     is_required=parent != "org_units")


def _of_class(cls: type, above: Place = ()) -> Iterator[Column]:
    hints = get_type_hints(cls)
    if cls is Scorecard:
        yield Column(place=("format",), owner=cls, kind=kinds.TEXT)
    for each in attrs.fields(cls):
        if each.init:
            yield from _of_field(cls, each, _without_none(hints[each.name]), above)


def _of_field(cls: type, each: attrs.Attribute[Any], hint: Any, above: Place) -> Iterator[Column]:
    name = key_of(cls, each.name)
    if each.name == FLAT:
        yield from (column for column in _of_class(Annotations) if column.place[0] not in TRANSLATED)
    elif name == "expect":
        for key in ("expect", "milestone", "judged"):
            yield Column(place=(key,), owner=cls, kind=amounts.TARGET if key == "expect" else kinds.TEXT)
    elif attrs.has(hint) and hint not in _KIND_OF:
        yield from () if hint is OrganisationUnit else _of_class(hint, (*above, name))
    else:
        vocabulary = _vocabulary(cls, name, hint)
        kind = _kind(cls, name, hint, vocabulary)
        if kind is not None:
            is_required = each.default is attrs.NOTHING and not above
            yield Column(place=(*above, name), owner=cls, kind=kind, vocabulary=vocabulary,
                         refers=_REFERS.get((cls, name), ()), is_required=is_required)


def _without_none(hint: Any) -> Any:
    if get_origin(hint) not in (Union, UnionType):
        return hint
    rest = [each for each in get_args(hint) if each is not type(None)]
    return rest[0] if len(rest) == 1 else Union[tuple(rest)]  # noqa: UP007


def _vocabulary(cls: type, name: str, hint: Any) -> Vocabulary | None:
    if (cls, name) == (Lag, "unit"):
        return Vocabulary.of(Frequency)
    if cls is Norm and name in ("medium", "good"):
        return Vocabulary.of(NormEdge, "baseline" if name == "medium" else "target")
    if (cls, name) == (Scorecard, "incentives"):
        return Vocabulary.of(NoIncentives)
    inner = get_args(hint)[0] if get_origin(hint) is tuple else hint
    return Vocabulary.of(inner) if isinstance(inner, type) and issubclass(inner, Enum) else None


_KIND_OF: dict[Any, CellKind] = {
    str: kinds.TEXT, float: amounts.FIGURE, int: amounts.WHOLE, date: kinds.DAY, Amount: amounts.AMOUNT,
    Duration: amounts.DURATION, Period: kinds.PERIOD, UnitName: amounts.UNIT,
    FrozenMap[str, str]: kinds.TEXT_MAP, FrozenMap[str, float]: amounts.NUMBER_MAP,
    FrozenMap[str, Amount]: kinds.TEXT_MAP,
}
_EDGE = CellKind(read=amounts.read_pair_or_number, write=amounts.write_pair_or_number, form=kinds.CellForm.NUMBER,
                 width=14)


def _kind(cls: type, name: str, hint: Any, vocabulary: Vocabulary | None) -> CellKind | None:
    """Return what a cell of the field holds; None for what has a sheet of its own."""
    if vocabulary is not None:
        if cls is Norm:
            return one_choice(vocabulary, otherwise=_EDGE)
        is_many = get_origin(hint) is tuple and cls is not Scorecard
        return many_choices(vocabulary) if is_many else one_choice(vocabulary)
    if (cls, name) in _QUANTITIES:
        return amounts.QUANTITY
    if (cls, name) == (Defaults, "min_coverage"):
        return amounts.SHARE
    if (cls, name) == (Target, "by"):
        return kinds.PERIOD
    is_reference = name in _IDS or (cls, name) in _REFERS
    if get_origin(hint) is tuple:
        if get_args(hint)[0] is not str:
            return None
        return kinds.IDS if is_reference else kinds.TEXTS
    if is_reference:
        return kinds.ID
    return None if cls is CheckSettings else _KIND_OF[hint]
