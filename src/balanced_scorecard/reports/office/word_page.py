"""The sheet a Word document is written on: styles an editor can change, language, margins, header and footer."""

from __future__ import annotations

from typing import Any

from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from ..document import Document
from ..palette import LINE, MUTED, TEXT
from ..plain import plain
from ..wording import Wording

_FACE = "Calibri"
_LONG, _SHORT = 29.7, 21.0
_MARGIN = 1.8
_LANGUAGES = {"nb": "nb-NO", "nn": "nn-NO", "en": "en-GB", "sv": "sv-SE", "da": "da-DK", "fi": "fi-FI"}
COUNTS, QUIET, FLAG, SAID = "Report Counts", "Report Quiet", "Report Flag", "Report Said"
EYEBROW, IN_TABLE, TABLE_HEAD, TABLE_NOTE = "Report Eyebrow", "Table Text", "Table Head", "Table Note"
BULLET, TITLE = "List Bullet", "Title"
_BODY = 10.5
_OWN: dict[str, tuple[float, str, bool, float]] = {  # of a style: size, colour, whether bold, room below in points
    COUNTS: (11, TEXT, True, 6), QUIET: (9.5, MUTED, False, 6), FLAG: (10, TEXT, True, 6), SAID: (10, TEXT, False, 4),
    EYEBROW: (9, MUTED, True, 0), IN_TABLE: (8.5, TEXT, False, 0), TABLE_HEAD: (8.5, TEXT, True, 0),
    TABLE_NOTE: (7.5, MUTED, False, 0),
}
_HEADINGS = {1: 16.0, 2: 13.0, 3: 11.5, 4: 10.5}


def width_of(document: Document) -> float:
    """Return how many centimetres a line of *document* is wide."""
    return (_LONG if document.is_wide else _SHORT) - 2 * _MARGIN


def set_up(word: WordDocument, document: Document, say: Wording) -> None:
    """Make *word* ready for *document*: how it looks, which language it is in, and what every sheet says."""
    _styles(word)
    _language(word, _LANGUAGES[document.language])
    _sheet(word, document)
    _properties(word, document)
    section = word.sections[0]
    head = section.header.paragraphs[0]
    head.text = plain(" · ".join((document.title, *document.lines[:1])))
    foot = section.footer.paragraphs[0]
    foot.text = plain(document.running)
    number = section.footer.add_paragraph()
    number.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _page_number(number, say)
    for each in (head, foot, number):
        each.style = word.styles[QUIET]
        each.paragraph_format.space_after = Pt(0)


def _styles(word: WordDocument) -> None:
    normal: Any = word.styles["Normal"]
    _face(normal, _BODY, TEXT)
    normal.paragraph_format.space_after = Pt(6)
    for level, size in _HEADINGS.items():
        style: Any = word.styles[f"Heading {level}"]
        _face(style, size, LINE if level < 3 else TEXT, is_bold=True)
        style.paragraph_format.space_before = Pt(size)
        style.paragraph_format.space_after = Pt(4)
        style.paragraph_format.keep_with_next = True
    _face(word.styles[TITLE], 22, TEXT, is_bold=True)
    for name, (size, colour, is_bold, below) in _OWN.items():
        own: Any = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        own.base_style = normal
        own.quick_style = True
        _face(own, size, colour, is_bold=is_bold)
        own.paragraph_format.space_after = Pt(below)
    word.styles[SAID].paragraph_format.left_indent = Cm(0.4)
    word.styles[BULLET].paragraph_format.space_after = Pt(3)


def _face(style: Any, size: float, colour: str, *, is_bold: bool = False) -> None:
    style.font.name, style.font.size, style.font.bold = _FACE, Pt(size), is_bold
    style.font.color.rgb = RGBColor.from_string(colour.removeprefix("#").upper())
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):  # a theme's face would win over the named
        fonts.attrib.pop(qn(f"w:{script}"), None)


def _language(word: WordDocument, code: str) -> None:
    """Say in which language the text is, so that it is spelt and read aloud as such."""
    styles: Any = word.styles.element
    for each in styles.iter(qn("w:lang")):
        each.set(qn("w:val"), code)
    for each in word.settings.element.iter(qn("w:themeFontLang")):
        each.set(qn("w:val"), code)
    for each in word.settings.element.iter(qn("w:defaultTabStop")):  # long words of a narrow column are parted by Word
        each.addnext(OxmlElement("w:autoHyphenation"))


def _sheet(word: WordDocument, document: Document) -> None:
    section = word.sections[0]
    across, down = (_LONG, _SHORT) if document.is_wide else (_SHORT, _LONG)
    section.orientation = WD_ORIENT.LANDSCAPE if document.is_wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Cm(across), Cm(down)
    section.left_margin = section.right_margin = Cm(_MARGIN)
    section.top_margin = section.bottom_margin = Cm(2.0)
    section.header_distance = section.footer_distance = Cm(0.9)


def _properties(word: WordDocument, document: Document) -> None:
    properties = word.core_properties
    properties.title = plain(document.title)[:255]
    properties.subject = plain(document.running)[:255]
    properties.language = _LANGUAGES[document.language]
    properties.author = "balanced-scorecard"
    properties.comments = ""
    package = word.part.package
    for key in [key for key, each in package.rels.items() if each.reltype.endswith("/thumbnail")]:
        del package.rels[key]  # it shows another document


def _page_number(paragraph: Paragraph, say: Wording) -> None:
    """Write ``page 1 of 3``, kept right by Word."""
    first, _, rest = say("report.page", page="\0", pages="\0").partition("\0")
    between, _, last = rest.partition("\0")
    for text, field in ((first, "PAGE"), (between, "NUMPAGES"), (last, "")):
        if text:
            paragraph.add_run(text)
        if field:
            element: Any = OxmlElement("w:fldSimple")
            element.set(qn("w:instr"), field)
            run: Any = OxmlElement("w:r")
            shown: Any = OxmlElement("w:t")
            shown.text = "1"
            run.append(shown)
            element.append(run)
            paragraph._p.append(element)
