"""How a figure was made, in sentences: what was added up, from which rows, converted by what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ..evaluation.explained import About, Explanation
from .telling import Line, Telling, text_of

_ROW_NUMBER = re.compile(r"\brow (\d+)$")


def lines_of_figure(figure: Explanation, tell: Telling) -> Iterator[Line]:
    """Yield how *figure* was made, with its rows or its inputs below, and what it covers."""
    unit = text_of(figure["unit"])
    value = tell.exactly(figure["value"], unit)
    yield Line(_how(figure, value, tell), tuple(_below(figure, tell)))
    if figure["start"] is not None and figure["how"] not in ("reached", "judged"):
        yield Line(tell("span", start=tell.day(figure["start"]), end=tell.day(figure["end"])))
    if isinstance(figure["coverage"], float) and 0 < figure["coverage"] < 1:
        yield Line(tell("coverage", share=tell.share(figure["coverage"])))
    if figure["price_basis"]:
        yield Line(tell("price_basis", basis=figure["price_basis"]))


def _how(figure: Explanation, value: str, tell: Telling) -> str:
    how = str(figure["how"]) if figure.parts else "none"
    if how in ("sum", "mean", "max", "min"):
        return tell.count(how, len(figure.parts), value=value)
    if figure["numerator"] is not None and how != "formula":
        times = figure["times"]
        said = {key: tell.plain(figure[key]) for key in ("numerator", "denominator")}
        return tell("ratio", times="" if times == 1 else f"{tell.plain(times)} × ", value=value, **said)
    if how in ("as_it_came", "last") and figure.of(About.UNITS):
        return tell("from_units")
    return tell("formula", formula=figure["formula"], value=value) if how == "formula" else tell(how)


def _below(figure: Explanation, tell: Telling) -> Iterator[Line]:
    for part in figure.of(About.FIGURE):
        value = tell.exactly(part["value"], text_of(part["unit"]))
        yield Line(tell("input", id=part["id"], name=part["name"], value=value), tuple(lines_of_figure(part, tell)))
    for row in figure:
        if row.about is About.UNITS:
            yield _units(row, tell)
        elif row.about is About.ROW:
            yield Line(_row(row, tell))


def _units(units: Explanation, tell: Telling) -> Line:
    """Return a step that was added up from units, with each unit's figure below and those that are missing."""
    said = {key: tell.plain(units[key]) for key in ("reporting", "expected")}
    text = tell("units", period=tell.period(units["period"]), value=_units_value(units, tell), **said)
    below = []
    if units["missing"]:
        names: Any = units.facts.get("missing_names", units["missing"])
        below.append(Line(tell("units_missing", units=", ".join(names))))
    for figure in units:
        value = _units_value(figure, tell)
        below.append(Line(tell("unit_figure", org_unit=figure.facts.get("org_unit_name", figure["org_unit"]),
                                   value=value),
                          tuple(lines_of_figure(figure, tell))))
    return Line(" · ".join([text, *_row_counts(units, tell)]), tuple(below))


def _units_value(part: Explanation, tell: Telling) -> str:
    if part["numerator"] is not None:
        return tell("parts", **{key: tell.plain(part[key]) for key in ("numerator", "denominator")})
    return tell.exactly(part["value"], text_of(part["unit"]))


def _row(row: Explanation, tell: Telling) -> str:
    parts = [tell("row", period=tell.period(row["period"]), value=_row_value(row, tell)), *_row_counts(row, tell)]
    if row["statuses"]:
        marks: Any = row["statuses"]
        parts.append(tell("statuses", statuses=", ".join(tell.word(f"observation.{mark}") for mark in marks)))
    if row["recorded_at"]:
        parts.append(tell("recorded", day=tell.day(row["recorded_at"])))
    if row["recorded_by"]:
        parts.append(tell("by", name=row["recorded_by"]))
    if row["source"]:
        parts.append(tell("source", source=row["source"]))
    if row["note"]:
        parts.append(str(row["note"]))
    if row["place"]:  # as errors name it, whatever the language: the number of the row is said in the page's own
        parts.append(_ROW_NUMBER.sub(lambda found: tell("row_number", number=found[1]), str(row["place"])))
    return " · ".join(parts)


def _row_counts(row: Explanation, tell: Telling) -> Iterator[str]:
    """Yield how a row counts in the sum, where it is more than as it is."""
    if row["basis"] == "year_to_date":
        yield tell("to_date")
    factor = row["factor"]
    if factor == -1:
        yield tell("taken_away")
    elif factor != 1:
        yield tell("added_as", share=tell.share(factor))
    if row["weight"] is not None:
        yield tell("weighted", weight=tell.plain(row["weight"]))


def _row_value(row: Explanation, tell: Telling) -> str:
    if row["numerator"] is not None:
        return tell("parts", **{key: tell.plain(row[key]) for key in ("numerator", "denominator")})
    given = tell.exactly(row["given"], text_of(row["given_unit"] or row["unit"]))
    value = tell.exactly(row["value"], text_of(row["unit"]))
    if row["times"] != 1:
        return tell("multiplied", given=given, times=tell.plain(row["times"]), value=value)
    return tell("divided", given=given, over=tell.plain(row["over"]), value=value) if row["over"] != 1 else given
