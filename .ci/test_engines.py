"""Every engine gives, for each row, the bits of the panel in memory; and partial sums of partitions add up.

Run by `.ci/run` with the extra `engines`, and Java for Spark's local mode: not part of the suite, which needs neither.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

import dask.dataframe as dd
import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from pyspark.sql import SparkSession

import balanced_scorecard as bsc
from balanced_scorecard.frames.engines import PartitionJudge, merged_sums, partial_sums

UNITS, MONTHS = 200, 12
TARGETS = (">= 80 %", "<= 20 %", ">= 70 %")


def a_card() -> bsc.Scorecard:
    indicators = tuple(
        bsc.Indicator(id=f"I{n}", name=f"Indicator {n}", unit="percent", weight=float(n % 3 + 1),
                      targets=(bsc.Target(expectation=bsc.read_expectation(TARGETS[n % 3]).expectation),))
        for n in range(6)
    )
    factors = tuple(bsc.CriticalSuccessFactor(id=f"F{n}", name=f"Factor {n}", indicators=indicators[n * 3:n * 3 + 3])
                    for n in range(2))
    return bsc.Scorecard(id="card", name="Card", perspectives=(bsc.Perspective(id="P", name="P", factors=factors),),
                         defaults=bsc.Defaults(tolerance=bsc.Amount(5.0, "percent")))


def figures() -> pd.DataFrame:
    random = np.random.default_rng(11)
    values = random.random((UNITS * MONTHS, 6)) * 100
    values[random.random(values.shape) < 0.05] = np.nan
    frame = pd.DataFrame(values, columns=[f"I{n}" for n in range(6)])
    frame.insert(0, "org_unit", [f"u{n:03d}" for n in range(UNITS) for _ in range(MONTHS)])
    frame.insert(1, "period", [f"2024-{n + 1:02d}" for _ in range(UNITS) for n in range(MONTHS)])
    return frame


CARD = a_card()
FRAME = figures()
JUDGE = PartitionJudge(scorecard=CARD, keep=("card", "P", "F0", "F1", "I0"))
IN_MEMORY = JUDGE.frame(FRAME)


def same(judged: pd.DataFrame) -> None:
    """Assert that *judged* has every row of the panel in memory, bit for bit, in whatever order."""
    ordered, whole = (each.sort_values(["org_unit", "period"], ignore_index=True) for each in (judged, IN_MEMORY))
    assert list(ordered.columns) == list(whole.columns)
    for name, kind in JUDGE.columns().items():
        if kind == "float":
            np.testing.assert_array_equal(ordered[name].to_numpy(dtype=float), whole[name].to_numpy(dtype=float))
        else:
            assert ordered[name].isna().equals(whole[name].isna())
            assert ordered[name].dropna().tolist() == whole[name].dropna().tolist()


def test_record_batches_of_pyarrow() -> None:
    table = pa.Table.from_pandas(FRAME, preserve_index=False)
    reader = JUDGE.stream(pa.RecordBatchReader.from_batches(table.schema, table.to_batches(max_chunksize=500)))
    assert reader.schema == JUDGE.schema()
    same(reader.read_pandas())


def test_a_frame_of_polars() -> None:
    same(JUDGE.stream(pl.from_pandas(FRAME)).read_pandas())


def test_a_result_of_duckdb() -> None:
    with duckdb.connect() as connection:
        connection.register("figures", FRAME)
        same(JUDGE.stream(connection.sql("select * from figures order by org_unit, period")).read_pandas())


def test_partitions_of_dask() -> None:
    partitioned = dd.from_pandas(FRAME, npartitions=7)
    same(partitioned.map_partitions(JUDGE.frame, meta=JUDGE.meta()).compute(scheduler="threads"))


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkSession]:
    os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
    session = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").config(
        "spark.sql.shuffle.partitions", "4").config("spark.driver.bindAddress", "127.0.0.1").config(
        "spark.driver.host", "127.0.0.1").getOrCreate()
    yield session
    session.stop()


def test_spark_by_arrow(spark: SparkSession) -> None:
    same(spark.createDataFrame(FRAME).repartition(3).mapInArrow(JUDGE.batches, JUDGE.spark_schema()).toPandas())


def test_spark_by_pandas(spark: SparkSession) -> None:
    same(spark.createDataFrame(FRAME).repartition(3).mapInPandas(JUDGE.frames, JUDGE.spark_schema()).toPandas())


def test_partial_sums_of_any_partitions_add_up_to_those_of_the_whole() -> None:
    whole = merged_sums([partial_sums(IN_MEMORY, ["card", "I0"], group=lambda unit: unit.str[:2])])
    for parts in (2, 7):
        cuts = [IN_MEMORY.iloc[n::parts] for n in range(parts)]
        merged = merged_sums(partial_sums(cut, ["card", "I0"], group=lambda unit: unit.str[:2]) for cut in cuts)
        pd.testing.assert_frame_equal(merged, whole, rtol=1e-12)
