"""`render_check_page`: one page an adviser could hand over: is it balanced, and what would make it so?"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import version

from attrs import frozen
from markupsafe import Markup, escape

from ..checks.balance_sheet import Axis, BalanceCell, BalanceSheet
from ..checks.diagnosis import Diagnosis, Sign
from ..checks.findings import Findings
from ..checks.principles import Principle, Verdict, is_minimum_solution
from ..checks.rule import Finding
from ..checks.telling import by_rule, counted, not_run_by_reason
from ..evaluation.results import Status
from .balance_svg import render_axis, shown
from .pages import page_style, page_template
from .palette import LOOKS
from .wording import Wording

_LOOK_OF = {
    Verdict.MET: Status.GOOD, Verdict.PARTLY: Status.MEDIUM, Verdict.NOT_ON_RECORD: Status.NO_DATA,
    Sign.NO_SIGNS: Status.GOOD, Sign.SIGNS: Status.MEDIUM, Sign.NOT_JUDGED: Status.NO_DATA,
}
_SHADES = 4


def render_check_page(findings: Findings, *, language: str | None = None) -> str:
    """Return what `check` found as an HTML page; in *language*, left out in the card's.

    The balance sheet with its picture, the nine principles, the four states and barriers, the questions of the yearly
    review and the findings by rule, in one self-contained text without scripts. What the card's authors wrote is
    escaped.
    """
    say = Wording(language=language or findings.language)
    page = _Page(findings=findings, sheet=findings.balance, say=say)
    names = {each.id: say.name(each) for each in findings.card.perspectives} if findings.card else {}
    return page_template("check_page.html.j2").render(
        page=page, findings=findings, groups=by_rule(findings), not_run=not_run_by_reason(findings, say.language),
        sheet=page.sheet, say=say, names=names, axes=tuple(Axis), looks=LOOKS, status_of=_LOOK_OF,
        style=page_style("style", "check"), version=version("balanced-scorecard"))


@frozen(kw_only=True)
class _Page:
    """What the template asks for: findings put together, and put into words."""

    findings: Findings
    sheet: BalanceSheet
    say: Wording

    @property
    def principles(self) -> tuple[Principle, ...]:
        return self.findings.principles

    def summary(self) -> Iterator[str]:
        """Yield the few sentences a hurried reader gets."""
        say, principles = self.say, self.principles
        verdicts = [each.verdict for each in principles]
        if set(verdicts) != {Verdict.MET}:
            yield say("page.principles_rest", partly=verdicts.count(Verdict.PARTLY),
                      missing=verdicts.count(Verdict.NOT_ON_RECORD))
        yield say("page.minimum" if is_minimum_solution(principles) else "page.no_minimum")
        yield self._counts()
        yield self._signs()
        yield from self._weight()

    def met(self) -> str:
        """Return how many principles are met."""
        met = sum(each.verdict is Verdict.MET for each in self.principles)
        return self.say("page.principles_met", met=met, of=len(self.principles))

    def _counts(self) -> str:
        counts = counted(self.findings, self.say.language)
        return self.say("page.findings_count", counts=counts) if counts else self.say("page.no_findings")

    def _signs(self) -> str:
        all_ = (*self.findings.states, *self.findings.barriers)
        named = [each.name(self.say.language) for each in all_ if each.sign is Sign.SIGNS]
        if named:
            return self.say("page.signs_of", names=", ".join(named))
        judged = any(each.sign is Sign.NO_SIGNS for each in all_)
        return self.say("page.no_signs" if judged else "page.none_judged")

    def _weight(self) -> Iterator[str]:
        heavy, empty = self.sheet.heavy_perspective(), self.sheet.empty_perspectives()
        if heavy:
            yield self.say("page.heavy_perspective", name=heavy.name, count=heavy.count, of=self.sheet.count,
                           share=round(100 * heavy.weight))
        if empty:
            yield self.say("page.empty_perspectives", names=", ".join(each.name for each in empty))
        if not heavy and not empty:
            yield self.say("page.even_perspectives")

    def picture(self, axis: Axis) -> Markup:
        """Return the bars of *axis*."""
        return Markup(render_axis(self.sheet, axis, language=self.say.language))

    def axis_said(self, axis: Axis) -> Iterator[str]:
        """Yield where *axis* is heavy, where it is empty and what is not declared."""
        cells = {cell.side: cell for cell in self.sheet.along(axis)}
        declared = sum(cell.count for cell in cells.values() if cell.side)
        heavy = self.sheet.heavy(axis)
        if not declared:
            yield self.say("balance.summary_silent")
            return
        if heavy:
            yield self.say("balance.summary_heavy", side=self._side(cells[heavy]), count=cells[heavy].count,
                           of=declared)
        else:
            yield self.say("balance.summary_even")
        empty = [self._side(cells[side]) for side in self.sheet.empty(axis)]
        if empty:
            yield self.say("balance.summary_empty", sides="; ".join(empty))
        if cells[None].count and axis is not Axis.HORIZON:  # its line of the picture says what is lacking
            yield self.say("balance.summary_undeclared", count=cells[None].count)

    def _side(self, cell: BalanceCell) -> str:
        return cell.side_name(self.say.language)

    def declared_axes(self) -> tuple[Axis, ...]:
        """Return the axes along which somebody says where an indicator stands."""
        return tuple(axis for axis in Axis if any(cell.count for cell in self.sheet.along(axis)[:-1]))

    def rows(self, axis: Axis) -> Iterator[tuple[str, tuple[BalanceCell, ...]]]:
        """Yield each side of *axis* with its cells: one a perspective, the whole card last."""
        whole = {cell.side for cell in shown(self.sheet, axis)}
        columns = [self.sheet.along(axis, each.id) for each in self.sheet.perspectives] + [self.sheet.along(axis)]
        for cells in zip(*columns, strict=True):
            if cells[0].side in whole:
                yield self._side(cells[0]), cells

    def shade(self, cell: BalanceCell) -> int:
        """Return how dark a cell is, 0 to 4, against the fullest perspective along its axis."""
        most = max(each.count for each in self.sheet.cells if each.axis is cell.axis)
        return -(-_SHADES * cell.count // most) if cell.perspective and most else 0

    def coded(self, text: str) -> Markup:
        """Return *text* with what stands between backticks as code, everything escaped."""
        parts = (Markup("<code>{}</code>").format(part) if number % 2 else escape(part)
                 for number, part in enumerate(text.split("`")))
        return Markup("").join(parts)

    def of_rules(self, codes: tuple[str, ...]) -> tuple[Finding, ...]:
        """Return the first finding of each of the rules with these *codes*."""
        return tuple({each.code: each for each in reversed(self.findings.of_rules(codes))}.values())[::-1]

    def more(self, finding: Finding) -> str:
        """Return how many more findings the rule of *finding* has; empty where it is the only one."""
        count = len(self.findings.of_rules((finding.code,))) - 1
        return self.say("page.more", count=count) if count else ""

    def beside(self, each: Diagnosis) -> Iterator[str]:
        """Yield what else is to be said of a state or barrier: what was suppressed, silent or not looked at."""
        pairs = (("suppressed", each.suppressed), ("silent", each.silent if each.has_ground else ()),
                 ("not_judged", each.not_judged))
        if not each.has_ground:
            yield self.say("page.no_ground")
        for key, codes in pairs:
            if codes:
                yield self.say(f"page.rules_{key}", codes=", ".join(codes))
