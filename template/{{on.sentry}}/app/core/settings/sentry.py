"""Settings of error reports."""

from pydantic import SecretStr, field_validator
from sentry_sdk.utils import BadDsn, Dsn

from app.core.settings.service import ServiceSettings


class SentrySettings(ServiceSettings):
    """Where errors are sent, if anywhere."""

    sentry_dsn: SecretStr | None = None

    @field_validator("sentry_dsn")
    @classmethod
    def refuse_other_addresses(cls, value: SecretStr | None) -> SecretStr | None:
        """Refuse what is no address of a project."""
        try:
            if value is not None:
                Dsn(value.get_secret_value())
        except BadDsn:
            raise ValueError("give the address of a project, as Sentry shows it") from None
        return value
