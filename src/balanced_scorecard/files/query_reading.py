"""`measurements_from_query`: figures from a database by a query, over any DB-API 2 connection or SQLAlchemy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from ..domain.measurement import Measurements
from ..errors import MeasurementError
from ..frames.measurements import TIDY, MeasurementColumns, measurements_from_frame
from ..frames.rows import Layout


def measurements_from_query(
    connection: Any, query: Any, *, parameters: Sequence[Any] | Mapping[str, Any] = (),
    columns: MeasurementColumns = TIDY, layout: Layout | str = Layout.TIDY,
) -> Measurements:
    """Return the figures that *query* selects, its columns named as those of a file are, in English or Norwegian.

    Args:
        connection: an open DB-API 2 connection (sqlite3, psycopg, oracledb, pyodbc ...), or an engine, a connection or
            an address of SQLAlchemy. It is neither opened, committed nor closed here.
        query: a text, or a statement of SQLAlchemy.
        parameters: what stands in the query's place-holders, as the driver writes them. Never write values into the
            text of a query yourself.
        columns: names of one's own, as for `measurements_from_frame`.
        layout: `Layout.TIDY`, one row a value, or `Layout.WIDE`, one column a period.

    Raises:
        MeasurementError: with every fault of the rows. What the database says of the query is raised as it is.

    >>> import sqlite3
    >>> database = sqlite3.connect(":memory:")
    >>> measurements_from_query(database, "SELECT 'A1' AS indikator, '2024-T1' AS periode, 79.3 AS verdi")
    <Measurements: 1 rows of 1 indicators>
    >>> database.close()
    """
    if callable(getattr(connection, "cursor", None)):
        frame = _by_cursor(connection, query, parameters)
    else:
        # Floats would cut the digits of a DECIMAL before anybody has read them.
        frame = pd.read_sql(query, connection, params=parameters or None, coerce_float=False)
    return measurements_from_frame(frame, columns=columns, layout=layout)


def _by_cursor(connection: Any, query: str, parameters: Sequence[Any] | Mapping[str, Any]) -> pd.DataFrame:
    # pandas itself warns of every driver but sqlite3's, though each has the same few functions.
    cursor = connection.cursor()
    try:
        cursor.execute(query, parameters) if parameters else cursor.execute(query)
        if cursor.description is None:
            raise MeasurementError("the query selects nothing; begin it with SELECT")
        names = [str(column[0]) for column in cursor.description]
        rows = [tuple(row.values()) if isinstance(row, Mapping) else tuple(row) for row in cursor.fetchall()]
    finally:
        cursor.close()
    columns = {at: pd.Series([row[at] for row in rows], dtype=object) for at in range(len(names))}
    return pd.DataFrame(columns).set_axis(names, axis="columns")
