"""The migrations of a service: which is the last, and the name of the next."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from .errors import ResourceError

VERSIONS = Path("migrations/versions")
LINKS = frozenset({"revision", "down_revision"})


@dataclass(frozen=True, slots=True)
class Migration:
    """A migration to be written."""

    revision: str
    after: str
    path: Path


def next_migration(service: Path, message: str, today: date) -> Migration:
    """Plan the migration that follows the last one, with a name and an identifier as Alembic makes them.

    Raises:
        ResourceError: there is none to follow, or there are several.
    """
    after = head(service / VERSIONS)
    revision = sha256(f"{after} {message}".encode()).hexdigest()[:12]
    return Migration(revision, after, VERSIONS / f"{today:%Y_%m_%d}-{revision}_{message.lower().replace(' ', '_')}.py")


def head(folder: Path) -> str:
    """Find the last migration.

    Raises:
        ResourceError: there is none, or there are several.
    """
    links = [found for path in sorted(folder.glob("*.py")) if "revision" in (found := dict(assignments(path)))]
    followed = {revision for link in links for revision in parents(link.get("down_revision"))}
    heads = [link["revision"] for link in links if link["revision"] not in followed]
    if len(heads) != 1:
        problem = f"{len(heads)} last migrations ({', '.join(heads)}): merge them first" if heads else "no migration"
        raise ResourceError(f"{VERSIONS} has {problem}.")
    return str(heads[0])


def assignments(path: Path) -> Iterator[tuple[str, Any]]:
    """List what a migration says of its place among the others, without running it.

    Raises:
        ResourceError: it is no Python.
    """
    try:
        statements = ast.parse(path.read_text(encoding="utf-8")).body
    except (SyntaxError, ValueError) as error:
        raise ResourceError(f"{VERSIONS / path.name} can't be read: {error}.") from error
    for statement in statements:
        match statement:
            case (
                ast.AnnAssign(target=ast.Name(id=name), value=ast.Constant() | ast.Tuple() as value)
                | ast.Assign(targets=[ast.Name(id=name)], value=ast.Constant() | ast.Tuple() as value)
            ) if name in LINKS:
                yield name, ast.literal_eval(value)
            case _:
                continue


def parents(down_revision: object) -> tuple[str, ...]:
    """List the revisions before a revision: none, one, or several for a merge."""
    if isinstance(down_revision, tuple):
        return down_revision
    return () if down_revision is None else (str(down_revision),)
