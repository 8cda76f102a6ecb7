"""What a report is asked to be: the view, and the form of an annual report (R39, R103-R106)."""

from __future__ import annotations

from enum import Enum


class View(Enum):
    """Which document is made of the figures; each selects and orders the same ones, and computes nothing (R39).

    CARD: the management card, every indicator with what is said and done about it.
    MEETING: what a management meeting must take up: what turned, what lacks an initiative, what is late.
    ANNUAL: the account of results in an annual report, by goal, with the two years before.
    MINISTRY: the report during the year, by point of the letter, with the reason for every deviation.
    PLAN: the activity plan: what is to be reached, by what work, by whom and when.
    """

    CARD = "card"
    MEETING = "meeting"
    ANNUAL = "annual"
    MINISTRY = "ministry"
    PLAN = "plan"


class AnnualForm(Enum):
    """The form an annual report has in a country: Norway's parts, Sweden's account of results, Denmark's two parts."""

    NO = "no"
    SE = "se"
    DK = "dk"


FORM_OF = {"sv": AnnualForm.SE, "da": AnnualForm.DK}
"""The form that goes with a card's language; every other language has the Norwegian one."""
