"""Partitions judged one by one have the bits of the whole; their sums, merged, are those of the whole."""

from __future__ import annotations

import pickle
import sys

import numpy as np
import pandas as pd
import pyarrow
import pytest
from tests.evaluation.building import a_card, an_indicator

from balanced_scorecard import (
    MissingDependencyError,
    PanelForm,
    PartitionJudge,
    evaluate_panel,
    merged_sums,
    partial_sums,
)

CARD = a_card(an_indicator(">= 80 %", id="share", unit="percent"), an_indicator("<= 14 days", id="days", unit="day"))
FRAME = pd.DataFrame({
    "org_unit": ["north", "north", "south", "south", "west"],
    "period": ["2024-01", "2024-02", "2024-01", "2024-02", "2024-01"],
    "share": [82.0, 61.0, 80.0, np.nan, np.nan],
    "days": [10.0, 30.0, np.nan, 12.0, np.nan],
})
JUDGE = PartitionJudge(scorecard=CARD, keep=(CARD.id, "share"))
PARTITIONS = [FRAME.iloc[[0, 3]], FRAME.iloc[[1, 4]], FRAME.iloc[[2]]]


def in_order(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.sort_values(["org_unit", "period"], ignore_index=True)


def the_whole() -> pd.DataFrame:
    return evaluate_panel(CARD, FRAME, keep=(CARD.id, "share")).to_frame(PanelForm.WIDE)


def test_frames_judged_by_partition_have_the_bits_of_the_whole() -> None:
    judged = pd.concat(list(JUDGE.frames(PARTITIONS)), ignore_index=True)
    pd.testing.assert_frame_equal(in_order(judged), in_order(the_whole()), check_exact=True)


def test_record_batches_judged_one_by_one_have_the_bits_of_the_whole() -> None:
    table = pyarrow.Table.from_pandas(FRAME, preserve_index=False)
    reader = JUDGE.stream(table.to_reader(max_chunksize=2))
    assert reader.schema == JUDGE.schema()
    judged = reader.read_pandas()
    for name, kind in JUDGE.columns().items():
        expected = in_order(the_whole())[name]
        if kind == "float":
            np.testing.assert_array_equal(judged[name].to_numpy(dtype=float), expected.to_numpy(dtype=float))
        else:
            assert judged[name].fillna("none").tolist() == expected.fillna("none").tolist()


def test_a_judge_goes_to_another_process_whole() -> None:
    again = pickle.loads(pickle.dumps(JUDGE))
    pd.testing.assert_frame_equal(again.frame(FRAME), JUDGE.frame(FRAME), check_exact=True)


def test_the_schema_is_told_to_each_engine_in_its_own_words() -> None:
    kinds = JUDGE.columns()
    assert [name for name, kind in kinds.items() if kind == "str"] == [
        "org_unit", "period", f"{CARD.id} status", "share status", "share reason"]
    assert [str(field.type) for field in JUDGE.schema()] == [
        "string" if kind == "str" else "double" for kind in kinds.values()]
    assert JUDGE.spark_schema().startswith(f"`org_unit` string, `period` string, `{CARD.id} status` string, ")
    assert JUDGE.meta().empty
    assert JUDGE.meta().dtypes.to_dict() == the_whole().dtypes.to_dict()


def test_without_ids_the_total_of_the_card_is_given() -> None:
    columns = PartitionJudge(scorecard=CARD).columns()
    assert {name.rpartition(" ")[0] for name in columns} - {""} == {CARD.id}


def test_sums_of_partitions_are_those_of_the_whole() -> None:
    # Scores of the share: 82 and 80 are at or over the target, 61 under it, two rows have none; north and south are
    # the group n/s, west another.
    whole = merged_sums([partial_sums(JUDGE.frame(FRAME), ["share"], group=lambda unit: unit.eq("west").map(str))])
    parts = [partial_sums(judged, ["share"], group=lambda unit: unit.eq("west").map(str))
             for judged in JUDGE.frames(PARTITIONS)]
    pd.testing.assert_frame_equal(merged_sums(parts), whole, rtol=1e-12)
    pd.testing.assert_frame_equal(merged_sums(reversed(parts)), whole, rtol=1e-12)
    january, february, west = (whole.iloc[n] for n in range(3))
    assert (january["period"], january["scored"], january["good"], january["poor"]) == ("2024-01", 2, 2, 0)
    assert (february["period"], february["scored"], february["good"], february["poor"]) == ("2024-02", 1, 0, 1)
    assert (west["group"], west["scored"], west["status"]) == ("True", 0, "outside")
    assert west["mean"] != west["mean"]


def test_the_mean_of_scores_is_weighted_by_how_many_each_partition_has() -> None:
    judged = JUDGE.frame(FRAME)
    scores = judged["share score"].dropna()
    merged = merged_sums([partial_sums(judged.iloc[:1], ["share"]), partial_sums(judged.iloc[1:], ["share"])])
    january = scores[judged["period"] == "2024-01"]
    assert merged.loc[merged["period"] == "2024-01", "mean"].item() == pytest.approx(sum(january) / 2, abs=1e-12)


def test_an_arrow_stream_without_pyarrow_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingDependencyError) as caught:
        JUDGE.stream(FRAME)
    assert str(caught.value) == (
        'judging Arrow streams needs pyarrow; install it with: pip install "balanced-scorecard[engines]"')
