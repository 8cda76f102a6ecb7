"""The closed vocabularies of a result: statuses and the reasons there is none, freshness, pace, standing."""

from __future__ import annotations

from enum import Enum


class Status(Enum):
    """What is said of an indicator or a node: a judgement, or why there is none. Colours belong to reports.

    INSUFFICIENT_DATA is a node's; OUTSIDE is a node of which nothing is judged.
    """

    GOOD = "good"
    MEDIUM = "medium"
    POOR = "poor"
    NO_TARGET = "no_target"
    NOT_DUE = "not_due"
    NO_DATA = "no_data"
    UNSCORED = "unscored"
    INSUFFICIENT_DATA = "insufficient_data"
    OUTSIDE = "outside"

    @property
    def is_judged(self) -> bool:
        """Whether it is GOOD, MEDIUM or POOR."""
        return self in (Status.GOOD, Status.MEDIUM, Status.POOR)


class Reason(Enum):
    """Why a status is no judgement."""

    NOT_REPORTED = "not_reported"
    LATE = "late"
    NOT_COLLECTED = "not_collected"
    NOT_APPLICABLE = "not_applicable"
    SUPPRESSED = "suppressed"
    NO_EVENTS = "no_events"
    PARTIAL = "partial"
    NOT_ADDABLE = "not_addable"
    BREAK_IN_SERIES = "break_in_series"
    NOT_YET_DUE = "not_yet_due"
    PERIOD_NOT_ENDED = "period_not_ended"
    NOTHING_TO_CARRY = "nothing_to_carry"
    TARGET_NOT_SET = "target_not_set"
    NO_LOCAL_TARGET = "no_local_target"
    CONTEXT = "context"
    NEUTRAL = "neutral"
    AGAINST_POLARITY = "against_polarity"
    POLARITY_UNKNOWN = "polarity_unknown"
    NO_SPAN = "no_span"
    NO_BASELINE = "no_baseline"
    NOT_ASSESSED = "not_assessed"
    FORMULA = "formula"


class DataStatus(Enum):
    """How fresh the figure is; OVERDUE is said only where the day of the report is given."""

    FRESH = "fresh"
    PROVISIONAL = "provisional"
    CARRIED = "carried"
    NOT_DUE = "not_due"
    MISSING = "missing"
    OVERDUE = "overdue"


class Pace(Enum):
    """How a figure stands to what is expected by now on the way to a target that is not yet due."""

    AHEAD = "ahead"
    ON_COURSE = "on_course"
    BEHIND = "behind"


class TargetMet(Enum):
    """Whether the target is met, a separate answer from the status."""

    YES = "yes"
    NO = "no"
    NOT_DUE = "not_due"


class Standing(Enum):
    """How a leaf enters a roll-up: counted, expected but missing, or outside."""

    SCORED = "scored"
    MISSING = "missing"
    OUTSIDE = "outside"


class NodeKind(Enum):
    """What a node of the roll-up is; GOAL, THEME and OWNER are cross-cuts beside the tree."""

    SCORECARD = "scorecard"
    PERSPECTIVE = "perspective"
    OBJECTIVE = "objective"
    FACTOR = "factor"
    INDICATOR = "indicator"
    GOAL = "goal"
    THEME = "theme"
    OWNER = "owner"


class ComplianceState(Enum):
    """What the compliance line says of one rule."""

    MET = "met"
    BROKEN = "broken"
    NOT_CONTROLLED = "not_controlled"
