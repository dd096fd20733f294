"""A newer release migrates the database while an older one serves: nobody notices."""

import asyncio
import shutil
from itertools import chain
from pathlib import Path

import pytest

from support.faults_load import Answer, Callers, call, repeat
from support.live import calling, serving
from support.projects import Project
from support.variants import variant

ROWS = tuple(
    variant({"database": database, "auth": "none", "api_versioning": "path", "python_version": "3.13"})
    for database in ("sqlite", "postgresql", "mysql")
)
pytestmark = pytest.mark.parametrize("row", ROWS, ids=[row.name for row in ROWS], indirect=True, scope="session")

PYTHON = ".venv/bin/python"
MIGRATION = '''"""Add colour to item."""

import sqlalchemy as sa
from alembic import op

revision: str = "colour"
down_revision: str | None = "0001"


def upgrade() -> None:
    with op.batch_alter_table("item") as table:
        table.add_column(sa.Column("colour", sa.String(20)))


def downgrade() -> None:
    with op.batch_alter_table("item") as table:
        table.drop_column("colour")
'''


@pytest.fixture
def newer(migrated: Project, tmp_path: Path) -> Project:
    """A newer release of the same service, with one migration more."""
    folder = tmp_path / "newer"
    shutil.copytree(migrated.folder, folder, ignore=shutil.ignore_patterns(".venv"))
    (folder / ".venv").symlink_to(migrated.folder / ".venv")
    (folder / "migrations" / "versions" / "colour.py").write_text(MIGRATION, encoding="utf-8")
    return Project(folder=folder, answers=migrated.answers, environment=migrated.environment)


def test_an_older_release_serves_on_while_a_newer_one_migrates(migrated: Project, newer: Project) -> None:
    async def migration(callers: Callers) -> tuple[list[Answer], Answer]:
        done = asyncio.Event()
        loads = [asyncio.create_task(repeat(ask, done)) for ask in 4 * (callers.read, callers.write)]
        await asyncio.to_thread(newer.run, PYTHON, "-m", "app", "migrate")
        done.set()
        return list(chain.from_iterable(await asyncio.gather(*loads))), await callers.ready()

    with serving(migrated) as live:
        answers, ready = call(live, {}, migration)

    assert {answer.status for answer in answers} == {200, 201}
    assert ready.status == 200


def test_a_newer_release_is_not_ready_before_its_migration(newer: Project) -> None:
    newer.run(PYTHON, "-m", "alembic", "downgrade", "0001")

    with serving(newer, until="/health") as live, calling(live) as service:
        answer = service.client.get("/health/ready")

    assert answer.status_code == 503
    assert "colour" in answer.json()["detail"]
