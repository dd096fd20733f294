"""The error of trying too often."""

from app.core.exceptions import AppError


class RateLimitedError(AppError):
    """There were too many attempts; the caller may try again later."""

    code = "rate_limited"
    status = 429
    title = "Too many attempts"
