"""`StarSchema`: results as tables for Power BI and its like, with keys that join them without ambiguity."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from attrs import frozen

from ...errors import UnknownElementError, did_you_mean
from ...files.typed_tables import FieldKind
from ...tables import html_table, table

if TYPE_CHECKING:
    import pandas as pd

TEXT, NUMBER, WHOLE = FieldKind.TEXT, FieldKind.NUMBER, FieldKind.WHOLE
DAY, TRUTH = FieldKind.DAY, FieldKind.TRUTH
Record = dict[str, object]


def _of(kind: FieldKind, names: str) -> dict[str, FieldKind]:
    return dict.fromkeys(names.split(), kind)


FIELDS: Mapping[str, Mapping[str, FieldKind]] = {
    "dim_indicator": {
        **_of(TEXT, "indicator_key indicator name kind definition unit unit_name polarity role frequency owner "
                    "perspective perspective_name objective objective_name factor factor_name"),
        **_of(NUMBER, "weight factor_weight objective_weight perspective_weight"),
        **_of(TEXT, "card card_name card_version"), **_of(WHOLE, "place")},
    "dim_node": {
        **_of(TEXT, "node_key parent_key node name kind perspective_name objective_name factor_name"),
        **_of(NUMBER, "weight"), **_of(TEXT, "card card_name card_version"), **_of(WHOLE, "place")},
    "dim_unit": {
        **_of(TEXT, "unit_key parent_key org_unit name path"), **_of(WHOLE, "level"), **_of(DAY, "opens closes"),
        **_of(WHOLE, "place")},
    "dim_period": {
        **_of(TEXT, "period_key period name frequency"), **_of(DAY, "starts ends"), **_of(TEXT, "year"),
        **_of(WHOLE, "place")},
    "dim_status": {**_of(TEXT, "status_key name icon colour"), **_of(TRUTH, "is_judged"), **_of(WHOLE, "place")},
    "fact_results": {
        **_of(TEXT, "indicator_key unit_key period_key status_key reason"),
        **_of(NUMBER, "value value_in_period target target_low target_high target_whole gap progress score previous "
                      "same_period_last_year expected coverage numerator denominator low high"),
        **_of(TEXT, "value_text target_text target_met pace data_status measured_in basis"), **_of(DAY, "as_of"),
        **_of(WHOLE, "met judged"), **_of(TRUTH, "is_rolled_up")},
    "fact_scores": {
        **_of(TEXT, "node_key unit_key period_key status_key"),
        **_of(NUMBER, "score coverage score_low score_high effective_weight"),
        **_of(WHOLE, "targets_met targets_judged good medium poor missing rules_met rules_broken rules_not_controlled"),
        **_of(TRUTH, "is_preliminary"), **_of(TEXT, "limited_by basis"), **_of(DAY, "as_of"),
        **_of(TRUTH, "is_rolled_up")},
    "fact_figures": {
        **_of(TEXT, "indicator_key unit_key period_key"), **_of(NUMBER, "value numerator denominator n low high"),
        **_of(TEXT, "value_text basis marks recorded_at recorded_by source note"), **_of(TRUTH, "is_newest")},
}
"""The columns of each table in order, with what each holds."""
KEYS = {"dim_indicator": "indicator_key", "dim_node": "node_key", "dim_unit": "unit_key", "dim_period": "period_key",
        "dim_status": "status_key"}
"""The column that tells the rows of a table of things apart; the facts have it under the same name."""


@frozen(kw_only=True, repr=False)
class StarTable:
    """One table: its name and its rows, each a plain record with the columns of `FIELDS`."""

    name: str
    rows: tuple[Record, ...]

    def __repr__(self) -> str:
        return f"<StarTable {self.name}: {len(self.rows)} rows>"

    def __len__(self) -> int:
        return len(self.rows)

    def to_frame(self) -> pd.DataFrame:
        """Return it as a DataFrame."""
        return table(self.rows)

    def to_dict(self) -> dict[str, object]:
        """Return it as plain values."""
        return {"name": self.name, "rows": [dict(row) for row in self.rows]}

    def _repr_html_(self) -> str:
        return html_table(self.rows[:20], tuple(FIELDS[self.name]))


@frozen(kw_only=True, repr=False)
class StarSchema:
    """Results as tables: five of things (`dim_`), three of facts (`fact_`).

    A fact has the key of each thing it is about, under the name the thing's own table has it: many facts to one thing.
    """

    tables: tuple[StarTable, ...]

    def __repr__(self) -> str:
        return f"<StarSchema: {', '.join(f'{each.name} {len(each)}' for each in self.tables)}>"

    def __iter__(self) -> Iterator[StarTable]:
        return iter(self.tables)

    def __getitem__(self, name: str) -> StarTable:
        """Return the table called *name*; raise UnknownElementError with the nearest where there is none."""
        for each in self.tables:
            if each.name == name:
                return each
        raise UnknownElementError(f"no table {name!r} in the star schema{did_you_mean(name, FIELDS)}")

    def to_dict(self) -> dict[str, object]:
        """Return it as plain values."""
        return {each.name: [dict(row) for row in each.rows] for each in self.tables}

    def to_frame(self) -> pd.DataFrame:
        """Return the results, each with what it is about beside it: the star joined, as a picture of it."""
        results = self["fact_results"].to_frame()
        for name in ("dim_indicator", "dim_unit", "dim_period", "dim_status"):
            things = self[name].to_frame().add_prefix(f"{name.removeprefix('dim_')}_")
            key = f"{name.removeprefix('dim_')}_{KEYS[name]}"
            results = results.merge(things, left_on=KEYS[name], right_on=key, how="left").drop(columns=key)
        return results

    def _repr_html_(self) -> str:
        said = [{"table": each.name, "rows": len(each)} for each in self.tables]
        return html_table(said, ("table", "rows"))
