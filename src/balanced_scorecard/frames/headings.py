"""What the columns of figures and of assessments are called, in English and Norwegian."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import frozen

from ..errors import did_you_mean

MEASUREMENT_COLUMNS: Mapping[str, tuple[str, ...]] = {  # field -> what it is also called
    "indicator": ("indikator",),
    "period": ("periode",),
    "value": ("verdi",),
    "org_unit": ("organisasjonsenhet", "organisasjonseining", "organisational_unit", "organizational_unit"),
    "unit": ("måleenhet", "måleining"),
    "numerator": ("teller", "teljar"),
    "denominator": ("nevner", "nemnar"),
    "n": ("antall", "antal"),
    "low": ("nedre",),
    "high": ("øvre",),
    "basis": ("grunnlag",),
    "status": (),
    "recorded_at": ("registrert",),
    "recorded_by": ("registrert_av",),
    "approved_by": ("godkjent_av", "godkjend_av"),
    "approved_at": ("godkjent", "godkjend"),
    "source": ("kilde", "kjelde"),
    "note": ("merknad",),
    "method_version": ("metodeversjon",),
}
ASSESSMENT_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "period": ("periode",),
    "element": (),
    "org_unit": ("organisasjonsenhet", "organisasjonseining", "organisational_unit", "organizational_unit"),
    "kind": ("type", "slag"),
    "text": ("tekst",),
    "status": (),
    "forecast": ("prognose",),
    "by": ("av",),
    "date": ("dato",),
    "due": ("frist",),
}
TARGET_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "indicator": ("indikator",),
    "expect": ("krav", "måltall", "resultatkrav", "target"),
    "org_unit": ("organisasjonsenhet", "organisasjonseining", "organisational_unit", "organizational_unit"),
    "by": ("innen",),
    "from": ("fra", "frå", "applies_from"),
    "decided": ("vedtatt", "vedteken"),
    "source": ("kilde", "kjelde"),
    "reason": ("begrunnelse", "grunngiving"),
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


def unknown_heading(heading: str, known: Mapping[str, Sequence[str]]) -> str:
    """Return the sentence that says *heading* names no column, and what would."""
    hint = did_you_mean(_key(heading), _by_word(known))
    return f"{heading!r} is not a column{hint or '; the columns are ' + ', '.join(known)}"


def _by_word(known: Mapping[str, Sequence[str]]) -> dict[str, str]:
    return {word: field for field, words in known.items() for word in (field, *words)}


def _key(heading: str) -> str:
    return "_".join(heading.replace("-", " ").replace("_", " ").split()).casefold()
