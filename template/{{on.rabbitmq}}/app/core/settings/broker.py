"""Settings of the broker, which is RabbitMQ."""

from pydantic import SecretStr, ValidationInfo, field_validator

from app.core.settings.broker_address import parse_broker_address
from app.core.settings.service import ServiceSettings, is_hardened

DEVELOPMENT = "amqp://guest:guest@localhost:5672/"
GUEST = "guest"
SCHEMES = ("amqp", "amqps")


class BrokerSettings(ServiceSettings):
    """Where the broker answers."""

    broker_url: SecretStr = SecretStr(DEVELOPMENT)

    @field_validator("broker_url")
    @classmethod
    def check_broker_url(cls, value: SecretStr, info: ValidationInfo) -> SecretStr:
        """Refuse the address of something else and, in production, a weak password."""
        address = parse_broker_address(value.get_secret_value(), SCHEMES)
        if is_hardened(info) and address.password in {None, "", address.username, GUEST}:
            raise ValueError("set the address of the production broker, with a password of its own")
        return value
