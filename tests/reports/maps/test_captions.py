from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from balanced_scorecard.evaluation.results import Status
from balanced_scorecard.reports.maps.captions import MARK_STEP, Caption, captioned, line_width
from balanced_scorecard.reports.maps.words import Line, Mark, Role, Said


def _captioned(*lines: Line, width: float = 150.0, **fields: Any) -> Caption:
    return captioned(Said(id="F", kind="factor", name="Name", lines=lines, **fields), ("Name",), width=width)


def test_id_and_status_share_a_line_where_there_is_room() -> None:
    line = Line(role=Role.ID, text="A1", status="Good")
    assert _captioned(line).lines == (line,)
    assert line.whole == "A1 · Good"


def test_a_status_has_a_line_of_its_own_where_there_is_none() -> None:
    lines = _captioned(Line(role=Role.ID, text="A1.1.1", status="For lite datagrunnlag"), width=150.0).lines
    assert lines == (Line(role=Role.ID, text="A1.1.1"), Line(role=Role.FACT, status="For lite datagrunnlag"))


def test_an_owner_goes_on_in_a_second_line_and_no_further() -> None:
    lines = _captioned(Line(role=Role.OWNER, text="Director of " * 20)).lines
    assert [line.role for line in lines] == [Role.OWNER, Role.MORE]
    assert lines[1].text.endswith("…")


def test_marks_stand_beside_the_line_with_the_most_room() -> None:
    caption = _captioned(Line(role=Role.ID, text="A1"), Line(role=Role.FACT, text="1 of 12 targets met"),
                         marks=(Mark.RISK, Mark.FINDING), status=Status.GOOD)
    assert caption.marked == 0


def test_where_no_line_has_room_for_the_marks_the_shortest_is_cut() -> None:
    long, longer = (Line(role=Role.FACT, text="m" * count) for count in (13, 14))
    caption = _captioned(longer, long, marks=(Mark.RISK,))
    assert caption.marked == 1
    assert caption.lines[1].text.endswith("…")
    assert line_width(caption.lines[1]) <= 150 - MARK_STEP


def test_marks_have_a_line_of_their_own_where_there_is_no_other() -> None:
    assert _captioned(marks=(Mark.RISK,)).lines == (Line(role=Role.FACT),)


@given(st.text(max_size=60), st.text(max_size=60), st.sampled_from([Role.ID, Role.FACT, Role.OWNER]),
       st.integers(0, 4))
def test_no_line_is_wider_than_it_may_be(text: str, status: str, role: Role, count: int) -> None:
    said = Line(role=role, text=text, status="" if role is Role.OWNER else status)
    caption = _captioned(said, marks=tuple(Mark)[:count])
    assert all(line_width(line) <= 150.01 for line in caption.lines)
