"""Settings of the versions of the API."""

from datetime import date

from pydantic import field_validator

from app.core.api_versions import DAYS, FIRST
from app.core.settings.service import ServiceSettings


class ApiVersionSettings(ServiceSettings):
    """Which version is meant by callers who name none: it stays, so that none of them breaks by a release."""

    api_version_default: date = FIRST

    @field_validator("api_version_default")
    @classmethod
    def refuse_unknown_versions(cls, value: date) -> date:
        """Refuse what is no version."""
        if value not in DAYS:
            raise ValueError(f"name one of {', '.join(version.isoformat() for version in DAYS)}")
        return value
