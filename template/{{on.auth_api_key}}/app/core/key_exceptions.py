"""The errors of managing API keys."""

from app.core.exceptions import AppError, ConflictError


class TooManyKeysError(ConflictError):
    """The user has as many keys as a user may have."""

    def __init__(self, maximum: int) -> None:
        super().__init__(f"A user may have {maximum} keys: revoke one first.")


class KeyReplacedError(ConflictError):
    """The key was rotated before."""

    def __init__(self) -> None:
        super().__init__("This key has been replaced: rotate the newer one.")


class KeyLifetimeError(AppError):
    """A key would end in the past, or too late; told as a broken rule of the field."""

    code = "validation_error"
    status = 422
    title = "Invalid request"

    def __init__(self, reason: str) -> None:
        super().__init__("One or more parts of the request break a rule; see `errors`.")
        self.reason = reason
        self.members = {"errors": [{"pointer": "/expires_at", "code": "key_lifetime", "detail": self.reason}]}
