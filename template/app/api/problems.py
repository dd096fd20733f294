"""Problem documents (RFC 9457), the one shape of every error."""

import json
import re
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import TypedDict
from urllib.parse import quote

from starlette.responses import Response
from starlette.types import Scope

from app.api.problem_types import ProblemType
from app.core import context
from app.core.exceptions import AppError

MEDIA_TYPE = "application/problem+json"
RETRY_AFTER_SECONDS = "5"
# What a path may hold as it is (RFC 3986, section 3.3).
PATH_CHARACTERS = "/:@!$&'()*+,;="


class FieldProblem(TypedDict, total=False):
    """What is wrong with one part of a request; one of `pointer`, `parameter` and `header` says which part."""

    pointer: str
    parameter: str
    header: str
    code: str
    detail: str


def problem_response(
    scope: Scope,
    problem: ProblemType,
    *,
    detail: str | None = None,
    errors: Sequence[FieldProblem] = (),
    headers: Mapping[str, str] | None = None,
    members: Mapping[str, object] | None = None,
) -> Response:
    """Make the response of a problem; it is plain ASCII, so that any text of a caller can be part of it."""
    body: dict[str, object] = {
        "type": f"/problems/{problem.code}",
        "title": problem.title,
        "status": problem.status,
        "detail": detail or problem.title,
        "instance": reference(scope["path"]),
        "code": problem.code,
        "request_id": context.request_id.get(),
        **(members or {}),
    }
    if errors:
        body["errors"] = list(errors)
    return Response(json.dumps(body), status_code=problem.status, headers=headers, media_type=MEDIA_TYPE)


def reference(path: str) -> str:
    """Write a path as a URI reference (RFC 3986, section 4.2); two slashes before it would name a host."""
    return re.sub(r"^/+", "/", quote(path, safe=PATH_CHARACTERS))


def error_response(scope: Scope, error: AppError) -> Response:
    """Make the response of an error of the service."""
    return problem_response(
        scope,
        ProblemType.of(type(error)),
        detail=error.detail,
        headers=error_headers(error),
        members=error.members,
    )


def error_headers(error: AppError) -> dict[str, str]:
    """Return the headers that the status demands (RFC 9110, sections 10.2.3 and 11.6.1)."""
    if error.challenge:
        return {"WWW-Authenticate": error.challenge}
    if error.retry_after is not None:
        return {"Retry-After": str(error.retry_after)}
    if error.status == HTTPStatus.SERVICE_UNAVAILABLE:
        return {"Retry-After": RETRY_AFTER_SECONDS}
    return {}
