"""Settings of opening an account."""

from app.core.settings.service import ServiceSettings


class RegistrationSettings(ServiceSettings):
    """Whether callers may learn which addresses have an account.

    Where that is concealed, a new address is told apart by a mail alone, so nobody logs in before they answered one.
    """

    registration_conceal: bool = False
