"""The errors of accounts and of proving who the caller is."""

from app.core.exceptions import AppError, ConflictError


class NotAuthenticatedError(AppError):
    """The request names no caller."""

    code = "not_authenticated"
    status = 401
    title = "Not authenticated"


class InvalidTokenError(AppError):
    """The token is malformed, expired, revoked or not ours."""

    code = "invalid_token"
    status = 401
    title = "Invalid token"


class InvalidAccountTokenError(AppError):
    """The mailed token is unknown, used, expired or outdated."""

    code = "invalid_token"
    status = 400
    title = "Invalid token"


class TokenReusedError(AppError):
    """A refresh token was used twice, so its whole session ended (RFC 9700, section 4.14.2)."""

    code = "token_reused"
    status = 401
    title = "Token already used"


class InvalidCredentialsError(AppError):
    """Unknown address, wrong password or inactive account: the caller can't tell which."""

    code = "invalid_credentials"
    status = 401
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
