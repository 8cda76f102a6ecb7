"""`Annotations`: what any element may carry beside its own meaning."""

from __future__ import annotations

from datetime import date
from enum import Enum

from attrs import frozen

from ..tables import shown
from .frozen_map import EMPTY, FrozenMap


class State(Enum):
    """Where an element is in its life."""

    DRAFT = "draft"
    PROPOSED = "proposed"
    ADOPTED = "adopted"
    RETIRED = "retired"


@frozen(kw_only=True)
class Retirement:
    """When an element was taken out of use, what replaced it and why (R8).

    Attributes:
        on: the day it was taken out of use.
        replaced_by: the id of what took its place.
        reason: why.
    """

    on: date | None = None
    replaced_by: str | None = None
    reason: str = ""

    _repr_html_ = shown


@frozen(kw_only=True)
class Annotations:
    """Tags, life cycle, visibility and translations of one element.

    Attributes:
        state: where it is in its life.
        retired: when it was taken out of use, what replaced it and why.
        visibility: who may see it, in words of your own.
        tags: the user's own marks, as in ``{"caf": "9.1"}``.
        names: the element's name in other languages than the card's, by language code.
        definitions: its definition likewise.
    """

    tags: FrozenMap[str, str] = EMPTY
    state: State | None = None
    retired: Retirement | None = None
    visibility: str | None = None
    names: FrozenMap[str, str] = EMPTY
    definitions: FrozenMap[str, str] = EMPTY

    _repr_html_ = shown


NO_ANNOTATIONS = Annotations()
