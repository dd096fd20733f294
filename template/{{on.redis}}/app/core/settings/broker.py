"""Settings of the broker, which is Redis."""

from pydantic import SecretStr, field_validator

from app.core.settings.service import ServiceSettings

DEVELOPMENT = "redis://localhost:6379/0"
SCHEMES = ("redis://", "rediss://")


class BrokerSettings(ServiceSettings):
    """Where the broker answers."""

    broker_url: SecretStr = SecretStr(DEVELOPMENT)

    @field_validator("broker_url")
    @classmethod
    def check_scheme(cls, value: SecretStr) -> SecretStr:
        """Refuse the address of something else; without the number of a database, it is the first."""
        if not value.get_secret_value().startswith(SCHEMES):
            raise ValueError(f"it must start with {' or '.join(SCHEMES)}")
        return SecretStr(value.get_secret_value().removesuffix("/"))
