"""The errors of requests that a page may have made without its user."""

from app.core.account_exceptions import ForbiddenError


class CsrfError(ForbiddenError):
    """The request comes from a foreign page, or does not prove that it comes from one of ours."""

    code = "csrf_failed"
    title = "Request not proven to be the user's own"
