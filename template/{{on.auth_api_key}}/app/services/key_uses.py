"""When keys were last used: noted in memory and stored at intervals, so that no request waits for a write."""

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import datetime
from uuid import UUID

import structlog

from app.core.config import Settings
from app.db.session import Database, open_database
from app.repositories.api_key import ApiKeyRepository

logger = structlog.get_logger()


class KeyUses:
    """The latest use of each key in this process that is not stored yet; what a crash loses is an interval."""

    def __init__(self) -> None:
        self.latest: dict[UUID, datetime] = {}
        self.random = random.SystemRandom()

    def note(self, key_id: UUID, used_at: datetime) -> None:
        """Note that a key was used."""
        self.latest[key_id] = used_at

    async def store(self, database: Database) -> None:
        """Store what was noted; what can't be stored is kept for the next time."""
        noted = dict(self.latest)
        if not noted:
            return
        try:
            async with database.sessions.begin() as session:
                await ApiKeyRepository(session).note_uses(noted)
        except Exception:
            logger.exception("api_key.uses_not_stored")
            return
        for key_id, used_at in noted.items():
            if self.latest[key_id] == used_at:
                del self.latest[key_id]

    async def store_for_ever(self, database: Database, interval_seconds: int) -> None:
        """Store after half to one and a half intervals each time, so that processes do not meet."""
        while True:
            await asyncio.sleep(interval_seconds * self.random.uniform(0.5, 1.5))
            await self.store(database)


@asynccontextmanager
async def open_key_uses(settings: Settings) -> AsyncIterator[KeyUses]:
    """Store uses in the background, over a connection of their own, and what is left at the end."""
    uses = KeyUses()
    async with open_database(settings.model_copy(update={"db_pool_size": 1})) as database:
        task = asyncio.create_task(uses.store_for_ever(database, settings.api_key_use_interval_seconds))
        try:
            yield uses
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
            await uses.store(database)
