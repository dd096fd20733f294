"""Settings of sessions."""

from pydantic import Field, ValidationInfo, field_validator

from app.core.settings.service import ServiceSettings, is_hardened


class AuthSettings(ServiceSettings):
    """How long a session lives: unused, and at all."""

    # Its use is noted once a minute, so that a session of a few minutes could end while it is in use.
    session_idle_minutes: int = Field(default=60, ge=5, le=30 * 24 * 60)
    session_absolute_days: int = Field(default=7, ge=1, le=365)

    @field_validator("allowed_origins")
    @classmethod
    def refuse_every_origin(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        """Refuse `*` in any environment: every page could act for whoever is logged in."""
        if "*" in value:
            raise ValueError("name each origin: the browser sends the session along")
        return value

    @field_validator("allowed_origins")
    @classmethod
    def refuse_unencrypted_origins(cls, value: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        """Refuse pages without encryption, outside development: whoever changes one on the way acts for its reader."""
        if is_hardened(info) and any(origin.startswith("http://") for origin in value):
            raise ValueError("name each origin by https, such as https://app.example.com")
        return value
