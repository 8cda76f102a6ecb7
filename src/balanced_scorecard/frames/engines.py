"""A panel by partition: any Arrow stream, Dask and Spark call these; nothing here schedules, shuffles or retries.

Each row of a wide table, a unit and period, is judged with what its partition holds. Where every figure is judged by
its own row (the period alone, at the rows' own frequency) any partition will do; where a year to date, a carried value
or a sum over units is asked for, a partition must hold all rows that it is made of. A row has the same bits as in a
panel of the whole in memory.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Any

import pandas as pd
from attrs import frozen

from ..domain.aggregation import Basis
from ..domain.scorecard import Scorecard
from ..errors import with_extra
from ..evaluation.family import band
from ..evaluation.panel import Panel, PanelForm
from ..evaluation.statuses import Status
from ..tables import shown
from .panel import evaluate_panel

RecordBatch = Any
"""A record batch of pyarrow, which has no types of its own and need not be there."""


@frozen(kw_only=True)
class PartitionJudge:
    """Judges one partition after the other; it can be sent to other processes and machines.

    Attributes:
        scorecard, basis: as for `evaluate_panel`.
        keep: ids of the nodes and indicators wanted; left out, the card's total.

    >>> judge = PartitionJudge(scorecard=Scorecard(id="card", name="Empty"))
    >>> list(judge.frame(pd.DataFrame({"org_unit": ["north"], "period": ["2024"]})).columns)
    ['org_unit', 'period', 'card status', 'card score', 'card coverage', 'card low', 'card high']
    """

    scorecard: Scorecard
    basis: Basis | None = None
    keep: tuple[str, ...] = ()

    _repr_html_ = shown

    def panel(self, frame: pd.DataFrame) -> Panel:
        """Return the panel of one partition, a wide frame."""
        return evaluate_panel(self.scorecard, frame, basis=self.basis, keep=self._kept())

    def _kept(self) -> tuple[str, ...]:
        return self.keep or (self.scorecard.id,)

    def frame(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Return one partition judged, a row a unit and period: for Dask's `map_partitions`, and pandas."""
        return self.panel(frame).to_frame(PanelForm.WIDE)

    def frames(self, frames: Iterable[pd.DataFrame]) -> Iterator[pd.DataFrame]:
        """Yield each frame judged: for Spark's `mapInPandas`."""
        yield from map(self.frame, frames)

    def batches(self, batches: Iterable[RecordBatch]) -> Iterator[RecordBatch]:
        """Yield each record batch judged: for Spark's `mapInArrow`."""
        arrow = _arrow()
        schema = self.schema()
        for batch in batches:
            yield arrow.RecordBatch.from_pandas(self.frame(batch.to_pandas()), schema=schema, preserve_index=False)

    def stream(self, source: Any) -> Any:
        """Return what an Arrow stream holds, judged batch by batch, as a stream itself.

        *source* is anything with the Arrow stream interface: a table or reader of pyarrow, a frame of polars or pandas,
        a result of DuckDB. Only one batch at a time is in memory.
        """
        arrow = _arrow()
        reader = arrow.RecordBatchReader.from_stream(source)
        return arrow.RecordBatchReader.from_batches(self.schema(), self.batches(reader))

    def schema(self) -> Any:
        """Return the schema of what is given back: words as text, everything else as floats."""
        arrow = _arrow()
        return arrow.schema([(name, arrow.string() if kind == "str" else arrow.float64())
                             for name, kind in self.columns().items()])

    def columns(self) -> dict[str, str]:
        """Return the names of what is given back, in order, each with `str` where it holds words, else `float`."""
        return {str(name): "str" if kind.kind == "O" else "float" for name, kind in self.meta().dtypes.items()}

    def meta(self) -> pd.DataFrame:
        """Return an empty frame of the columns and kinds given back: Dask's `meta`."""
        nothing = pd.Series([], dtype=object)
        return self.frame(pd.DataFrame({"org_unit": nothing, "period": nothing}))

    def spark_schema(self) -> str:
        """Return the schema as Spark reads it: for `mapInArrow` and `mapInPandas`."""
        return ", ".join(f"`{name}` {'string' if kind == 'str' else 'double'}" for name, kind in self.columns().items())


def _arrow() -> Any:
    return with_extra("pyarrow", "judging Arrow streams", "pyarrow", "engines")


# ---- roll-up by mergeable partial sums -------------------------------------------------------------------------------

_SUMS = ("scored", "score", "good", "medium", "poor")


def partial_sums(
    judged: pd.DataFrame, ids: Sequence[str], *, group: Callable[[pd.Series[Any]], pd.Series[Any]] | None = None
) -> pd.DataFrame:
    """Return, by group, period and id, what a partition's scores add up to: sums that `merged_sums` puts together.

    Args:
        judged: a partition as `PartitionJudge.frame` gives it.
        ids: which of its nodes and indicators.
        group: says of each unit which group it belongs to; left out, all are one.

    >>> judge = PartitionJudge(scorecard=Scorecard(id="card", name="Empty"))
    >>> judged = judge.frame(pd.DataFrame({"org_unit": ["north"], "period": ["2024"]}))
    >>> partial_sums(judged, ["card"])["scored"].tolist()
    [0]
    """
    unit = judged["org_unit"]
    groups = pd.Series("", index=unit.index) if group is None else group(unit)
    parts = []
    for id_ in ids:
        status, score = judged[f"{id_} status"], judged[f"{id_} score"]
        said = pd.DataFrame({
            "group": groups, "period": judged["period"], "id": id_, "scored": score.notna().astype("int64"),
            "score": score.fillna(0.0),
        })
        for each in (Status.GOOD, Status.MEDIUM, Status.POOR):
            said[each.value] = (status == each.value).astype("int64")
        parts.append(said)
    return _summed(parts)


def merged_sums(parts: Iterable[pd.DataFrame]) -> pd.DataFrame:
    """Return *parts* of `partial_sums` as one, with the mean score of each group's units and its status.

    The mean is the same in whatever order the parts come, to the rounding of sums.
    """
    found = _summed(list(parts))
    found["mean"] = found["score"].where(found["scored"] > 0) / found["scored"].where(found["scored"] > 0)
    found["status"] = [band(mean).value if mean == mean else Status.OUTSIDE.value for mean in found["mean"].tolist()]
    return found


def _summed(parts: Collection[pd.DataFrame]) -> pd.DataFrame:
    whole = pd.concat(list(parts), ignore_index=True)
    return whole.groupby(["group", "period", "id"], sort=True, observed=True, as_index=False)[list(_SUMS)].sum()
