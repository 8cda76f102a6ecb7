"""One cell, as a file or a frame holds it, read as what its column needs; ValueError says what would be right."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache
from math import isfinite

from attrs import frozen

from ..domain.aggregation import Basis
from ..domain.amount import number_at_start, number_text, read_number
from ..domain.day_text import day_hint, day_meant, is_like_a_day
from ..domain.frequency import Frequency
from ..domain.identifiers import UnitName
from ..domain.measurement import ObservationStatus, Value
from ..domain.period import Period
from ..domain.unit_words import unit_named, unknown_unit
from ..errors import did_you_mean, one_of


@frozen
class Percent:
    """A number that was shown as a percent: 79.3 of ``79,3 %``."""

    number: float


Cell = str | float | date | Percent | None
"""What a table holds in one place; None where it is empty."""

DECIMAL_LANGUAGES = {",": "nb", ".": "en"}
"""The language whose numbers have this decimal sign."""

_DAY_FORM = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOMENT_FORM = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?")
HALF_A_SIGN = re.compile("[\ud800-\udfff]")
_NO_VALUE = frozenset({"n/a", "na", "nan", "inf", "infinity", "null", "none", "nil", ":", "?"})
_SIGNS = frozenset("+-−–—.,")
_REMEDY = "leave the cell empty and say why in status: L not collected, M cannot exist, Q suppressed"


def number(cell: Cell, language: str | None = None) -> float:
    """Return the number in *cell*; a text is read as *language* writes numbers, None meaning as all of them do."""
    if isinstance(cell, str):
        return _number_in(cell, language)
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        return _finite(cell)
    if isinstance(cell, Percent):
        raise ValueError(f"{number_text(cell.number)} % is a percent; write a number")
    raise ValueError(f"{_shown(cell)} is not a number; write digits")


def figure(cell: Cell, language: str | None = None) -> Value | Percent:
    """Return what is in a cell of values: a number, a percent, a date, else the words of a level or judgement."""
    if isinstance(cell, Percent):
        return Percent(_finite(cell.number))
    if isinstance(cell, datetime):
        return day(cell)
    if isinstance(cell, date):
        return cell
    if not isinstance(cell, str):
        return number(cell)
    if cell[0].isdigit() or (cell[0] in _SIGNS and cell[1:2].isdigit()):
        return _figure_in(cell, language)
    if cell[0] in _SIGNS or cell[0] == "#" or cell.casefold() in _NO_VALUE:
        raise ValueError(f"{cell!r} is no value; {_REMEDY}")
    if cell[0] in "<>":
        raise ValueError(f"{cell!r} is not a number; leave the cell empty with status Q where a small number is hidden")
    return _whole(cell)


def bound(cell: Cell, language: str | None = None) -> float | Percent:
    """Return the number or the percent in *cell*."""
    read = figure(cell, language)
    if isinstance(read, float | Percent):
        return read
    raise ValueError(f"{_shown(cell)} is not a number; write digits")


def _figure_in(text: str, language: str | None) -> float | Percent | date:
    if _DAY_FORM.fullmatch(text) or is_like_a_day(text):
        return day(text)
    if not text[-1].isdigit():
        found = number_at_start(text, language or "nb")
        rest = found[1] if found else text
        if unit_named(rest) == "percent":
            return Percent(_number_in(text[: -len(rest)].rstrip(), language))
        if unit_named(rest):
            raise ValueError(f"{text!r} is a number with a unit; write the number alone, {rest!r} in the column unit")
    return _number_in(text, language)


def _number_in(text: str, language: str | None) -> float:
    if text[:1] in _SIGNS and not text[1:2].isdigit():
        raise ValueError(f"{text!r} is no value; leave the cell empty")
    if language is None:
        read_number(text, "en")
    return _finite(read_number(text, language or "nb"))


def _finite(value: float) -> float:
    try:
        number = float(value)
    except OverflowError:  # a whole number of hundreds of digits, as JSON and databases may hold
        raise ValueError(f"a number above 1e308 is not a number to reckon with; {_REMEDY}") from None
    if not isfinite(number):
        raise ValueError(f"{number!r} is not a number to reckon with; {_REMEDY}")
    return number


def text(cell: Cell, _: str | None = None) -> str:
    """Return the words in *cell*; a whole number stands for its digits."""
    if isinstance(cell, str):
        return _whole(cell)
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float | int) and not isinstance(cell, bool) and isfinite(cell) and cell == int(cell):
        return str(int(cell))
    raise ValueError(f"{_shown(cell)} is a number where a text is needed; store it as text, since 1.1 and 1.10 are one")


def _whole(text: str) -> str:
    """Return *text*; refuse one with half a sign in it, which a frame or a database can hold and no file."""
    if HALF_A_SIGN.search(text):
        raise ValueError(f"{text!r} holds half a sign of two; write the text anew")
    return text


def day(cell: Cell, _: str | None = None) -> date:
    """Return the date in *cell*; of a text only the ISO form is read."""
    read = moment(cell)
    if read.hour or read.minute or read.second or read.microsecond:
        raise ValueError(f"{_shown(cell)} has a time of day; write a date such as 2025-02-27")
    return read.date()


def moment(cell: Cell, _: str | None = None) -> datetime:
    """Return the date and time in *cell*, midnight where it is a date."""
    if isinstance(cell, datetime):
        return _without_zone(cell)
    if isinstance(cell, date):
        return datetime(cell.year, cell.month, cell.day)
    if isinstance(cell, str):
        return _moment_in(cell)
    raise ValueError(f"{_shown(cell)} is not a date; write it as 2025-02-27")


@lru_cache(maxsize=4096)
def _moment_in(text: str) -> datetime:
    if is_like_a_day(text):
        raise ValueError(f"{text!r} is not a date in the form year-month-day; {day_hint(text)}")
    if not _MOMENT_FORM.fullmatch(text):
        zone = "; leave the time zone out" if _MOMENT_FORM.match(text) else "; write it as 2025-02-27"
        raise ValueError(f"{text!r} is not a date{zone}")
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{text!r} is not a date; the calendar has no such day or time") from None


def _without_zone(value: datetime) -> datetime:
    if value.tzinfo is not None:
        raise ValueError(f"{value.isoformat()!r} has a time zone; give the local time without it")
    return value


def period(cell: Cell, _: str | None = None) -> Period:
    """Return the period in *cell*: a text, a year as a number, or a day."""
    if isinstance(cell, datetime):
        raise ValueError(f"{cell.isoformat()!r} is a moment, which may stand for a day, a month or a year; "
                         f"write the period as text, or make a column of a frame periods: .dt.to_period('M')")
    if isinstance(cell, str) and is_like_a_day(cell):
        raise ValueError(_a_day(cell))
    if isinstance(cell, str | date):
        return _period_in(str(cell))
    if isinstance(cell, float | int) and not isinstance(cell, bool) and isfinite(cell) and cell == int(cell):
        return _period_in(str(int(cell)))
    return _period_in(_shown(cell))


def _a_day(text: str) -> str:
    meant = day_meant(text)
    if meant is None:
        return f"{text!r} is a day, and not a period; {day_hint(text)}"
    month, tertial = (Period.of_date(each, meant) for each in (Frequency.MONTH, Frequency.TERTIAL))
    return (f"{text!r} is a day, and not the period that the figure is of; write such as {str(month)!r}, "
            f"{str(tertial)!r} or '{meant.year}', and a day as '{meant}'")


@lru_cache(maxsize=4096)
def _period_in(text: str) -> Period:
    return Period.parse(text)


@lru_cache(maxsize=256)
def unit(cell: Cell, _: str | None = None) -> UnitName:
    """Return the unit that *cell* calls by any of its words."""
    known = unit_named(cell) if isinstance(cell, str) else None
    if known is None:
        raise ValueError(unknown_unit(text(cell)))
    return known


_BASES = {
    **dict.fromkeys(("period", "periode", "perioden", "jakso"), Basis.PERIOD),
    **dict.fromkeys(("year to date", "ytd", "hittil i år", "hittil", "akkumulert", "hittills i år",
                     "år til dato", "vuoden alusta"), Basis.YEAR_TO_DATE),
}


def basis(cell: Cell, _: str | None = None) -> Basis:
    """Return what *cell* says a value covers."""
    word = text(cell)
    if _key(word) not in _BASES:
        raise ValueError(f"{word!r} is not known; use {one_of(each.value for each in Basis)}")
    return _BASES[_key(word)]


_STATUS_WORDS = {
    ObservationStatus.NORMAL: ("normalt",),
    ObservationStatus.BREAK: ("brudd", "brot", "time series break", "break in series", "brott i tidsserien",
                              "brud i tidsserien", "katkos aikasarjassa"),
    ObservationStatus.DEFINITION_DIFFERS: ("annen definisjon",),
    ObservationStatus.ESTIMATED: ("estimate", "anslått", "estimert", "anslag", "uppskattning", "skøn", "arvio"),
    ObservationStatus.FORECAST: ("prognose",),
    ObservationStatus.EXPERIMENTAL: ("eksperimentell",),
    ObservationStatus.HOLIDAY: ("helligdag",),
    ObservationStatus.IMPUTED: ("imputert",),
    ObservationStatus.DEROGATION: ("unntak",),
    ObservationStatus.IN_ANOTHER_CATEGORY: ("inngår i annen kategori",),
    ObservationStatus.NOT_COLLECTED: ("ikke målt", "ikke samlet inn", "ikke innsamlet", "ikkje målt", "inte insamlad",
                                      "ikke indsamlet", "ei kerätty"),
    ObservationStatus.CANNOT_EXIST: ("ikke aktuelt", "ikkje aktuelt", "not applicable", "kan ikke finnes",
                                    "kan inte finnas", "kan ikke findes", "ei voi olla olemassa"),
    ObservationStatus.NOT_SIGNIFICANT: ("ubetydelig",),
    ObservationStatus.MISSING: ("mangler", "manglar", "missing value"),
    ObservationStatus.PROVISIONAL: ("foreløpig", "førebels", "preliminary", "preliminär", "foreløbig",
                                    "ennakkotieto"),
    ObservationStatus.SUPPRESSED: ("skjermet", "prikket", "skjerma", "prikka", "confidential", "sekretess",
                                   "diskretioneret", "salassa pidettävä"),
    ObservationStatus.SPECIAL_EVENT: ("streik", "strike", "særlig hendelse"),
    ObservationStatus.LOW_RELIABILITY: ("lite pålitelig", "usikker"),
    ObservationStatus.UNVALIDATED: ("ikke validert", "not validated", "ikke kvalitetssikret"),
    ObservationStatus.INCLUDES_ANOTHER_CATEGORY: ("omfatter annen kategori",),
}


def _key(word: str) -> str:
    return " ".join(word.replace("_", " ").split()).casefold()


_STATUS_BY_WORD = {
    _key(word): status
    for status, words in _STATUS_WORDS.items()
    for word in (status.value, status.name, *words)
}


@lru_cache(maxsize=1024)
def statuses(cell: Cell, _: str | None = None) -> frozenset[ObservationStatus]:
    """Return the observation statuses in *cell*: codes or names, several joined by ``|``.

    >>> sorted(status.value for status in statuses("P|brudd"))
    ['B', 'P']
    """
    found = set()
    for word in text(cell).split("|"):
        if _key(word) not in _STATUS_BY_WORD:
            names = [key for key in _STATUS_BY_WORD if len(key) > 1]
            hint = did_you_mean(_key(word), names) or "; use codes such as P provisional, E estimated, L not collected"
            raise ValueError(f"{word.strip()!r} is not an observation status{hint}")
        found.add(_STATUS_BY_WORD[_key(word)])
    return frozenset(found)


def _shown(cell: object) -> str:
    return cell.isoformat() if isinstance(cell, date) else repr(cell)
