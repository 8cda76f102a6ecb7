"""Plans as strangers may send them are read or refused in our own words, and no word is lost without being told."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from itertools import count

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.files.stratml.plan_strategies import elements
from tests.files.stratml.plans import PART_2, a_plan, a_target, an_actual, an_indicator
from tests.files.stratml.validation import faults_of

from balanced_scorecard import (
    DefinitionError,
    Measurement,
    Period,
    Polarity,
)
from balanced_scorecard.files.stratml.tree import read_tree
from balanced_scorecard.files.stratml.writing import write_plan
from balanced_scorecard.files.stratml_file import read_stratml

FEW = settings(
    max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), phases=(Phase.explicit, Phase.generate)
)


@settings(FEW, max_examples=60)
@given(inside=st.lists(elements(), max_size=6), polarity=st.sampled_from([None, *Polarity]))
def test_any_elements_in_any_place_are_read_or_refused_in_our_own_words(
    inside: list[str], polarity: Polarity | None
) -> None:
    for goals in ("".join(inside), an_indicator("".join(inside))):
        plan = read_stratml(a_plan(goals), polarity=polarity)
        assert faults_of(write_plan(plan.scorecard, plan.measurements).content) == []


@settings(FEW, max_examples=60)
@given(inside=st.lists(elements(), max_size=6), polarity=st.sampled_from([None, *Polarity]))
def test_no_word_of_any_plan_is_lost_without_being_told(inside: list[str], polarity: Polarity | None) -> None:
    numbers = count()
    marked = re.sub(r">[^<]*<(?=/)", lambda _: f">w{next(numbers)}w<", "".join(inside))
    days = re.sub(r"(<(?:Start|End)Date[^>]*>)w\d+w", r"\g<1>2024-05-17", marked)
    for goals in (marked, an_indicator(marked), an_indicator(days)):
        content = a_plan(goals)
        plan = read_stratml(content, polarity=polarity)
        texts = json.dumps(plan.to_dict(), ensure_ascii=False)
        cut_short = [fault.path for fault in (*plan.mended, *plan.lost) if "..." in fault.message]
        unsaid = [node for node in read_tree(content).walk() for word in re.findall(r"w\d+w", node.text)
                  if word not in texts and not any(node.path[:len(path)] == path for path in cut_short)]
        assert unsaid == []


@settings(max_examples=150, deadline=None)
@given(at=st.integers(0, 2000), bit=st.integers(0, 255), cut=st.integers(0, 2000))
def test_a_plan_with_a_broken_byte_is_read_or_refused_in_our_own_words(at: int, bit: int, cut: int) -> None:
    content = bytearray(a_plan(an_indicator(a_target("80") + an_actual("79"))))
    content[at % len(content)] ^= bit
    for broken in (bytes(content), bytes(content[: cut % len(content)])):
        with suppress(DefinitionError):
            read_stratml(broken)


def test_a_plan_of_a_part_2_with_a_figure_of_each_period_is_read_in_order() -> None:
    years = range(2020, 2024)
    plan = read_stratml(a_plan(an_indicator("".join(an_actual(year - 2000, year=year) for year in years))))
    assert plan.measurements.rows == tuple(
        Measurement(indicator="I1", period=Period.parse(str(year)), value=float(year - 2000)) for year in years
    )
    assert PART_2 in a_plan().decode()
