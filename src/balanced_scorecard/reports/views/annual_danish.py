"""The Danish annual report's account of goals: 1. del, every agreed goal; 2. del, why; and the key figures (R103-R106).

As the agency for public finance asks for it: the first part holds all goals agreed with or set by another party than
the agency itself, in a table that says whether the result was obtained; the second analyses chosen goals, and always
the material ones that were not met.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum

from ...domain.indicator import Nature, Need, Stage
from ...domain.perspective import PerspectiveKind
from ...domain.unit_words import CURRENCIES
from ...evaluation.results import TargetMet
from ..distance import distance
from ..document import Block, Cell, Column, ColumnKind, Paragraph, Section, Terms, Tone
from ..model import IndicatorRow, Report
from ..provisional import marked
from ..wording import Wording
from .back import compliance, risks
from .cells import fulfilled_cell, name_cell
from .ministry import change_text
from .opened import Opened
from .saying import done_about, reasons, risk_line, said
from .tables import Shown, grouped, shown_name, shown_target, shown_value, shown_years, table_of


class Area(Enum):
    """What an indicator tells of, in the order of the Danish report; the first five are of products (R103)."""

    QUANTITY = "quantity"
    QUALITY_OBJECTIVE = "quality_objective"
    QUALITY_SUBJECTIVE = "quality_subjective"
    SERVICE_OBJECTIVE = "service_objective"
    SERVICE_SUBJECTIVE = "service_subjective"
    OTHER_PRODUCTS = "other_products"
    EFFECTS = "effects"
    RESOURCES = "resources"
    DEVELOPMENT = "development"


_OF_NATURE = {nature: Area(nature.value) for nature in Nature}


def area_of(row: IndicatorRow, kinds: tuple[PerspectiveKind, ...]) -> Area:
    """Return what *row* tells of: by its perspective's kind and its stage, else by its nature."""
    indicator = row.indicator
    if PerspectiveKind.DEVELOPMENT in kinds:
        return Area.DEVELOPMENT
    if PerspectiveKind.RESOURCES in kinds or (indicator.unit or "").split("/")[0].split("_")[-1] in CURRENCIES:
        return Area.RESOURCES
    if indicator.stage is Stage.SOCIETAL_OUTCOME:
        return Area.EFFECTS
    if indicator.nature is not None:
        return _OF_NATURE[indicator.nature]
    return Area.EFFECTS if indicator.stage is Stage.USER_OUTCOME else Area.OTHER_PRODUCTS


def parts(report: Report, say: Wording) -> Iterator[Section]:
    """Yield the account of goals in its two parts, the key figures, and control."""
    opened = Opened.of(report, say)
    areas = _by_area(report)
    agreed = {row.result.id for point in report.points for row in point.rows}
    is_told = bool(agreed)
    goals = {area: [row for row in rows if not row.is_context and (not is_told or row.result.id in agreed)]
             for area, rows in areas.items()}
    missed = [row for rows in goals.values() for row in rows if row.is_missed and _is_material(row)]
    yield Section(heading=say("annual_dk.goals"), anchor="goals",
                  sections=(_first(report, say, goals, is_told), _second(report, say, opened, missed)))
    if areas:
        yield Section(heading=say("annual_dk.key_figures"), anchor="key-figures",
                      blocks=tuple(_key_figures(report, say, areas, opened)))
    control = (*compliance(report, say), *risks(report, say))
    if control:
        yield Section(heading=say("annual_dk.control"), anchor="control", sections=control)


def _by_area(report: Report) -> dict[Area, list[IndicatorRow]]:
    found: dict[Area, list[IndicatorRow]] = {area: [] for area in Area}
    for part in report.perspectives:
        for row in part.rows():
            if not row.is_monitoring:
                found[area_of(row, part.element.kinds)].append(row)
    return {area: rows for area, rows in found.items() if rows}


def _is_material(row: IndicatorRow) -> bool:
    return row.indicator.need is not Need.NICE_TO_KNOW


def _first(report: Report, say: Wording, goals: dict[Area, list[IndicatorRow]], is_told: bool) -> Section:
    """Return 1. del: every agreed goal, by what it tells of, and whether the result was obtained."""
    rows = [row for found in goals.values() for row in found]
    met = [row.result.target_met for row in rows]
    judged = met.count(TargetMet.YES) + met.count(TargetMet.NO)
    shown = (Shown(Column(heading=say("annual_dk.goal"), width=2.6), lambda row: name_cell(row, say)),
             shown_target(say), shown_value(report, say, say("annual_dk.result")),
             Shown(Column(heading=say("achieved.heading"), kind=ColumnKind.STATUS, width=1.3),
                   lambda row: fulfilled_cell(row.result, say)))
    table = grouped(table_of(rows, shown, say("annual_dk.first")), Column(heading=say("annual_dk.area"), width=1.5),
                    [(_area_cell(area, say), len(found)) for area, found in goals.items()])
    counts = say.count("annual_dk.met" if is_told else "ministry.met", judged, met=met.count(TargetMet.YES))
    blocks: list[Block] = [Paragraph(text=counts, tone=Tone.COUNTS), *said(report.assessments, say)]
    if not is_told:
        blocks.append(Paragraph(text=say("annual_dk.none_agreed"), tone=Tone.QUIET))
    blocks += [table, *_changes(report, say, rows)]
    return Section(heading=say("annual_dk.first"), anchor="first", blocks=tuple(blocks))


def _changes(report: Report, say: Wording, rows: Sequence[IndicatorRow]) -> Iterator[Block]:
    """Yield what was changed in the agreement during the year, which the account must say."""
    told = []
    for row in rows:
        target = row.result.effective_target
        before = next((each for each in row.indicator.targets if target and each.id and each.id == target.replaces),
                      None)
        if target is not None and before is not None:
            told.append((f"{row.result.id} {say.name(row.indicator)}", change_text(target, before, report, say)))
    if told:
        yield Paragraph(text=say("annual_dk.changes"), tone=Tone.COUNTS)
        yield Terms(pairs=tuple(told))


def _second(report: Report, say: Wording, opened: Opened, missed: Sequence[IndicatorRow]) -> Section:
    """Return 2. del: an analysis of every material goal that was not met."""
    lead = Paragraph(text=say("annual_dk.second_lead") if missed else say("annual_dk.all_met"), tone=Tone.QUIET)
    sections = tuple(Section(heading=f"{row.result.id} {say.name(row.indicator)}", anchor=f"a-{row.result.id}",
                             blocks=_analysis(row, report, say, opened)) for row in missed)
    return Section(heading=say("annual_dk.second"), anchor="second", blocks=(lead,), sections=sections)


def _analysis(row: IndicatorRow, report: Report, say: Wording, opened: Opened) -> tuple[Block, ...]:
    result = row.result
    earlier = [(say("report.last_year"), say.value(result, result.same_period_last_year))] \
        if result.same_period_last_year is not None else []
    gap = [(say("report.gap"), distance(result, say))] if result.gap is not None else []
    pairs = [(say("report.target"), say.target(result)), (say("annual_dk.result"), marked(result, say)), *gap, *earlier,
             (say("achieved.heading"), fulfilled_cell(result, say).text)]
    if row.owner:
        pairs.append((say("node.owner"), row.owner))
    work = "; ".join(done_about(row, say)) or say("report.no_work")
    threats = "; ".join(risk_line(each, say) for each in row.risks)
    more = [Paragraph(label=say("report.work"), text=work, tone=Tone.SAID)]
    if threats:
        more.append(Paragraph(label=say("risk.risk"), text=threats, tone=Tone.SAID))
    return (Terms(pairs=tuple(pairs)), *reasons(row, say), *more, opened.of_table((row,), say))


def _key_figures(
    report: Report, say: Wording, areas: dict[Area, list[IndicatorRow]], opened: Opened
) -> Iterator[Block]:
    """Yield what the card knows of products, effects, resources and development, over three years."""
    vision = report.scores.evaluation.scorecard.strategy.vision
    if vision and Area.EFFECTS in areas:  # effects are first of all how far the vision is fulfilled (R104)
        yield Paragraph(label=say("report.vision"), text=vision)
    rows = [row for found in areas.values() for row in found]
    bare = table_of(rows, (shown_name(say), *shown_years(report, say), shown_target(say)), say("annual_dk.key_figures"))
    yield grouped(bare, Column(heading=say("annual_dk.area"), width=1.6),
                  [(_area_cell(area, say), len(found)) for area, found in areas.items()])
    yield opened.of_table(rows, say)


def _area_cell(area: Area, say: Wording) -> Cell:
    """Return the name of an area; those of products say so (R103)."""
    is_product = area not in (Area.EFFECTS, Area.RESOURCES, Area.DEVELOPMENT)
    notes = (say("area.products"),) if is_product and area is not Area.OTHER_PRODUCTS else ()
    return Cell(text=say(f"area.{area.value}"), notes=notes)
