from __future__ import annotations

from itertools import combinations
from random import Random

from tests.reports.maps.geometry import a_wire, lanes_of, leads_through, parts_of

from balanced_scorecard.reports.maps.columns import WIDTH
from balanced_scorecard.reports.maps.labels import label_places
from balanced_scorecard.reports.maps.layout import Box, Layout, lay_out
from balanced_scorecard.reports.maps.shapes import LABEL_HEIGHT

LABEL = 50.0


def _laid_out(seed: int, links: int) -> Layout:
    chance, lanes = Random(seed), lanes_of(4, 4, 4)
    ids = [id_ for lane in lanes for id_ in lane]
    pairs = (chance.sample(ids, 2) for _ in range(links))
    wires = [a_wire(one, other, LABEL) for one, other in pairs]
    return lay_out(lanes, wires, heights=dict.fromkeys(ids, 80.0))


def test_labels_lie_on_their_link_clear_of_boxes_and_each_other() -> None:
    layout = _laid_out(3, 14)
    places = label_places([LABEL] * 14, layout.courses, layout.boxes.values())
    assert len(places) == 14
    for n, (x, y) in places.items():
        on_line = Box(row=0, x=x - 1, y=y - 1, width=2, height=2)
        assert any(leads_through(part, on_line) for part in parts_of(layout.courses[n]))
        assert not any(box.x < x + LABEL / 2 and x - LABEL / 2 < box.right and box.y < y + LABEL_HEIGHT / 2
                       and y - LABEL_HEIGHT / 2 < box.bottom for box in layout.boxes.values())
    for (x, y), (other_x, other_y) in combinations(places.values(), 2):
        assert abs(x - other_x) >= LABEL or abs(y - other_y) >= LABEL_HEIGHT


def test_a_label_covers_no_other_link_where_there_is_a_place_free_of_them() -> None:
    straight, beside = [(50.0, 100.0), (50.0, 0.0)], [(60.0, 100.0), (60.0, 40.0)]
    (place,) = label_places([30.0, 0.0], [straight, beside], []).values()
    assert place[1] < 40  # above where the other ends


def test_a_label_is_rather_put_over_another_link_than_left_out() -> None:
    lines = [[(50.0 + 10 * n, 100.0), (50.0 + 10 * n, 0.0)] for n in range(3)]
    assert list(label_places([0.0, 40.0, 0.0], lines, [])) == [1]


def test_a_link_without_a_lag_gets_no_label() -> None:
    layout = _laid_out(1, 1)
    assert label_places([0.0], layout.courses, layout.boxes.values()) == {}


def test_no_label_is_drawn_where_there_is_no_room() -> None:
    layout = _laid_out(1, 1)
    everywhere = Box(row=0, x=0, y=0, width=WIDTH, height=1000)
    assert label_places([LABEL], layout.courses, [everywhere]) == {}
