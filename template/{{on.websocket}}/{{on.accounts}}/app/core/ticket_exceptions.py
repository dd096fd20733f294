"""The errors of tickets."""

from app.core.exceptions import AppError
from app.core.socket_tickets import LIFETIME


class TooManyTicketsError(AppError):
    """The caller has more tickets already than sockets to open; they end soon."""

    code = "rate_limited"
    status = 429
    title = "Too many tickets"
    retry_after = int(LIFETIME.total_seconds())
