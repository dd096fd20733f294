"""What the application of the suite has otherwise than the one in production."""

from fastapi import FastAPI

from app.api.account_dependencies import get_passwords
from app.core.config import Settings
from app.core.password_rules import PasswordRules
from app.core.passwords import PasswordHasher
from tests.users import WEAK_HASH


def weak_hasher(settings: Settings) -> PasswordHasher:
    """Make a hasher with the weakest parameters, so that tests do not wait for it."""
    passwords = PasswordHasher(PasswordRules(settings.project_name))
    passwords.hasher = WEAK_HASH
    return passwords


def prepare(app: FastAPI, settings: Settings) -> None:
    """Hash passwords at little cost."""
    passwords = weak_hasher(settings)
    app.dependency_overrides[get_passwords] = lambda: passwords
