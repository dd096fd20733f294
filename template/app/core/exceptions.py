"""The errors that a rule of the service can end in; `app/api/errors.py` turns them into problem documents."""

from collections.abc import Mapping
from typing import ClassVar


class AppError(Exception):
    """An expected error. `code` is stable and part of the API, `detail` is for people.

    What a class says of itself is public: `/problems/<code>` answers with it.
    `members` extend the problem document (RFC 9457, section 3.2), `challenge` says what the caller has to prove
    (RFC 9110, section 11.6.1), `retry_after` in how many seconds it is worth another try.
    """

    code: ClassVar[str] = "internal_error"
    status: ClassVar[int] = 500
    title: ClassVar[str] = "Internal server error"
    retry_after: ClassVar[int | None] = None
    members: Mapping[str, object] = {}
    challenge: str | None = None

    def __init__(self, detail: str | None = None) -> None:
        self.detail = detail or self.title
        super().__init__(self.detail)


class NotFoundError(AppError):
    """The thing does not exist, or the caller may not know that it does."""

    code = "not_found"
    status = 404
    title = "Not found"


class ConflictError(AppError):
    """The change contradicts what is stored."""

    code = "conflict"
    status = 409
    title = "Conflict"


class MalformedBodyError(AppError):
    """The body can't be read as what it says it is."""

    code = "malformed_body"
    status = 400
    title = "Malformed body"


class BodyTooLargeError(AppError):
    """The body is over the limit of `MAX_BODY_BYTES`."""

    code = "body_too_large"
    status = 413
    title = "Body too large"


class DatabaseUnavailableError(AppError):
    """The database does not answer; the caller may try again."""

    code = "database_unavailable"
    status = 503
    title = "Database unavailable"


class NotReadyError(DatabaseUnavailableError):
    """The service can't work yet, or not any more; `checks` says what is missing."""

    members = {"checks": {"database": "unavailable"}}


class SchemaBehindError(NotReadyError):
    """The database answers, and lacks migrations of this release."""

    members = {"checks": {"database": "ok", "schema": "behind"}}


class OverloadedError(AppError):
    """Too many callers want the same thing at once; the caller may try again."""

    code = "overloaded"
    status = 503
    title = "Overloaded"


class StoppingError(AppError):
    """The service stops, and can't wait for the answer any longer; the caller may try again."""

    code = "stopping"
    status = 503
    title = "Stopping"


class DrainingError(StoppingError):
    """The service is about to stop: it still serves requests, and wants no new callers."""

    members = {"checks": {"process": "stopping"}}
