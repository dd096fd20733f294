"""When keys were last used."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID

import httpx2
import pytest
from fastapi import FastAPI
from sqlalchemy import ColumnElement
from sqlalchemy.ext.asyncio import AsyncSession

from app.api.authentication import get_key_uses
from app.core.clock import utc_now
from app.core.identifiers import new_id
from app.db.session import Database, open_database
from app.repositories import api_key as queries
from app.repositories.api_key import ApiKeyRepository, use_of
from app.services.key_uses import KeyUses
from tests.accounts import ME
from tests.credentials import header_of
from tests.databases import UNREACHABLE_URL
from tests.keys import last_uses
from tests.settings import make_settings

NOW = utc_now().replace(microsecond=0)
LATER = NOW + timedelta(seconds=1)


@pytest.fixture
def database(committing_database: Database) -> Database:
    """A database of its own, in which transactions really commit."""
    return committing_database


async def test_a_key_that_was_not_used_says_so(key_ids: list[UUID], database: Database) -> None:
    assert await last_uses(database) == [None] * len(key_ids)


async def test_uses_are_stored_for_many_keys_at_once(key_ids: list[UUID], database: Database) -> None:
    uses = KeyUses()
    uses.note(key_ids[0], NOW)
    uses.note(key_ids[2], LATER)

    await uses.store(database)

    assert await last_uses(database) == [NOW, None, LATER]
    assert uses.latest == {}


async def test_uses_of_more_keys_than_a_statement_takes_are_stored(
    key_ids: list[UUID], database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "BATCH_SIZE", 2)
    uses = KeyUses()
    for key_id in key_ids:
        uses.note(key_id, NOW)

    await uses.store(database)

    assert await last_uses(database) == [NOW] * 3


async def test_a_later_use_that_another_process_has_stored_stays(key_ids: list[UUID], database: Database) -> None:
    for used_at in (NOW, NOW - timedelta(seconds=5)):
        uses = KeyUses()
        uses.note(key_ids[0], used_at)
        await uses.store(database)

    assert (await last_uses(database))[0] == NOW


async def test_the_use_of_a_key_that_is_gone_is_forgotten(database: Database) -> None:
    uses = KeyUses()
    uses.note(new_id(), NOW)

    await uses.store(database)

    assert uses.latest == {}


async def test_what_can_not_be_stored_is_kept_for_the_next_time(key_ids: list[UUID], database: Database) -> None:
    uses = KeyUses()
    uses.note(key_ids[0], NOW)
    async with open_database(make_settings(UNREACHABLE_URL)) as away:
        await uses.store(away)

    await uses.store(database)

    assert (await last_uses(database))[0] == NOW


async def test_what_fails_for_a_reason_that_nobody_thought_of_is_kept_too(
    key_ids: list[UUID], database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    uses = KeyUses()
    uses.note(key_ids[0], NOW)

    async def fail(_keys: ApiKeyRepository, _noted: Mapping[UUID, datetime]) -> None:
        raise RuntimeError

    with monkeypatch.context() as patch:
        patch.setattr(ApiKeyRepository, "note_uses", fail)
        await uses.store(database)
    assert uses.latest == {key_ids[0]: NOW}

    await uses.store(database)

    assert (await last_uses(database))[0] == NOW


async def test_uses_are_stored_in_one_order_whichever_came_first(
    key_ids: list[UUID], session: AsyncSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored: list[UUID] = []

    def note_order(key_id: UUID, used_at: datetime) -> tuple[ColumnElement[bool], ColumnElement[datetime]]:
        stored.append(key_id)
        return use_of(key_id, used_at)

    monkeypatch.setattr(queries, "use_of", note_order)

    await ApiKeyRepository(session).note_uses(dict.fromkeys(reversed(key_ids), NOW))

    assert stored == sorted(key_ids)


async def test_a_key_that_is_refused_is_not_used(client: httpx2.AsyncClient, shared_app: FastAPI) -> None:
    uses = shared_app.dependency_overrides[get_key_uses]()
    before = dict(uses.latest)

    await client.get(ME, headers=header_of("garbage"))

    assert uses.latest == before


async def test_a_use_that_is_noted_meanwhile_is_kept(
    key_ids: list[UUID], database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    uses = KeyUses()
    uses.note(key_ids[0], NOW)
    note_uses = ApiKeyRepository.note_uses

    async def note_meanwhile(keys: ApiKeyRepository, noted: Mapping[UUID, datetime]) -> None:
        await note_uses(keys, noted)
        uses.note(key_ids[0], LATER)

    monkeypatch.setattr(ApiKeyRepository, "note_uses", note_meanwhile)

    await uses.store(database)

    assert (await last_uses(database))[0] == NOW
    assert uses.latest == {key_ids[0]: LATER}
