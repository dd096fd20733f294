"""Settings of the database."""

from typing import override

from pydantic import Field, SecretStr, field_validator

from app.core.settings.service import ServiceSettings

SCHEME = "sqlite+aiosqlite:///"


class DatabaseSettings(ServiceSettings):
    """Where the database file lies, and how long to wait for it."""

    database_url: SecretStr = SecretStr(f"{SCHEME}app.db")
    db_pool_size: int = Field(default=5, ge=1)
    db_timeout_seconds: float = Field(default=5, gt=0)
    db_pool_timeout_seconds: float = Field(default=1, gt=0)

    @field_validator("database_url")
    @classmethod
    def check_scheme(cls, value: SecretStr) -> SecretStr:
        """Refuse the address of another database."""
        if not value.get_secret_value().startswith(SCHEME):
            raise ValueError(f"it must start with {SCHEME}")
        if value.get_secret_value().removeprefix(SCHEME) in {"", ":memory:"}:
            raise ValueError("name a file: each connection to memory would see a database of its own")
        return value

    @override
    def hints(self) -> list[str]:
        """Point out the limits of this database."""
        hint = "SQLite serves one machine: run a single replica, on a disk that stays"
        return [*super().hints(), *([hint] if self.hardened else [])]
