"""What the columns of figures and of assessments are called, in every language there are words in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import frozen

from ..errors import did_you_mean

_UNIT = ("organisasjonsenhet", "organisasjonseining", "organisational_unit", "organizational_unit",
         "organisationsenhet", "organisationsenhed", "organisaatioyksikkö")
MEASUREMENT_COLUMNS: Mapping[str, tuple[str, ...]] = {  # field -> what it is also called
    "indicator": ("indikator", "mittari"),
    "period": ("periode", "jakso"),
    "value": ("verdi", "utfall", "resultat", "toteuma"),
    "org_unit": _UNIT,
    "unit": ("måleenhet", "måleining", "enhet", "måleenhed", "mittayksikkö"),
    "numerator": ("teller", "teljar", "täljare", "tæller", "osoittaja"),
    "denominator": ("nevner", "nemnar", "nämnare", "nævner", "nimittäjä"),
    "n": ("antall", "antal", "lukumäärä"),
    "low": ("nedre", "alaraja"),
    "high": ("øvre", "övre", "yläraja"),
    "basis": ("grunnlag", "underlag", "grundlag", "peruste"),
    "status": ("tila",),
    "recorded_at": ("registrert", "registrerad", "registreret", "kirjattu"),
    "recorded_by": ("registrert_av", "registrerad_av", "registreret_af", "kirjaaja"),
    "approved_by": ("godkjent_av", "godkjend_av", "godkänd_av", "godkendt_af", "hyväksyjä"),
    "approved_at": ("godkjent", "godkjend", "godkänd", "godkendt", "hyväksytty"),
    "source": ("kilde", "kjelde", "källa", "lähde"),
    "note": ("merknad", "anmärkning", "bemærkning", "huomautus"),
    "method_version": ("metodeversjon", "metodversion", "metodeversion", "menetelmän_versio"),
}
ASSESSMENT_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "period": ("periode", "jakso"),
    "element": ("osa",),
    "org_unit": _UNIT,
    "kind": ("type", "slag", "typ", "laji"),
    "text": ("tekst", "teksti"),
    "status": ("tila",),
    "forecast": ("prognose", "prognos", "ennuste"),
    "by": ("av", "af", "kirjoittaja"),
    "date": ("dato", "datum", "päivämäärä"),
    "due": ("frist", "förfaller", "määräpäivä"),
}
TARGET_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "indicator": ("indikator", "mittari"),
    "expect": ("krav", "måltall", "resultatkrav", "target", "målvärde", "måltal", "tavoitearvo"),
    "org_unit": _UNIT,
    "by": ("innen", "senast", "senest", "viimeistään"),
    "from": ("fra", "frå", "applies_from", "från", "gäller_från", "gælder_fra", "voimassa_alkaen"),
    "decided": ("vedtatt", "vedteken", "beslutad", "besluttet", "päätetty"),
    "source": ("kilde", "kjelde", "källa", "lähde"),
    "reason": ("begrunnelse", "grunngiving", "skäl", "begrundelse", "perustelu"),
}


@frozen
class Column:
    """One column of a table: the field it fills, and its heading as it was written."""

    field: str
    heading: str


def field_named(heading: str, known: Mapping[str, Sequence[str]]) -> str | None:
    """Return the field that *heading* names in any language; None where it names none.

    >>> field_named("Registrert av", MEASUREMENT_COLUMNS)
    'recorded_by'
    """
    return _by_word(known).get(_key(heading))


_OF_ORGANISATION = {"enhet": "organisasjonsenhet", "eining": "organisasjonseining", "enhed": "organisationsenhed",
                    "yksikkö": "organisaatioyksikkö"}
"""What may be a unit of measurement and an organisational unit, and what the latter is called without a doubt."""
_OF_MEASUREMENT = {"eining": "måleining", "enhed": "måleenhed", "yksikkö": "mittayksikkö"}


def organisation_hint(heading: str) -> str:
    """Return what to say of a column under *heading* that holds no units of measurement; empty where it is plain.

    >>> organisation_hint("Enhet"), organisation_hint("Måleenhet")
    ("; the column is read as the unit of measurement: call an organisational unit 'organisasjonsenhet'", '')
    """
    word = _key(heading)
    if word not in _OF_ORGANISATION:
        return ""
    return f"; the column is read as the unit of measurement: call an organisational unit {_OF_ORGANISATION[word]!r}"


def unknown_heading(heading: str, known: Mapping[str, Sequence[str]]) -> str:
    """Return the sentence that says *heading* names no column, and what would."""
    word = _key(heading)
    if word in _OF_MEASUREMENT and "unit" in known:
        return (f"{heading!r} may be the unit of measurement or the organisational unit; call the column "
                f"{_OF_MEASUREMENT[word]!r} or {_OF_ORGANISATION[word]!r}")
    hint = did_you_mean(word, _by_word(known))
    return f"{heading!r} is not a column{hint or '; the columns are ' + ', '.join(known)}"


def _by_word(known: Mapping[str, Sequence[str]]) -> dict[str, str]:
    return {word: field for field, words in known.items() for word in (field, *words)}


def _key(heading: str) -> str:
    return "_".join(heading.replace("-", " ").replace("_", " ").split()).casefold()
