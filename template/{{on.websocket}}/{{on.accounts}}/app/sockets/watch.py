"""Closes sockets whose credentials end while they are open."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import datetime, timedelta

import structlog
from sqlalchemy.exc import SQLAlchemyError

from app.core.clock import utc_now
from app.core.config import Settings
from app.db.session import Database, open_database
from app.repositories.live_credential import find_live_credentials
from app.sockets.close_code import CloseCode
from app.sockets.hub import Hub

INTERVAL_SECONDS = 4
# Databases bound the number of parameters.
BATCH_SIZE = 500
# While nobody can tell which credentials are good, sockets stay open for so long.
PATIENCE = timedelta(seconds=30)

logger = structlog.get_logger()


class Watch:
    """Asks for all sockets of the process at once, so that many of them cost little."""

    def __init__(self, database: Database, hub: Hub) -> None:
        self.database = database
        self.hub = hub
        self.told_at = utc_now()

    async def run(self) -> None:
        """Look for ever; where the database is away for long, nobody stays."""
        while True:
            await asyncio.sleep(INTERVAL_SECONDS)
            try:
                await self.look(utc_now())
            except (SQLAlchemyError, OSError) as error:
                logger.warning("sockets.watch_failed", reason=type(error).__name__)
                self.lose_patience(utc_now())

    async def look(self, now: datetime) -> None:
        """Close the sockets whose credentials have ended, were taken back, or are of users who may come no more."""
        members = self.hub.members
        for start in range(0, len(members), BATCH_SIZE):
            some = members[start : start + BATCH_SIZE]
            async with self.database.reserve() as session:
                live = await find_live_credentials(session, {member.grant.credential_id for member in some})
            for member in some:
                if member.grant.ends_at <= now or member.grant.credential_id not in live:
                    member.end(CloseCode.CREDENTIAL_ENDED)
        self.told_at = now

    def lose_patience(self, now: datetime) -> None:
        """Close the sockets whose tokens have ended, and all if nobody has been able to tell for too long."""
        for member in self.hub.members:
            if member.grant.ends_at <= now:
                member.end(CloseCode.CREDENTIAL_ENDED)
        if now - self.told_at > PATIENCE:
            self.hub.end_all(CloseCode.TRY_AGAIN_LATER)


@asynccontextmanager
async def watching(settings: Settings, hub: Hub) -> AsyncIterator[None]:
    """Look after the sockets of the process, with a connection of its own."""
    async with open_database(settings.model_copy(update={"db_pool_size": 1})) as database:
        task = asyncio.create_task(Watch(database, hub).run())
        try:
            yield
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
