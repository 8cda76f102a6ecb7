"""`Figure`: one count from the card, told in words; principles and review questions rest on these."""

from __future__ import annotations

from attrs import frozen

from ..tables import shown
from ..words import words_for

_NAMED = 6
"""How many elements a figure names."""


@frozen(kw_only=True)
class Figure:
    """A count from the card, of how many, and whom it is about.

    Attributes:
        what: which words tell it.
        of: of how many; None where the count stands alone.
        names: of the elements it is about, in the card's order.

    >>> Figure(what="owned", count=3, of=4).text("en")
    '3 of 4 indicators have somebody who answers for them'
    """

    what: str
    count: int = 0
    of: int | None = None
    names: tuple[str, ...] = ()

    _repr_html_ = shown

    def text(self, language: str) -> str:
        """Return the figure in words, with the first few names."""
        said = words_for(language)[f"figure.{self.what}"].format(count=self.count, of=self.of)
        if not self.names:
            return said
        return f"{said} ({', '.join(self.names[:_NAMED])}{', …' if len(self.names) > _NAMED else ''})"

    def to_dict(self, language: str) -> dict[str, object]:
        """Return the figure as plain data, with its words in *language*."""
        return {"what": self.what, "count": self.count, "of": self.of, "names": list(self.names),
                "text": self.text(language)}
