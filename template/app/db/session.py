"""Sessions: one that writes in a transaction, one that only reads."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from math import ceil

from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker
from sqlalchemy.orm import ORMExecuteState, Session

from app.core.settings.database import DatabaseSettings
from app.db.engine import create_engine

ADVICE = "This session only reads: ask for `SessionDep` to write."


class ReadOnlySession(Session):
    """A session without a transaction, which refuses to write."""


class ReadOnlyError(RuntimeError):
    """Something was changed in a session that only reads."""


@event.listens_for(ReadOnlySession, "before_flush")
def refuse_to_write(session: Session, _context: object, _instances: object) -> None:
    """Refuse a flush that would change something.

    Raises:
        ReadOnlyError: an object was added, changed or deleted.
    """
    if session.new or session.deleted or any(map(session.is_modified, session.dirty)):
        raise ReadOnlyError(ADVICE)


@event.listens_for(ReadOnlySession, "do_orm_execute")
def refuse_statement(state: ORMExecuteState) -> None:
    """Refuse a statement that would change something.

    Raises:
        ReadOnlyError: the statement is an insert, update or delete.
    """
    if state.is_insert or state.is_update or state.is_delete:
        raise ReadOnlyError(ADVICE)


@dataclass(frozen=True, slots=True)
class Database:
    """Sessions on pools of connections that do not wait for each other.

    - `sessions` write; `engine` is theirs.
    - `readers` only read.
    - `reserve` only reads too, and is kept for short questions that must not queue behind the requests of others.
    """

    engine: AsyncEngine
    sessions: async_sessionmaker[AsyncSession]
    readers: async_sessionmaker[AsyncSession]
    reserve: async_sessionmaker[AsyncSession]


@asynccontextmanager
async def open_database(settings: DatabaseSettings) -> AsyncIterator[Database]:
    """Make the engines, and close their connections at the end."""
    reserved = settings.model_copy(update={"db_pool_size": ceil(settings.db_pool_size / 2)})
    async with AsyncExitStack() as stack:
        engine = create_engine(settings)
        reading = create_engine(settings, read_only=True)
        reserve = create_engine(reserved, read_only=True)
        for each in (engine, reading, reserve):
            stack.push_async_callback(each.dispose)
        yield Database(
            engine=engine,
            sessions=async_sessionmaker(engine, expire_on_commit=False),
            readers=read_only_sessions(reading),
            reserve=read_only_sessions(reserve),
        )


def read_only_sessions(engine: AsyncEngine) -> async_sessionmaker[AsyncSession]:
    """Make sessions that only read."""
    return async_sessionmaker(engine, sync_session_class=ReadOnlySession, expire_on_commit=False)
