"""Renders the modules of a resource from the templates beside this."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from .english import article
from .imports import with_imports
from .layout import laid_out


@cache
def environment() -> Environment:
    """Make the environment of the templates."""
    made = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=select_autoescape(),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["article"] = article
    return made


def rendered(template: str, context: Mapping[str, Any], homes: Mapping[str, str]) -> str:
    """Render a module, with the imports that it needs and its long lines broken."""
    text = environment().get_template(f"{template}.py.jinja").render(context)
    return laid_out(with_imports(text, homes))
