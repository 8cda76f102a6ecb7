"""What is shown never says another status than what was judged: a reader may hold the figure to its edges."""

from __future__ import annotations

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.evaluation.building import a_card, a_row

from balanced_scorecard import (
    Amount,
    Indicator,
    IndicatorResult,
    Measurements,
    Status,
    Target,
    TargetMet,
    Threshold,
    evaluate,
)
from balanced_scorecard.domain.amount import read_number
from balanced_scorecard.domain.expectation import read_expectation
from balanced_scorecard.domain.target import Comparator
from balanced_scorecard.reports.wording import Wording

LANGUAGES = st.sampled_from(["nb", "en"])
EDGES = st.integers(-2000, 20000).map(lambda n: n / 100)
NEARBY = st.integers(-300, 300).map(lambda n: n / 1000) | st.floats(-0.1, 0.1, allow_subnormal=False)


@st.composite
def results(draw: st.DrawFn) -> IndicatorResult:
    """A figure near its target: a number with two decimals at most, as a letter writes it."""
    comparator = draw(st.sampled_from(Comparator))
    target = Target(expectation=Threshold(comparator=comparator, value=draw(EDGES), unit="percent"),
                    tolerance=draw(st.none() | st.just(Amount(5.0, "percent"))))
    indicator = Indicator(id="i", name="i", unit="percent", decimals=draw(st.none() | st.integers(0, 3)),
                          targets=(target,))
    value = target.expectation.value + draw(NEARBY)  # type: ignore[union-attr]
    result = evaluate(a_card(indicator), Measurements([a_row("2025", value)]), "2025")["i"]
    scale = result.scale
    edges = [edge for edge in (scale.good, scale.medium) if isinstance(edge, float)] if scale else []
    assume(all(value == edge or abs(value - edge) > 1e-6 for edge in edges))
    return result


def number_in(text: str, language: str) -> float:
    return read_number(text.replace("%", "").replace("≥", "").replace("≤", "").replace(">", "").replace("<", "")
                       .replace("−", "-").strip(), language)


def meets(shown: float, edge: float, direction: int, *, is_strict: bool) -> bool:
    return (shown - edge) * direction > 0 or (shown == edge and not is_strict)


@settings(max_examples=100)
@given(results(), LANGUAGES)
def test_the_figure_shown_meets_the_target_shown_just_when_it_is_met(result: IndicatorResult, language: str) -> None:
    say = Wording(language=language)
    said = read_expectation(say.target(result), language=language).expectation
    assert isinstance(said, Threshold)
    shown = number_in(say.value(result), language)

    met = meets(shown, said.value, said.comparator.direction, is_strict=said.comparator.is_strict)
    assert met is (result.target_met is TargetMet.YES)


@settings(max_examples=100)
@given(results(), LANGUAGES)
def test_the_figure_shown_lies_between_the_edges_shown_as_its_status_says(
        result: IndicatorResult, language: str) -> None:
    say, scale = Wording(language=language), result.scale
    assert scale is not None
    shown = number_in(say.value(result), language)
    good = number_in(say.edge(result, scale, scale.good), language)
    status = Status.GOOD if meets(shown, good, scale.direction, is_strict=scale.is_strict) else Status.POOR
    if scale.medium is not None and status is Status.POOR:
        medium = number_in(say.edge(result, scale, scale.medium), language)
        if meets(shown, medium, scale.direction, is_strict=scale.is_strict_medium):
            status = Status.MEDIUM

    assert status is result.status
