"""`star_schema` and `save_star_schema`: results as tables that Power BI joins by itself (R73)."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from ...domain.measurement import Measurement
from ...domain.period import Period
from ...errors import ScorecardError, one_of
from ...files.typed_tables import typed_csv, typed_parquet
from ...files.whole_file import write_whole
from ..wording import Wording
from . import facts, things
from .model import FIELDS, Record, StarSchema, StarTable
from .sources import Judged, Source, judged_in

WRITTEN = (".csv", ".parquet")
"""The endings of the files a star schema is written to."""
_DECIMALS = (".", ",")


def star_schema(results: Source | Iterable[Source], *, language: str | None = None) -> StarSchema:
    """Return *results* as tables of facts and of the things they are about.

    Args:
        results: an `Evaluation` (rolled up as the card says), a `ScorecardScore`, an `OrganisationScore`, a `Panel`, or
            several of them: of other periods, units or cards.
        language: of the words for statuses, periods and units; left out, that of the first card.

    Raises:
        ScorecardError: nothing is given, one card was judged twice in a unit and period, or there are no words in
            *language*.

    Numbers are in the unit of their indicator (79.3 for 79.3 per cent), scores and shares from 0 to 1; what is absent
    is None. Figures of fewer than an indicator's `min_n` are not told.

    >>> from balanced_scorecard import Measurements, Scorecard, evaluate
    >>> star_schema(evaluate(Scorecard(id="card", name="Empty"), Measurements(), "2024"))["fact_scores"]
    <StarTable fact_scores: 1 rows>
    """
    columns = tuple(judged_in(results))
    firsts: dict[str, Judged] = {}
    for each in columns:
        firsts.setdefault(each.card_key, each)
    spoken = language or columns[0].card.language
    say_of = {key: _wording(each, spoken) for key, each in firsts.items()}
    say = say_of[columns[0].card_key]
    figures = _figures(columns, say_of)
    cards = [(each, say_of[key]) for key, each in firsts.items()]
    named = [*((each.unit_key, each) for each in columns),
             *((str(record["unit_key"]), of) for record, _, of in figures.values())]
    found: list[Period] = [*(each.period for each in columns), *(row.period for _, row, _ in figures.values())]
    return StarSchema(tables=tuple(StarTable(name=name, rows=tuple(_whole(name, rows))) for name, rows in {
        "dim_indicator": things.indicators(cards), "dim_node": things.nodes(cards),
        "dim_unit": things.units(columns, named), "dim_period": things.periods(found, say),
        "dim_status": things.statuses(say),
        "fact_results": (row for each in columns for row in facts.results(each, say_of[each.card_key])),
        "fact_scores": (row for each in columns for row in facts.scores(each)),
        "fact_figures": (record for record, _, _ in figures.values()),
    }.items()))


def _wording(judged: Judged, language: str) -> Wording:
    return Wording.spoken(language, judged.card.language, judged.card.words)


def _whole(name: str, rows: Iterable[Mapping[str, object]]) -> Iterable[Record]:
    """Yield *rows* with every column of the table *name*, in its order."""
    return ({column: row.get(column) for column in FIELDS[name]} for row in rows)


def _figures(
    columns: Iterable[Judged], say_of: Mapping[str, Wording]
) -> dict[tuple[str, Measurement], tuple[Record, Measurement, Judged]]:
    """Return the figures behind all *columns*, each once, as the last that saw it knew it.

    What was known of a unit in one period was so in the next: of each unit the last period tells all.
    """
    last: dict[tuple[object, ...], Judged] = {}
    for each in columns:
        key = (each.card_key, each.of.org_unit, each.of.as_of, id(each.of.measurements))
        if key not in last or each.period.end > last[key].period.end:
            last[key] = each
    return {(each.card_key, row): (record, row, each) for each in last.values()
            for record, row in facts.figures(each, say_of[each.card_key])}


def save_star_schema(
    results: Source | Iterable[Source], folder: str | os.PathLike[str], *, ending: str = ".csv", decimal: str = ".",
    language: str | None = None,
) -> tuple[Path, ...]:
    """Write the star schema of *results* into *folder*, a file a table; return the files.

    Args:
        results, language: as for `star_schema`.
        folder: made where it is not there; tables of an earlier run are replaced, each whole.
        ending: ``.csv``, or ``.parquet``, where every column keeps its kind.
        decimal: of CSV: ``.`` with commas between columns, or ``,`` with semicolons.

    Raises:
        ScorecardError: for another ending or decimal sign, for a folder that cannot be written to, or as `star_schema`.
        MissingDependencyError: for .parquet without pyarrow. Nothing is begun then.
    """
    if ending not in WRITTEN:
        raise ScorecardError(f"a star schema is not written as {ending!r}; use {one_of(WRITTEN)}")
    if decimal not in _DECIMALS:
        raise ScorecardError(f"decimal: {decimal!r} is not a decimal sign; use {one_of(_DECIMALS)}")
    place = Path(folder)
    made = {place / f"{each.name}{ending}": _bytes(each, ending, decimal)
            for each in star_schema(results, language=language)}
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise ScorecardError(f"{folder}: cannot be made ({why}); name a folder that may be written to") from error
    for path, content in made.items():
        write_whole(path, content)
    return tuple(made)


def _bytes(table: StarTable, ending: str, decimal: str) -> bytes:
    fields = FIELDS[table.name]
    return typed_parquet(fields, table.rows) if ending == ".parquet" else typed_csv(fields, table.rows, decimal)
