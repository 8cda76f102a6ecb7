"""What every HTML page shares: templates that escape what the card's authors wrote, and styles inside the page."""

from __future__ import annotations

from functools import cache
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from .plain import plain


@cache
def page_template(name: str) -> Template:
    """Return the template *name* of the folder of templates; a word it lacks is an error, not an empty place."""
    environment = Environment(
        loader=PackageLoader(__package__, "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, finalize=_seen,
    )
    return environment.get_template(name)


def _seen(value: object) -> object:
    """Return what a template prints: texts without what no reader sees; pictures, which are made so, as they are."""
    return plain(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def page_style(*names: str) -> Markup:
    """Return the style sheets *names*, one after the other, as they stand inside a page."""
    folder = resources.files(__package__)
    return Markup("\n".join(folder.joinpath(f"{name}.css").read_text(encoding="utf-8") for name in names))
