"""Where the compounds of the Nordic public sector are joined, so that they are parted there and nowhere else.

A rule about consonants cannot know that *brukertilfredshet* is satisfaction of users. What these words are joined from
is few and known; a word that is not among them is left whole.
"""

from __future__ import annotations

import re

_FEWEST = 3
"""So many letters stand on either side of a joint."""
_LATER = (  # how a later part of a compound begins
    "aftryk|analyse|ansvar|användning|arbeid|avdeling|avgift|avtale|avtryck|avtrykk|avvik|barriere|barriär|behandling|"
    "bemanning|brukar|bruker|budsjett|departement|digital|direktorat|direktør|effekt|eining|enhed|enhet|evaluering|"
    "faktor|forbered|forbrug|forbruk|forsein|forsinkel|forskrift|forvaltning|fravær|frånvaro|föreskrift|försen|"
    "förvaltning|gjennomgang|gjennomsnitt|gruppe|handläggning|helse|indikator|indsats|indstill|informasjon|"
    "information|innbyggar|innbygger|innsats|inntekt|inspeksjon|inställ|klage|kommune|kompetanse|kompetence|kompetens|"
    "kontakt|kontor|kontroll|kostnad|kvalitet|ledelse|leiing|lösning|løsning|løysing|messig|myndighet|mätning|måling|"
    "målstyring|møte|nettverk|område|opfølg|oppdrag|oppfølg|opplæring|organiser|paramet|partnar|partner|period|person|"
    "plikt|portal|program|projekt|prosjekt|rapport|redegjør|redegørelse|redogör|redovis|register|regnskap|rekneskap|"
    "rekruttering|ressurs|resultat|resurs|revisjon|risiko|samanheng|samband|sammenheng|sammenhæng|samtale|satsing|"
    "sikkerhet|skatt|snitt|statistikk|status|strategi|styrekort|styring|styrkort|system|søknad|teknologi|tenest|"
    "tildeling|tilfreds|tilskot|tilskudd|tilsyn|tiltak|tjenest|undersök|undersøk|uppdrag|uppfölj|uppgift|utbetal|"
    "utgift|utgrei|utredning|utsikt|utveckling|utvikling|vedtak|verdi|verksamhet|verksemd|virkning|virksomhed|"
    "virksomhet|vurdering|värde|værdi|ytelse|yting|ärende|åtgärd|øyemed"
)
_LAST = (  # what a compound ends in, in full: too short to be told from other letters inside a word
    "brev|brevet|brevene|dag|dager|dagar|dato|frist|fristen|frister|kort|kortet|krav|kravet|kravene|krava|mål|målet|"
    "måla|målene|plan|planen|planer|planar|tal|tala|tall|tallet|tallene|tid|tiden|tida|tidene|år|året"
)
_JOINT = re.compile(f"(?={_LATER}|(?:{_LAST})$)", re.IGNORECASE)


def joints(word: str) -> tuple[int, ...]:
    """Return the places where *word* is joined, each the number of letters before it; none where none is known.

    >>> joints("saksbehandlingstid"), joints("uforutsigbarhet")
    ((4, 15), ())
    """
    places: list[int] = []
    for found in _JOINT.finditer(word):
        place = found.start()
        if place - (places[-1] if places else 0) >= _FEWEST and len(word) - place >= _FEWEST:
            places.append(place)
    return tuple(places)
