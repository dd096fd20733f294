"""The service always has a superuser."""

from uuid import UUID

from app.core.account_exceptions import LastSuperuserError
from app.core.exceptions import NotFoundError
from app.models.user import User
from app.repositories.user import UserRepository


async def get_expendable(users: UserRepository, user_id: UUID) -> User:
    """Return a user whom the service can do without; until the end of the transaction, nobody changes a superuser.

    Raises:
        NotFoundError: there is none with this id.
        LastSuperuserError: no other superuser would be left.
    """
    locked = await users.lock_with_superusers(user_id)
    user = next((each for each in locked if each.id == user_id), None)
    if user is None:
        raise NotFoundError("There is no such user.")
    if user.is_superuser and user.is_active and len(locked) == 1:
        raise LastSuperuserError
    return user
