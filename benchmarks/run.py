"""How fast it is, as ratios measured in one go; absolute times differ between machines.

    python benchmarks/run.py             # panels of up to a million rows
    python benchmarks/run.py 10000000    # of up to ten million

Each figure is the median of interleaved runs. `benchmarks/RESULTS.md` keeps the last table, and what it was made on.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import version
from importlib.resources import files
from itertools import cycle, pairwise, repeat
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import pandas as pd
import panels
from attrs import evolve

import balanced_scorecard as bsc
from balanced_scorecard.domain.measurement_columns import measurements_in
from balanced_scorecard.files.reading import read_scorecard
from balanced_scorecard.files.writing import write_scorecard

RUNS = 15
INDICATORS = 30
MANY_INDICATORS = 1000
ROWS = 1_000_000
EXAMPLES = files("balanced_scorecard") / "examples"
EXAMPLE = EXAMPLES / "emergency_care" / "card.yaml"
REPORT_YEARS = 3
REPORT_MONTHS = 12 * REPORT_YEARS


def seconds(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


def interleaved(*works: Callable[[], object], runs: int = RUNS) -> list[float]:
    """Return the median time of each of *works*, taken in turn so that a busy machine slows all alike."""
    times = [[seconds(work) for work in works] for _ in range(runs)]
    return [median(column) for column in zip(*times, strict=True)]


def fresh(code: str) -> Callable[[], object]:
    """Return the work of running *code* in an interpreter of its own."""
    return lambda: subprocess.run([sys.executable, "-c", code], check=True)


def importing(module: str) -> Callable[[], object]:
    """Return the work of importing *module* in a fresh interpreter, timed there without the interpreter's own start."""
    code = f"from time import perf_counter as t; s = t(); import {module}; print(t() - s)"
    return lambda: float(subprocess.run([sys.executable, "-c", code], check=True, capture_output=True).stdout)


def median_result(*works: Callable[[], object], runs: int = RUNS) -> list[float]:
    """Return the median of what each of *works* returns, called in turn."""
    results = [[float(str(work())) for work in works] for _ in range(runs)]
    return [median(column) for column in zip(*results, strict=True)]


def a_card(count: int = INDICATORS) -> bsc.Scorecard:
    """Return a card of *count* indicators, three to a factor, in 4 perspectives; every third is better when lower."""
    target = {0: "<= 20 %", 1: ">= 80 %", 2: ">= 70 %"}
    indicators = [
        bsc.Indicator(
            id=f"I{number}", name=f"Indicator {number}", unit="percent", adds_up=bsc.Aggregation.RATE,
            targets=(bsc.Target(expectation=bsc.read_expectation(target[number % 3]).expectation),),
        )
        for number in range(count)
    ]
    factors = [
        bsc.CriticalSuccessFactor(id=f"F{n}", name=f"Factor {n}", indicators=tuple(indicators[n * 3:n * 3 + 3]))
        for n in range(-(-count // 3))
    ]
    perspectives = [
        bsc.Perspective(id=f"P{n}", name=f"Perspective {n}", factors=tuple(factors[n::4])) for n in range(4)
    ]
    return bsc.Scorecard(id="card", name="A card", perspectives=tuple(perspectives),
                         defaults=bsc.Defaults(tolerance=bsc.Amount(5.0, "percent")))


def figures_for(card: bsc.Scorecard, years: range = range(2024, 2025)) -> bsc.Measurements:
    """Return monthly figures of *years*; one in twenty is missing."""
    months = [bsc.Period.parse(f"{year}-{month:02d}") for year in years for month in range(1, 13)]
    return bsc.Measurements(
        bsc.Measurement(indicator=indicator.id, period=month, numerator=float(40 + (7 * number + 3 * at) % 60),
                        denominator=100.0)
        for number, indicator in enumerate(card.indicators())
        for at, month in enumerate(months)
        if (number + at) % 20
    )


def plainly(card: bsc.Scorecard, evaluation: bsc.Evaluation) -> Callable[[], float]:
    """Return the work of judging the same numbers in plain arithmetic: shares, scores on their scales, means."""
    scales = {result.id: result.scale for result in evaluation}
    parts = {result.id: (result.numerator, result.denominator) for result in evaluation}
    tree = [[[indicator.id for indicator in factor.indicators] for factor in perspective.factors]
            for perspective in card.perspectives]

    def score(id_: str) -> float | None:
        (top, bottom), scale = parts[id_], scales[id_]
        if top is None or scale is None:
            return None
        value = scale.direction * 100 * top / bottom
        edges = [scale.direction * each for each in (scale.worst, scale.medium, scale.good, scale.best)]
        pieces = (min(max((value - low) / (high - low), 0.0), 1.0) for low, high in pairwise(edges))
        return sum(pieces) / 3

    def mean(numbers: list[float | None]) -> float | None:
        known = [number for number in numbers if number is not None]
        return sum(known) / len(known) if known else None

    return lambda: mean([mean([mean([score(id_) for id_ in factor]) for factor in below]) for below in tree])


def a_map(elements: int, links: int) -> tuple[bsc.Scorecard, bsc.ScorecardScore]:
    """Return a card of so many factors in 4 perspectives, linked mostly to the one above, and its scores."""
    lanes = [[f"{'ABCD'[lane]}{n}" for n in range(lane, elements, 4)] for lane in range(4)]
    chance, pairs = Random(1), set[tuple[str, str]]()
    while len(pairs) < links:
        lane = chance.randrange(1, 4)
        pairs.add((chance.choice(lanes[lane]), chance.choice(lanes[lane - chance.choice((1, 1, 1, lane))])))
    lag = bsc.Lag(first=1, last=3, unit="quarter")
    perspectives = tuple(
        bsc.Perspective(id=f"P{lane}", name=f"Perspective {lane}", factors=tuple(
            bsc.CSF(id=id_, name=f"What must go well for the users of {id_}", owner="The head of department",
                    indicators=(bsc.Indicator(id=f"{id_}.1", name="Share", unit="percent"),)) for id_ in ids))
        for lane, ids in enumerate(lanes))
    card = bsc.Scorecard(
        id="map", name="A map", perspectives=perspectives,
        links=tuple(bsc.CauseEffectLink(cause=cause, effect=effect, lag=lag) for cause, effect in sorted(pairs)))
    return card, bsc.roll_up(bsc.evaluate(card, bsc.Measurements(), "2024"))


def drawing(elements: int, links: int) -> Callable[[], object]:
    """Return the work of making a map's graph and drawing it with scores."""
    card, scores = a_map(elements, links)
    return lambda: bsc.render_map(bsc.strategy_map(card), scores)


def definition(count: int) -> bytes:
    """Return the YAML of a card of *count* indicators, each as full as those of the bundled directorate."""
    card = bsc.load_scorecard(str(EXAMPLES / "directorate" / "card.yaml"))
    measured = cycle(card.indicators())
    indicators = [evolve(next(measured), id=f"I{n}", formula=None, also_supports=()) for n in range(count)]
    factors = tuple(bsc.CriticalSuccessFactor(id=f"F{n}", name=f"Factor {n}", indicators=tuple(indicators[n:n + 3]))
                    for n in range(0, count, 3))
    perspectives = (bsc.Perspective(id="P", name="Perspective", factors=factors),)
    return write_scorecard(evolve(card, perspectives=perspectives, links=(), conflicts=(), initiatives=(), risks=(),
                                  checks=bsc.CheckSettings()))


def floors(many: int) -> tuple[Callable[[], object], ...]:
    """Return the work of making *many* objects, rows at once and rows one by one: the least that reading them takes."""
    places, period = [f"row {number}" for number in range(many)], bsc.Period.parse("2024-01")
    same: dict[str, Any] = {"indicator": "I1", "period": period, "value": 1.0, "org_unit": "u1", "numerator": 1.0,
                            "denominator": 2.0}
    columns = {name: [value] * many for name, value in same.items()} | {"place": places}
    return (lambda: list(map(object.__new__, repeat(bsc.Measurement, many))), lambda: measurements_in(columns, many),
            lambda: [bsc.Measurement(**same, place=place) for place in places])


def reading(folder: Path) -> list[tuple[str, str, str]]:
    """Return what reading definitions and figures takes."""
    few, many = definition(INDICATORS), definition(MANY_INDICATORS)
    once, ten = interleaved(lambda: read_scorecard(few), lambda: read_scorecard(many), runs=5)
    figures, tenth = folder / "figures.csv", folder / "tenth.csv"
    places = ((f"I{n // 36_000}", n % 12 + 1, n % 36_000 // 12, n % 1000) for n in range(ROWS))
    lines = [f"{id_},2024-{month:02d},u{unit},{count / 10},{count},1000" for id_, month, unit, count in places]
    head = "indicator,period,org_unit,value,numerator,denominator"
    figures.write_text("\n".join([head, *lines]) + "\n")
    tenth.write_text("\n".join([head, *lines[:ROWS // 10]]) + "\n")
    pandas_all, chunks = interleaved(lambda: pd.read_csv(figures),
                                     lambda: sum(map(len, bsc.load_measurement_chunks(figures))), runs=7)
    few_rows = ROWS // 10
    pandas_tenth, whole, bare, at_once, each = interleaved(
        lambda: pd.read_csv(tenth), lambda: bsc.load_measurements(tenth), *floors(few_rows), runs=7)
    return [
        (f"a definition of {INDICATORS} indicators in YAML", f"{1000 * once:.1f} ms", "25 ms"),
        (f"the same of {MANY_INDICATORS}, for each {INDICATORS}",
         f"{1000 * ten * INDICATORS / MANY_INDICATORS:.1f} ms", "25 ms"),
        (f"a CSV file of {ROWS} rows part by part, of `pandas.read_csv`", f"{chunks / pandas_all:.1f} x", "3 x"),
        (f"`load_measurements` of {few_rows} rows, of `pandas.read_csv`", f"{whole / pandas_tenth:.0f} x", "3 x"),
        ("as many objects of the class without one field filled, of the same", f"{bare / pandas_tenth:.1f} x", ""),
        ("as many rows made at once from columns that are there", f"{at_once / pandas_tenth:.0f} x", ""),
        ("as many rows made one by one by attrs' constructor", f"{each / pandas_tenth:.0f} x", ""),
    ]


def a_page() -> tuple[float, float]:
    """Return the time and size of a report of three years of months, compared with the month before, in ms and kB."""
    card = a_card()
    figures = bsc.in_indicator_units(figures_for(card, years=range(2022, 2022 + REPORT_YEARS)), card)
    scores = bsc.roll_up(bsc.evaluate(card, figures, "2024-12"))
    (taken,) = interleaved(lambda: bsc.render_html(bsc.build_report(scores)))
    return 1000 * taken, len(bsc.render_html(bsc.build_report(scores)).encode()) / 1000


def table() -> str:
    """Return the measurements as a Markdown table."""
    card = a_card()
    figures = figures_for(card)
    attrs_import, ours = median_result(importing("attrs"), importing("balanced_scorecard"))
    read = f"import balanced_scorecard as bsc; bsc.load_scorecard({str(EXAMPLE)!r})"
    attrs_process, card_process = interleaved(fresh("import attrs"), fresh(read))
    bsc.check(card)
    settled = bsc.in_indicator_units(figures, card)
    evaluation = bsc.evaluate(card, settled, "2024-05")
    arithmetic = plainly(card, evaluation)
    assert abs(arithmetic() - (bsc.roll_up(evaluation).total.score or 0.0)) < 1e-12
    checked, judged, once_settled, plain = interleaved(
        lambda: bsc.check(card),
        lambda: bsc.roll_up(bsc.evaluate(card, figures, "2024-05")),
        lambda: bsc.roll_up(bsc.evaluate(card, settled, "2024-05")),
        arithmetic,
    )
    page_ms, page_kb = a_page()
    large = a_card(MANY_INDICATORS)
    (checked_large,) = interleaved(lambda: bsc.check(large))
    small_map, large_map = interleaved(drawing(13, 18), drawing(60, 75))

    with TemporaryDirectory() as folder:
        read_rows = reading(Path(folder))
    rows = (
        ("`import balanced_scorecard`, of `import attrs`", f"{ours / attrs_import:.2f} x", "1.5 x"),
        ("from process start to a read card, of `import attrs`", f"{card_process / attrs_process:.2f} x", "4 x"),
        *read_rows,
        (f"`check` of {INDICATORS} indicators", f"{1000 * checked:.1f} ms", "10 ms"),
        (f"`check` of {MANY_INDICATORS} indicators", f"{1000 * checked_large:.1f} ms", "500 ms"),
        (f"`evaluate` and `roll_up` of {INDICATORS} indicators, one month", f"{1000 * judged:.1f} ms", ""),
        ("the same, once `in_indicator_units` has settled the figures", f"{1000 * once_settled:.1f} ms", "2 ms"),
        ("that, of scores and means of the same numbers in plain arithmetic", f"{once_settled / plain:.0f} x", ""),
        ("`strategy_map` and `render_map` of 13 elements and 18 links", f"{1000 * small_map:.1f} ms", "25 ms"),
        ("`strategy_map` and `render_map` of 60 elements and 75 links", f"{1000 * large_map:.1f} ms", "250 ms"),
        (f"a report in HTML of {INDICATORS} indicators and {REPORT_MONTHS} months", f"{page_ms:.0f} ms", "150 ms"),
        ("that page", f"{page_kb:.0f} kB", "300 kB"),
    )
    head = "| what | measured | goal |\n|---|---|---|\n"
    return head + "\n".join(f"| {what} | {measured} | {goal} |" for what, measured, goal in rows)


if __name__ == "__main__":
    print(f"Python {sys.version.split()[0]}, attrs {version('attrs')}, numpy {version('numpy')}\n")
    print(table(), flush=True)
    print("\n" + panels.ratios() + "\n", flush=True)
    panels.sizes(int(sys.argv[1]) if sys.argv[1:] else panels.MILLION)
