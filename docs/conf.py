"""How the documentation is built: `sphinx-build -W docs docs/_build`."""

from __future__ import annotations

import sys
from pathlib import Path

DOCS = Path(__file__).resolve().parent
sys.path.insert(0, str(DOCS))

from generate_pages import write_generated_pages  # noqa: E402

import balanced_scorecard  # noqa: E402

write_generated_pages(DOCS / "reference")

project = "balanced-scorecard"
author = "The balanced_scorecard developers"
copyright = author
version = release = balanced_scorecard.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]
suppress_warnings: list[str] = []
nitpicky = False
default_role = "code"

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
napoleon_google_docstring = True
napoleon_numpy_docstring = False
napoleon_use_ivar = True

html_theme = "furo"
html_title = "balanced-scorecard"
html_show_sphinx = False
html_copy_source = False
