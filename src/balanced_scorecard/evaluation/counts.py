"""`UnitCount`: of how many units a figure is, of how many that were expected."""

from __future__ import annotations

from attrs import frozen

from ..tables import shown


@frozen(kw_only=True)
class UnitCount:
    """How many units a figure is added up from, of how many that were expected, and which are missing: "9/12"."""

    reporting: int
    expected: int
    missing: tuple[str, ...] = ()

    _repr_html_ = shown

    @property
    def share(self) -> float:
        """Share of those expected that have figures."""
        return self.reporting / self.expected if self.expected else 0.0

    def __str__(self) -> str:
        return f"{self.reporting}/{self.expected}"
