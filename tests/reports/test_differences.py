"""What differs between two cards, in words."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.card_strategies import scorecards
from tests.comparison.mutations import candidates, mutations
from tests.domain.test_every_value import classes
from tests.examples import a_card, a_link, a_target, a_unit, an_indicator, an_initiative, an_objective

from balanced_scorecard import (
    Amount,
    Annotations,
    Basis,
    Bounds,
    Conflict,
    Duration,
    Frequency,
    FrozenMap,
    Incentive,
    Indicator,
    Initiative,
    InitiativeStatus,
    Lag,
    Milestone,
    Norm,
    NormEdge,
    Period,
    PlainForm,
    Polarity,
    Review,
    Scorecard,
    Suppression,
    compare_scorecards,
    load_scorecard,
    render_difference,
)
from balanced_scorecard.comparison.change import Direction, ElementKind, Topic
from balanced_scorecard.domain.scorecard import CheckSettings, Defaults
from balanced_scorecard.words import LANGUAGES_WITH_WORDS, words_for

FULL = load_scorecard(Path(__file__).parents[1] / "comparison" / "full_card.yaml")
LETTER: dict[str, Any] = {"by": Period.parse("2025"), "source": "TB25 pkt. 3.1", "decided": date(2025, 1, 12)}


def lines(old: Scorecard, new: Scorecard, language: str = "nb") -> list[str]:
    """Return the lines of the changes as text: no title, no headings, hard spaces made plain."""
    told = render_difference(compare_scorecards(old, new), language=language).replace("\u00a0", " ")
    return [line.strip() for line in told.splitlines() if line.startswith("    ")]


def of_indicators(was: dict[str, Any], now: dict[str, Any], language: str = "nb", **card: Any) -> list[str]:
    return lines(a_card(an_indicator("A", **was), **card), a_card(an_indicator("A", **now), **card), language)


def test_a_difference_is_told_topic_by_topic_the_bar_first() -> None:
    old = a_card(an_indicator("A", a_target(">= 80 %", by=Period.parse("2024")), unit="percent", weight=1), version="1",
                 language="nb")
    new = a_card(an_indicator("A", a_target(">= 83 %", **LETTER), unit="percent", weight=2),
                 an_indicator("B", a_target("<= 8 %", by=Period.parse("2025")), unit="percent"), version="2",
                 language="nb")
    assert render_difference(compare_scorecards(old, new)).replace("\u00a0", " ") == """\
Endringer fra Our card (versjon 1) til Our card (versjon 2)
Krav og grenser: 1 skjerpet. Andre endringer: 3.

Krav, måltall og grenseverdier
  A Indicator A
    krav/måltall: ≥ 80 % innen 2024 → ≥ 83 % innen 2025 – skjerpet [TB25 pkt. 3.1, fastsatt 12.01.2025]

Hva som er på styrekortet
  B Indicator B
    Styringsparameter lagt til: ≤ 8 % innen 2025

Vekter, måling og beregning
  A Indicator A
    vekt: 1 → 2

Kortet selv
  Styrekortet
    versjon: 1 → 2
"""


def test_a_change_log_in_markdown_has_a_table_a_topic_with_the_columns_it_needs() -> None:
    old = a_card(an_indicator("A", a_target(">= 80", by=Period.parse("2024")), name="Waits | in time"))
    new = a_card(an_indicator("A", a_target("> 70", **LETTER), name="Waits | in time"), owner="Director *A*")
    told = render_difference(compare_scorecards(old, new), form=PlainForm.MARKDOWN).replace("\u00a0", " ")
    assert told == """\
# Changes from Our card to Our card

The bar: 1 loosened. Other changes: 1.

## Targets and norms

| Element | What | Before | Now | Direction | Source |
| --- | --- | --- | --- | --- | --- |
| A Waits \\| in time | target | ≥ 80 by 2024 | \\> 70 by 2025 | loosened | TB25 pkt. 3.1, decided 12 January 2025 |

## Responsibility

| Element | What | Before | Now |
| --- | --- | --- | --- |
| The scorecard | owner | – | Director \\*A\\* |
"""


def test_equal_cards_have_nothing_to_tell() -> None:
    card = a_card(an_indicator("A"), language="nn")
    assert render_difference(compare_scorecards(card, card)) == (
        "Endringar frå Our card til Our card\nIngen skilnader.\n")


@pytest.mark.parametrize(("was", "now", "said"), [
    ({"targets": (a_target(">= 80", by=Period.parse("2025")),)},
     {"targets": (a_target(">= 75", by=Period.parse("2025")),)},
     "krav/måltall, skrevet om uten ny versjon: ≥ 80 innen 2025 → ≥ 75 innen 2025 – lempet"),
    ({"targets": (a_target(">= 80", id="t", by=Period.parse("2024")),)},
     {"targets": (a_target(">= 80", id="t", by=Period.parse("2025"), tolerance=Amount(3.0)),)},
     "krav/måltall: ≥ 80 innen 2024; toleranse – → ≥ 80 innen 2025; toleranse 3 – lempet"),
    ({"targets": (a_target(">= 80", by=Period.parse("2024")),)},
     {"targets": (a_target(">= 80", by=Period.parse("2025")),)},
     "krav/måltall: ≥ 80 innen 2024 → ≥ 80 innen 2025 – uendret"),
    ({"targets": (a_target(">= 80"),)}, {}, "krav/måltall tatt ut: ≥ 80 – lempet"),
    ({}, {"targets": (a_target(">= 80"),)}, "krav/måltall lagt til: ≥ 80 – skjerpet"),
    ({"bounds": Bounds()}, {"bounds": Bounds(low=0)}, "yttergrenser: – → 0– – kan ikke sammenlignes"),
    ({"unit": "point"}, {"unit": "day"}, "måleenhet: poeng → dager – kan ikke sammenlignes"),
    ({"frequency": Frequency.MONTH}, {"frequency": Frequency.TERTIAL}, "målefrekvens: måned → tertial"),
    ({"polarity": Polarity.HIGHER}, {"polarity": Polarity.NEUTRAL},
     "hva som er best: higher → neutral – kan ikke sammenlignes"),
    ({"max_age": None}, {"max_age": Duration(2, "quarter")}, "høyeste alder på en videreført verdi: – → 2 kvartal"),
    ({"review_by": None}, {"review_by": date(2025, 12, 31)}, "vurderes på nytt innen: – → 31.12.2025"),
    ({"weight": 1 / 3}, {"weight": 0.25}, "vekt: 0,3333 → 0,25"),
    ({"levels": ("C", "B")}, {"levels": ("C", "B", "A")}, "nivåer: C, B → C, B, A – kan ikke sammenlignes"),
])
def test_changes_of_an_indicator(was: dict[str, Any], now: dict[str, Any], said: str) -> None:
    assert of_indicators(was, now) == [said]


def test_a_norm_says_which_edge_and_a_new_one_what_it_holds_from() -> None:
    first = Norm(medium=70, good=NormEdge.TARGET)
    way = {"polarity": Polarity.HIGHER, "targets": (a_target(">= 80"),)}
    assert of_indicators({**way, "norms": (first,)}, {**way, "norms": (Norm(medium=72, good=82),)}) == [
        "grenseverdier (gul, grønn): 70; kravet → 72; 82 – kan ikke sammenlignes"]
    second = Norm(medium=NormEdge.BASELINE, valid_from=date(2025, 7, 1))
    assert of_indicators({**way, "norms": (first,)}, {**way, "norms": (first, second)}) == [
        "grenseverdier 01.07.2025, ny versjon: gul 70, grønn kravet → gul startverdien – kan ikke sammenlignes"]
    pairs = {"norms": (Norm(medium=(95, 100), good=(97, 100)),)}
    assert of_indicators({}, pairs) == ["grenseverdier lagt til: gul 95–100, grønn 97–100 – kan ikke sammenlignes"]


def test_a_target_of_a_unit_names_it() -> None:
    organisation = a_unit("all", a_unit("nord"))
    local = {"targets": (a_target(">= 70", org_unit="nord"),)}
    assert of_indicators({}, local, organisation=organisation) == ["krav/måltall lagt til: ≥ 70 (nord) – skjerpet"]


def test_links_conflicts_and_milestones_are_told_by_what_they_are_known_by() -> None:
    both = (an_indicator("A"), an_indicator("B"))
    old = a_card(*both, links=(a_link("A", "B", lag=Lag(first=1, last=3, unit="quarter")),))
    new = a_card(*both, links=(a_link("A", "B", lag=Lag(first=1, last=2, unit="month")),),
                 conflicts=(Conflict(between=("A", "B"), note="fart"),))
    assert lines(old, new) == [
        "årsakssammenhenger A → B (virker etter): 1–3 (kvartal) → 1–2 (mnd.)",
        "målkonflikter A / B lagt til: merknad fart"]
    done = an_initiative("W", milestones=(Milestone(name="Start", due=date(2025, 3, 1)),))
    assert lines(a_card(initiatives=(an_initiative("W"),)), a_card(initiatives=(done,))) == [
        "milepæler Start lagt til: frist 01.03.2025"]


def test_work_and_record_are_told() -> None:
    def card(*, status: InitiativeStatus, **fields: Any) -> Scorecard:
        return a_card(initiatives=(Initiative(id="W", name="Project", status=status),), **fields)

    old = card(status=InitiativeStatus.RUNNING, incentives=(), reviews=(Review(date=date(2025, 6, 1)),))
    new = card(status=InitiativeStatus.DONE, incentives=(Incentive(name="Prize"),),
               checks=CheckSettings(ignore=(Suppression(rule="BSC401", reason="avtalt"),)))
    assert lines(old, new) == [
        "insentiver Prize lagt til", "gjennomganger 01.06.2025 tatt ut", "status: i gang → gjennomført",
        "kontroll av kortet, dempede regler BSC401 lagt til: begrunnelse avtalt"]
    assert lines(a_card(incentives=None), a_card(incentives=())) == ["insentiver: – → finnes ikke"]


def test_a_move_names_both_homes_and_an_order_both_orders() -> None:
    perspective = a_card(an_indicator("A")).perspectives[0]
    homes = tuple(attrs.evolve(perspective, objectives=(an_objective("O1"), an_objective("O2")), factors=(
        attrs.evolve(perspective.factors[0], objective=objective),)) for objective in ("O1", "O2"))
    old, new = (a_card(each) for each in homes)
    assert lines(old, new) == ["flyttet (hovedmål): O1 Objective O1 → O2 Objective O2"]
    a, b = an_indicator("A"), an_indicator("B")
    assert lines(a_card(a, b), a_card(b, a)) == ["styringsparametere: ny rekkefølge: A, B → B, A"]
    before = a_unit("all", a_unit("e", a_unit("t")), a_unit("w"))
    after = a_unit("all", a_unit("e"), a_unit("w", a_unit("t")))
    assert lines(a_card(organisation=before), a_card(organisation=after)) == ["flyttet (organisasjonsenhet): e → w"]


def test_the_card_s_own_keys_stay_as_they_are() -> None:
    old, new = a_card(words=FrozenMap({"good": "I rute"})), a_card(words=FrozenMap({"good": "Bra"}))
    assert lines(old, new) == ["egne ord, good: I rute → Bra"]
    assert lines(a_card(), a_card(defaults=Defaults(min_coverage=0.5))) == [
        "for hele kortet, minste datadekning: 0,6667 → 0,5"]


def test_words_of_closed_lists_are_told_where_the_language_has_them() -> None:
    assert lines(a_card(), a_card(defaults=Defaults(basis=Basis.YEAR_TO_DATE))) == [
        "for hele kortet, hva rapporten dekker: – → hittil i år"]
    both = (an_indicator("A"), an_indicator("B"))
    assert lines(a_card(*both), a_card(*both, links=(a_link("A", "B"),))) == [
        "årsakssammenhenger A → B lagt til: virkemåte driver"]


def test_names_are_told_in_the_language_asked_for() -> None:
    named: dict[str, Any] = {"name": "Waits", "annotations": Annotations(names=FrozenMap({"nb": "Ventetid"}))}
    old, new = (a_card(Indicator(id="A", weight=weight, **named)) for weight in (1.0, 2.0))
    told = render_difference(compare_scorecards(old, new), language="nb")
    assert "  A Ventetid\n" in told


def test_an_id_that_is_something_else_now_is_told_under_its_old_name() -> None:
    old = a_card(an_indicator("A", name="Waits"))
    new = a_card(initiatives=(an_initiative("A", name="Queue"),))
    told = render_difference(compare_scorecards(old, new), language="en")
    assert "  A Waits\n    Indicator removed\n" in told


@pytest.mark.parametrize("language", LANGUAGES_WITH_WORDS)
def test_every_attribute_topic_and_kind_has_its_word(language: str) -> None:
    words = words_for(language)
    not_told = {"Assessment", "Measurement", "Measurements", "Reading", "Formula", "Name", "Number", "Operation",
                "Scale", "Amount", "Duration", "Period", "Threshold", "Between", "Point", "AtLevel", "ToBaseline",
                "Reached", "Judged", "Lag", "Bounds", "Annotations"}
    fields = {field.name for kind in classes() for field in attrs.fields(kind) if field.init
              and kind.__name__ not in not_told} | {field.name for field in attrs.fields(Annotations)}
    wanted = {f"field.{name}" for name in fields - {"annotations"}}
    wanted |= {f"topic.{topic.value}" for topic in Topic} | {f"element.{kind.value}" for kind in ElementKind}
    wanted |= {f"direction.{each.value}" for each in Direction if each is not Direction.NEITHER}
    assert wanted - words.keys() == set()


@pytest.mark.parametrize("form", PlainForm)
@pytest.mark.parametrize("language", LANGUAGES_WITH_WORDS)
def test_every_change_of_a_full_card_can_be_told(language: str, form: PlainForm) -> None:
    for n, mutation in enumerate(mutations(FULL)):
        if n % 31 == 0:
            told = render_difference(compare_scorecards(FULL, mutation.card), language=language, form=form)
            assert "object at 0x" not in told
            assert "FrozenMap(" not in told


@settings(max_examples=40)
@given(card=scorecards(), start=st.integers(0, 100_000), form=st.sampled_from(PlainForm))
def test_any_change_is_told_and_never_breaks_a_table(card: Scorecard, start: int, form: PlainForm) -> None:
    every = list(candidates(card))
    mutation = next(each for n in range(len(every)) if (each := every[(start + n) % len(every)]).is_valid())
    told = render_difference(compare_scorecards(card, mutation.card), form=form)
    if form is PlainForm.MARKDOWN:
        for block in told.split("\n\n"):
            rows = [line for line in block.split("\n") if line.startswith("| ")]
            columns = {len(row.replace("\\\\", "").replace("\\|", "").split("|")) for row in rows}
            assert len(columns) <= 1, told


def test_a_text_of_several_lines_is_told_on_one() -> None:
    assert of_indicators({"definition": "Decided in time"}, {"definition": "Decided in time,\r\nwithout appeals"}) == [
        "definisjon: Decided in time → Decided in time, without appeals"]
