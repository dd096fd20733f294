"""Settings of the broker, which is Redis."""

from typing import override
from urllib.parse import urlsplit

from pydantic import SecretStr, field_validator

from app.core.settings.broker_address import parse_broker_address
from app.core.settings.service import ServiceSettings

DEVELOPMENT = "redis://localhost:6379/0"
SCHEMES = ("redis", "rediss")


class BrokerSettings(ServiceSettings):
    """Where the broker answers."""

    broker_url: SecretStr = SecretStr(DEVELOPMENT)

    @override
    def hints(self) -> list[str]:
        """List what works, and is probably not what was meant; a short name means a network of one's own."""
        address = urlsplit(self.broker_url.get_secret_value())
        if self.hardened and not address.password and "." in (address.hostname or ""):
            return [*super().hints(), "BROKER_URL has no password: whoever reaches the broker can change its messages"]
        return super().hints()

    @field_validator("broker_url")
    @classmethod
    def check_broker_url(cls, value: SecretStr) -> SecretStr:
        """Refuse the address of something else; without the number of a database, it is the first."""
        parse_broker_address(value.get_secret_value(), SCHEMES)
        return SecretStr(value.get_secret_value().removesuffix("/"))
