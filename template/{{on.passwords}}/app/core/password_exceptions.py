"""The errors of passwords and of what is mailed in their place."""

from app.core.account_exceptions import UnauthorizedError
from app.core.exceptions import AppError


class InvalidAccountTokenError(AppError):
    """The mailed token is unknown, used, expired or outdated."""

    code = "invalid_token"
    status = 400
    title = "Invalid token"


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


class EmailNotVerifiedError(AppError):
    """The caller is known, and has yet to prove their address."""

    code = "email_not_verified"
    status = 403
    title = "E-mail address not verified"
