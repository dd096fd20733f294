"""Settings of the database."""

import warnings

from pydantic import Field, SecretStr, ValidationInfo, field_validator

from app.core.settings.service import ServiceSettings, is_hardened

SCHEME = "sqlite+aiosqlite:///"


class DatabaseSettings(ServiceSettings):
    """Where the database file lies, and how long to wait for it."""

    database_url: SecretStr = SecretStr(f"{SCHEME}app.db")
    db_pool_size: int = Field(default=5, ge=1)
    db_timeout_seconds: float = Field(default=5, gt=0)

    @field_validator("database_url")
    @classmethod
    def check_scheme(cls, value: SecretStr, info: ValidationInfo) -> SecretStr:
        """Refuse the address of another database, and point out the limits of this one in production."""
        if not value.get_secret_value().startswith(SCHEME):
            raise ValueError(f"it must start with {SCHEME}")
        if is_hardened(info):
            warnings.warn("SQLite serves one machine: run a single replica, on a disk that stays", stacklevel=2)
        return value
