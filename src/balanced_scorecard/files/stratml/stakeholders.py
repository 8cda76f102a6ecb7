"""The Stakeholders of a plan -> the card's, each once, and on each element who of them has a stake in it."""

from __future__ import annotations

from typing import Any

from attrs import define, field

from ..documents import shortened
from .mending import Identifiers, Notes, slug, text_of, without_nothing, word_of
from .tree import Node
from .vocabulary import OWNER, STAKEHOLDER_TYPES, TAG

Plain = dict[str, Any]


@define
class Stakeholders:
    """Those met so far, by name, description and type."""

    ids: Identifiers
    notes: Notes
    met: dict[tuple[str, str, str], Plain] = field(factory=dict)

    def of(self, element: Node) -> Plain:
        """Return the fields that the stakeholders of *element* fill: its owner, and the ids of all of them in a tag."""
        named: list[str] = []
        owner = ""
        for node in element.all("Stakeholder"):
            name = self._name(node)
            if not name:
                continue
            is_owner_alone, performs = self._roles(node, name)
            owner = owner or (name if performs else "")
            if not is_owner_alone:
                named.append(self._id(node, name))
        tags = without_nothing({f"{TAG}Stakeholder": " ".join(dict.fromkeys(named))})
        return without_nothing({"owner": owner, "tags": tags})

    def _name(self, node: Node) -> str:
        name, described = text_of(node, "Name", self.notes), text_of(node, "Description", self.notes)
        if not name and described:
            name = shortened(described)
            self.notes.mend(node, f"Stakeholder has no Name; called {name!r}")
        if not name:
            node.attributes.pop("StakeholderTypeType", None)  # the type of nobody
        return name

    def _roles(self, node: Node, name: str) -> tuple[bool, bool]:
        """Return whether *node* stands here as the owner alone, and whether it performs the work."""
        performs, names = False, []
        for role in node.all("Role"):
            called, described = text_of(role, "Name", self.notes), text_of(role, "Description", self.notes)
            types = text_of(role, "RoleType", Notes()).split()
            performs = performs or "Performer" in types
            names.append(called)
            if "Performer" in types and called == OWNER and not described:
                continue
            said = "; ".join(filter(None, (called, described, *(each for each in types if each != "Performer"))))
            if said:
                self.notes.lose(role, f"the role of {name!r} is not kept: {shortened(said)!r}")
        says_more = node.attributes or text_of(node, "Description", Notes())
        return performs and names == [OWNER] and not says_more, performs

    def _id(self, node: Node, name: str) -> str:
        kind = word_of(node, ("StakeholderTypeType", "StakeholderType"), STAKEHOLDER_TYPES, self.notes)
        described = text_of(node, "Description", Notes())
        key = (name, described, kind)
        if key not in self.met:
            id_ = self.ids.new(slug(name, "stakeholder"))
            tags = without_nothing({f"{TAG}StakeholderTypeType": kind})
            self.met[key] = without_nothing({"id": id_, "name": name, "definition": described, "tags": tags})
        return str(self.met[key]["id"])

    def plain(self) -> list[Plain]:
        """Return every stakeholder that was met, in order."""
        return list(self.met.values())
