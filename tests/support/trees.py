"""What lies in a rendered project."""

import hashlib
import os
import re
from functools import cache
from pathlib import Path

# Each text that projects hold, once: most of them hold the same.
TEXTS: dict[str, str] = {}
BINARY = frozenset({".png", ".ico", ".gz", ".db"})


def files(root: Path) -> list[str]:
    """List the files below a folder, relative to it, with forward slashes; not what git keeps for itself."""
    found: list[str] = []
    for path, _, names in os.walk(root):
        folder = Path(path).relative_to(root).as_posix()
        found += names if folder == "." else [f"{folder}/{name}" for name in names]
    return sorted(name for name in found if not name.startswith(".git/"))


@cache
def texts(root: Path, pattern: str = "*") -> tuple[tuple[str, str], ...]:
    """Read the text files below a folder whose name fits, once: nobody may change them."""
    fitting = [name for name in files(root) if (root / name).match(pattern) and (root / name).suffix not in BINARY]
    return tuple((name, kept((root / name).read_text(encoding="utf-8"))) for name in fitting)


def kept(text: str) -> str:
    """Return the one copy of a text."""
    return TEXTS.setdefault(text, text)


@cache
def found(pattern: str, text: str) -> str | None:
    """Search a text for a pattern, once for all projects that hold it."""
    match = re.search(pattern, text)
    return match[0] if match else None


def contents(root: Path) -> dict[str, tuple[bytes, bool]]:
    """Map each file to its bytes and whether it can be executed."""
    return {name: ((root / name).read_bytes(), os.access(root / name, os.X_OK)) for name in files(root)}


def fingerprints(root: Path) -> dict[str, str]:
    """Map each file to its mode and the digest of its bytes."""
    return {name: fingerprint(root / name) for name in files(root)}


def fingerprint(path: Path) -> str:
    """Describe a file by its mode and the digest of its bytes."""
    return f"{path.stat().st_mode:o} {hashlib.sha256(path.read_bytes()).hexdigest()}"
