"""What holds of every split: the parts add up, each step can be made again, and nothing moves that was not moved."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.comparison.year_strategies import cards, figures

from balanced_scorecard import (
    Defaults,
    Evaluation,
    Measurements,
    PartKind,
    Scorecard,
    Split,
    compare_evaluations,
    evaluate,
    roll_up,
)
from balanced_scorecard.files.reading import read_scorecard
from balanced_scorecard.files.writing import write_scorecard

DAYS = st.sampled_from([None, None, date(2026, 2, 1), date(2026, 12, 31), None, date(2025, 2, 1)])
EXACTLY = 1e-12


@st.composite
def two_evaluations(draw: st.DrawFn) -> tuple[Evaluation, Evaluation]:
    """Return the evaluations of two cards that were drawn apart, or of one card in two years or as of two days."""
    old = draw(cards("2024"))
    new = draw(st.one_of(st.just(old), cards("2025")))
    earlier = evaluate(old, draw(figures(old)), "2024", as_of=draw(DAYS))
    later = evaluate(new, draw(figures(new)), draw(st.sampled_from(["2024", "2025"])), as_of=draw(DAYS))
    return earlier, later


def sums(split: Split) -> list[tuple[float, float]]:
    return [(sum(part.size for part in change.parts), change.change)
            for change in split if change.change is not None]


@settings(max_examples=60)
@given(two_evaluations())
def test_the_parts_of_every_change_add_up(ends: tuple[Evaluation, Evaluation]) -> None:
    for total, change in sums(compare_evaluations(*ends)):
        assert total == pytest.approx(change, abs=EXACTLY, rel=0)


@settings(max_examples=25)
@given(two_evaluations())
def test_the_steps_begin_at_the_earlier_and_end_at_the_later(ends: tuple[Evaluation, Evaluation]) -> None:
    split = compare_evaluations(*ends)
    assert (split.steps[0].scores, split.steps[-1].scores) == tuple(map(roll_up, ends))


@settings(max_examples=25)
@given(two_evaluations())
def test_every_step_is_a_card_that_can_be_saved_and_evaluated_again(ends: tuple[Evaluation, Evaluation]) -> None:
    for step in compare_evaluations(*ends).steps:
        was = step.scores.evaluation
        card = read_scorecard(write_scorecard(was.scorecard))
        again = roll_up(evaluate(card, was.measurements, was.period, basis=was.basis, as_of=was.as_of))
        assert [node.score for node in again] == [node.score for node in step.scores]


@settings(max_examples=25)
@given(two_evaluations())
def test_every_node_and_indicator_of_both_cards_has_its_change(ends: tuple[Evaluation, Evaluation]) -> None:
    split = compare_evaluations(*ends)
    ids = {change.id for change in split}
    for scores in (split.earlier, split.later):
        assert {node.id for node in scores.nodes[1:]} | {each.id for each in scores.evaluation} <= ids
        for change in split:
            node = next((node for node in scores if (node.kind, node.id) == (change.kind, change.id)), None)
            if node is not None:
                assert node.score == (change.earlier if scores is split.earlier else change.later)


@settings(max_examples=30)
@given(data=st.data(), card=cards("2024"))
def test_an_evaluation_against_itself_moved_nothing(data: st.DataObject, card: Scorecard) -> None:
    evaluation = evaluate(card, data.draw(figures(card)), "2025")
    assert {part.size for change in compare_evaluations(evaluation, evaluation) for part in change.parts} <= {0.0}


@settings(max_examples=30)
@given(data=st.data(), card=cards("2024"))
def test_other_weights_move_the_weights_part_alone(data: st.DataObject, card: Scorecard) -> None:
    rows = data.draw(figures(card))
    other = evolve(card, defaults=evolve(card.defaults, method=None, missing=None),
                   perspectives=tuple(evolve(each, weight=each.weight + 1) for each in card.perspectives))
    split = compare_evaluations(evaluate(card, rows, "2025"), evaluate(other, rows, "2025"))
    for change in split:
        assert {part.kind for part in change.parts if abs(part.size) > EXACTLY} <= {PartKind.WEIGHTS}


@settings(max_examples=30)
@given(data=st.data(), card=cards("2024"))
def test_another_bar_moves_the_bar_and_what_it_lets_be_scored(data: st.DataObject, card: Scorecard) -> None:
    rows = data.draw(figures(card))
    other = data.draw(cards("2025"))
    bars = {each.id: each for each in other.indicators()}
    moved = evolve(card, defaults=evolve(card.defaults, tolerance=other.defaults.tolerance), perspectives=tuple(
        evolve(perspective, factors=tuple(evolve(factor, indicators=tuple(
            evolve(each, targets=bars[each.id].targets, norms=bars[each.id].norms, baseline=bars[each.id].baseline,
                   tolerance=bars[each.id].tolerance)
            if each.id in bars and bars[each.id].polarity is each.polarity else each for each in factor.indicators))
            for factor in perspective.factors)) for perspective in card.perspectives))
    split = compare_evaluations(evaluate(card, rows, "2025"), evaluate(moved, rows, "2025"))
    for change in split:
        kinds = {part.kind for part in change.parts if abs(part.size) > EXACTLY}
        assert kinds <= {PartKind.BAR, PartKind.COUNTED}
        if not split.not_compared:
            assert kinds <= {PartKind.BAR}


@settings(max_examples=30)
@given(data=st.data(), card=cards("2024"))
def test_the_same_card_a_year_later_moves_by_performance_and_by_what_is_counted(
    data: st.DataObject, card: Scorecard
) -> None:
    undated = evolve(card, perspectives=tuple(
        evolve(perspective, factors=tuple(evolve(factor, indicators=tuple(
            evolve(each, targets=tuple(evolve(target, decided=None, by=None) for target in each.targets[:1]))
            for each in factor.indicators)) for factor in perspective.factors)) for perspective in card.perspectives))
    rows = data.draw(figures(undated))
    split = compare_evaluations(evaluate(undated, rows, "2024"), evaluate(undated, rows, "2025"))
    for change in split:
        kinds = {part.kind for part in change.parts if abs(part.size) > EXACTLY}
        assert kinds <= {PartKind.PERFORMANCE, PartKind.COUNTED}


@settings(max_examples=30)
@given(data=st.data(), card=cards("2024"))
def test_a_report_of_then_against_the_same_period_now_moves_by_what_was_restated(
    data: st.DataObject, card: Scorecard
) -> None:
    rows = data.draw(figures(card))
    then, now = evaluate(card, rows, "2024", as_of=date(2025, 2, 1)), evaluate(card, rows, "2024")
    for change in compare_evaluations(then, now):
        assert {part.kind for part in change.parts if abs(part.size) > EXACTLY} <= {PartKind.RESTATED}


def test_a_card_without_indicators_has_no_change_to_split() -> None:
    card = Scorecard(id="card", name="Empty", defaults=Defaults())
    split = compare_evaluations(*(evaluate(card, Measurements(), year) for year in ("2024", "2025")))
    assert (len(split), split.total.change, split.total.parts) == (1, None, ())
