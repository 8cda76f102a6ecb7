"""The card's stakeholders and owners -> the Stakeholders of an element."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element

from ...domain.frozen_map import EMPTY
from ...domain.scorecard import Scorecard
from ...domain.strategy import Stakeholder
from .elements import add, add_filled, said_in
from .vocabulary import OWNER


class StakeholderWriter:
    """Knows the stakeholders of a card by their ids, and who of them has a place on an element."""

    def __init__(self, card: Scorecard) -> None:
        self.by_id = {each.id: each for each in card.strategy.stakeholders}
        units = card.organisation.walk() if card.organisation else ()
        carriers = (*card.strategy.goals, *card.objectives(), *card.factors(), *units)
        self.placed = {id_ for each in carriers for id_ in _named(each.annotations.tags)}
        self.placed.update(id_ for goal in card.strategy.goals for id_ in goal.stakeholders)

    def of_nobody(self) -> list[Stakeholder]:
        """Return those that no element names; they are the organisation's."""
        return [each for each in self.by_id.values() if each.id not in self.placed]

    def write(self, element: Element, tags: Mapping[str, str], owner: str | None = None,
              more: Sequence[str] = ()) -> None:
        """Add the stakeholders that *tags* and *more* name, and the owner as the one who performs the work."""
        named = [self.by_id[id_] for id_ in dict.fromkeys((*_named(tags), *more)) if id_ in self.by_id]
        self.write_named(element, named, owner)
        if owner and owner not in [each.name for each in named]:
            stakeholder = add(element, "Stakeholder")
            add(stakeholder, "Name", owner)
            _perform(stakeholder, OWNER)

    def write_named(self, element: Element, named: Sequence[Stakeholder], owner: str | None = None) -> None:
        """Add *named* to *element*."""
        for each in named:
            kind = said_in(each.annotations.tags, "StakeholderTypeType")
            stakeholder = add(element, "Stakeholder", StakeholderTypeType=kind)
            add(stakeholder, "Name", each.name)
            add_filled(stakeholder, "Description", each.definition)
            if owner == each.name:
                _perform(stakeholder, "")


def _perform(stakeholder: Element, name: str) -> None:
    role = add(stakeholder, "Role")
    add(role, "Name", name)
    add(role, "RoleType", "Performer")


def _named(tags: Mapping[str, str] = EMPTY) -> list[str]:
    return said_in(tags, "Stakeholder").split()
