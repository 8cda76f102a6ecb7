"""The formulas of a form that tell at once when something does not fit; they work in every spreadsheet program."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..domain.unit_words import SHARES
from ..units import rate_factor
from .collection_form import AnswerKind, AskedFigure
from .collection_layout import LETTERS, STATUSES_WITHOUT_VALUE
from .workbook_amounts import number_shown


def may_be_asked(unit: str | None, high: float | None) -> bool:
    """Whether a value in *unit* of more than all is asked about: a share, of which *high* does not say how much."""
    return unit in SHARES and high is None


def question(answer: AnswerKind, unit: str | None, high: float | None, said: Mapping[str, object]) -> str | None:
    """Return the name of what a form asks about the numbers *said*, which it takes all the same; None for nothing.

    >>> question(AnswerKind.NUMBER, "percent", None, {"value": 0.78})
    'percent'
    """
    value, top, bottom = (said.get(name) for name in ("value", "numerator", "denominator"))
    if answer is AnswerKind.NUMBER and unit == "percent" and isinstance(value, float) and 0 < value < 1:
        return "percent"
    if isinstance(top, float) and isinstance(bottom, float) and may_be_asked(unit, high) and top > bottom > 0:
        return "share"
    return None


def share_formula(asked: AskedFigure, row: int) -> str:
    """Return the formula of a share in *row*: empty until both its parts are there.

    >>> share_formula(AskedFigure(element="A1", name="A", period=None, unit="percent"), 7)
    '=IF(COUNT(I7:J7)<2,"",IF(J7=0,"",100*I7/J7))'
    """
    top, bottom = f"{LETTERS['numerator']}{row}", f"{LETTERS['denominator']}{row}"
    factor = f"{rate_factor(asked.unit):g}"
    return f'=IF(COUNT({top}:{bottom})<2,"",IF({bottom}=0,"",{factor}*{top}/{bottom}))'


def check_formula(asked: AskedFigure, row: int, words: Mapping[str, str], language: str) -> str:
    """Return the formula that says OK, or what to look at, of what is filled in in *row*; empty while nothing is."""
    top, bottom, value, status = (f"{LETTERS[name]}{row}" for name in ("numerator", "denominator", "value", "status"))

    def said(name: str, **values: str) -> str:
        return _text(words[f"collection.check.{name}"].format(**values))

    filled = f"COUNTA({top}:{bottom})" if asked.answer is AnswerKind.PARTS else f"COUNTA({value})"
    without = ",".join(f"{status}={_text(words[f'workbook.status.{each.value}'])}" for each in STATUSES_WITHOUT_VALUE)
    tests: list[tuple[str, str]] = [(f"{filled}=0", '""'), (f"OR({without})", said("no_value"))]
    if asked.answer is AnswerKind.PARTS:
        tests += [(f"{filled}<2", said("both")), (f"COUNT({top}:{bottom})<2", said("number")),
                  (f"{bottom}=0", f"IF({top}=0,{said('ok')},{said('zero')})")]
        tests += [(f"{top}>{bottom}", said("share"))] if may_be_asked(asked.unit, asked.bounds.high) else []
    elif not asked.answer.is_chosen:
        tests.append((f"NOT(ISNUMBER({value}))", said("day" if asked.answer is AnswerKind.DAY else "number")))
    if asked.answer in (AnswerKind.PARTS, AnswerKind.NUMBER):
        tests += [(f"{value}{sign}{limit!r}", said(name, limit=number_shown(limit, language)))
                  for sign, limit, name in ((">", asked.bounds.high, "above"), ("<", asked.bounds.low, "below"))
                  if limit is not None]
    if asked.answer is AnswerKind.NUMBER and asked.unit == "percent":
        tests.append((f"AND({value}>0,{value}<1)", said("percent")))
    return f"={_first_of(tests, said('ok'))}"


def _first_of(tests: Sequence[tuple[str, str]], otherwise: str) -> str:
    if not tests:
        return otherwise
    (test, said), *rest = tests
    return f"IF({test},{said},{_first_of(rest, otherwise)})"


def _text(words: str) -> str:
    return '"' + words.replace('"', '""') + '"'
