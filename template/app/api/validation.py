"""Requests that do not fit their schema."""

from collections.abc import Mapping, Sequence
from typing import Any

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError

from app.api.problem_types import MALFORMED_BODY, UNSUPPORTED_MEDIA_TYPE, VALIDATION_ERROR
from app.api.problems import FieldProblem, problem_response

PLACES = {"query": "parameter", "path": "parameter", "header": "header", "cookie": "header"}
MAX_ERRORS = 100
NOT_JSON = frozenset({"model_attributes_type", "dict_type"})


def validation_response(request: Request, error: RequestValidationError) -> Response:
    """Answer 415, 400 or 422: the wrong kind of body, no readable body, or a body that breaks a rule.

    The input is never part of the answer: it may be a password.
    """
    errors = error.errors()
    if any(found["type"] == "json_invalid" for found in errors):
        return problem_response(request.scope, MALFORMED_BODY, detail="The body is not JSON.")
    if has_wrong_media_type(request, errors):
        detail = "Send the body in the media type that the documentation names."
        return problem_response(request.scope, UNSUPPORTED_MEDIA_TYPE, detail=detail)
    more = f" for the first {MAX_ERRORS} of them" if len(errors) > MAX_ERRORS else ""
    return problem_response(
        request.scope,
        VALIDATION_ERROR,
        detail=f"One or more parts of the request break a rule; see `errors`{more}.",
        errors=[field_problem(found) for found in errors[:MAX_ERRORS]],
    )


def has_wrong_media_type(request: Request, errors: Sequence[Mapping[str, Any]]) -> bool:
    """Whether a body was left unread because its media type is not that of JSON."""
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    is_json = media_type == "application/json" or media_type.endswith("+json")
    unread = any(found["loc"] == ("body",) and found["type"] in NOT_JSON for found in errors)
    return unread and not is_json


def field_problem(found: Mapping[str, Any]) -> FieldProblem:
    """Say where a rule is broken: a JSON pointer (RFC 6901) into the body, or the name of a parameter or header."""
    place, *path = (str(part) for part in found["loc"])
    problem = FieldProblem(code=found["type"], detail=found["msg"].removeprefix("Value error, "))
    match PLACES.get(place):
        case "parameter":
            problem["parameter"] = ".".join(path)
        case "header":
            problem["header"] = ".".join(path)
        case _:
            problem["pointer"] = "".join(f"/{part.replace('~', '~0').replace('/', '~1')}" for part in path)
    return problem
