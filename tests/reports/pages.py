"""An HTML page taken apart, so that tests ask what a browser would see and not how the text was typed."""

from __future__ import annotations

from html.parser import HTMLParser

VOID = {"meta", "link", "br", "hr", "img", "input", "col"}


class Page(HTMLParser):
    """Every element with its attributes and ancestors, and every text with its place."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[tuple[str, dict[str, str]]] = []
        self.elements: list[tuple[str, dict[str, str], list[tuple[str, dict[str, str]]]]] = []
        self.texts: list[tuple[str, str]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {key: value or "" for key, value in attrs}
        self.elements.append((tag, said, list(self.open)))
        if tag not in VOID:
            self.open.append((tag, said))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {key: value or "" for key, value in attrs}, list(self.open)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.texts.append((self.open[-1][0] if self.open else "", " ".join(data.split())))

    def of(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes, _ in self.elements if name == tag]

    def shown(self) -> set[str]:
        """Return every text a reader sees or hears."""
        said = {text for tag, text in self.texts if tag != "style"}
        return said | {each[key] for _, each, _ in self.elements for key in ("aria-label", "data-label") if key in each}
