"""`MapForm`: in which forms the strategy map is given."""

from __future__ import annotations

from enum import Enum


class MapForm(Enum):
    """The form of a strategy map: a drawing, or a text that another program draws or works on.

    SVG: the drawing. FIGURE: the drawing without its title, for a page that has told it. MERMAID: for wikis and
    Markdown. DOT: for Graphviz. GRAPHML: for programs that analyse graphs.
    """

    SVG = "svg"
    FIGURE = "figure"
    MERMAID = "mmd"
    DOT = "dot"
    GRAPHML = "graphml"
