"""How a report says things, in either language."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from tests.reports import sample

from balanced_scorecard import (
    Assessment,
    AssessmentKind,
    Indicator,
    Initiative,
    Judgement,
    LongTerm,
    NodeKind,
    NodeScore,
    Period,
    Restatement,
    Revision,
    Status,
)
from balanced_scorecard.domain.amount import Amount
from balanced_scorecard.domain.annotations import Annotations
from balanced_scorecard.domain.frozen_map import FrozenMap
from balanced_scorecard.domain.identifiers import ElementId, IndicatorId, UnitName
from balanced_scorecard.domain.observation import ObservationStatus
from balanced_scorecard.domain.scale import Scale
from balanced_scorecard.domain.target import (
    AtLevel,
    Between,
    Comparator,
    Judged,
    Point,
    Target,
    Threshold,
    ToBaseline,
    Universal,
)
from balanced_scorecard.evaluation.advice import Advice, AdviceKind
from balanced_scorecard.evaluation.results import DataStatus, IndicatorResult, Pace, Reason, TargetMet
from balanced_scorecard.reports.details import (
    details_of_node,
    details_of_row,
    edges_in_words,
    flags_of_node,
    uncertainty,
)
from balanced_scorecard.reports.model import IndicatorRow
from balanced_scorecard.reports.wording import Wording

NB, EN = Wording(language="nb"), Wording(language="en")
T2 = Period.parse("2025-T2")

PERCENT = UnitName("percent")
ID = IndicatorId(ElementId("A1"))


def soft(text: str) -> str:
    return text.replace("\u00a0", " ")


def a_result(actual: object = None, *, unit: str | None = "percent", scale: Scale | None = None,
             status: Status = Status.POOR, **other: object) -> IndicatorResult:
    indicator = Indicator(id=ID, name="Andel", unit=unit)
    return IndicatorResult(indicator=indicator, period=T2, status=status, actual=actual, scale=scale,  # type: ignore[arg-type]
                           **other)  # type: ignore[arg-type]


def a_node(**counts: int) -> NodeScore:
    met, judged = counts.pop("met", 0), counts.pop("judged", 0)
    missing = tuple(f"M{number}" for number in range(counts.pop("missing", 0)))
    return NodeScore(id="n", kind=NodeKind.FACTOR, name="N", status=Status.MEDIUM, targets_met=met,
                     targets_judged=judged, counts=counts, missing=missing)


def test_counts_come_before_everything() -> None:
    node = a_node(met=3, judged=5, good=3, medium=1, poor=1, missing=1)
    assert NB.counts(node) == "3 av 5 krav/måltall nådd · 1 middels · 1 mindre god · 1 mangler tall"
    assert EN.counts(node) == "3 of 5 targets met · 1 medium · 1 poor · 1 without data"


def test_goods_are_counted_where_they_are_not_the_targets_met() -> None:
    assert NB.counts(a_node(met=1, judged=2, good=2)) == "1 av 2 krav/måltall nådd · 2 gode"


def test_a_node_without_anything_judged_says_so() -> None:
    assert NB.counts(a_node()) == "ingenting er vurdert"
    assert NB.targets_met(a_node()) == "ingen krav/måltall vurdert"


def test_the_cards_own_words_replace_those_for_statuses() -> None:
    own = Wording(language="nb", own={"poor": "Vesentlig avvik"})
    assert own.status(Status.POOR) == "Vesentlig avvik"
    assert own.counts(a_node(met=1, judged=3, good=1, poor=2)) == "1 av 3 krav/måltall nådd · 2 vesentlig avvik"


def test_the_cards_own_words_hold_in_its_own_language_only() -> None:
    report = sample.a_report(sample.CARD.replace("language: nb", "language: nb\nwords: {poor: Vesentlig avvik}"))
    assert Wording.of(report).status(Status.POOR) == "Vesentlig avvik"
    assert Wording.of(report, "en").status(Status.POOR) == "Poor"


def test_a_name_in_the_language_asked_for_wins() -> None:
    named = Indicator(id=ID, name="Andel", annotations=Annotations(names=FrozenMap({"en": "Share"})))
    assert (NB.name(named), EN.name(named)) == ("Andel", "Share")


def test_a_value_is_never_rounded_over_its_edge() -> None:
    scale = Scale(direction=1, good=80.0)
    assert soft(NB.value(a_result(79.96, scale=scale))) == "79,96 %"
    assert soft(NB.value(a_result(79.3, scale=scale))) == "79,3 %"


def test_days_levels_and_judgements_are_values_too() -> None:
    day = Period.parse("2025-08-20").start
    judged = Indicator(id=ID, name="Skjønn", targets=(Target(expectation=Judged(how="Vurderes")),))
    assert NB.value(a_result(day, unit=None)) == "20.08.2025"
    assert NB.value(a_result("B", unit=None)) == "B"
    assert NB.value(IndicatorResult(indicator=judged, period=T2, status=Status.POOR, actual="poor")) == "Mindre god"
    assert NB.value(a_result(None)) == "–"


@pytest.mark.parametrize(("target", "nb", "en"), [
    (Threshold(comparator=Comparator.AT_LEAST, value=83.68, unit="percent"), "≥ 83,68 %", "≥ 83.68 %"),
    (Between(low=10, high=20, unit="percent"), "10–20 %", "10–20 %"),
    (Point(value=0, spread=1.5, unit="percent"), "= 0 % ± 1,5", "= 0 % ± 1.5"),
    (Point(value=4), "= 4", "= 4"),
    (Universal(), "i alle saker", "in all cases"),
    (AtLevel(comparator=Comparator.AT_LEAST, level="B"), "≥ B", "≥ B"),
    (ToBaseline(change=Amount(-5, "percentage_point")), "startverdi − 5 prosentpoeng", "baseline − 5 pp"),
    (ToBaseline(change=Amount(5), comparator=Comparator.ABOVE), "> startverdi + 5", "> baseline + 5"),
    (Judged(how="Vurderes av fagdirektøren"), "Vurderes av fagdirektøren", "Vurderes av fagdirektøren"),
])
def test_a_target_built_without_a_text_is_said_in_each_language(target: object, nb: str, en: str) -> None:
    made = Target(expectation=target)  # type: ignore[arg-type]
    assert (soft(NB.letter(made)), soft(EN.letter(made))) == (nb, en)


def test_a_target_stands_as_the_letter_wrote_it_its_scope_below() -> None:
    text = "< 7 mnd. inkl. innkreving"
    target = Target(expectation=Threshold(comparator=Comparator.BELOW, value=7.0, unit="month"),
                    text=text, scope="inkl. innkreving")
    result = a_result(7.4, unit="month", effective_target=target, target=7.0, target_whole=7.0)
    assert (NB.letter(target), NB.target(result), NB.target_note(result)) == (text, "< 7 mnd.", "inkl. innkreving")


def test_the_scaled_edge_is_shown_where_it_differs() -> None:
    target = Target(expectation=Threshold(comparator=Comparator.AT_LEAST, value=150000.0, unit="case"))
    result = a_result(54000.0, unit="case", effective_target=target, target=96000.0, target_whole=150000.0,
                      scale=Scale(direction=1, good=96000.0))
    assert soft(NB.target_note(result)) == "hittil: ≥ 96 000 saker"


@pytest.mark.parametrize(("scale", "words"), [
    (Scale(direction=1, good=80.0, medium=70.0), "grønn fra 80 %, gul fra 70 %"),
    (Scale(direction=1, good=79.0, is_strict=True), "grønn over 79 %; ingen gul: enten nådd eller ikke"),
    (Scale(direction=-1, good=5.0, medium=10.0), "grønn til og med 5 %, gul til og med 10 %"),
    (Scale(direction=-1, good=5.0, medium=10.0, is_strict=True), "grønn under 5 %, gul til og med 10 %"),
    (Scale(direction=0, good=(97.0, 100.0), medium=(95.0, 100.0)), "grønn 97–100 %, gul 95–100 %"),
    (None, ""),
])
def test_edges_are_told_in_words(scale: Scale | None, words: str) -> None:
    assert soft(edges_in_words(a_result(60.0, scale=scale), NB)) == words


def test_a_norm_alone_tells_from_where_it_is_green() -> None:
    assert soft(NB.target(a_result(60.0, scale=Scale(direction=-1, good=5.0)))) == "grønn ≤ 5 %"


def test_no_target_and_nothing_to_judge_are_told_apart() -> None:
    assert NB.target(a_result(60.0, status=Status.NO_TARGET)) == "ikke fastsatt"
    assert NB.target(a_result(60.0, status=Status.UNSCORED)) == "–"


def test_a_judged_result_needs_no_reason() -> None:
    assert NB.why(a_result(60.0)) == ""
    assert NB.why(a_result(status=Status.NO_DATA, reason=Reason.SUPPRESSED)) == "skjermet (prikket)"


def test_advice_is_given_in_the_language_of_the_page() -> None:
    advice = Advice(AdviceKind.NOT_NUMBERS)
    result = a_result(status=Status.NO_DATA, reason=Reason.NOT_ADDABLE, advice=advice)
    assert NB.why(result) == "tallene kan ikke legges sammen til perioden: oppgi verdiene som tall"
    assert EN.why(result).endswith(": give its values as numbers")


def test_a_managers_status_is_shown_beside_and_never_instead() -> None:
    said = Assessment(period=T2, element="A1", kind=AssessmentKind.ASSESSMENT, text="Bra nok", status="Good",
                      forecast=82.5)
    assert soft(NB.assessment(said, a_result(60.0))) == "Bra nok · Leders vurdering: God · Prognose for året: 82,5 %"
    assert soft(NB.assessment(said)) == "Bra nok · Leders vurdering: God · Prognose for året: 82,5"
    assert NB.status_said("på vei") == "på vei"


def test_a_signature_says_who_and_when_as_far_as_it_is_known() -> None:
    day = Period.parse("2025-09-12").start
    by = {"period": T2, "element": "A1", "kind": AssessmentKind.DEVIATION}
    assert [NB.signature(Assessment(**by, **more)) for more in ({"by": "Gran", "date": day}, {"by": "Gran"},  # type: ignore[arg-type]
                                                                {"date": day}, {})] == [
        "Gran, 12.09.2025", "Gran", "12.09.2025", ""]


def test_an_initiative_is_one_line() -> None:
    assert NB.initiative(Initiative(id="I1", name="Kurs")) == "Kurs"
    assert NB.initiative(sample.a_card().initiatives[0]) == (
        "Restanseprosjekt · i gang · Regiondirektør Lind · 01.02.2025 – 15.12.2025")


def test_a_row_opens_into_what_is_behind_it() -> None:
    report = sample.a_report()
    row = next(each for each in report.rows() if each.result.id == "A1.1.1")
    said = {term: soft(text) for term, text in details_of_row(row, NB)}
    assert said["Definisjon"] == "Søknader avgjort innen fristen"
    assert said["Kravet kommer fra"] == "Tildelingsbrev 2025, pkt. 3.1 · resultatkrav · vedtatt 15.01.2025"
    assert said["Grenseverdier"] == "grønn fra 80 %, gul fra 70 %"
    assert said["Avstand til kravet"] == "15 prosentpoeng under kravet"
    assert said["Teller og nevner"] == "520 / 800"


def test_a_row_tells_pace_carry_and_comparisons_where_there_are_any() -> None:
    result = a_result(60.0, scale=Scale(direction=1, good=80.0), expected=62.0, pace=Pace.BEHIND, previous=58.0,
                      same_period_last_year=50.0, baseline=40.0, progress=0.5, coverage=0.75,
                      measured_in=Period.parse("2024-T3"), data_status=DataStatus.CARRIED)
    said = {term: soft(text) for term, text in details_of_row(IndicatorRow(result=result), NB)}
    assert said["Ventet nå"] == "62 % · bak planen"
    assert (said["Forrige periode"], said["Samme periode i fjor"], said["Startverdi"]) == ("58 %", "50 %", "40 %")
    assert (said["Datadekning"], said["Del av veien fra startverdi til krav"]) == ("75 %", "50 %")
    assert said["Tall"] == "målt i 3. tertial 2024"


def test_a_sum_so_far_says_the_periods_own() -> None:
    result = a_result(800.0, unit="case", actual_in_basis=400.0)
    assert (NB.value_note(result), NB.value_note(a_result(800.0, actual_in_basis=800.0))) == (
        "sum hittil; 400 saker i rapportperioden", "")


def test_a_node_tells_its_score_and_what_may_change_it() -> None:
    # 0.8 and 0.4 with weights .5 and .3, .2 missing: 0.65, coverage 0.8, bounds 0.52-0.72
    node = NodeScore(id="n", kind=NodeKind.FACTOR, name="N", status=Status.MEDIUM, score=0.65, coverage=0.8,
                     score_bounds=(0.52, 0.72), missing=("M",), preliminary=True, limited_by=("P",),
                     hidden_poor=("P", "Q"))
    assert [soft(text) for _, text in details_of_node(node, NB)] == ["0,65", "80 %", "0,52–0,72", "1"]
    assert flags_of_node(node, NB) == ("holdes på middels av P", "Mindre god lenger ned: Q",
                                       "foreløpig: det som mangler, kan endre statusen")


def test_a_node_without_a_score_has_nothing_to_open() -> None:
    assert details_of_node(a_node(), NB) == ()


def test_an_unexplained_measurement_without_a_value_leaves_a_hole_in_the_curve() -> None:
    rows = [sample.a_row("B1.2", month, value=value)
            for month, value in (("2025-01", 2.0), ("2025-02", None), ("2025-03", 4.0))]
    made = sample.a_report(measurements=rows)
    row = next(each for each in made.rows() if each.result.id == "B1.2")
    assert [point.value for point in row.history] == [2.0, None, 4.0]


def few(k: float, n: float, low: float, high: float, **other: Any) -> IndicatorResult:
    target = Target(expectation=Threshold(comparator=Comparator.ABOVE, value=79.0, unit=PERCENT), text="> 79 %")
    given: dict[str, Any] = {"target": 79.0, "effective_target": target, "target_met": TargetMet.NO,
                             "distinguishable": False, **other}
    return a_result(100 * k / n, numerator=k, denominator=n, low=low, high=high, **given)


def test_few_cases_disprove_no_target() -> None:
    said = uncertainty(few(11.0, 14.0, 52.408, 92.432), NB)
    assert soft(said) == "11 av 14 (78,6 %, 52,4–92,4 %) motbeviser ikke «> 79 %»"
    english = uncertainty(few(11.0, 14.0, 52.408, 92.432), EN)
    assert soft(english) == "11 of 14 (78.6 %, 52.4–92.4 %) does not disprove “> 79 %”"


def test_few_cases_prove_none_either() -> None:
    said = uncertainty(few(12.0, 14.0, 60.06, 95.99, target_met=TargetMet.YES), NB)
    assert soft(said) == "12 av 14 (85,7 %, 60,1–96,0 %) beviser ikke «> 79 %»"


def test_many_cases_say_only_their_interval_and_never_by_rounding_on_the_other_side() -> None:
    said = uncertainty(few(110_000.0, 140_000.0, 78.3557, 78.7857, distinguishable=True), NB)
    assert soft(said) == "110 000 av 140 000 (78,6 %, 78,4–78,8 %)"
    near = uncertainty(few(11.0, 14.0, 52.408, 78.98, distinguishable=True), NB)
    assert soft(near) == "11 av 14 (78,6 %, 52,41–78,98 %)"


def test_a_survey_tells_its_interval_without_parts() -> None:
    assert soft(uncertainty(a_result(68.0, unit="point", low=63.0, high=73.0), NB)) == "68 poeng (63–73 poeng)"


def test_without_an_interval_nothing_is_said_of_it() -> None:
    assert uncertainty(a_result(68.0), NB) == uncertainty(a_result(68.0, low=63.0), NB) == ""


def test_a_row_tells_the_earlier_requirement_the_marks_and_what_may_change() -> None:
    marked = a_result(60.0, status_before_change=Status.GOOD, may_flip=True,
                      observation=(ObservationStatus.ESTIMATED, ObservationStatus.PROVISIONAL))
    said = dict(details_of_row(IndicatorRow(result=marked), NB))
    assert said["Etter det tidligere kravet"] == "God"
    assert said["Merking av tallet"].startswith("anslag, foreløpig. Tallet er foreløpig, og slike tall")
    plain = dict(details_of_row(IndicatorRow(result=a_result(60.0)), NB))
    assert "Merking av tallet" not in plain


def test_a_row_tells_what_stands_beside_the_judgement() -> None:
    far = Target(expectation=Threshold(comparator=Comparator.AT_LEAST, value=90, unit=PERCENT), by=Period.parse("2028"))
    changes = (
        Restatement(indicator=ID, org_unit="", period=T2, before=70.0, after=69.5, recorded_at=datetime(2025, 10, 8)),
        Restatement(indicator="kost", org_unit="", period=T2, before=300.0, after=None, recorded_at=None),
    )
    result = a_result(60.0, long_term=LongTerm(target=far, edge=90.0, progress=0.32), restated=changes,
                      judgement=Judgement(period=T2, by="Kari", on=date(2025, 9, 1), why="To mangler"),
                      data_status=DataStatus.PROVISIONAL, revision=Revision(count=8, mean=-0.5, mean_size=1.25),
                      price_basis="faste 2024")
    said = {term: soft(text) for term, text in details_of_row(IndicatorRow(result=result), NB)}
    assert said["Langsiktig krav/måltall"] == "≥ 90 % · innen 31.12.2028 · 32 % av veien fra startverdien"
    assert said["Vurdert av"] == "Kari · 01.09.2025 · To mangler"
    assert said["Endret siden første registrering"] == (
        "2. tertial 2025: 70 % → 69,5 % (08.10.2025) · kost, 2. tertial 2025: 300 → –")
    assert said["Merking av tallet"] == ("Første tall her flytter seg 1,3 prosentpoeng i gjennomsnitt over 8 "
                                         "perioder; med fortegn −0,50 prosentpoeng")
    assert said["Prisgrunnlag"] == "faste 2024"


def test_what_stands_beside_is_told_as_far_as_it_is_known() -> None:
    no_day = LongTerm(target=Target(expectation=Threshold(comparator=Comparator.AT_LEAST, value=90, unit=PERCENT)))
    said = dict(details_of_row(IndicatorRow(result=a_result(
        60.0, long_term=no_day, judgement=Judgement(why="To mangler"),
        revision=Revision(count=8, mean=0.0, mean_size=1.0))), NB))
    assert (soft(said["Langsiktig krav/måltall"]), said["Vurdert av"]) == ("≥ 90 %", "To mangler")
    assert "Merking av tallet" not in said  # a settled figure does not move


def test_a_year_s_target_is_held_against_a_part_by_its_scaled_edge() -> None:
    scale = Scale(direction=1, good=243.0, is_strict=True)
    target = Target(expectation=Threshold(comparator=Comparator.ABOVE, value=365), text="mer enn 365")
    result = a_result(230.0, target=243.0, target_whole=365.0, effective_target=target, scale=scale)
    assert soft(NB.judged_against(result)).startswith("hittil: > 243")
    whole = a_result(230.0, target=365.0, target_whole=365.0, effective_target=target, scale=scale)
    assert NB.judged_against(whole) == "mer enn 365"


def test_a_number_in_a_letter_is_not_broken_over_two_lines() -> None:
    target = Target(expectation=Threshold(comparator=Comparator.AT_MOST, value=75000), text="ikke over 75 000 kr/sak")
    assert NB.letter(target) == "ikke over 75\u00a0000\u00a0kr/sak"


def test_a_difference_of_a_milestone_is_in_days_and_what_is_on_the_edge_is_nothing() -> None:
    late = a_result(date(2025, 11, 16))
    assert (NB.change(late, -46.0), NB.change(late, 1.0)) == ("−46 dager", "+1 dag")
    assert soft(NB.change(a_result(243.0, target=243.00000000000003), 2.8e-14)).startswith("0")
