"""The errors of accounts and of proving who the caller is."""

from collections.abc import Collection

from app.core.challenge import CHALLENGE
from app.core.exceptions import AppError, ConflictError
from app.core.scopes import Scope, write_scopes


class UnauthorizedError(AppError):
    """The caller has to prove who they are."""

    status = 401
    challenge = CHALLENGE


class NotAuthenticatedError(UnauthorizedError):
    """The request names no caller."""

    code = "not_authenticated"
    title = "Not authenticated"


class InvalidTokenError(UnauthorizedError):
    """The token is malformed, expired, revoked or not ours."""

    code = "invalid_token"
    title = "Invalid token"


class LastSuperuserError(ConflictError):
    """The change would leave the service without an active superuser."""

    def __init__(self) -> None:
        super().__init__("Nobody else could administer the service: make another superuser first.")


class ForbiddenError(AppError):
    """The caller is known and may not do this."""

    code = "forbidden"
    status = 403
    title = "Forbidden"


class InsufficientScopeError(ForbiddenError):
    """The role of the caller, or the credential, does not give all scopes (RFC 6750, section 3.1)."""

    def __init__(self, required: Collection[Scope]) -> None:
        scopes = write_scopes(required)
        super().__init__(f"This takes the scope {scopes}.")
        self.challenge = f'{CHALLENGE} error="insufficient_scope", scope="{scopes}"'


class EmailTakenError(ConflictError):
    """Another account has this address."""

    code = "email_taken"
    title = "E-mail address taken"
