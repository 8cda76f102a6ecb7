"""The views of a report, each a document of sections in the words of one language; none of them computes (R39)."""

from __future__ import annotations

from collections.abc import Callable

from ..choices import View
from ..document import Document, Section
from ..model import Report
from ..wording import Wording
from . import annual, card, meeting, ministry, plan
from .frame import framed

_SECTIONS: dict[View, Callable[[Report, Wording], tuple[Section, ...]]] = {
    View.CARD: card.sections, View.MEETING: meeting.sections, View.ANNUAL: annual.sections,
    View.MINISTRY: ministry.sections, View.PLAN: plan.sections,
}


def document_of(report: Report, language: str | None = None) -> Document:
    """Return *report* as the document it is to be, in *language*; left out, in the card's.

    Raises ScorecardError where there are no words in that language.
    """
    say = Wording.of(report, language)
    return framed(report, say, _SECTIONS[report.view](report, say))
