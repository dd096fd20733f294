"""The types of problems, as `type` of a problem document names them (RFC 9457, section 4)."""

from collections.abc import Iterator
from dataclasses import dataclass
from inspect import cleandoc
from typing import Self

from app.core.exceptions import AppError, MalformedBodyError


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemType:
    """What can go wrong: a code that stays, the usual status, a title, and an explanation for people."""

    code: str
    status: int
    title: str
    description: str

    @classmethod
    def of(cls, error: type[AppError]) -> Self:
        """Describe a class of errors in its own words."""
        return cls(code=error.code, status=error.status, title=error.title, description=cleandoc(error.__doc__ or ""))


# What the framework refuses before the service sees it.
INVALID_HOST = ProblemType(
    code="invalid_host", status=400, title="Unknown host", description="The request is for a host of another name."
)
MALFORMED_BODY = ProblemType.of(MalformedBodyError)
MALFORMED_REQUEST = ProblemType(
    code="malformed_request", status=400, title="Malformed request", description="The request is no valid HTTP."
)
HEADERS_TOO_LARGE = ProblemType(
    code="headers_too_large",
    status=431,
    title="Headers too large",
    description="Address and headers of the request are larger than any that the service has a use for.",
)
METHOD_NOT_ALLOWED = ProblemType(
    code="method_not_allowed",
    status=405,
    title="Method not allowed",
    description="The path is there, and has no such method; `Allow` lists those that it has.",
)
UNSUPPORTED_MEDIA_TYPE = ProblemType(
    code="unsupported_media_type",
    status=415,
    title="Unsupported media type",
    description="The body is of another media type than the documentation names.",
)
VALIDATION_ERROR = ProblemType(
    code="validation_error",
    status=422,
    title="Invalid request",
    description="A part of the request breaks a rule; `errors` says which part, and which rule.",
)
HTTP_ERROR = ProblemType(
    code="http_error", status=400, title="Request refused", description="The request can't be served as it is."
)
OF_THE_FRAMEWORK = (
    INVALID_HOST,
    MALFORMED_REQUEST,
    HEADERS_TOO_LARGE,
    METHOD_NOT_ALLOWED,
    UNSUPPORTED_MEDIA_TYPE,
    VALIDATION_ERROR,
    HTTP_ERROR,
)


def problem_types() -> dict[str, ProblemType]:
    """List the types by their codes; of several errors with one code, the first that was declared explains it."""
    types = {known.code: known for known in OF_THE_FRAMEWORK}
    for error in error_classes(AppError):
        types.setdefault(error.code, ProblemType.of(error))
    return types


def error_classes(base: type[AppError]) -> Iterator[type[AppError]]:
    """List a class of errors and all that derive from it."""
    yield base
    for derived in base.__subclasses__():
        yield from error_classes(derived)
