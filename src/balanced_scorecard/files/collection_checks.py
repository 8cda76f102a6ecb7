"""The formulas of a form that tell at once when something does not fit; they work in every spreadsheet program."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..units import rate_factor
from .collection_form import AnswerKind, AskedFigure
from .collection_layout import LETTERS, STATUSES_WITHOUT_VALUE
from .workbook_amounts import number_shown


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
