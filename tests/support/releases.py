"""Two made-up releases of the template: as it is, and a next one that changes, adds, removes and moves files."""

import shutil
from pathlib import Path

from support.owners import replace, write
from support.repository import commit_all, git

FIRST, NEXT = "v1.0.0", "v1.1.0"
MOVE = 'moves = [{ version = "1.1.0", old = "CONTRIBUTING.md", new = "docs/contributing.md" }]\n'


def make_releases(clone: Path, folder: Path) -> None:
    """Copy a clone of the template, and release it twice."""
    shutil.copytree(clone, folder, symlinks=True)
    git(folder, "tag", FIRST)
    change(folder / "template")
    replace(folder, "migrations/moves.toml", "moves = []\n", MOVE)
    commit_all(folder, "Next")
    git(folder, "tag", NEXT)


def change(template: Path) -> None:
    """Change what owners have near their own lines, and on one of them."""
    replace(template, "app/core/settings/service.py.jinja", "default=1000, ge=1", "default=1500, ge=1")
    replace(template, "app/middleware/stack.py.jinja", "GZIP_MINIMUM_BYTES = 1024", "GZIP_MINIMUM_BYTES = 2048")
    replace(template, "pyproject.toml.jinja", 'readme = "README.md"', 'readme = "README.md"\nkeywords = ["api"]')
    replace(template, "{{on.accounts}}/app/services/item.py", "The rules of items:", "What holds for items:")
    replace(template, "{{on.github}}/.github/workflows/ci.yml.jinja", "Style, layers and types", "Style and types")
    replace(template, "SECURITY.md.jinja", "# Security", "# Security of the service")
    write(template, "docs/limits.md", "# Limits\n")
    text = (template / "CONTRIBUTING.md.jinja").read_text(encoding="utf-8")
    (template / "CONTRIBUTING.md.jinja").unlink()
    write(template, "docs/contributing.md.jinja", text.replace("# Contributing", "# To contribute") + "\nThank you.\n")
