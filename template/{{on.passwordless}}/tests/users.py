"""Users for tests."""

from app.models.user import User


def new_user(email: str, **fields: object) -> User:
    """Make a user that is not stored yet."""
    return User(email=email, **fields)
