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


class ForbiddenError(AppError):
    """The caller is known and may not do this."""

    code = "forbidden"
    status = 403
    title = "Forbidden"


class EmailTakenError(ConflictError):
    """Another account has this address."""

    code = "email_taken"
    title = "E-mail address taken"
