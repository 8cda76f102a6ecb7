from __future__ import annotations

from tests.examples import a_factor, an_indicator, refused

from balanced_scorecard.domain.factor import CSF, CriticalSuccessFactor


def test_csf_is_the_field_s_own_short_name() -> None:
    assert CSF is CriticalSuccessFactor


def test_a_factor_hangs_under_its_perspective_unless_it_names_an_objective() -> None:
    assert a_factor("F", an_indicator()).objective is None


def test_a_weight_is_not_negative() -> None:
    with refused("weight is -0.5; use a number that is 0 or more"):
        a_factor(weight=-0.5)
