"""What the application of the suite has otherwise than the one in production."""

from fastapi import FastAPI

from app.api.authentication import get_key_uses
from app.core.config import Settings
from app.services.key_uses import KeyUses


def prepare(app: FastAPI, _settings: Settings) -> None:
    """Note when keys are used, and store it never: the tests' keys are in transactions that are not committed."""
    uses = KeyUses()
    app.dependency_overrides[get_key_uses] = lambda: uses
