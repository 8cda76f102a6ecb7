"""The made-up directorate in every view, for tests that ask the same of all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from balanced_scorecard import AnnualForm, Assessment, Report, ScorecardScore, View, build_report

VIEWS = tuple(
    (view, form) for view in View for form in (AnnualForm if view is View.ANNUAL else (AnnualForm.NO,)))
"""Every view, the annual report in each form."""


def every_view(scores: ScorecardScore, assessments: Sequence[Assessment] = ()) -> Iterator[Report]:
    """Yield a report of *scores* in every view, compared with the period before."""
    for view, form in VIEWS:
        before = scores.evaluation.period.previous()
        yield build_report(scores, assessments=assessments, view=view, form=form, compare=before)
