"""A service on a schema that is behind is not ready."""

from collections.abc import AsyncIterator

import httpx2
import pytest
from fastapi import FastAPI
from sqlalchemy import text

from app.api.dependencies import get_database
from app.core.config import Settings
from app.db.schema import own_revisions
from app.db.session import Database, open_database
from tests.clients import open_client
from tests.problems import refusal


@pytest.fixture
async def empty_database(new_settings: Settings) -> AsyncIterator[Database]:
    """A database that was never migrated."""
    async with open_database(new_settings) as database:
        yield database


async def set_revision(database: Database, revision: str) -> None:
    async with database.sessions.begin() as session:
        await session.execute(text("UPDATE alembic_version SET version_num = :revision"), {"revision": revision})


async def test_a_database_that_was_never_migrated_is_not_good_enough(
    new_app: FastAPI, empty_database: Database
) -> None:
    new_app.dependency_overrides[get_database] = lambda: empty_database
    async with open_client(new_app) as client:
        response = await client.get("/health/ready")

    assert refusal(response) == (503, "database_unavailable")
    assert response.json()["checks"] == {"database": "ok", "schema": "behind"}


async def test_the_answer_names_the_revision_that_is_wanted(new_app: FastAPI, empty_database: Database) -> None:
    new_app.dependency_overrides[get_database] = lambda: empty_database
    async with open_client(new_app) as client:
        response = await client.get("/health/ready")

    (wanted,) = own_revisions().wanted
    assert response.json()["detail"] == f"The schema is not at revision {wanted}: run `python -m app migrate`."


async def test_a_schema_that_a_newer_release_has_migrated_is_good_enough(
    client: httpx2.AsyncClient, database: Database
) -> None:
    await set_revision(database, "of-a-newer-release")

    response = await client.get("/health/ready")

    assert response.status_code == 200
