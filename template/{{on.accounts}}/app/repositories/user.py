"""Queries of users."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import and_, or_, select

from app.core.account_exceptions import EmailTakenError
from app.models.user import User
from app.repositories.base import Repository, Slice, containing, total_order
from app.schemas.user import UserListQuery


class UserRepository(Repository[User]):
    """Users in the database."""

    model = User
    conflicts = {"uq_user_email": EmailTakenError}

    async def lock_with_superusers(self, user_id: UUID) -> Sequence[User]:
        """Lock and return a user, if there is one, and all active superusers, as they are now.

        Always in the order of their ids: two callers wait for each other, and never both at once.
        """
        query = (
            select(User)
            .where(or_(and_(User.is_superuser, User.is_active), User.id == user_id))
            .order_by(User.id)
            .with_for_update()
            .execution_options(populate_existing=True)
        )
        return (await self.session.scalars(query)).all()

    async def list(self, query: UserListQuery) -> Slice[User]:
        """Return a page of users."""
        statement = select(User).order_by(*total_order(User, query.sort))
        if query.q:
            statement = statement.where(containing(query.q, User.email, User.full_name))
        return await self.slice(statement, query)
