"""What makes a figure provisional: what it lacks of what was asked for, and what its rows say of themselves."""

from __future__ import annotations

from ..domain.observation import MAY_CHANGE, ObservationStatus
from ..evaluation.advice import listed
from ..evaluation.results import DataStatus, IndicatorResult
from .numbers import share_text
from .wording import Wording


def marked(result: IndicatorResult, say: Wording) -> str:
    """Return the figure judged, marked where it may still change: ``5,97 % (foreløpig)``."""
    mark = provisional_mark(result, say)
    return f"{say.value(result)} ({mark})" if mark else say.value(result)


def provisional_mark(result: IndicatorResult, say: Wording) -> str:
    """Return the word that stands beside a figure that may still change; empty where it stands or there is none."""
    return say("report.provisional_mark") if result.is_measured and _may_change(result) else ""


def provisional(result: IndicatorResult, say: Wording) -> str:
    """Return why a figure may still change; the word alone where nothing says why, empty where it stands."""
    why = reason_of(result, say)
    return say("report.provisional", why=why) if why else provisional_mark(result, say)


def reason_of(result: IndicatorResult, say: Wording) -> str:
    """Return why a figure may still change: what it lacks, and how its rows are marked, as an estimate."""
    marks = (each for each in result.observation if each in MAY_CHANGE and each is not ObservationStatus.PROVISIONAL)
    said = ", ".join(say(f"observation.{each.value}") for each in marks)
    return "; ".join(filter(None, (_lacking(result, say), said))) if result.is_measured else ""


def _may_change(result: IndicatorResult) -> bool:
    is_marked = result.data_status is DataStatus.PROVISIONAL or not MAY_CHANGE.isdisjoint(result.observation)
    return is_marked or result.is_incomplete


def _lacking(result: IndicatorResult, say: Wording) -> str:
    """Return what a figure lacks of what was asked for: periods, or units; empty where it is whole."""
    if not result.is_incomplete:
        return ""
    said = [say.advice(result.advice)] if result.advice else []
    if result.units is not None and result.units.missing:
        names = list(map(say.org_unit, result.units.missing))
        said.append(say("report.of_units", reporting=str(result.units.reporting),
                        expected=str(result.units.expected), missing=listed(names)))
    return "; ".join(said) or say("report.part_of_time", share=share_text(result.coverage or 0.0, say.language))
