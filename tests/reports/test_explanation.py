"""An explanation in words: what a controller reads aloud to an auditor."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from tests.evaluation.building import a_card, a_row, a_target, an_indicator
from tests.evaluation.identity import a_factor, a_leaf, a_perspective, one_factor, rolled_up

from balanced_scorecard import (
    Aggregation,
    Amount,
    AtLevel,
    Basis,
    Comparator,
    Defaults,
    Document,
    ExplanationForm,
    Frequency,
    FromUnits,
    FrozenMap,
    Indicator,
    Judged,
    Measurement,
    Measurements,
    MissingPolicy,
    Norm,
    NormEdge,
    ObservationStatus,
    OrganisationUnit,
    PartialUnits,
    Reached,
    Role,
    RollUpMethod,
    Series,
    Target,
    evaluate,
    explain,
    render_explanation,
    roll_up,
)

FLOW = Aggregation.FLOW


def told(indicator: Indicator, rows: list[Measurement], period: str = "2024", *, language: str | None = "en",
         card: dict[str, Any] | None = None, **asked: Any) -> str:
    evaluation = evaluate(a_card(indicator, **(card or {})), Measurements(rows), period, **asked)
    return plain(render_explanation(explain(evaluation, "i"), language=language))


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_a_share_is_told_from_status_to_rows() -> None:
    # 79 of 100 and 1 of 2: 100 * 80 / 102 = 78.43 %, against 80 %, yellow from 70 %: 1/3 + 8.431 / 10 / 3 = 0.614.
    letter = Document(id="TB24", name="Allocation letter", dated=date(2024, 1, 10))
    target = a_target(">= 80 %", by="2024", source="TB24 section 3", decided=date(2024, 1, 10), decided_by="AID",
                      applies_from=date(2024, 2, 1), reason="more money")
    indicator = an_indicator(target, unit="percent", adds_up=Aggregation.RATE, decimals=1,
                             norms=(Norm(medium=70, good=NormEdge.TARGET),))
    rows = [a_row("2024-T1", parts=(79, 100), source="Log", recorded_at=datetime(2024, 5, 9), recorded_by="NN"),
            a_row("2024-T2", parts=(1, 2), note="new system", place="2024.csv: row 3",
                  statuses=frozenset({ObservationStatus.PROVISIONAL}))]
    assert told(indicator, rows, "2024-T2", basis=Basis.YEAR_TO_DATE, card={"documents": (letter,)}) == """\
i i, second tertial 2024: Medium
  Judged on 78.431372549 %, shown as 78.4 %: what is shown never decides
    Numerators and denominators added up: 100 × 80 / 102 = 78.431372549 %
      First tertial 2024: 79 / 100 · recorded 9 May 2024 · by NN · source: Log
      Second tertial 2024: 1 / 2 · marked: provisional · new system · 2024.csv: row 3
    It covers 1 January 2024 to 31 August 2024
  Target: ≥ 80 %
    Stands in: Allocation letter of 10 January 2024
    Source: TB24 section 3
    Decided 10 January 2024
    In force from 1 February 2024
    Due 31 December 2024
    Decided by AID
    Reason: more money
  Norm: good the target, medium 70 %
  Edges: green from 80 %, yellow from 70 %
    The edge to yellow comes from the norm
    Score by the line through 60 → 0.00, 70 → 0.33, 80 → 0.67, 90 → 1.00
  Score 0.614
  Target: not met
"""


def test_a_count_is_told_with_what_is_due_by_now() -> None:
    # 36 % of 150 000 is 54 000; loosened by 5 %, 51 300.
    target = a_target(">= 150 000 cases", by="2024", tolerance=Amount(5.0, "percent"),
                      phasing=FrozenMap({"T1": 0.36, "T2": 0.28, "T3": 0.36}))
    indicator = an_indicator(target, adds_up=FLOW, unit="case")
    rows = [a_row("2024-01", 20_000.0), a_row("2024-04", 34_000.0, basis=Basis.YEAR_TO_DATE)]
    by_quarter = [a_row("2024-Q1", 40_000.0), a_row("2024-04", 14_000.0)]
    assert "The value as it was reported\n      April 2024: 34 000 cases · year to date" in told(
        indicator, rows, "2024-T1")
    assert told(indicator, by_quarter, "2024-T1", language="nb") == """\
i i, 1. tertial 2024: God
  Vurdert på 54 000 saker
    Summen av 2 rader: 54 000 saker
      1. kvartal 2024: 40 000 saker
      April 2024: 14 000 saker
    Den gjelder 01.01.2024 til 30.04.2024
  Krav/måltall: ≥ 150 000 cases
    Frist 31.12.2024
  Toleranse: 5 %, oppgitt på kravet
  Kravet gjelder per år; her teller det med 36 %
    Periodisering: 1. tertial 36 %, 2. tertial 28 %, 3. tertial 36 %
  Grenser: grønn fra 54 000 saker, gul fra 51 300 saker
    Hele kravet: 150 000 saker
    Grensen til gul er kravet minus toleransen
    Skår etter linjen gjennom 48 600 → 0,00, 51 300 → 0,33, 54 000 → 0,67, 56 700 → 1,00
  Skår 0,667
  Kravet er: nådd
"""


def test_a_stretch_by_days_and_a_difference_of_years_to_date_are_told() -> None:
    target = a_target("<= 366", by="2024")
    rows = [a_row("2024-T1", 130.0, basis=Basis.YEAR_TO_DATE), a_row("2024-T2", 250.0, basis=Basis.YEAR_TO_DATE)]
    text = told(an_indicator(a_target(">= 50", per=Frequency.TERTIAL), adds_up=FLOW), rows, "2024-T2")
    assert "First tertial 2024: 130 · year to date · taken away" in text
    text = told(an_indicator(target, adds_up=FLOW), rows, "2024-T1")
    assert "The target counts per year; here it counts with 33.1 %\n    By elapsed days: 121 of 366" in text
    assert "Edges: green up to 121; no yellow: either met or not\n    The whole of it: 366" in text


def test_weeks_and_weights_are_told() -> None:
    # The week of 29 January 2024 has three days in January.
    weeks = [a_row(f"2024-W{n:02d}", 7.0) for n in range(1, 6)]
    text = told(an_indicator(a_target(">= 1", per=Frequency.MONTH), adds_up=FLOW), weeks, "2024-01")
    assert "Week 5, 2024: 7 · 42.9 % of it" in text
    mean = told(an_indicator(">= 1", adds_up=Aggregation.MEAN), [a_row("2024-H1", 4.0), a_row("2024-H2", 2.0)])
    assert "The weighted mean of 2 rows" in mean
    assert "First half of 2024: 4 · weight 182" in mean


def test_a_formula_and_its_conversions_are_told() -> None:
    series = (Series(id="cost", name="Costs", unit="NOK", adds_up=FLOW, price_basis="fixed 2024"),
              Series(id="hours", name="Hours", adds_up=FLOW, unit="hour"))
    rows = [a_row("2024", 3, indicator="cost", unit="million_NOK"),
            a_row("2024", 60_000, indicator="hours", unit="minute")]
    indicator = an_indicator("< 4000", unit="NOK/hour", formula="cost / hours")
    card = {"series": series}
    assert told(indicator, rows, card=card) == """\
i i, 2024: Good
  Judged on 3 000 NOK/hour
    The formula cost / hours = 3 000 NOK/hour
      cost Costs: 3 000 000 NOK
        The value as it was reported
          2024: 3 million NOK times 1 000 000 = 3 000 000 NOK
        It covers 1 January 2024 to 31 December 2024
        In prices of: fixed 2024
      hours Hours: 1 000 hours
        The value as it was reported
          2024: 60 000 min divided by 60 = 1 000 hours
        It covers 1 January 2024 to 31 December 2024
    It covers 1 January 2024 to 31 December 2024
  Target: < 4000
  Edges: green below 4 000 NOK/hour; no yellow: either met or not
  Score 0.833
  Target: met
"""
    lacking = told(indicator, rows[:1], card=card)
    assert "i i, 2024: No data (the formula cannot be worked out from the figures given)" in lacking
    assert "hours Hours: no value\n        No row to make a value from" in lacking
    assert "Note: the formula lacks Hours: not reported" in lacking


def test_what_is_missing_is_told_with_the_reason() -> None:
    agency = OrganisationUnit(id="agency", name="Agency", org_units=(OrganisationUnit(id="north", name="North"),))
    indicator = an_indicator(a_target("> 80", org_unit="north"))
    text = told(indicator, [], card={"organisation": agency}, org_unit="north", as_of=date(2025, 2, 1))
    assert text == """\
i i, 2024: No data (late)
  There is no value
    No row to make a value from
    It covers 1 January 2024 to 31 December 2024
  Target: > 80
  Edges: green above 80; no yellow: either met or not
  Organisational unit: North
  Figures as they were known on 1 February 2025
"""


def test_what_covers_only_a_part_is_told_so() -> None:
    text = told(an_indicator(a_target(">= 5", by="2024"), adds_up=FLOW), [a_row("2024-H1", 4.0)])
    assert "The rows cover 49.7 % of that time" in text


def test_a_carried_value_says_when_it_was_measured() -> None:
    text = told(an_indicator("minst 70", frequency=Frequency.YEAR), [a_row("2023", 75.0)], "2024-T1")
    assert "  It was measured in 2023 and is carried forward\n" in text


def test_a_range_and_a_norm_are_told() -> None:
    text = told(an_indicator(norms=(Norm(good=(97, 100), medium=(95, 100)),), unit="percent"), [a_row("2024", 96.0)])
    assert "Norm: good 97–100 %, medium 95–100 %\n  Edges: green 97–100 %, yellow 95–100 %" in text
    text = told(an_indicator(">= 80", norms=(Norm(worst=0),)), [a_row("2024", 96.0)])
    assert "Norm: good not given, medium not given" in text


@pytest.mark.parametrize(("target", "figure", "said"), [
    (">= 80", 78.0, "gul fra 76\n    Grensen til gul er kravet minus toleransen"),
    ("<= 80", 82.0, "gul til og med 84\n    Grensen til gul er kravet pluss toleransen"),
    ("70..80", 75.0, "Grensen til gul er toleransen utenfor hver ende av kravet"),
])
def test_a_tolerance_goes_the_way_that_forgives(target: str, figure: float, said: str) -> None:
    # 5 % of 80 is 4: 80 - 4 = 76 where higher is better, 80 + 4 = 84 where lower is.
    indicator = an_indicator(target, tolerance=Amount(5.0, "percent"))
    assert said in told(indicator, [a_row("2024", figure)], language="nb")


def test_units_are_called_by_their_names() -> None:
    agency = OrganisationUnit(id="agency", name="Agency", org_units=(
        OrganisationUnit(id="n", name="North"), OrganisationUnit(id="s", name="South")))
    rows = [a_row("2024-T1", 10.0, org_unit="n"), a_row("2024-T1", 20.0, org_unit="s"),
            a_row("2024-T2", 10.0, org_unit="n")]
    text = told(an_indicator(">= 5", adds_up=FLOW), rows, "2024-T2", card={"organisation": agency},
                from_units=FromUnits.VALUES, partial=PartialUnits.ALLOW)
    assert "10, added up from 1 of 2 units\n        Not reported: South\n        North: 10\n" in text
    assert "The sum of 1 row: 10\n" in told(
        an_indicator(">= 5", adds_up=FLOW), [a_row("2024-01", 10.0)], "2024-T1")


def test_a_milestone_is_told_by_its_days() -> None:
    target = Target(expectation=Reached(what="In use"), by=date(2024, 6, 1), tolerance=Amount(2, "month"))
    assert told(an_indicator(target), [a_row("2024", date(2024, 7, 15))]) == """\
i i, 2024: Medium
  Reached on 15 July 2024
    The day it was reached
      2024: 15 July 2024
  Target: In use
    Due 1 June 2024
    A delay is tolerated until 1 August 2024
  Score 0.500
  Target: not met
"""
    assert "There is no value\n    No row to make a value from\n" in told(an_indicator(target), [])


def test_a_judgement_and_a_level_are_told() -> None:
    judged = Target(expectation=Judged(how="by the director"))
    text = told(an_indicator(judged), [a_row("2024", "medium", recorded_by="The director")])
    assert "Judged as Medium\n    A person's judgement\n      2024: Medium · by The director\n" in text
    level = Target(expectation=AtLevel(comparator=Comparator.AT_LEAST, level="B"))
    assert "Judged on A\n" in told(an_indicator(level, levels=("C", "B", "A")), [a_row("2024", "A")])


def test_the_status_before_a_change_is_told() -> None:
    old = a_target(">= 70", by="2024", decided=date(2023, 12, 1))
    new = a_target(">= 80", by="2024", decided=date(2024, 6, 1), source="Letter 2")
    text = told(an_indicator(old, new), [a_row("2024", 75.0)])
    assert "By the target that held before it was changed: Good" in text
    assert "    Source: Letter 2\n" in text


def test_a_document_without_a_date_is_told_by_its_name() -> None:
    card = {"documents": (Document(id="VP24", name="Plan"),)}
    assert "Stands in: Plan\n" in told(an_indicator(a_target(">= 70", source="VP24")), [], card=card)


def test_the_card_s_own_words_are_used_in_its_own_language_only() -> None:
    card = {"words": FrozenMap({"good": "I rute"}), "language": "nb"}
    rows = [a_row("2024", 75.0)]
    assert told(an_indicator(">= 70"), rows, language=None, card=card).startswith("i i, 2024: I rute\n")
    assert told(an_indicator(">= 70"), rows, language="nb", card=card).startswith("i i, 2024: I rute\n")
    assert told(an_indicator(">= 70"), rows, language="en", card=card).startswith("i i, 2024: Good\n")


def test_a_judgement_and_the_status_before_are_told_in_the_card_s_own_words_too() -> None:
    card = {"words": FrozenMap({"medium": "Mindre avvik", "good": "I rute"}), "language": "nb"}
    judged = an_indicator(Target(expectation=Judged(how="av direktøren")))
    assert "Vurdert som Mindre avvik\n" in told(judged, [a_row("2024", "medium")], language=None, card=card)
    changed = an_indicator(a_target(">= 70", by="2024", decided=date(2023, 12, 1)),
                           a_target(">= 80", by="2024", decided=date(2024, 6, 1)))
    assert "Etter kravet som gjaldt før endringen: I rute" in told(changed, [a_row("2024", 75.0)], language=None,
                                                                  card=card)


def test_a_node_is_told_as_the_sum_of_what_its_children_contribute() -> None:
    scores = one_factor([0.8, 0.4, None], [0.5, 0.3, 0.2])
    text = plain(render_explanation(explain(scores, "f")))
    assert text.splitlines()[:4] == [
        "f f, 2024: Medium",
        "  Score 0.650 = 62.5 % × 0.800 + 37.5 % × 0.400",
        "  80 % of the weight is measured; at least 66.7 % is asked for",
        "  Were what is missing worst or best: 0.52 to 0.72",
    ]
    assert "  i0 i0, 2024: Good – weight 0.5, share 62.5 %, contributes 0.500\n    Judged on 0.8" in text
    assert "  i2 i2, 2024: No data (not reported) – missing\n" in text


def test_a_node_by_another_method_says_which() -> None:
    scores = one_factor([0.8, 0.4, None], [0.5, 0.3, 0.2], method=RollUpMethod.WORST, missing=MissingPolicy.REQUIRE_ALL)
    text = plain(render_explanation(explain(scores, "f")))
    assert "Everything must be there\n" in text
    scores = one_factor([0.8, 0.4], method=RollUpMethod.WORST)
    text = plain(render_explanation(explain(scores, "f")))
    assert "  Score 0.400, by the worst of what is counted\n" in text
    assert "– weight 1, share 50 %\n" in text
    zero = one_factor([0.8, None], missing=MissingPolicy.COUNT_AS_ZERO, defaults=Defaults(min_coverage=0.5))
    text = plain(render_explanation(explain(zero, "f")))
    assert "  Score 0.400 = 50 % × 0.800 + 50 % × 0.000\n  What is missing counts as zero\n" in text


def test_a_node_that_is_held_back_says_by_what() -> None:
    text = plain(render_explanation(explain(one_factor([1.0, 1.0, 1.0, 0.0]), "f")))
    assert "  Held back by i3\n" in text


def test_a_node_with_nothing_to_judge_has_only_its_children() -> None:
    nothing = rolled_up([a_perspective("p", [a_factor("f", [a_leaf("i", role=Role.CONTEXT)])])], {"i": 1.0})
    text = plain(render_explanation(explain(nothing, "f"))).splitlines()
    assert text[:2] == [
        "f f, 2024: Nothing to judge",
        "  i i, 2024: Not judged (background figure, shown without being judged) – not counted"]


@pytest.mark.parametrize("language", ["nb", "nn", "en", "sv"])
def test_every_language_says_everything(language: str) -> None:
    scores = one_factor([0.8, 0.4, None], [0.5, 0.3, 0.2])
    assert len(render_explanation(explain(scores, "card"), language=language).splitlines()) > 20


def test_as_a_page_it_is_whole_escaped_and_without_scripts() -> None:
    indicator = an_indicator(a_target(">= 70", source="<b>letter</b>"), name="<script>alert(1)</script>")
    evaluation = evaluate(a_card(indicator), Measurements([a_row("2024", 75.0)]), "2024")
    page = render_explanation(explain(evaluation, "i"), form=ExplanationForm.HTML)
    assert page.startswith('<!DOCTYPE html>\n<html lang="en">')
    assert "<h1>i &lt;script&gt;alert(1)&lt;/script&gt;, 2024: Good</h1>" in page
    assert "&lt;b&gt;letter" in page
    assert "<script" not in page
    assert page.count("<ul>") == page.count("</ul>") == 4
    assert page.count("<details open>") == page.count("</details>") == 3
    assert "<title>Explanation of i</title>" in page


def test_a_page_of_a_card_holds_every_indicator() -> None:
    scores = roll_up(one_factor([0.8, 0.4]).evaluation)
    page = render_explanation(explain(scores, "card"), language="nb", form=ExplanationForm.HTML)
    assert all(f"<summary>{id_} {id_}, 2024" in page for id_ in ("p", "f", "i0", "i1"))
