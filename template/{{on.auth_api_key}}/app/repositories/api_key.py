"""Queries of API keys."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, CursorResult, Update, and_, bindparam, case, func, literal, or_, select, update

from app.models.api_key import ApiKey
from app.models.user import User
from app.repositories.base import Repository

# Databases bound the number of parameters.
BATCH_SIZE = 1000
# Asked with every request, so it is put together once.
CALLER = (
    select(ApiKey, User)
    .join(User, User.id == ApiKey.user_id)
    .where(ApiKey.prefix == bindparam("prefix"), User.is_active)
    .where(ApiKey.revoked_at.is_(None), ApiKey.expires_at > bindparam("now"))
)


class ApiKeyRepository(Repository[ApiKey]):
    """API keys in the database."""

    model = ApiKey

    async def find(self, prefix: str, *, now: datetime) -> tuple[ApiKey, User] | None:
        """Return the live key with this prefix, with its user, if that is active."""
        return (await self.session.execute(CALLER, {"prefix": prefix, "now": now})).one_or_none()

    async def find_own(self, key_id: UUID, *, user_id: UUID, now: datetime) -> ApiKey | None:
        """Return a live key of a user."""
        query = select(ApiKey).where(ApiKey.id == key_id, ApiKey.user_id == user_id, is_live(now))
        return (await self.session.scalars(query)).one_or_none()

    async def list_live(self, user_id: UUID, *, now: datetime) -> Sequence[ApiKey]:
        """Return the live keys of a user, the newest first."""
        query = select(ApiKey).where(ApiKey.user_id == user_id, is_live(now)).order_by(ApiKey.id.desc())
        return (await self.session.scalars(query)).all()

    async def lock_user(self, user_id: UUID) -> bool:
        """Let nobody else add a key to a user until the end of the transaction, and tell whether there is the user."""
        query = select(User.id).where(User.id == user_id).with_for_update()
        return (await self.session.scalars(query)).one_or_none() is not None

    async def count_current(self, user_id: UUID, *, now: datetime) -> int:
        """Count the live keys of a user, but for those that are replaced."""
        query = select(func.count()).where(ApiKey.user_id == user_id, ApiKey.replaced_at.is_(None), is_live(now))
        return (await self.session.execute(query)).scalar_one()

    async def replace(self, key_id: UUID, *, now: datetime, until: datetime) -> bool:
        """Mark a key as replaced and let it end; of callers at the same time, one alone is told that it was not yet."""
        current = update(ApiKey).where(ApiKey.id == key_id, ApiKey.replaced_at.is_(None), is_live(now))
        return await self.change(current.values(replaced_at=now, expires_at=until)) == 1

    async def revoke(self, prefix: str, *, now: datetime) -> bool:
        """End the live key with this prefix, and tell whether there was one."""
        live = update(ApiKey).where(ApiKey.prefix == prefix, is_live(now))
        return await self.change(live.values(revoked_at=now)) == 1

    async def find_user_of(self, prefix: str) -> UUID | None:
        """Return whose the key with this prefix is, or was until it ended."""
        return (await self.session.scalars(select(ApiKey.user_id).where(ApiKey.prefix == prefix))).one_or_none()

    async def revoke_all(self, user_id: UUID, *, now: datetime) -> int:
        """End all live keys of a user, and return how many there were."""
        live = update(ApiKey).where(ApiKey.user_id == user_id, is_live(now))
        return await self.change(live.values(revoked_at=now))

    async def revoke_own(self, key_id: UUID, *, user_id: UUID, now: datetime) -> bool:
        """End a live key of a user, and tell whether there was one."""
        own = update(ApiKey).where(ApiKey.id == key_id, ApiKey.user_id == user_id, is_live(now))
        return await self.change(own.values(revoked_at=now)) == 1

    async def note_uses(self, uses: Mapping[UUID, datetime]) -> None:
        """Store when keys were last used, in one statement for many of them; a later time stays.

        Every process stores them in the same order, so that none waits for another in a circle.
        """
        ordered = sorted(uses.items())
        for start in range(0, len(ordered), BATCH_SIZE):
            some = ordered[start : start + BATCH_SIZE]
            later = case(*(use_of(key_id, used_at) for key_id, used_at in some), else_=ApiKey.last_used_at)
            used = update(ApiKey).where(ApiKey.id.in_([key_id for key_id, _ in some]))
            await self.change(used.values(last_used_at=later))

    async def change(self, statement: Update) -> int:
        """Execute an update and return the number of rows that it changed."""
        result = await self.session.execute(statement.execution_options(synchronize_session=False))
        return result.rowcount if isinstance(result, CursorResult) else 0


def is_live(now: datetime) -> ColumnElement[bool]:
    """Return the condition that a key is neither revoked nor expired."""
    return and_(ApiKey.revoked_at.is_(None), ApiKey.expires_at > now)


def use_of(key_id: UUID, used_at: datetime) -> tuple[ColumnElement[bool], ColumnElement[datetime]]:
    """Return when a use of a key counts, and its time."""
    is_later = or_(ApiKey.last_used_at.is_(None), ApiKey.last_used_at < used_at)
    return and_(ApiKey.id == key_id, is_later), literal(used_at, ApiKey.last_used_at.type)
