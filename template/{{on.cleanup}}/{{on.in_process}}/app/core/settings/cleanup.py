"""Settings of the clean-up."""

from pydantic import Field

from app.core.settings.service import ServiceSettings


class CleanupSettings(ServiceSettings):
    """How often what has expired is removed."""

    cleanup_interval_minutes: int = Field(default=60, ge=1, le=24 * 60)
