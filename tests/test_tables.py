from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from balanced_scorecard.tables import MOST_LETTERS, MOST_ROWS, html_table, table


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


class _Page(HTMLParser):
    """The tags still open, every tag met, and the text of each cell, as a browser reads them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.cells: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        self.tags.add(tag)
        self.cells += [""] if tag == "td" else []

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "td":
            self.cells[-1] += data


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=400))
@example("<script>alert(1)</script>")
@example("<svg onload=alert(1)></td></table>")
@example("\u202egnitirw\u2066")
@example("\U0001f469\u200d\U0001f469\u200d\U0001f467")
@example("a" * 300)
def test_any_name_is_text_only_in_a_table_that_closes_what_it_opens(name: str) -> None:
    page = _Page(html_table([{name: name, "id": "A"}], [name, "id"]))
    assert page.open == []
    assert page.tags == {"table", "thead", "tbody", "tr", "th", "td"}
    assert len(page.cells[0]) <= MOST_LETTERS
    assert not set(page.cells[0]) & set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def test_a_long_text_is_cut_with_an_ellipsis() -> None:
    assert _Page(html_table([{"a": "x" * 300}], ["a"])).cells == ["x" * 239 + "…"]


def test_a_long_table_says_how_many_rows_are_left_out() -> None:
    page = _Page(html_table([{"a": n} for n in range(203)], ["a"]))
    assert MOST_ROWS == 200
    assert page.cells[-2:] == ["199", "… 3 more"]


def test_a_table_of_just_the_most_rows_has_no_last_line() -> None:
    assert _Page(html_table([{"a": n} for n in range(200)], ["a"])).cells[-1] == "199"
