"""A made-up Norwegian directorate's card with one of everything a report tells of, judged for 2025-T2."""

from __future__ import annotations

from datetime import date
from typing import Any

from balanced_scorecard import (
    Assessment,
    AssessmentKind,
    Finding,
    FrozenMap,
    Measurement,
    Measurements,
    Period,
    Report,
    Scorecard,
    ScorecardScore,
    Severity,
    build_report,
    evaluate,
    roll_up,
)
from balanced_scorecard.files.reading import read_scorecard

CARD = """
format: balanced-scorecard/1
id: skogkort
name: Styrekort for Skogdirektoratet
language: nb
version: "2025.1"
owner: Direktør Gran
defaults: {basis: year_to_date}
documents:
  - {id: TB25, kind: allocation_letter, name: Tildelingsbrev 2025, dated: 2025-01-15}
strategy: {vision: Levende skog for alle}
perspectives:
  - id: A
    name: Brukere og samfunn
    definition: De vi er til for.
    objectives: [{id: A1, name: Forutsigbar saksbehandling}]
    factors:
      - id: A1.1
        name: Kort og jevn behandlingstid
        objective: A1
        owner: Avdeling for søknader
        indicators:
          - id: A1.1.1
            name: Andel søknader innen frist
            definition: Søknader avgjort innen fristen
            unit: "%"
            adds_up: rate
            frequency: month
            bounds: [0, 100]
            source: Fagsystemet Barlind
            norm: {medium: 70, good: target}
            targets: [{expect: ">= 80 %", by: 2025, source: TB25 pkt. 3.1, decided: 2025-01-15, origin: ministry}]
          - id: A1.1.2
            name: Antall avgjorte søknader
            unit: case
            adds_up: flow
            frequency: month
            targets: [{expect: minst 1 200 saker, by: 2025, tolerance: 10 %}]
      - id: A1.2
        name: Riktige avgjørelser
        objective: A1
        indicators:
          - {id: A1.2.1, name: Omgjorte klager, unit: "%", adds_up: rate, frequency: tertial, targets: ["<= 5 %"]}
          - {id: A1.2.2, name: Foreløpig melding i tide, unit: "%", adds_up: rate, frequency: month, role: monitoring,
             legal_basis: Skogloven § 4, targets: [i alle saker]}
  - id: B
    name: Medarbeidere og utvikling
    factors:
      - id: B1
        name: Rett kompetanse
        indicators:
          - {id: B1.1, name: Nytt fagsystem, targets: [{milestone: I bruk i hele etaten, by: 2025-10-01}]}
          - {id: B1.2, name: Kurs i felt, unit: stk., adds_up: flow, frequency: month, no_target: prøves ut i år}
          - {id: B1.3, name: Innkomne søknader, unit: case, adds_up: flow, frequency: month, role: context}
  - {id: C, name: Økonomi}
links: [{cause: B1, effect: A1.1, assumption: Kyndige folk arbeider raskere}]
initiatives:
  - {id: I1, name: Restanseprosjekt, owner: Regiondirektør Lind, supports: [A1.1], start: 2025-02-01, end: 2025-12-15,
     status: running}
organisation: {id: skog, name: Skogdirektoratet}
"""
PERIOD = "2025-T2"
MONTHS = [f"2025-{month:02d}" for month in range(1, 9)]


def a_card(text: str = CARD) -> Scorecard:
    return read_scorecard(text.encode("utf-8"))


def a_row(indicator: str, period: str, **fields: Any) -> Measurement:
    return Measurement(indicator=indicator, period=Period.parse(period), **fields)


def rows(numerator: float = 65) -> list[Measurement]:
    """Return eight months of figures; the share in time is *numerator* of 100 every month."""
    made = []
    for month in MONTHS:
        made += [
            a_row("A1.1.1", month, numerator=numerator, denominator=100.0),
            a_row("A1.1.2", month, value=100.0),
            a_row("A1.2.2", month, numerator=98.0, denominator=100.0),
            a_row("B1.2", month, value=2.0),
            a_row("B1.3", month, value=110.0),
        ]
    return made


def said(element: str, kind: AssessmentKind, text: str, *, period: str = PERIOD, **fields: Any) -> Assessment:
    when = Period.parse(period)
    return Assessment(period=when, element=element, kind=kind, text=text, **fields)


def assessments() -> tuple[Assessment, ...]:
    kind = AssessmentKind
    return (
        said("A1.1.1", kind.DEVIATION, "Stor pågang før sommeren", by="Avdelingsdirektør Bjerk",
             date=date(2025, 9, 12), status="medium"),
        said("A1.1.1", kind.FORECAST, "Ventes bedre", forecast=72.5),
        said("A1.1.1", kind.DEVIATION, "Fra i vår", period="2025-T1"),
        said("A1.1.1", kind.DEVIATION, "Fra nord", org_unit="nord"),
        said("B", kind.DECISION, "Flere kurs", due=date(2025, 11, 1)),
    )


def findings() -> tuple[Finding, ...]:
    def finding(code: str, severity: Severity, nb: str, en: str) -> Finding:
        return Finding(element="C", code=code, name="a-name", severity=severity, language="nb",
                       messages=FrozenMap({"nb": nb, "en": en}), remedies=FrozenMap({"nb": "", "en": ""}))

    return (finding("BSC215", Severity.ADVICE, "et råd på norsk", "an advice in English"),
            finding("BSC104", Severity.WARNING, "en advarsel på norsk", "a warning in English"))


def scores(card: Scorecard | None = None, measurements: list[Measurement] | None = None) -> ScorecardScore:
    figures = Measurements(rows() if measurements is None else measurements)
    return roll_up(evaluate(card or a_card(), figures, PERIOD))


def a_report(text: str = CARD, measurements: list[Measurement] | None = None) -> Report:
    card = a_card(text)
    about_it = [each for each in assessments() if card.find(each.element) is not None]
    return build_report(scores(card, measurements), findings(), assessments=about_it)
