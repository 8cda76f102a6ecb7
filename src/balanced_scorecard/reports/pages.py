"""What every HTML page shares: templates that escape what the card's authors wrote, and styles inside the page."""

from __future__ import annotations

from functools import cache
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup


@cache
def page_template(name: str) -> Template:
    """Return the template *name* of the folder of templates; a word it lacks is an error, not an empty place."""
    environment = Environment(
        loader=PackageLoader(__package__, "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(name)


@cache
def page_style(*names: str) -> Markup:
    """Return the style sheets *names*, one after the other, as they stand inside a page."""
    folder = resources.files(__package__)
    return Markup("\n".join(folder.joinpath(f"{name}.css").read_text(encoding="utf-8") for name in names))
