"""Which revision the schema of the database has, and which this release wants."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Self

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession

from app.db.errors import lacks_table

VERSIONS = Path(__file__).parents[2] / "migrations" / "versions"
LINKS = frozenset({"revision", "down_revision"})
CURRENT = text("SELECT version_num FROM alembic_version")


@dataclass(frozen=True, slots=True)
class Revisions:
    """The migrations that this release knows, and the last of them."""

    known: frozenset[str]
    wanted: frozenset[str]

    @classmethod
    def read(cls, folder: Path) -> Self:
        """Read the migrations without running them: importing Alembic would be a fifth of the start of the service."""
        modules = (dict(assignments(path)) for path in folder.glob("*.py"))
        links = [module for module in modules if "revision" in module]
        known = frozenset(str(link["revision"]) for link in links)
        followed = {revision for link in links for revision in parents(link["down_revision"])}
        return cls(known=known, wanted=known - followed)

    def satisfied_by(self, current: frozenset[str]) -> bool:
        """Whether this release can work on a schema; one that a newer release has migrated is good enough."""
        return current >= self.wanted or not current <= self.known


def assignments(path: Path) -> Iterator[tuple[str, object]]:
    """List what a migration says of its place among the others."""
    for statement in ast.parse(path.read_text(encoding="utf-8")).body:
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


@cache
def own_revisions() -> Revisions:
    """Return the migrations of this release."""
    return Revisions.read(VERSIONS)


async def current_revisions(session: AsyncSession) -> frozenset[str]:
    """Return the revision of the schema; none where nothing was migrated yet.

    Raises:
        DBAPIError: the database does not answer, or does not let the service look.
    """
    try:
        return frozenset(await session.scalars(CURRENT))
    except DBAPIError as error:
        if lacks_table(error):
            return frozenset()
        raise
