"""The errors of accounts and of proving who the caller is."""

from collections.abc import Collection

from app.core.exceptions import AppError, ConflictError
from app.core.scopes import Scope, write_scopes


class UnauthorizedError(AppError):
    """The caller has to prove who they are."""

    status = 401
    challenge = "Bearer"


class NotAuthenticatedError(UnauthorizedError):
    """The request names no caller."""

    code = "not_authenticated"
    title = "Not authenticated"


class InvalidTokenError(UnauthorizedError):
    """The token is malformed, expired, revoked or not ours."""

    code = "invalid_token"
    title = "Invalid token"


class InvalidAccountTokenError(AppError):
    """The mailed token is unknown, used, expired or outdated."""

    code = "invalid_token"
    status = 400
    title = "Invalid token"


class TokenReusedError(UnauthorizedError):
    """A refresh token was used twice, so its whole session ended (RFC 9700, section 4.14.2)."""

    code = "token_reused"
    title = "Token already used"


class InvalidCredentialsError(UnauthorizedError):
    """Unknown address, wrong password or inactive account: the caller can't tell which."""

    code = "invalid_credentials"
    title = "Invalid credentials"


class WrongPasswordError(AppError):
    """The current password, asked for again before a sensitive change, is wrong."""

    code = "invalid_credentials"
    status = 400
    title = "Wrong password"


class WeakPasswordError(AppError):
    """A new password would be guessed soon; told as a broken rule of the field that holds it."""

    code = "validation_error"
    status = 422
    title = "Invalid request"

    def __init__(self, field: str, rule: str, reason: str) -> None:
        super().__init__("One or more parts of the request break a rule; see `errors`.")
        self.reason = reason
        self.members = {"errors": [{"pointer": f"/{field}", "code": rule, "detail": reason}]}


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
    """The role of the caller, or what they logged in with, does not give all scopes (RFC 6750, section 3.1)."""

    def __init__(self, required: Collection[Scope]) -> None:
        scopes = write_scopes(required)
        super().__init__(f"This takes the scope {scopes}.")
        self.challenge = f'Bearer error="insufficient_scope", scope="{scopes}"'


class EmailNotVerifiedError(AppError):
    """The caller is known, and has yet to prove their address."""

    code = "email_not_verified"
    status = 403
    title = "E-mail address not verified"


class RateLimitedError(AppError):
    """There were too many attempts; the caller may try again later."""

    code = "rate_limited"
    status = 429
    title = "Too many attempts"


class EmailTakenError(ConflictError):
    """Another account has this address."""

    code = "email_taken"
    title = "E-mail address taken"
