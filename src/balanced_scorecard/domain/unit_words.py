"""What units are called: a plain table of names and the words people use for them.

The names are the library's own (`UnitName`); `units.py` gives them factors. Words are read without regard to case or
a final point, in every language at once, since ``stk.`` and ``mill. kr`` are written in English texts too.
"""

from __future__ import annotations

import re
from functools import cache

from ..errors import did_you_mean
from .identifiers import UnitName

_SHOWN: dict[str, dict[str, str]] = {  # name -> the word to show, by language; "" is any other language
    "percent": {"": "%"},
    "permille": {"": "‰"},
    "percentage_point": {"": "pp", "nb": "prosentpoeng", "nn": "prosentpoeng", "da": "procentpoint",
                         "sv": "procentenheter", "fi": "prosenttiyksikköä"},
    "ratio": {"": "ratio", "nb": "forholdstall", "nn": "forholdstal"},
    "case": {"": "cases", "nb": "saker", "nn": "saker", "sv": "ärenden", "da": "sager", "fi": "asiaa"},
    "person": {"": "persons", "nb": "personer", "nn": "personar", "sv": "personer", "da": "personer", "fi": "henkilöä"},
    "FTE": {"": "FTE", "nb": "årsverk", "nn": "årsverk", "sv": "årsarbetskrafter", "da": "årsværk", "fi": "htv"},
    "piece": {"": "pcs", "nb": "stk.", "nn": "stk.", "sv": "st.", "da": "stk.", "fi": "kpl"},
    "point": {"": "points", "nb": "poeng", "nn": "poeng", "sv": "poäng", "da": "point", "fi": "pistettä"},
    "second": {"": "s"},
    "minute": {"": "min"},
    "hour": {"": "hours", "nb": "timer", "nn": "timar", "sv": "timmar", "da": "timer", "fi": "tuntia"},
    "day": {"": "days", "nb": "dager", "nn": "dagar", "sv": "dagar", "da": "dage", "fi": "päivää"},
    "working_day": {"": "working days", "nb": "virkedager", "nn": "yrkedagar", "sv": "arbetsdagar",
                    "da": "arbejdsdage", "fi": "työpäivää"},
    "week": {"": "weeks", "nb": "uker", "nn": "veker", "sv": "veckor", "da": "uger", "fi": "viikkoa"},
    "month": {"": "months", "nb": "mnd.", "nn": "md.", "sv": "mån.", "da": "mdr.", "fi": "kk"},
    "year": {"": "years", "nb": "år", "nn": "år", "sv": "år", "da": "år", "fi": "vuotta"},
    "metre": {"": "m"},
    "kilometre": {"": "km"},
    "square_metre": {"": "m²"},
    "hectare": {"": "ha"},
    "kilogram": {"": "kg"},
    "tonne": {"": "t", "nb": "tonn", "nn": "tonn", "sv": "ton", "da": "ton", "fi": "tonnia"},
    "tonne_CO2e": {"": "t CO2e", "nb": "tonn CO2-ekv.", "nn": "tonn CO2-ekv."},
    "litre": {"": "l"},
    "kilowatt_hour": {"": "kWh"},
    "megawatt_hour": {"": "MWh"},
    "gigawatt_hour": {"": "GWh"},
}
_ALSO: dict[str, tuple[str, ...]] = {  # name -> what it is also called; the shown words are added below
    "percent": ("pst", "pct", "prosent", "per cent", "procent", "prosenttia", "percentage"),
    "permille": ("promille", "per mille", "promillea"),
    "percentage_point": ("p.p", "percentage point", "percentage points", "prosent-poeng", "%-poeng", "%-points",
                         "procentenhet", "procentpoints", "prosentenheter"),
    "ratio": ("andel", "share", "fraction", "forhold", "index", "indeks"),
    "case": ("sak", "saka", "saken", "sakene", "ärende", "sag", "asia", "asioita", "vedtak", "søknad", "søknader"),
    "person": ("people", "personar", "bruker", "brukere", "brukar", "brukarar", "user", "users", "deltaker",
               "deltakere", "deltakar", "deltakarar", "ansatt", "ansatte", "tilsett", "tilsette", "henkilö",
               "innbygger", "innbyggere", "innbyggjar", "innbyggjarar"),
    "FTE": ("årsverket", "årsverka", "ftes", "full-time equivalent", "full-time equivalents", "årsarbetskraft",
            "henkilötyövuosi", "henkilötyövuotta"),
    "piece": ("stykk", "stykker", "antall", "antal", "count", "pieces", "pc", "number", "st", "items", "item"),
    "point": ("pistet", "score", "skår"),
    "second": ("seconds", "sekund", "sekunder", "sek", "sec"),
    "minute": ("minutes", "minutt", "minutter", "minuter", "minuttia", "mins"),
    "hour": ("h", "time", "timen", "timme", "tunti", "hrs", "hr"),
    "day": ("dag", "dagen", "dagene", "dagar", "døgn", "d", "päivä", "calendar days"),
    "working_day": ("working day", "virkedag", "arbeidsdag", "arbeidsdager", "business days", "business day",
                    "arbetsdag", "arbejdsdag", "työpäivä", "yrkedagar", "arbeidsdagar"),
    "week": ("uke", "uka", "uken", "veke", "vecka", "uge", "viikko", "wk"),
    "month": ("måned", "måneder", "månad", "månader", "månadar", "md", "mths", "mdr", "kuukausi", "kuukautta"),
    "year": ("yr", "yrs", "årene", "vuosi"),
    "metre": ("meter", "metres", "meters", "metriä"),
    "kilometre": ("kilometer", "kilometres", "kilometers"),
    "square_metre": ("m2", "kvm", "kvadratmeter", "square metres", "square meters"),
    "hectare": ("hektar", "hectares", "hehtaaria"),
    "kilogram": ("kilo", "kilograms", "kilogrammaa"),
    "tonne": ("tonnes", "metric tons"),
    "tonne_CO2e": ("tco2e", "tonn co2e", "tonnes co2e", "tonn co2-ekvivalenter"),
    "litre": ("liter", "litres", "litraa"),
    "kilowatt_hour": ("kilowattimer", "kilowatt hours"),
    "megawatt_hour": ("megawattimer", "megawatt hours"),
    "gigawatt_hour": ("gigawattimer", "gigawatt hours"),
}
_ONE = {  # name -> the word after the number one, where it is another
    "case": {"nb": "sak", "nn": "sak", "en": "case", "sv": "ärende", "da": "sag", "fi": "asia"},
    "person": {"nb": "person", "nn": "person", "en": "person", "sv": "person", "da": "person", "fi": "henkilö"},
    "percentage_point": {"sv": "procentenhet", "fi": "prosenttiyksikkö"},
    "piece": {"en": "pc"},
    "point": {"en": "point", "fi": "piste"},
    "hour": {"nb": "time", "nn": "time", "en": "hour", "sv": "timme", "da": "time", "fi": "tunti"},
    "day": {"nb": "dag", "nn": "dag", "en": "day", "sv": "dag", "da": "dag", "fi": "päivä"},
    "working_day": {"nb": "virkedag", "nn": "yrkedag", "en": "working day", "sv": "arbetsdag", "da": "arbejdsdag",
                    "fi": "työpäivä"},
    "week": {"nb": "uke", "nn": "veke", "en": "week", "sv": "vecka", "da": "uge", "fi": "viikko"},
    "month": {"en": "month"},
    "year": {"en": "year", "fi": "vuosi"},
}
_CURRENCIES = {"NOK": (), "SEK": ("kronor",), "DKK": (), "ISK": (),
               "EUR": ("€", "euro", "euros", "euroa"), "USD": ("$", "dollar", "dollars"),
               "GBP": ("£", "pound", "pounds")}
_AT_HOME = ("kr", "krone", "kroner", "kronar")  # the same word is each country's own money
_MULTIPLES = {
    "thousand": ("1000", "1 000", "tusen", "tuhatta", "k"),
    "million": ("mill", "mio", "millioner", "millionar", "miljoner", "mn", "m", "miljoonaa", "mkr"),
    "billion": ("mrd", "milliarder", "milliardar", "miljarder", "bn", "miljardia"),
}
_MULTIPLE_SHOWN = {
    "nb": {"thousand": "1000", "million": "mill.", "billion": "mrd."},
    "": {"thousand": "thousand", "million": "million", "billion": "billion"},
}


def _key(word: str) -> str:
    return " ".join(word.replace("_", " ").split()).rstrip(".").casefold()


@cache
def _table(home: str) -> dict[str, UnitName]:
    table: dict[str, UnitName] = {}
    for name in _SHOWN:
        for word in (name, *_SHOWN[name].values(), *_ONE.get(name, {}).values(), *_ALSO[name]):
            table.setdefault(_key(word), UnitName(name))
    for currency, words in _CURRENCIES.items():
        words = (*words, *_AT_HOME) if currency == home else words
        for word in (currency, *words):
            table.setdefault(_key(word), UnitName(currency))
        for multiple, factors in _MULTIPLES.items():
            for factor in (multiple, *factors):
                for word in (currency, *words):
                    for written in (f"{factor} {word}", f"{factor}. {word}", f"{word} {factor}", f"{factor}{word}"):
                        table.setdefault(_key(written), UnitName(f"{multiple}_{currency}"))
    table["mkr"], table["tkr"] = UnitName(f"million_{home}"), UnitName(f"thousand_{home}")
    return table


_HOME = {"sv": "SEK", "da": "DKK"}
_LONGEST = 3
"""How many words the longest of them has: ``1 000 kr``."""
_SYMBOLS = frozenset("%‰€$£")
CURRENCIES = tuple(_CURRENCIES)
SHARES = ("percent", "permille", "ratio")
"""The units of a part of a whole."""


def unit_named(text: str, language: str = "") -> UnitName | None:
    """Return the unit *text* calls by any of its words, a quotient such as ``kr/sak`` included; None if unknown.

    *language* decides one thing only: ``kr`` is SEK in Swedish, DKK in Danish, else NOK.

    >>> unit_named("mill. kr"), unit_named("kr/sak"), unit_named("pst."), unit_named("kr", "da")
    ('million_NOK', 'NOK/case', 'percent', 'DKK')
    """
    text = re.sub(r"\s+(?:per|pr\.?)\s+", "/", text)
    known = _simple_unit(text, language)
    if known is not None or "/" not in text:
        return known
    above, _, below = text.partition("/")
    top, bottom = _simple_unit(above, language), _simple_unit(below, language)
    return UnitName(f"{top}/{bottom}") if top and bottom else None


def _simple_unit(text: str, language: str) -> UnitName | None:
    if text in _NAMES:  # as written: SEK is money, sek. is seconds
        return UnitName(text)
    return _table(_HOME.get(language, "NOK")).get(_key(text))


def unit_at_start(text: str, language: str = "") -> tuple[UnitName | None, str]:
    """Return the unit that the first words of *text* name, and the text after them; `unit_named` says of *language*.

    >>> unit_at_start("mnd. inkl. innkreving")
    ('month', 'inkl. innkreving')
    """
    words = text.split()
    for many in range(min(_LONGEST + 2, len(words)), 0, -1):
        candidate = " ".join(words[:many])
        unit = unit_named(candidate, language) or unit_named(candidate.rstrip(",;:"), language)
        if unit:
            return unit, " ".join(words[many:])
    if text[:1] in _SYMBOLS:  # glued to what follows: "%, i gjennomsnitt" is two words, "%(brutto)" is one
        return unit_named(text[0]), text[1:].strip()
    return None, text.strip()


def words_for_unit(unit: str | None, language: str = "en", number: float | None = None) -> str:
    """Return the word a reader of *language* expects for *unit*, after *number* where it is given: 1 case, 2 cases.

    >>> words_for_unit("million_NOK", "nb"), words_for_unit("NOK/case", "nb")
    ('mill. kr', 'kr/sak')
    """
    if not unit:
        return ""
    if "/" in unit:
        above, _, below = unit.partition("/")
        return f"{words_for_unit(above, language, number)}/{words_for_unit(below, language, 1)}"
    if number in (1, -1) and (unit, language) in _SINGULAR:
        return _SINGULAR[unit, language]
    multiple, _, currency = unit.partition("_")
    if currency in _CURRENCIES:
        factor = _MULTIPLE_SHOWN["nb" if language in ("nb", "nn", "da") else ""][multiple]
        return f"{factor} {_money(currency, language)}"
    if unit in _CURRENCIES:
        return _money(unit, language)
    return _SHOWN[unit].get(language, _SHOWN[unit][""]) if unit in _SHOWN else unit


_SINGULAR = {(unit, language): word for unit, words in _ONE.items() for language, word in words.items()}


def _money(currency: str, language: str) -> str:
    at_home = {("NOK", "nb"), ("NOK", "nn"), ("SEK", "sv"), ("DKK", "da")}
    return "kr" if (currency, language) in at_home else currency


def known_units() -> tuple[UnitName, ...]:
    """Return the name of every unit there is, quotients of them aside."""
    multiples = [UnitName(f"{multiple}_{currency}") for currency in _CURRENCIES for multiple in _MULTIPLES]
    return (*map(UnitName, _SHOWN), *map(UnitName, _CURRENCIES), *multiples)


def is_unit_name(name: str) -> bool:
    """Whether *name* is the library's own name of a unit or of a quotient of two."""
    parts = name.split("/")
    return len(parts) <= 2 and all(part in _NAMES for part in parts)


_NAMES = frozenset(known_units())


def known_unit(_: object, __: object, unit: UnitName | None) -> None:
    """Refuse a unit that is given and is not one of the library's own names."""
    if unit is None or is_unit_name(unit):
        return
    meant = unit_named(unit)
    raise ValueError(f"unit {unit!r} is written {meant!r} here" if meant else unknown_unit(unit))


def unknown_unit(text: str) -> str:
    """Return the sentence that says *text* is no unit, and what would be."""
    hint = did_you_mean(_key(text), _table("NOK"))
    return f"unit {text!r} is not known{hint or '; use one such as %, pp, kr, mill. kr, stk., saker, mnd, årsverk'}"
