from __future__ import annotations

from tests.examples import an_objective, refused


def test_an_objective_serves_nothing_unless_it_says_so() -> None:
    objective = an_objective()
    assert (objective.serves, objective.theme, objective.origin, objective.level) == ((), None, None, None)


def test_a_weight_is_not_negative() -> None:
    with refused("weight is -1; use a number that is 0 or more"):
        an_objective(weight=-1)
