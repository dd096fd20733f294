"""The picture of the layers of a service: its own rule of imports, with what each layer says of itself."""

import ast
import tomllib
from collections.abc import Iterator
from html import escape
from pathlib import Path

WIDTH, HEIGHT, GAP = 720, 44, 14
STYLE = "fill:none;stroke:currentColor"


def layers(service: Path) -> list[list[str]]:
    """List the layers from the edge to the core; modules of one layer do not import each other."""
    rules = tomllib.loads((service / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
    contract = next(rule for rule in rules if rule["type"] == "layers")
    return [layer.split(" | ") for layer in contract["layers"]]


def says(service: Path, module: str) -> str:
    """Read the first sentence of what a module says of itself."""
    path = service.joinpath(*module.split("."))
    source = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    told = (ast.get_docstring(ast.parse(source.read_text(encoding="utf-8"))) or "").partition("\n")[0]
    return told.partition(". ")[0].partition(": ")[0].partition(";")[0].rstrip(".").replace("`", "")


def picture(service: Path) -> str:
    """Draw the layers as SVG in a block, which Markdown takes as it is."""
    rows = layers(service)
    height = len(rows) * (HEIGHT + GAP)
    boxes = "".join(box for number, row in enumerate(rows) for box in drawn(service, row, number * (HEIGHT + GAP)))
    label = escape(
        "Layers of the service, each importing only from those below: " + ", ".join(map(" beside ".join, rows))
    )
    size = f'viewBox="0 0 {WIDTH} {height}" style="width:100%"'
    return f'<div><svg {size} role="img" aria-label="{label}" xmlns="http://www.w3.org/2000/svg">{boxes}</svg></div>'


def drawn(service: Path, row: list[str], top: int) -> Iterator[str]:
    """Draw the boxes of one layer, beside each other."""
    width = (WIDTH - GAP * (len(row) - 1)) / len(row)
    for number, module in enumerate(row):
        left, middle = number * (width + GAP), number * (width + GAP) + width / 2
        yield (
            f'<rect x="{left:g}" y="{top + 1}" width="{width:g}" height="{HEIGHT - 2}" rx="4" style="{STYLE}"/>'
            f'<text x="{middle:g}" y="{top + 18}" text-anchor="middle" font-size="14" fill="currentColor">'
            f"<tspan>{escape(module)}</tspan>"
            f'<tspan x="{middle:g}" dy="17" font-size="11">{escape(says(service, module))}</tspan></text>'
        )
