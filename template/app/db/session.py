"""Sessions: one that writes in a transaction, one that only reads."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker
from sqlalchemy.orm import ORMExecuteState, Session

from app.core.settings.database import DatabaseSettings
from app.db.engine import READ_OPTIONS, create_engine

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
    """An engine with its sessions; `sessions` write, `readers` only read."""

    engine: AsyncEngine
    sessions: async_sessionmaker[AsyncSession]
    readers: async_sessionmaker[AsyncSession]


@asynccontextmanager
async def open_database(settings: DatabaseSettings) -> AsyncIterator[Database]:
    """Make the engine, and close its connections at the end."""
    engine = create_engine(settings)
    try:
        yield Database(
            engine=engine,
            sessions=async_sessionmaker(engine, expire_on_commit=False),
            readers=async_sessionmaker(
                engine.execution_options(**READ_OPTIONS), sync_session_class=ReadOnlySession, expire_on_commit=False
            ),
        )
    finally:
        await engine.dispose()
