"""Settings of the broker, which is RabbitMQ."""

from pydantic import SecretStr, field_validator

from app.core.settings.service import ServiceSettings

DEVELOPMENT = "amqp://guest:guest@localhost:5672/"
SCHEMES = ("amqp://", "amqps://")


class BrokerSettings(ServiceSettings):
    """Where the broker answers."""

    broker_url: SecretStr = SecretStr(DEVELOPMENT)

    @field_validator("broker_url")
    @classmethod
    def check_scheme(cls, value: SecretStr) -> SecretStr:
        """Refuse the address of something else."""
        if not value.get_secret_value().startswith(SCHEMES):
            raise ValueError(f"it must start with {' or '.join(SCHEMES)}")
        return value
