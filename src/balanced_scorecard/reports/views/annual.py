"""The annual report's account of results, in the form of each country (R39, R103-R106)."""

from __future__ import annotations

from ..choices import AnnualForm
from ..document import Section
from ..model import Report
from ..wording import Wording
from . import annual_danish, annual_norwegian, annual_swedish
from .back import definitions, sources

_FORMS = {AnnualForm.NO: annual_norwegian.parts, AnnualForm.SE: annual_swedish.parts,
          AnnualForm.DK: annual_danish.parts}


def sections(report: Report, say: Wording) -> tuple[Section, ...]:
    """Return the account in the report's form, and what each indicator means and cites."""
    return (*_FORMS[report.form](report, say), *definitions(report, say), *sources(report, say))
