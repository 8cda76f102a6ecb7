from __future__ import annotations

from balanced_scorecard.reports.maps.tracks import Edge, Run, on_top, tracks


def _up(below: float, above: float) -> Run:
    """Return the run of a link that comes in at *below* on the lower edge and leaves at *above* on the upper one."""
    return Run(start=(below, Edge.LOWER), end=(above, Edge.UPPER))


def test_a_straight_link_needs_no_track() -> None:
    assert tracks([_up(50, 50)]) == (0,)
    assert _up(50, 50).is_straight


def test_links_beside_each_other_share_a_track() -> None:
    assert tracks([_up(0, 40), _up(60, 100)]) == (0, 0)


def test_links_over_each_other_have_tracks_of_their_own() -> None:
    assert sorted(tracks([_up(0, 60), _up(40, 100)])) == [0, 1]


def test_of_two_links_to_the_right_the_one_that_starts_further_left_runs_above() -> None:
    # the other way round the upright end of the first would cross the second
    assert tracks([_up(0, 60), _up(40, 100)]) == (0, 1)
    assert tracks([_up(40, 100), _up(0, 60)]) == (1, 0)


def test_of_two_arcs_the_longer_is_outside() -> None:
    arcs = [Run(start=(20, Edge.LOWER), end=(80, Edge.LOWER)), Run(start=(0, Edge.LOWER), end=(100, Edge.LOWER))]
    assert tracks(arcs) == (1, 0)


def test_a_link_from_above_runs_over_one_from_below_at_the_same_place() -> None:
    # at x 50 one comes down to its track and the other goes up to its own: the first must be the upper
    runs = [_up(50, 100), _up(0, 50)]
    assert tracks(runs) == (1, 0)
    assert on_top(runs, tracks(runs)) == []


def test_what_lies_on_top_whichever_is_the_upper_is_said() -> None:
    runs = [_up(0, 50), _up(50, 0)]
    track = tracks(runs)
    assert sorted(track) == [0, 1]
    assert len(on_top(runs, track)) == 1
