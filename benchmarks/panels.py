"""How fast many cards are judged at once, beside the memory's own speed and beside other ways to do the same work.

    python benchmarks/panels.py            # a part of benchmarks/run.py

The work is that of a ministry: 30 indicators in percent of every unit and month, one figure in twenty missing, every
third better when lower; each scored on its scale, then means of what there is, 30 -> 10 -> 4 -> 1. The limit is to read
the figures once and to write an answer of that size once. Peers do scores and means alone, and must give the same.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import numpy as np
import pandas as pd

import balanced_scorecard as bsc
from balanced_scorecard.evaluation.tree import branches_of, policies_of, tree_of
from balanced_scorecard.kernels import rollup, scoring

MILLION = 1_000_000
MONTHS = 100
INDICATORS = 30
RUNS = 5
FACTORS = [list(range(3 * n, 3 * n + 3)) for n in range(10)]
PERSPECTIVES = [list(range(n, 10, 4)) for n in range(4)]
WHERE_MORE, WHERE_LESS = (70.0, 75.0, 80.0, 85.0), (30.0, 25.0, 20.0, 15.0)
"""Where a score is 0, 1/3, 2/3 and 1, where more is better and where less is."""


def a_card() -> bsc.Scorecard:
    """Return the card: bounds 0 and 100, a tolerance of 5 percentage points."""
    indicators = [
        bsc.Indicator(id=f"I{n}", name=f"Indicator {n}", unit="percent", bounds=bsc.Bounds(low=0, high=100),
                      tolerance=bsc.Amount(5.0, "percentage_point"),
                      targets=(bsc.Target(expectation=bsc.read_expectation(target).expectation),))
        for n in range(INDICATORS) for target in ["<= 20 %" if n % 3 == 0 else ">= 80 %"]
    ]
    factors = [bsc.CSF(id=f"F{n}", name=f"Factor {n}", indicators=tuple(indicators[k] for k in below))
               for n, below in enumerate(FACTORS)]
    perspectives = tuple(bsc.Perspective(id=f"P{n}", name=f"Perspective {n}", factors=tuple(factors[k] for k in below))
                         for n, below in enumerate(PERSPECTIVES))
    return bsc.Scorecard(id="card", name="A card", perspectives=perspectives)


def figures(rows: int) -> tuple[np.ndarray, pd.DataFrame]:
    """Return figures of so many units and months, shape (30, rows), and the frame that holds them without a copy."""
    chance = np.random.default_rng(1)
    values = chance.uniform(0, 100, (INDICATORS, rows))
    for row in values:
        row[chance.random(rows) < 0.05] = np.nan
    months = [str(bsc.Period.parse("2016-01").shifted(n)) for n in range(MONTHS)]
    units = -(-rows // MONTHS)
    beside = {"org_unit": pd.Categorical.from_codes(np.repeat(np.arange(units), MONTHS)[:rows],
                                                    [f"unit {n:06d}" for n in range(units)]),
              "period": pd.Categorical.from_codes(np.tile(np.arange(MONTHS), units)[:rows], months)}
    frame = pd.DataFrame(values.T, columns=[f"I{n}" for n in range(INDICATORS)], copy=False)
    return values, pd.concat([pd.DataFrame(beside), frame], axis=1)


# ---- the limit, and ways to do the work ------------------------------------------------------------------------------


def limit(values: np.ndarray) -> Callable[[], object]:
    """Return the work of reading the figures once, and writing scores and 15 nodes once."""
    def work() -> object:
        np.add.reduce(values)
        return np.full((INDICATORS + 15, values.shape[1]), 0.5)

    return work


def kernel(values: np.ndarray) -> Callable[[], np.ndarray]:
    """Return the work of our kernel alone: bands, scores, means, coverage and bounds; of the whole card's score."""
    card = a_card()
    worst, medium, good, best = np.array([WHERE_LESS if n % 3 == 0 else WHERE_MORE for n in range(INDICATORS)]).T
    no = np.zeros(INDICATORS, dtype=bool)
    lines = scoring.directed(np.sign(best - worst), good, medium, worst, best, no, no)
    tree = tree_of(branches_of(card, policies_of(card)), {f"I{n}": n for n in range(INDICATORS)})
    nodes = rollup.nodes_of(tree)

    def work() -> np.ndarray:
        rows = values.shape[1]
        score, band = np.empty(values.shape), np.empty(values.shape, dtype=np.int8)
        arrays, room = rollup.empty_nodes(len(nodes), rows), scoring.workspace()
        for begin in range(0, rows, scoring.BLOCK):
            part = slice(begin, begin + scoring.BLOCK)
            for n in range(INDICATORS):
                scoring.judge_block(values[n, part], lines, n, band[n, part], score[n, part], room)
            rollup.roll_up_block(nodes, score[:, part], [None] * INDICATORS, rollup.columns_of(arrays, part))
        return arrays.score[0]

    return work


def panel(frame: pd.DataFrame) -> Callable[[], np.ndarray]:
    """Return the work of the public panel: statuses, coverage and bounds too, everything kept."""
    card = a_card()
    return lambda: bsc.evaluate_panel(card, frame, memory=10**12).node("card").score  # the rest is kept until here


def with_pandas(frame: pd.DataFrame) -> Callable[[], np.ndarray]:
    """Return the work of scores and means in vectorised pandas, a column an indicator."""
    def score(n: int) -> pd.Series:
        zero, third, two, one = WHERE_LESS if n % 3 == 0 else WHERE_MORE
        value = frame[f"I{n}"]
        pieces = ((value - zero) / (third - zero), (value - third) / (two - third), (value - two) / (one - two))
        return sum(piece.clip(0, 1) for piece in pieces) / 3

    def mean(columns: list[pd.Series]) -> pd.Series:
        known = sum(column.notna() for column in columns)
        return sum(column.fillna(0) for column in columns) / known.where(known > 0)

    def work() -> np.ndarray:
        scores = [score(n) for n in range(INDICATORS)]
        factors = [mean([scores[k] for k in below]) for below in FACTORS]
        return mean([mean([factors[k] for k in below]) for below in PERSPECTIVES]).to_numpy()

    return work


def with_polars(frame: pd.DataFrame) -> Callable[[], np.ndarray]:
    """Return the work of scores and means in polars' expressions, a column an indicator."""
    import polars as pl

    table = pl.from_pandas(frame[[f"I{n}" for n in range(INDICATORS)]], nan_to_null=True)

    def score(n: int) -> pl.Expr:
        zero, third, two, one = WHERE_LESS if n % 3 == 0 else WHERE_MORE
        value = pl.col(f"I{n}")
        pieces = ((value - zero) / (third - zero), (value - third) / (two - third), (value - two) / (one - two))
        return (pl.sum_horizontal(*(piece.clip(0, 1) for piece in pieces), ignore_nulls=False) / 3).alias(f"S{n}")

    def work() -> np.ndarray:
        scored = table.lazy().select(score(n) for n in range(INDICATORS))
        factors = scored.with_columns(
            pl.mean_horizontal(*(f"S{k}" for k in below)).alias(f"F{n}") for n, below in enumerate(FACTORS))
        wholes = factors.with_columns(
            pl.mean_horizontal(*(f"F{k}" for k in below)).alias(f"P{n}") for n, below in enumerate(PERSPECTIVES))
        total = pl.mean_horizontal(*(f"P{n}" for n in range(len(PERSPECTIVES)))).alias("card")
        return wholes.with_columns(total).collect()["card"].to_numpy()

    return work


def with_duckdb(frame: pd.DataFrame) -> Callable[[], np.ndarray]:
    """Return the work of scores and means in DuckDB's SQL, a column an indicator."""
    import duckdb

    connection = duckdb.connect()
    connection.register("frame", frame)
    connection.execute("create table figures as select " + ", ".join(
        f"case when isnan(I{n}) then null else I{n} end as I{n}" for n in range(INDICATORS)) + " from frame")

    def score(n: int) -> str:
        zero, third, two, one = WHERE_LESS if n % 3 == 0 else WHERE_MORE
        pieces = " + ".join(f"least(greatest((I{n} - {a}) / ({b} - {a}), 0), 1)"
                            for a, b in ((zero, third), (third, two), (two, one)))
        return f"case when I{n} is null then null else ({pieces}) / 3 end as S{n}"

    def mean(names: list[str], name: str) -> str:
        known = " + ".join(f"({each} is not null)::int" for each in names)
        return f"({' + '.join(f'coalesce({each}, 0)' for each in names)}) / nullif({known}, 0) as {name}"

    scores = ", ".join(score(n) for n in range(INDICATORS))
    factors = ", ".join(mean([f"S{k}" for k in below], f"F{n}") for n, below in enumerate(FACTORS))
    wholes = ", ".join(mean([f"F{k}" for k in below], f"P{n}") for n, below in enumerate(PERSPECTIVES))
    query = (f"select *, {mean([f'P{n}' for n in range(len(PERSPECTIVES))], 'card')} from (select *, {wholes} from "
             f"(select *, {factors} from (select {scores} from figures)))")
    return lambda: connection.execute(query).fetchnumpy()["card"]


# ---- tables ----------------------------------------------------------------------------------------------------------


def ratios() -> str:
    """Return what a million rows take, as ratios to the limit in one process; the ways are run in turn."""
    values, frame = figures(MILLION)
    works: dict[str, Callable[[], Any]] = {
        "the limit: read once, write once": limit(values),
        "scores and means with bands, coverage and bounds: our kernel": kernel(values),
        "`evaluate_panel`, everything kept": panel(frame),
        "scores and means alone: pandas, vectorised": with_pandas(frame),
    }
    for name, made in (("polars", with_polars), ("duckdb", with_duckdb)):
        if find_spec(name):
            works[f"scores and means alone: {name}"] = made(frame)
    answers = [np.ma.filled(work(), np.nan) for work in list(works.values())[1:]]
    for answer in answers[1:]:
        np.testing.assert_allclose(answer, answers[0], rtol=0, atol=1e-12)
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(RUNS):
        for name, work in works.items():
            start = perf_counter()
            work()
            times[name].append(perf_counter() - start)
    first = next(iter(times.values()))
    lines = ["| a million rows | median | of the limit | fastest | of the limit |", "|---|---|---|---|---|"]
    for name, taken in times.items():
        lines.append(f"| {name} | {1000 * median(taken):.0f} ms | {median(taken) / median(first):.1f} x | "
                     f"{1000 * min(taken):.0f} ms | {min(taken) / min(first):.1f} x |")
    return "\n".join(lines)


def one_size(rows: int) -> None:
    """Print the time and the memory beyond the figures that a panel of *rows* takes, and the size of its answer."""
    _, frame = figures(rows)
    panel(frame.iloc[:MONTHS])()
    work = panel(frame)
    Path("/proc/self/clear_refs").write_text("5")  # of Linux: the peak begins anew
    before = memory("VmRSS")
    start = perf_counter()
    kept = work()
    taken = perf_counter() - start
    extra = memory("VmHWM") - before
    cell = INDICATORS * (8 + 1 + 1) + 15 * (4 * 8 + 1 + 1)
    print(f"| {len(kept):,} | {taken:.2f} s | {1e6 * taken / rows:.2f} s | {extra / 1e6:.0f} MB | "
          f"{rows * cell / 1e6:.0f} MB | {extra / (rows * cell):.2f} x |")


def memory(what: str) -> int:
    """Return the bytes of memory this process has (VmRSS), or has had at most (VmHWM)."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(what))


def sizes(most: int) -> None:
    """Print a table of sizes, each in a process of its own so that its peak is its own."""
    print("| rows | first call | a million rows | memory | its answer | of the answer |\n|---|---|---|---|---|---|")
    rows = 10_000
    while rows <= most:
        subprocess.run([sys.executable, __file__, "size", str(rows)], check=True)
        rows *= 10


if __name__ == "__main__":
    if sys.argv[1:2] == ["size"]:
        one_size(int(sys.argv[2]))
    else:
        print(ratios(), flush=True)
        print(flush=True)
        sizes(MILLION)
