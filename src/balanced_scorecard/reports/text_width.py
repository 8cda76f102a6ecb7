"""How wide a text is in a sans-serif face, and how it breaks into lines: SVG wraps nothing by itself."""

from __future__ import annotations

import re
from html import escape
from itertools import pairwise
from unicodedata import combining

from .plain_text import NOT_XML

# Advance widths of DejaVu Sans in thousandths of the font size, rounded up. It is wider than Arial and as wide as
# Verdana, so what fits by this table fits in each face the drawings ask for.
_GLYPHS = {
    280: "'ijlìíîï", 300: "IJÌÍÎÏł", 320: " \u00a0,.·‘’", 340: "/:;\\|¦", 360: "f", 370: "-", 400: "()[]tŧ",
    410: "!¡²³", 420: "r", 460: '"', 500: "*_`§°´–", 520: "“”„", 530: "szšžśźż", 540: "?¿", 550: "cçč", 560: "L",
    580: "FkŁ", 590: "•", 600: "vxyýÿ", 610: "PÞ", 620: "TYaeoÝàáâãäåèéêëðòóôõöøŦőāąēę«»",
    640: "$0123456789ESbdghnpqu{}£ÈÉÊËñùúûüþđŋŠűūńĘŚ€ßµ", 660: "K", 690: "ABVXZÀÁÂÃÄÅŽĀĄŹŻ", 700: "CRÇČ",
    740: "UÙÚÛÜŰŪ", 750: "NÑŊŃ", 760: "H", 780: "&DGÐĐ", 790: "OQÒÓÔÕÖØŐ", 820: "w", 840: "#+<=>^~±×÷≤≥−≈→←↑↓✓✗",
    870: "M", 880: "◷", 960: "%", 970: "¼½¾", 980: "mÆ", 990: "Wæ",
}
_WIDTHS = {glyph: width for width, glyphs in _GLYPHS.items() for glyph in glyphs}
_NARROWEST = min(_GLYPHS) / 1000
_OTHER, _EMOJI = 1000, 1400

BOLD_ROOM = 0.85
"""The share of a width that the table may fill when the text is set in bold, which is wider."""

SOFT_HYPHEN = "\u00ad"
ELLIPSIS = "…"
_JOINER = "\u200d"
_WORDS = re.compile("[^ \\t\\r\\n]+")
"""A hard space holds together what stands beside it."""
_VOWELS = "aeiouyæøåäöüéèAEIOUYÆØÅÄÖÜÉÈ"
_FEWEST_LEFT, _FEWEST_WITHIN = 3, 2
_CONSONANT, _VOWEL = rf"(?:(?![{_VOWELS}])[^\W\d_])", rf"(?=[{_VOWELS}])"
# What begins a syllable as one, in the Nordic languages: skj, sj, kj, tj (and hj, but in the Finnish ohje and vihje); a
# stop or f with r or l; kv; s with others.
_WITH_J = r"(?:sk?|[ktg]|(?<![oyi])h)j"
_SJ = re.compile(_WITH_J, re.IGNORECASE)
_TOGETHER = re.compile(rf"(?:{_WITH_J}|[bfgkp]l(?!ig)|[bdfgkpt]r|kv|s[klmnptv]r?){_VOWEL}", re.IGNORECASE)
_LINK = re.compile(r"(?:het|ing|sjon|skap|tet|tion)s$", re.IGNORECASE)
"""An ending and the s that links it to the next word: myndighets-utøvelse."""
_NEVER_AFTER_S = "bdfghr"
"""What begins no syllable together with an s, so that the s before it links."""
_SYLLABLE = re.compile(rf"{_CONSONANT}{_VOWEL}")


def text_width(text: str, size: float) -> float:
    """Return the width of *text* set in *size*, a little on the wide side.

    >>> text_width("im", 10)
    12.6
    """
    return round(sum(_WIDTHS.get(glyph) or _unlisted(glyph) for glyph in text if glyph != SOFT_HYPHEN) * size / 1000, 2)


def _unlisted(glyph: str) -> int:
    return _EMOJI if glyph > "\U0001f000" else _OTHER


def wrapped(text: str, *, width: float, size: float, lines: int) -> tuple[str, ...]:
    """Return *text* in at most *lines* lines no wider than *width*; what is left over becomes an ellipsis.

    A word wider than a line is broken with a hyphen: at a soft hyphen, else where its parts are linked by an s, else
    before a consonant and a vowel, which is where Finnish and, as a rule, the Nordic languages break; consonants that
    begin a syllable together stay together.

    >>> wrapped("Forutsigbar saksbehandlingstid", width=90, size=12, lines=3)
    ('Forutsigbar', 'saksbehand-', 'lingstid')
    """
    words = [part for word in _WORDS.findall(text[:_most(lines * width, size)]) for part in _fitting(word, width, size)]
    filled: list[str] = []
    for word in words:
        joined = _joined(filled[-1], word) if filled else None
        if joined is not None and text_width(joined, size) <= width:
            filled[-1] = joined
        else:
            filled.append(word)
    shown = [line.replace(SOFT_HYPHEN, "") for line in filled]
    if len(shown) <= lines:
        return tuple(shown)
    return (*shown[:lines - 1], shortened(" ".join(shown[lines - 1:]), width=width, size=size))


def shortened(text: str, *, width: float, size: float) -> str:
    """Return *text*, cut with an ellipsis where it is wider than *width*.

    >>> shortened("Andel vedtak", width=60, size=10)
    'Andel ve…'
    """
    if text_width(text, size) <= width:
        return text
    kept = text[:_most(width, size)]
    while kept and text_width(kept + ELLIPSIS, size) > width:
        kept = kept[:_before_what_clings(kept, len(kept) - 1)] if len(kept) > 1 else ""
    return kept.rstrip(" -,·") + ELLIPSIS


def escaped(text: str) -> str:
    """Return *text* safe inside an XML element or attribute; characters XML does not know are left out."""
    return escape(NOT_XML.sub("", text), quote=True)


def _most(width: float, size: float) -> int:
    """Return a number of characters that is surely too many for *width*, so that no time goes into endless texts."""
    return int(width / (_NARROWEST * size)) + 2


def _joined(line: str, word: str) -> str | None:
    """Return *line* and *word* on one line; None where the line ends within a word that was broken."""
    return None if line.endswith(SOFT_HYPHEN) else f"{line} {word}"


def _fitting(word: str, width: float, size: float) -> tuple[str, ...]:
    """Return *word* in pieces no wider than *width*; one that goes on ends in a soft hyphen, and a hyphen before it.

    Between signs that are no letters of an alphabet, as in Chinese or between emoji, no hyphen is written.
    """
    if text_width(word, size) <= width:
        return (word,)
    cut = _break(word, width, size)
    head = word[:cut].rstrip(f"-{SOFT_HYPHEN}")
    hyphen = "-" if _has_cases(word[cut - 1:cut + 1]) or word[cut - 1] in f"-{SOFT_HYPHEN}" else ""
    return (f"{head}{hyphen}{SOFT_HYPHEN}", *_fitting(word[cut:], width, size))


def _has_cases(letters: str) -> bool:
    """Whether *letters* are of a script that knows capitals, and so hyphens, too."""
    return letters.upper() != letters.lower() or letters.isascii()


def _break(word: str, width: float, size: float) -> int:
    """Return where to break *word*: the last good place that fits, else the last place that fits, at least 1."""
    last = max((n for n in range(1, len(word)) if text_width(word[:n] + "-", size) <= width), default=1)
    places = [n for n in range(_FEWEST_LEFT, last + 1) if n <= len(word) - _FEWEST_LEFT and _may_break(word, n)]
    written = [n for n in places if word[n - 1] in f"-/{SOFT_HYPHEN}"]
    linked = [n for n in places if word[n - 1] == "s" and 5 * n > 2 * last]  # kommunikasjons-direktøren
    return max(written or linked or places, default=_before_what_clings(word, last))


def _before_what_clings(word: str, place: int) -> int:
    """Return *place* or the nearest before it where no sign is torn from the one it belongs to."""
    while place > 1 and (_clings(word[place]) or word[place - 1] == _JOINER):
        place -= 1
    return place


def _clings(sign: str) -> bool:
    """Whether *sign* belongs to the one before it: an accent, a joiner, a tone of skin, a variant."""
    return bool(combining(sign)) or sign in (_JOINER, "\ufe0f") or "\U0001f3fb" <= sign <= "\U0001f3ff"


def _may_break(word: str, place: int) -> bool:
    if word[place - 1] in f"-/{SOFT_HYPHEN}":
        return True
    if not word[place - 1].isalpha():
        return False
    if _LINK.search(word[:place]):
        return word[place].isalpha()
    if _LINK.search(word[:place + 1]):
        return False
    if _TOGETHER.match(word, place):
        return _begins(word, place)
    return _SYLLABLE.match(word, place) is not None and not any(
        _holds(word, start, place) for start in (place - 2, place - 1) if start > 0)


def _holds(word: str, start: int, place: int) -> bool:
    """Whether consonants that begin a syllable together from *start* would be torn apart at *place*."""
    found = _TOGETHER.match(word, start)
    return found is not None and found.end() > place and _begins(word, start)


def _begins(word: str, start: int) -> bool:
    """Whether the consonants at *start* begin a syllable: not after their own double, and s with others only then.

    After another consonant an s most often links two words: behandlings-tid.
    """
    if _SJ.match(word, start):
        return True
    return (word[start].lower() == "s") is (word[start - 1].lower() == word[start].lower())


def hyphenated(text: str, longest: int = 14) -> str:
    """Return *text* with soft hyphens in words of more than *longest* letters.

    They stand where parts of a word are linked by an s, so that a browser does not break beside the joint; within a
    part that is still too long, and in a word without such joints, where `wrapped` would break it.

    >>> hyphenated("Forutsigbar saksbehandlingstid").replace(SOFT_HYPHEN, "|")
    'Forutsigbar saks|behandlings|tid'
    """
    return re.sub(rf"\w{{{longest + 1},}}", lambda word: _with_soft_hyphens(word[0], longest), text)


def _with_soft_hyphens(word: str, longest: int) -> str:
    places = [n for n in range(_FEWEST_LEFT + 1, len(word) - _FEWEST_LEFT + 1) if _may_break(word, n)]
    joints = [n for n in places if _LINK.search(word[:n]) or (
        word[n - 1] == "s" and (word[n] in _NEVER_AFTER_S or _TOGETHER.match(word, n)))]
    parts = (word[start:stop] for start, stop in pairwise((0, *joints, len(word))))
    return SOFT_HYPHEN.join(part if joints and len(part) <= longest else _in_syllables(part) for part in parts)


def _in_syllables(word: str) -> str:
    pieces, start = [], 0
    for place in range(_FEWEST_LEFT, len(word) - _FEWEST_LEFT + 1):
        if place - start >= _FEWEST_WITHIN and _may_break(word, place):
            pieces.append(word[start:place])
            start = place
    return SOFT_HYPHEN.join((*pieces, word[start:]))
