"""What lies in a rendered project."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

BINARY = frozenset({".png", ".ico", ".gz", ".db"})


def files(root: Path) -> list[str]:
    """List the files below a folder, relative to it, with forward slashes; not what git keeps for itself."""
    found = (path.relative_to(root) for path in root.rglob("*") if path.is_file())
    return sorted(path.as_posix() for path in found if path.parts[0] != ".git")


def texts(root: Path, pattern: str = "*") -> Iterator[tuple[str, str]]:
    """Read the text files below a folder whose name fits."""
    for name in files(root):
        path = root / name
        if path.match(pattern) and path.suffix not in BINARY:
            yield name, path.read_text(encoding="utf-8")


def fingerprints(root: Path) -> dict[str, str]:
    """Map each file to its mode and the digest of its bytes."""
    return {name: fingerprint(root / name) for name in files(root)}


def fingerprint(path: Path) -> str:
    """Describe a file by its mode and the digest of its bytes."""
    return f"{path.stat().st_mode:o} {hashlib.sha256(path.read_bytes()).hexdigest()}"
