from __future__ import annotations

import pytest

from balanced_scorecard.tables import html_table, table


def test_a_table_has_a_row_a_record_and_the_columns_in_their_order() -> None:
    frame = table([{"id": "B", "score": 0.5}, {"id": "A", "score": None}])
    assert list(frame.columns) == ["id", "score"]
    assert list(frame["id"]) == ["B", "A"]


def test_no_records_make_an_empty_table() -> None:
    assert table([]).empty


def test_every_text_of_an_html_table_is_escaped() -> None:
    html = html_table([{"<name>": "<script>alert('x')</script>"}], ["<name>"])
    assert "<script>" not in html
    assert "<th>&lt;name&gt;</th>" in html


@pytest.mark.parametrize(("value", "shown"), [
    (None, ""), (0.866, "0.866"), (1 / 3, "0.3333"), (4200.0, "4200"), (150000.0, "150000"), (-150000.4, "-150000"),
    (1e20, "1e+20"), (7, "7"), ("A & B", "A &amp; B"),
])
def test_a_cell_is_shown_as_people_read_it(value: object, shown: str) -> None:
    assert html_table([{"a": value}], ["a"]).endswith(f"<td>{shown}</td></tr></tbody></table>")


def test_a_column_a_record_lacks_is_an_empty_cell() -> None:
    assert "<td></td>" in html_table([{"a": 1}], ["b"])
