"""Settings for tests."""

from typing import Any

from app.core.config import Settings
from app.core.settings.service import Environment
from tests.databases import PATIENCE


def make_settings(url: str, **changes: Any) -> Settings:
    """Make settings that depend on nothing but the arguments."""
    values: dict[str, Any] = {"environment": Environment.TEST, "database_url": url, **PATIENCE, **changes}
    return Settings(_env_file=None, **values)
