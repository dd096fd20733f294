"""An issuer, and the claims of a token of it."""

from typing import Any

import jwt
import pytest

from app.core.config import Settings
from app.core.security import AccessTokens
from tests.signing import CLAIMS


@pytest.fixture
def tokens() -> AccessTokens:
    """The issuer, with the settings of development."""
    return AccessTokens(Settings())


@pytest.fixture
def payload(tokens: AccessTokens) -> dict[str, Any]:
    """The claims of a token that is in order."""
    decoded: dict[str, Any] = jwt.decode(tokens.issue(CLAIMS), options={"verify_signature": False})
    return decoded
