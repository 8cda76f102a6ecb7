"""What is done to a document before it is read: signs, words and whole passages changed, moved, repeated and cut."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random

TOKEN = re.compile(rb"[A-Za-z0-9_.\-\xc3\xa5\xa6\xb8\x85\x86\x98]+")
MOST_BYTES = 60_000
NASTY = tuple(text.encode("utf-8", "surrogatepass") for text in (
    "", "0", "-0", "1e308", "-1e308", "1.7976931348623157e308", "1e-320", "1e999", "nan", "NaN", "inf", "-Infinity",
    "9" * 400, "9" * 5000, "0x1F", "1_000", "1 000", "1\u00a0000", "1,5", "1.5.5", "٣", "²", "½", "−5", "%", "100 %",
    "5 pp", "1/0", "2/3", "0001", "9999-12-31", "0000-01-01", "2025-02-30", "2024-W53", "2024-W54", "2025-T4",
    "2025-T1", "9999", "99999", "2024..2023", "0001-01-01..9999-12-31", "true", "null", "~", "NO", "baseline",
    "target", "in all cases", "> 79 %", ">= 1e308 %", "= 5 +/- -1", "baseline + 1e308", "10..", "..", "10..5", "a/0",
    "(((", "1-", "a b", "__import__('os').system('id')", "=1+1", "+1", "-1", "@x", "=cmd|' /C calc'!A0", "\t=1",
    "../../etc/passwd", "file:///etc/passwd", "http://127.0.0.1:9/x", "C:\\x", "\\\\host\\share", "a" * 3000,
    "A1" * 500, "\u202e", "\u2028", "\u0085", "\ufeff", "\ufffe", "\ud800", "\U0001f600", "é", "İ", "ß", "\u0000",
    "\u0007", "\u001b[31m", "\u007f", "\u200b", "\\ud83d\\ude00", "<b>", "&amp;", "&x;", "]]>", "<!--", "*", "&a",
    "*a", "!!python/object/apply:os.system", "!!binary", "<<", "---", "...", "|", ">", ">2", "|+9", "- ", "? ", ": ",
    "#", " #", "%YAML 9.9", "{", "}", "[", "]", "[[", "]]", "{}", "[]", "\"", "'", "'''", '"""', "\\", "\\u0000",
    "\\ud800", "\\x", "\r", "\r\n", "\n", "\n\n", "\t", ",", ";", ";;", "sep=;", "=", "id", "name", "format",
    "balanced-scorecard/1", "balanced-scorecard/999", "kr", "mill. kr", "parsec", "weeks", "3 months",
    "9999999999 years", "1e9 days",
))

Edit = Callable[[bytes, Random, Sequence[bytes]], bytes]


def mutated(content: bytes, chance: Random, others: Sequence[bytes]) -> bytes:
    """Return *content* after one to four edits; passages of *others* may be put into it."""
    for _ in range(1 + int(4 * chance.random() ** 3)):
        content = chance.choice(_EDITS)(content, chance, others)
    return content[:MOST_BYTES]


def _span(content: bytes, chance: Random, most: int) -> tuple[int, int]:
    start = chance.randrange(len(content) + 1)
    return start, min(len(content), start + chance.randrange(most + 1))


def _token(content: bytes, chance: Random) -> tuple[int, int]:
    """Return where one word of *content* stands, found from a place taken by chance."""
    found = TOKEN.search(content, chance.randrange(len(content) + 1)) or TOKEN.search(content)
    return found.span() if found else (0, 0)


def _flip(content: bytes, chance: Random, others: Sequence[bytes]) -> bytes:
    at = chance.randrange(len(content) + 1)
    return content[:at] + bytes([chance.randrange(256)]) + content[at + chance.randrange(2):]


def _cut(content: bytes, chance: Random, others: Sequence[bytes]) -> bytes:
    start, end = _span(content, chance, 40)
    return content[:start] + content[end:]


def _end_early(content: bytes, chance: Random, others: Sequence[bytes]) -> bytes:
    return content[:chance.randrange(len(content) + 1)]


def _double(content: bytes, chance: Random, others: Sequence[bytes]) -> bytes:
    start, end = _span(content, chance, 60)
    return content[:end] + content[start:end] + content[end:]


def _pile_up(content: bytes, chance: Random, others: Sequence[bytes]) -> bytes:
    start, end = _span(content, chance, 6)
    return content[:start] + content[start:end] * chance.randrange(300) + content[end:]


def _put_nasty(content: bytes, chance: Random, others: Sequence[bytes]) -> bytes:
    at = chance.randrange(len(content) + 1)
    return content[:at] + chance.choice(NASTY) + content[at:]


def _nasty_word(content: bytes, chance: Random, others: Sequence[bytes]) -> bytes:
    start, end = _token(content, chance)
    return content[:start] + chance.choice(NASTY) + content[end:]


def _word_of_another(content: bytes, chance: Random, others: Sequence[bytes]) -> bytes:
    start, end = _token(content, chance)
    other = chance.choice(others)
    first, last = _token(other, chance)
    return content[:start] + other[first:last] + content[end:]


def _passage_of_another(content: bytes, chance: Random, others: Sequence[bytes]) -> bytes:
    other = chance.choice(others)
    first, last = _span(other, chance, 120)
    start, end = _span(content, chance, 120)
    return content[:start] + other[first:last] + content[end:]


def _lines_moved(content: bytes, chance: Random, others: Sequence[bytes]) -> bytes:
    lines = content.split(b"\n")
    lines.insert(chance.randrange(len(lines)), lines.pop(chance.randrange(len(lines))))
    return b"\n".join(lines)


def _line_of_another(content: bytes, chance: Random, others: Sequence[bytes]) -> bytes:
    lines = content.split(b"\n")
    lines.insert(chance.randrange(len(lines) + 1), chance.choice(chance.choice(others).split(b"\n")))
    return b"\n".join(lines)


def _in_another_code(content: bytes, chance: Random, others: Sequence[bytes]) -> bytes:
    text = content.decode("utf-8", "replace")
    return text.encode(chance.choice(("utf-8-sig", "utf-16", "cp1252", "utf-16-be", "utf-32")), "replace")


_EDITS: tuple[Edit, ...] = (
    *(_nasty_word, _word_of_another) * 6, *(_put_nasty, _flip, _cut, _line_of_another) * 3,
    *(_double, _lines_moved, _passage_of_another) * 2, _pile_up, _end_early, _in_another_code,
)
