"""Queries of users."""

from sqlalchemy import select

from app.core.account_exceptions import EmailTakenError
from app.models.user import User
from app.repositories.base import Repository, Slice, containing, total_order
from app.schemas.user import UserListQuery


class UserRepository(Repository[User]):
    """Users in the database."""

    model = User
    conflicts = {"uq_user_email": EmailTakenError}

    async def find_by_email(self, email: str) -> User | None:
        """Return the user with this address, which is in its stored form."""
        return (await self.session.execute(select(User).where(User.email == email))).scalar_one_or_none()

    async def list(self, query: UserListQuery) -> Slice[User]:
        """Return a page of users."""
        statement = select(User).order_by(*total_order(User, query.sort))
        if query.q:
            statement = statement.where(containing(query.q, User.email, User.full_name))
        return await self.slice(statement, query)
