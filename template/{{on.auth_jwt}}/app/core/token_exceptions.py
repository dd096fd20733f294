"""The errors of refresh tokens."""

from app.core.account_exceptions import UnauthorizedError


class TokenReusedError(UnauthorizedError):
    """A refresh token was used twice, so its whole session ended (RFC 9700, section 4.14.2)."""

    code = "token_reused"
    title = "Token already used"
