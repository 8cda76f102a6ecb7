"""Why scores moved, in words."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from tests.examples import a_card, a_factor, a_measurement, a_target, a_unit, an_indicator

from balanced_scorecard import (
    Amount,
    Annotations,
    Basis,
    FrozenMap,
    Indicator,
    Measurements,
    Norm,
    PartKind,
    Period,
    PlainForm,
    Polarity,
    Scorecard,
    Split,
    compare_evaluations,
    evaluate,
    load_measurements,
    load_scorecard,
    measurements_for,
    render_split,
)
from balanced_scorecard.comparison.split import WhyNot
from balanced_scorecard.words import LANGUAGES_WITH_WORDS, words_for

YEARS = Path(__file__).parents[1] / "worked_examples" / "three_years"


def of_year(year: int, as_of: date | None = None) -> Split:
    old, new = (load_scorecard(YEARS / f"{each}.yaml") for each in (year, year + 1))
    figures = load_measurements(YEARS / f"tall-{year}.csv", YEARS / f"tall-{year + 1}.csv")
    return compare_evaluations(evaluate(old, measurements_for(old, figures, new), str(year), as_of=as_of),
                               evaluate(new, measurements_for(new, figures, old), str(year + 1)))


def told(split: Split, **how: Any) -> str:
    return render_split(split, **how).replace("\u00a0", " ")


def a_split(old: Scorecard, new: Scorecard, before: dict[str, float], after: dict[str, float]) -> Split:
    def judged(card: Scorecard, year: str, values: dict[str, float]) -> Any:
        return evaluate(card, Measurements(a_measurement(id_, year, value) for id_, value in values.items()), year)

    return compare_evaluations(judged(old, "2024", before), judged(new, "2025", after))


def a_leaf(id_: str, text: str = ">= 80", **fields: Any) -> Indicator:
    target = a_target(text, tolerance=Amount(20.0), **{"source": None, **fields.pop("target", {})})
    return an_indicator(id_, target, **fields)


def test_a_year_is_told_from_the_card_down_to_the_figures() -> None:
    assert told(of_year(2024, as_of=date(2025, 2, 1))) == """\
Hvorfor skårene er endret: Styrekort for Klagenemnda 2025 (versjon 2025.2)
Fra 2024 på Styrekort for Klagenemnda 2024 (versjon 2024.1), slik tallene var 01.02.2025 til 2025 på Styrekort for \
Klagenemnda 2025 (versjon 2025.2) (perioden alene)

Styrekortet: steg fra 0,525 til 0,586: +0,005 rettede eller sent innkomne tall (A1.1), +0,066 bedre resultater \
(A1.1, A1.2, B1.1), −0,025 skjerpet krav (A1.1 STB25), +0,012 hva som telles (B1.2, B1.3), +0,003 vekter (A)
  A Brukere: steg fra 0,550 til 0,592: +0,010 rettede eller sent innkomne tall (A1.1), +0,082 bedre resultater \
(A1.1, A1.2), −0,050 skjerpet krav (A1.1 STB25)
    A1 Svar i tide: steg fra 0,550 til 0,592: +0,010 rettede eller sent innkomne tall (A1.1), +0,082 bedre resultater \
(A1.1, A1.2), −0,050 skjerpet krav (A1.1 STB25)
      A1.1 Andel klager avgjort innen tre måneder: steg fra 0,500 til 0,533: +0,020 rettede eller sent innkomne tall, \
+0,113 bedre resultater, −0,100 skjerpet krav (STB25)
        70 % mot ≥ 80 % → 78 % mot ≥ 90 %
      A1.2 Brukertilfredshet: steg fra 0,600 til 0,650: +0,050 bedre resultater
        72 poeng mot minst 75 poeng → 74,3 poeng mot minst 75 poeng
  B Interne prosesser: steg fra 0,500 til 0,575: +0,050 bedre resultater (B1.1), +0,025 hva som telles (B1.2, B1.3)
    B1 God saksbehandling: steg fra 0,500 til 0,575: +0,050 bedre resultater (B1.1), +0,025 hva som telles (B1.2, B1.3)
      B1.1 Andel vedtak omgjort av domstolene: steg fra 0,500 til 0,550: +0,050 bedre resultater
        10 % mot høyst 8 % → 9,4 % mot høyst 8 %
      B1.2 Restanser: hadde skår 0,500, har ingen
        2 500 saker mot ≤ 2 000 saker
      B1.3 Median saksbehandlingstid: har skår 0,600, hadde ingen
        96 dager mot ≤ 90 dager

Sammenlignes ikke, og står under «hva som telles»:
  B1.2 Restanser er tatt ut
  B1.3 Median saksbehandlingstid er ny

Delene er stegene på én vei: først de tidligere tallene slik de er kjent nå, så de nye tallene etter det gamle kravet, \
så det nye kravet, så hva som telles, til sist vektene. I en annen rekkefølge ville delene vært litt andre, summen den \
samme. Vist med tre desimaler; uavrundet går delene opp i endringen.
"""


def test_as_markdown_it_is_a_table_with_a_column_a_part() -> None:
    card = a_card(a_factor("F", a_leaf("A"), a_leaf("B")), name="Our | card")
    rendered = told(a_split(card, card, {"A": 60.0, "B": 80.0}, {"A": 70.0}), form=PlainForm.MARKDOWN)
    assert rendered == """\
# Why the scores moved: Our \\| card

From 2024 to 2025 (the period alone)

**The scorecard**: unchanged at 0.500: 0 restated or late figures, +0.167 better performance (A), 0 the bar, \
−0.167 what is counted (B), 0 weights

| Element | Figure and target | Earlier | Later | Change | restated or late figures | performance | the bar | what is \
counted | weights |
| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
| The scorecard |  | 0.500 | 0.500 | 0 | 0 | +0.167 | 0 | −0.167 | 0 |
| Perspective P Perspective P |  | 0.500 | 0.500 | 0 | 0 | +0.167 | 0 | −0.167 | 0 |
| Critical success factor F Factor F |  | 0.500 | 0.500 | 0 | 0 | +0.167 | 0 | −0.167 | 0 |
| A Indicator A | 60 against ≥ 80 → 70 against ≥ 80 | 0.333 | 0.500 | +0.167 | 0 | +0.167 | 0 | 0 | 0 |
| B Indicator B | 80 against ≥ 80 → not reported | 0.667 |  |  |  |  |  |  |  |

Not compared, and part of what is counted:

- B Indicator B is not scored now

The parts are the steps of one way: first the earlier figures as they are known now, then the later figures by the \
earlier bar, then the later bar, then what is counted, and the weights last. In another order the parts would differ a \
little, and the sum would not. Shown with three decimals; unrounded the parts add up to the change.
"""


@pytest.mark.parametrize(("was", "now", "value", "said"), [
    (">= 80", ">= 90", 70.0, "fell from 0.500 to 0.333: −0.167 a tighter bar (L25)"),
    (">= 90", ">= 80", 70.0, "rose from 0.333 to 0.500: +0.167 a looser bar (L25)"),
    (">= 80", ">= 80", 60.0, "fell from 0.500 to 0.333: −0.167 weaker performance"),
])
def test_a_part_says_which_way_it_went(was: str, now: str, value: float, said: str) -> None:
    old, new = a_card(a_leaf("A", was)), a_card(a_leaf("A", now, target={"source": "L25"}))
    if was == now:
        new = old
    rendered = told(a_split(old, new, {"A": 70.0}, {"A": value}))
    assert f"      A Indicator A: {said}\n" in rendered


def test_a_norm_that_moved_is_no_new_letter() -> None:
    way = {"polarity": Polarity.HIGHER}
    old, new = (a_card(an_indicator("A", ">= 80", norms=(Norm(medium=medium),), **way)) for medium in (60, 65))
    assert "A Indicator A: fell from 0.500 to 0.444: −0.056 a tighter bar\n" in told(
        a_split(old, new, {"A": 70.0}, {"A": 70.0}))


def test_a_norm_without_a_target_stands_in_no_letter() -> None:
    old, new = (a_card(an_indicator("A", norms=(Norm(medium=60, good=good),))) for good in (80, 75))
    rendered = told(a_split(old, new, {"A": 70.0}, {"A": 70.0}), form=PlainForm.MARKDOWN)
    assert "rose from 0.500 to 0.556: 0 restated or late figures, 0 performance, +0.056 a looser bar (A)" in rendered
    assert "Not compared" not in rendered


def test_more_than_four_elements_are_not_all_named_and_all_are_listed_below() -> None:
    card = a_card(*(a_leaf(id_) for id_ in "ABCDE"))
    rendered = told(a_split(card, card, dict.fromkeys("ABCDE", 60.0), dict.fromkeys("ABCDE", 70.0)))
    assert "better performance (A, B, C, D, …)" in rendered
    assert rendered.count("Indicator") == 5


def test_what_has_no_score_at_either_end_is_not_told() -> None:
    card = a_card(a_leaf("A"), an_indicator("X"))
    rendered = told(a_split(card, card, {"A": 60.0}, {"A": 60.0}))
    assert ("A Indicator A: unchanged at 0.333\n" in rendered, "X Indicator" in rendered) == (True, False)


def test_a_card_without_any_score_says_so() -> None:
    card = a_card(language="nb")
    assert told(a_split(card, card, {}, {})).startswith(
        "Hvorfor skårene er endret: Our card\nFra 2024 til 2025 (perioden alene)\n\nStyrekortet: ingen skår\n\n")


def test_a_unit_and_the_year_to_date_are_said() -> None:
    card = a_card(a_leaf("A"), organisation=a_unit("all", a_unit("north")))
    evaluation = evaluate(card, Measurements(), "2025", org_unit="north", basis=Basis.YEAR_TO_DATE)
    assert "\nFrom 2025 to 2025 (the year to date) · Organisational unit: Unit north\n" in told(
        compare_evaluations(evaluation, evaluation))


def test_names_are_told_in_the_language_asked_for() -> None:
    leaf = evolve(a_leaf("A", name="Waits"), annotations=Annotations(names=FrozenMap({"nb": "Ventetid"})))
    assert "A Ventetid: uendret på 0,333" in told(a_split(a_card(leaf), a_card(leaf), {"A": 60.0}, {"A": 60.0}),
                                                  language="nb")


def test_a_sum_against_what_was_planned_by_now_shows_both() -> None:
    rendered = told(of_year(2025), language="en")
    assert "78% against ≥ 90% → 81% against ≥ 85%" in rendered.replace(" %", "%")


@pytest.mark.parametrize("language", LANGUAGES_WITH_WORDS)
def test_every_part_and_every_reason_has_its_word(language: str) -> None:
    wanted = {f"split.{each.value}" for kind in (PartKind, WhyNot) for each in kind}
    assert wanted - words_for(language).keys() == set()


@pytest.mark.parametrize("form", PlainForm)
@pytest.mark.parametrize("language", LANGUAGES_WITH_WORDS)
def test_a_split_can_be_told_in_every_language(language: str, form: PlainForm) -> None:
    rendered = render_split(of_year(2025), language=language, form=form)
    assert "{" not in rendered
    assert Period.parse("2026").end.isoformat() not in rendered
