"""The service always has a superuser."""

from collections.abc import Mapping
from uuid import UUID

from app.core.account_exceptions import LastSuperuserError
from app.core.exceptions import NotFoundError
from app.models.user import User
from app.repositories.user import UserRepository

# What a superuser has to keep, to be one that counts.
RIGHTS = frozenset({"is_active", "is_superuser"})


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


async def get_changeable(users: UserRepository, user_id: UUID, fields: Mapping[str, object]) -> User:
    """Return a user who may be given these fields.

    Raises:
        NotFoundError: there is none with this id.
        LastSuperuserError: the fields take a right away, and no other superuser would be left.
    """
    if any(fields.get(right) is False for right in RIGHTS):
        return await get_expendable(users, user_id)
    user = await users.get(user_id)
    if user is None:
        raise NotFoundError("There is no such user.")
    return user
