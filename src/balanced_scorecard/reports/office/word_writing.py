"""`WordWriter`: the blocks that are words, as paragraphs and lists of Word, each in a style of its own."""

from __future__ import annotations

from typing import Any

from attrs import field, frozen
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Pt, RGBColor
from docx.table import _Cell as WordCell
from docx.text.paragraph import Paragraph as WordParagraph

from ...evaluation.results import Status
from ..document import Block, Headline, Item, Items, Paragraph, Tallies, Terms, Tone
from ..palette import LOOKS, MUTED
from ..plain import plain
from ..text_width import SOFT_HYPHEN, hyphenated
from .outlines import picture_of
from .word_page import BULLET, COUNTS, FLAG, IN_TABLE, QUIET, SAID
from .word_shapes import drawing_run

_LONGEST_WORD = 10
_STYLES = {Tone.PLAIN: "Normal", Tone.QUIET: QUIET, Tone.COUNTS: COUNTS, Tone.FLAG: FLAG, Tone.SAID: SAID}
WORDS = (Paragraph, Items, Headline, Tallies, Terms)
"""The blocks that are words alone, and so can stand in a cell."""
Place = WordDocument | WordCell
"""Where paragraphs are put: the document itself, or a cell of a table."""


@frozen(kw_only=True)
class WordWriter:
    """Writes blocks into one document of Word.

    Attributes:
        width: of a line, in centimetres. status_words: the word for each status, where only an icon is shown.
    """

    word: WordDocument
    language: str
    width: float
    status_words: dict[Status, str]
    _pictures: list[str] = field(factory=list)
    _style_ids: dict[str, str] = field(factory=dict)

    def said(self, place: Place, block: Block) -> None:
        """Write a block of words into *place*; nothing of what is a table or a picture."""
        match block:
            case Paragraph():
                self._paragraph(place, block)
            case Items():
                self.items(place, block)
            case Headline():
                self._headline(place, block)
            case Tallies():
                for tally in block.tallies:
                    line = self.paragraph(place, "", BULLET)
                    self._icon(line, tally.status)
                    line.add_run(f"{tally.count} ").bold = True
                    line.add_run(plain(tally.label))
            case Terms():
                for term, text in block.pairs:
                    line = self.paragraph(place, f"{term}: ", "Normal", is_bold=True)
                    line.add_run(plain(text))
            case _:
                return

    def paragraph(self, place: Place, text: str, style: str, *, is_bold: bool = False) -> WordParagraph:
        """Add a paragraph in *style*; the empty one a new cell begins with is used first."""
        first = place.paragraphs[0] if isinstance(place, WordCell) and len(place.paragraphs) == 1 else None
        made = first if first is not None and not first.runs else place.add_paragraph()
        made._p.style = self._style_id(style)
        if text:
            made.add_run(plain_kept(text)).bold = True if is_bold else None
        return made

    def _style_id(self, style: str) -> str:
        """Return what Word calls *style* in its own file; looked up once, since a look-up goes through all."""
        if style not in self._style_ids:
            self._style_ids[style] = self.word.styles[style].style_id
        return self._style_ids[style]

    def items(self, place: Place, block: Items) -> None:
        """Write a list, or what is said where it is empty."""
        for each in block.items:
            self._item(place, each)
        if not block.items and block.empty:
            self.paragraph(place, block.empty, QUIET)

    def drawing(self, paragraph: WordParagraph, svg: str, *, width: float, label: str = "") -> None:
        """Put a drawing at the end of *paragraph*; *label* says what it shows, where it does not say so itself."""
        picture = picture_of(svg)
        said = plain(label or picture.said)
        self._pictures.append(said)
        paragraph._p.append(drawing_run(picture, width=width, label=said, number=len(self._pictures)))

    def _paragraph(self, place: Place, block: Paragraph) -> None:
        style = IN_TABLE if isinstance(place, WordCell) else _STYLES[block.tone]
        made = self.paragraph(place, f"{block.label} " if block.label else "", style, is_bold=True)
        made.add_run(plain(block.text))
        if block.by:
            muted(made, f" ({block.by})")

    def _headline(self, place: Place, block: Headline) -> None:
        lead = self.paragraph(place, "", COUNTS)
        lead.add_run(f"{plain(block.text)}  ").font.size = Pt(15)
        chip(lead, block.status, block.status_text)
        if block.spread:
            spread = self.paragraph(place, "", "Normal")
            for status, count, word in block.spread:
                chip(spread, status, f"{count} {word}")
                spread.add_run("    ")
        for line in block.lines:
            self.paragraph(place, ": ".join(filter(None, (line.name, line.text))), BULLET)

    def _item(self, place: Place, item: Item) -> None:
        line = self.paragraph(place, "", BULLET)
        self._icon(line, item.status)
        if item.code:
            line.add_run(f"{plain(item.code)} ").bold = True
        line.add_run(plain(item.name))
        if item.tag:
            muted(line, f" ({item.tag})")
        if item.text:
            line.add_run(f": {plain(item.text)}")
        if item.notes:
            muted(line, f" · {' · '.join(item.trailing)}")

    def _icon(self, line: WordParagraph, status: Status | None) -> None:
        """Write the icon of *status* with its word, so that no colour or sign stands alone."""
        if status is not None:
            chip(line, status, self.status_words[status])
            line.add_run(" ")


def chip(line: WordParagraph, status: Status, word: str) -> None:
    """Write the icon of *status* in white on its colour, and its word in that colour."""
    look = LOOKS[status]
    icon = line.add_run(f" {look.icon} ")
    icon.bold, icon.font.color.rgb = True, RGBColor(255, 255, 255)
    shade(icon._r.get_or_add_rPr(), look.fill)
    said = line.add_run(f"\u00a0{plain(word)}")
    said.bold, said.font.color.rgb = True, RGBColor.from_string(look.fill.removeprefix("#").upper())


def muted(line: WordParagraph, text: str) -> None:
    """Write *text* beside the point."""
    line.add_run(plain_kept(text)).font.color.rgb = RGBColor.from_string(MUTED.removeprefix("#").upper())


def let_words_break(line: WordParagraph, language: str) -> None:
    """Give the long words of *line* places to break, as a page has them: Word itself breaks them anywhere."""
    for run in line.runs:
        text = run.text
        parts = hyphenated(text, language, _LONGEST_WORD).split(SOFT_HYPHEN)
        if len(parts) > 1 and SOFT_HYPHEN not in text:
            run.text = ""
            for n, part in enumerate(parts):
                if n:
                    run._r.append(OxmlElement("w:softHyphen"))
                run._r.add_t(part)


def shade(properties: Any, colour: str) -> None:
    """Give a run or a cell the ground *colour*, by its *properties*."""
    ground: Any = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour.removeprefix("#").upper())):
        ground.set(qn(f"w:{name}"), value)
    properties.append(ground)


def plain_kept(text: str) -> str:
    """Return *text* as a reader sees it, with the blanks it begins and ends with."""
    lead, tail = text[:len(text) - len(text.lstrip(" "))], text[len(text.rstrip(" ")):]
    return f"{lead}{plain(text)}{tail}" if plain(text) else ""
