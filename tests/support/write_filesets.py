"""Writes the list of files that each choice brings: `make filesets`."""

import tempfile
from pathlib import Path

from support.filesets import LIST, compute, write
from support.rendering import render
from support.repository import copy_template
from support.variants import Variant

with tempfile.TemporaryDirectory() as folder:
    template = Path(folder) / "template"
    copy_template(template)

    def rendered(variant: Variant) -> Path:
        """Render a variant."""
        destination = Path(folder) / variant.name
        render(template, destination, variant.data)
        return destination

    write(compute(rendered))
    print(f"Wrote {LIST}.")
