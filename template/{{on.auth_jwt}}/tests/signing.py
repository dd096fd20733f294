"""Tokens that are signed by hand."""

from typing import Any

import jwt

from app.core.config import Settings
from app.core.identifiers import new_id
from app.core.security import HEADER_TYPE, AccessClaims

# The key of development: what the settings of whoever runs the tests say counts for nothing.
KEY: str = Settings.model_fields["secret_key"].default.get_secret_value()
CLAIMS = AccessClaims(user_id=new_id(), session_id=new_id())


def sign(payload: dict[str, Any], key: str, *, algorithm: str = "HS256", typ: str | None = HEADER_TYPE) -> str:
    """Sign claims."""
    return jwt.encode(payload, key, algorithm=algorithm, headers={"typ": typ})
