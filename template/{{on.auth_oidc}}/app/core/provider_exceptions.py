"""The errors of the identity provider."""

from app.core.exceptions import AppError


class IdentityProviderUnavailableError(AppError):
    """The identity provider does not answer, so nobody can tell whether a token is valid; the caller may try again."""

    code = "identity_provider_unavailable"
    status = 503
    title = "Identity provider unavailable"
