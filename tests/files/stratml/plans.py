"""Small plans in StratML, as people write them, and what is read out of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from balanced_scorecard import Fault, Indicator, StratmlPlan
from balanced_scorecard.files.stratml.indicators import Polarities
from balanced_scorecard.files.stratml_file import read_stratml

PART_2 = "urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport"


def a_plan(
    goals: str = "", *, namespace: str = PART_2, root: str = "PerformancePlanOrReport", more: str = "", about: str = ""
) -> bytes:
    """Return a whole plan with *goals* in it, *more* before them and *about* after them."""
    name = f' xmlns="{namespace}"' if namespace else ""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<{root}{name}>\n<Name>A plan</Name>\n<StrategicPlanCore>\n{more}'
        f"{goals}\n</StrategicPlanCore>\n{about}</{root}>\n"
    ).encode()


def an_indicator(
    instances: str = "", *, unit: str = "Percent", attributes: str = "", more: str = "", name: str = "Answered in time"
) -> str:
    """Return a goal with one objective and in it one indicator, ``I1``, of the *instances*."""
    return (
        f"<Goal><Name>Users</Name><Description/><Identifier>_G</Identifier><Objective><Name>Short waiting</Name>"
        f"<Identifier>_O</Identifier><PerformanceIndicator {attributes}><MeasurementDimension>{name}"
        f"</MeasurementDimension><UnitOfMeasurement>{unit}</UnitOfMeasurement><Identifier>_I1</Identifier>{more}"
        f"{instances}</PerformanceIndicator></Objective></Goal>"
    )


def a_result(
    kind: str = "ActualResult",
    number: object = "",
    words: str = "",
    *,
    year: object = 2024,
    start: str | None = None,
    end: str | None = None,
    descriptor: tuple[str, str] = ("", ""),
) -> str:
    """Return a TargetResult or ActualResult of a year, or from *start* to *end*."""
    first = f"{year}-01-01" if start is None else start
    last = f"{year}-12-31" if end is None else end
    said = (
        (
            f"<Descriptor><DescriptorName>{descriptor[0]}</DescriptorName><DescriptorValue>{descriptor[1]}"
            f"</DescriptorValue></Descriptor>"
        )
        if any(descriptor)
        else ""
    )
    return (
        f"<{kind}><StartDate>{first}</StartDate><EndDate>{last}</EndDate><NumberOfUnits>{number}</NumberOfUnits>"
        f"{said}<Description>{words}</Description></{kind}>"
    )


def an_instance(*results: str) -> str:
    """Return a MeasurementInstance of *results*."""
    return f"<MeasurementInstance>{''.join(results)}</MeasurementInstance>"


def a_target(number: object = "", words: str = "", **options: Any) -> str:
    """Return a MeasurementInstance of one TargetResult."""
    return an_instance(a_result("TargetResult", number, words, **options))


def an_actual(number: object = "", words: str = "", **options: Any) -> str:
    """Return a MeasurementInstance of one ActualResult."""
    return an_instance(a_result("ActualResult", number, words, **options))


def read(goals: str = "", *, polarity: Polarities = None, **options: str) -> StratmlPlan:
    """Return the plan with *goals* in it as it is read."""
    return read_stratml(a_plan(goals, **options), polarity=polarity)


def the_indicator(plan: StratmlPlan) -> Indicator:
    """Return the only indicator of *plan*."""
    [indicator] = plan.scorecard.indicators()
    return indicator


def figures(plan: StratmlPlan) -> list[tuple[str, str, object]]:
    """Return indicator, period and value of every figure of *plan*."""
    return [(row.indicator, str(row.period), row.value) for row in plan.measurements]


def notes(plan: StratmlPlan) -> list[str]:
    """Return the note of every figure of *plan*."""
    return [row.note for row in plan.measurements]


def messages(faults: Iterable[Fault]) -> list[str]:
    """Return what *faults* say, without their places."""
    return [fault.message for fault in faults]
