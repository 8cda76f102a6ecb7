"""The Swedish account of results: by goal of the letter, then outputs with volumes and costs, and competence.

As the ordinance on annual reports asks for it (2000:605, chapter 3): results against the tasks that were given,
compared with the two years before; volumes and costs of what is produced; what was done to secure competence.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.indicator import Stage
from ...domain.perspective import PerspectiveKind
from ...domain.unit_words import SHARES
from ..document import Paragraph, Section, Tone
from ..model import IndicatorRow, Report
from ..wording import Wording
from .annual_norwegian import outlook
from .back import compliance, risks
from .goals import by_goal, overall, years_table
from .opened import Opened
from .tables import shown_name, shown_years, table_of


def parts(report: Report, say: Wording) -> Iterator[Section]:
    """Yield the account by goal, outputs, competence, and control."""
    opened = Opened.of(report, say)
    staff = _staff(report)
    known = {row.result.id for row in staff}
    goals = tuple(part for part in report.goals if part.element is not None
                  or any(row.result.id not in known for row in part.rows))
    yield Section(heading=say("annual_se.results"), anchor="results",
                  sections=(overall(report, say, goals), *by_goal(report, say, opened, goals)))
    outputs = tuple(row for row in report.rows() if row.is_context or _is_output(row))
    if outputs:
        yield Section(heading=say("annual_se.outputs"), anchor="outputs", blocks=(
            Paragraph(text=say("annual_se.outputs_lead"), tone=Tone.QUIET),
            table_of(outputs, (shown_name(say), *shown_years(report, say)), say("annual_se.outputs"))))
    if staff:
        yield Section(heading=say("annual_se.competence"), anchor="competence", blocks=(
            years_table(report, say, staff, say("annual_se.competence")), opened.of_table(staff, say)))
    control = (*compliance(report, say), *risks(report, say))
    if control:
        yield Section(heading=say("annual_se.control"), anchor="control", sections=control)
    yield from outlook(report, say, say("annual_se.outlook"))


def _staff(report: Report) -> tuple[IndicatorRow, ...]:
    return tuple(row for part in report.perspectives if PerspectiveKind.DEVELOPMENT in part.element.kinds
                 for row in part.rows() if not row.is_context)


def _is_output(row: IndicatorRow) -> bool:
    """Whether it is how much is produced, or what that costs."""
    unit = row.indicator.unit or ""
    return row.indicator.stage is Stage.OUTPUT and unit not in SHARES
