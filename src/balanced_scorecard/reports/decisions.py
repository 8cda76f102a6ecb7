"""`render_decisions`: what must be decided anew when a card is rolled over, as text or Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..comparison.decisions import Decision, DecisionKind
from ..comparison.rolling import RollOver
from ..domain.indicator import Baseline, Indicator
from .change_words import ChangeWords
from .numbers import decimals_for, number, period_text, with_unit
from .plain_form import PlainForm, as_written, one_line
from .wording import Wording

_DAY = {DecisionKind.DOCUMENT: "dated", DecisionKind.INITIATIVE: "due", DecisionKind.INDICATOR: "due",
        DecisionKind.STRATEGY: "decided", DecisionKind.RISK: "last", DecisionKind.REVIEW: "last"}
"""What the day of a decision is called; of the others their own words already tell it."""


def render_decisions(
    roll_over: RollOver, *, language: str | None = None, form: PlainForm = PlainForm.TEXT
) -> str:
    """Return what must be decided before the new card holds, kind by kind; in *language*, left out in the card's."""
    say = Wording(language=language or roll_over.card.language)
    words = ChangeWords(say=say, old=roll_over.previous, new=roll_over.card)
    title = say("decision.title", name=words.named(roll_over.card), previous=words.named(roll_over.previous))
    lead = say("decision.lead" if len(roll_over) else "decision.nothing")
    groups = [(say(f"decision.{kind.value}"), [one_line(_line(each, roll_over, words)) for each in asked])
              for kind in DecisionKind if (asked := roll_over.of_kind(kind))]
    if form is PlainForm.MARKDOWN:
        blocks = (f"## {heading}\n\n" + "\n".join(f"- [ ] {as_written(line)}" for line in lines)
                  for heading, lines in groups)
        return "\n\n".join((f"# {as_written(title)}", lead, *blocks)) + "\n"
    told = ("\n".join((f"{heading} ({len(lines)})", *(f"  {line}" for line in lines))) for heading, lines in groups)
    return "\n\n".join((f"{title}\n{lead}", *told)) + "\n"


def _line(decision: Decision, roll_over: RollOver, words: ChangeWords) -> str:
    found = roll_over.previous.find(decision.element)
    if decision.element == roll_over.previous.id:
        name = words.say("element.scorecard")
    else:
        name = f"{decision.element} {words.say.name(found) if found is not None else decision.name}"
    told = "; ".join(_told(decision, roll_over, words, found))
    return f"{name}: {told}" if told else name


def _told(decision: Decision, roll_over: RollOver, words: ChangeWords, element: object) -> Iterator[str]:
    say = words.say
    if decision.kind is DecisionKind.SUPPRESSION:
        yield f"{decision.part}, {decision.was}"
    elif isinstance(decision.was, Baseline):
        yield _baseline(decision.was, element, words)
    elif decision.was is not None:
        yield words.value(decision.was, "status")
    if decision.kind in _DAY and decision.due is not None:
        yield say(f"decision.{_DAY[decision.kind]}", day=say.day(decision.due))
    elif decision.kind in (DecisionKind.RISK, DecisionKind.REVIEW):
        yield say("decision.never")
    if decision.actual is not None:
        last = period_text(roll_over.year.previous(), say.language)
        yield say("decision.actual", period=last, value=_figure(decision.actual, element, words))
    if isinstance(decision.proposal, Baseline):
        yield say("decision.proposal", value=_baseline(decision.proposal, element, words))
    if decision.cited_by:
        yield say("decision.cited_by", ids=", ".join(decision.cited_by))


def _baseline(baseline: Baseline, element: object, words: ChangeWords) -> str:
    value = _figure(baseline.value, element, words)
    return f"{value} ({period_text(baseline.period, words.say.language)})" if baseline.period else value


def _figure(value: object, element: object, words: ChangeWords) -> str:
    """Return a figure as a report shows it, in the indicator's unit."""
    if isinstance(value, date) or not isinstance(value, float | int) or not isinstance(element, Indicator):
        return words.say.status_said(value) if isinstance(value, str) else words.value(value)
    text = number(float(value), words.say.language, decimals_for(float(value), element.decimals))
    return with_unit(text, element.unit, words.say.language)
