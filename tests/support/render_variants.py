"""Renders the variants whose images the tests need below a folder: `python -m support.render_variants FOLDER`.

The tests make the image of Traefik themselves, where it cannot be had.
"""

import sys
import tempfile
from pathlib import Path

from support.choices import fewest_with_every_choice
from support.contained import PROXIED
from support.rendering import render
from support.repository import copy_template
from support.variants import core_variants

with tempfile.TemporaryDirectory() as folder:
    template = Path(folder) / "template"
    copy_template(template)
    for variant in (*fewest_with_every_choice(core_variants()), PROXIED["nginx"]):
        render(template, Path(sys.argv[1]) / variant.name, variant.data)
