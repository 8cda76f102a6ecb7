"""Derive the figures of the bundled example `emergency_care` from NHS England's A&E returns by provider.

    python examples/derive_emergency_care.py ae_attendances.csv > measurements.csv

The input is the data set `ae_attendances` of the R package NHSRdatasets, exported to CSV: one row a month, provider and
kind of department, with attendances, breaches of the four-hour standard and admissions. Nothing is estimated or left
out: every figure is a sum or a count over these rows.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

COLUMNS = ("indicator", "period", "org_unit", "value", "numerator", "denominator", "status", "source", "note")
SOURCE = "NHS England, A&E attendances and emergency admissions; Open Government Licence v3.0"
NOT_HERE = "Published by NHS England, but not part of the figures this example uses"
NO_YEAR_BEFORE = "The figures begin in April 2016, so this month has no month a year before to compare with"
UNIT_OF_KIND = {"1": "type-1", "2": "type-2", "other": "other"}
INDICATOR_OF_KIND = {"1": "B1.1", "2": "B2.1", "other": "B2.2"}  # each kind of department's own four-hour share
STANDARD = 95  # per cent within four hours


@dataclass(frozen=True)
class Return:
    """What one provider returned for one kind of department and one month."""

    month: str
    provider: str
    kind: str
    attendances: int
    breaches: int
    admissions: int

    @property
    def within_four_hours(self) -> int:
        """Attendances that ended within the standard."""
        return self.attendances - self.breaches


Row = dict[str, object]
Parts = dict[str, tuple[int, int]]  # within four hours and attendances, by trust


def read_returns(path: Path) -> list[Return]:
    """Return every row of the file at *path*."""
    with path.open(encoding="utf-8", newline="") as file:
        return [Return(month=row["period"][:7], provider=row["org_code"], kind=row["type"],
                       attendances=int(float(row["attendances"])), breaches=int(float(row["breaches"])),
                       admissions=int(float(row["admissions"]))) for row in csv.DictReader(file)]


def share(indicator: str, month: str, numerator: int, denominator: int, org_unit: str = "") -> Row:
    """Return a row of a rate, given by its parts."""
    return {"indicator": indicator, "period": month, "org_unit": org_unit, "numerator": numerator,
            "denominator": denominator, "source": SOURCE}


def count(indicator: str, month: str, value: int, org_unit: str = "") -> Row:
    """Return a row of a count."""
    return {"indicator": indicator, "period": month, "org_unit": org_unit, "value": value, "source": SOURCE}


def without_value(indicator: str, month: str, status: str, note: str) -> Row:
    """Return a row that says why there is no figure."""
    return {"indicator": indicator, "period": month, "status": status, "source": SOURCE, "note": note}


def rows_of_group(returns: list[Return], month: str, org_unit: str) -> Iterator[Row]:
    """Yield the four-hour share, breaches, attendances, admissions and admitted share of some departments."""
    attendances = sum(each.attendances for each in returns)
    admissions = sum(each.admissions for each in returns)
    yield share("A1.1", month, sum(each.within_four_hours for each in returns), attendances, org_unit)
    yield count("A1.2", month, sum(each.breaches for each in returns), org_unit)
    yield count("D1.1", month, attendances, org_unit)
    yield count("D2.1", month, admissions, org_unit)
    yield share("D2.2", month, admissions, attendances, org_unit)


def shares_of_trusts(returns: list[Return]) -> Parts:
    """Return (within four hours, attendances) over all departments of each trust that runs a major one."""
    with_major = {each.provider for each in returns if each.kind == "1"}
    parts: Parts = {}
    for each in returns:
        if each.provider in with_major:
            within, attendances = parts.get(each.provider, (0, 0))
            parts[each.provider] = (within + each.within_four_hours, attendances + each.attendances)
    return parts


def rows_of_trusts(now: Parts, year_before: Parts, month: str) -> Iterator[Row]:
    """Yield how many trusts meet the standard, and how many do better than in the same month a year before."""
    met = sum(100 * within >= STANDARD * attendances for within, attendances in now.values())
    yield share("C1.1", month, met, len(now))
    if not year_before:
        yield without_value("C1.2", month, "M", NO_YEAR_BEFORE)
        return
    both = [(now[trust], year_before[trust]) for trust in now if trust in year_before]
    better = sum(new[0] * old[1] > old[0] * new[1] for new, old in both)  # products compare two shares exactly
    yield share("C1.2", month, better, len(both))


def rows_of_month(returns: list[Return], before: list[Return], month: str) -> Iterator[Row]:
    """Yield every row of *month*; *before* are the returns of the same month a year earlier."""
    yield from rows_of_group(returns, month, "")
    for kind, unit in UNIT_OF_KIND.items():
        yield from rows_of_group([each for each in returns if each.kind == kind], month, unit)
    for kind, indicator in INDICATOR_OF_KIND.items():
        of_kind = [each for each in returns if each.kind == kind]
        yield share(indicator, month, sum(each.within_four_hours for each in of_kind),
                    sum(each.attendances for each in of_kind))
    yield from rows_of_trusts(shares_of_trusts(returns), shares_of_trusts(before), month)
    elsewhere = sum(each.attendances for each in returns if each.kind == "other")
    yield share("C2.1", month, elsewhere, sum(each.attendances for each in returns))
    for indicator in ("A2.1", "B1.2"):
        yield without_value(indicator, month, "L", NOT_HERE)


def derive(returns: Iterable[Return]) -> Iterator[Row]:
    """Yield the measurements of every month, in order."""
    by_month: dict[str, list[Return]] = {}
    for each in returns:
        by_month.setdefault(each.month, []).append(each)
    for month in sorted(by_month):
        year_before = f"{int(month[:4]) - 1}{month[4:]}"
        yield from rows_of_month(by_month[month], by_month.get(year_before, []), month)


def main() -> None:
    """Write the measurements derived from the file named on the command line to stdout."""
    if len(sys.argv) != 2:
        sys.exit("usage: python derive_emergency_care.py ae_attendances.csv > measurements.csv")
    sys.stdout.reconfigure(encoding="utf-8", newline="")  # type: ignore[union-attr]
    writer = csv.DictWriter(sys.stdout, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(derive(read_returns(Path(sys.argv[1]))))


if __name__ == "__main__":
    main()
