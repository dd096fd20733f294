"""Settings of the metrics."""

from pydantic import SecretStr, ValidationInfo, field_validator

from app.core.settings.service import ServiceSettings, is_hardened

SHORTEST_TOKEN = 16


class MetricsSettings(ServiceSettings):
    """Who may collect."""

    metrics_token: SecretStr | None = None

    @field_validator("metrics_token")
    @classmethod
    def refuse_weak_tokens(cls, value: SecretStr | None, info: ValidationInfo) -> SecretStr | None:
        """Refuse, outside development, a token that can be guessed."""
        if is_hardened(info) and value and len(value.get_secret_value().strip()) < SHORTEST_TOKEN:
            raise ValueError(f"it needs at least {SHORTEST_TOKEN} characters")
        return value
