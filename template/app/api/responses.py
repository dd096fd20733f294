"""What operations can answer apart from success, for the documentation."""

from typing import Any

from pydantic import BaseModel, Field

from app.api.problems import MEDIA_TYPE, FieldProblem

Responses = dict[int | str, dict[str, Any]]
PROBLEM_REFERENCE = "#/components/schemas/Problem"


class Problem(BaseModel):
    """A problem document (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    code: str
    request_id: str
    errors: list[FieldProblem] = Field(default_factory=list)


def problem(description: str) -> dict[str, Any]:
    """Describe the answer of one status."""
    return {"description": description, "content": {MEDIA_TYPE: {"schema": {"$ref": PROBLEM_REFERENCE}}}}


NOT_FOUND: Responses = {404: problem("There is no such thing, or the caller may not know of it.")}
CONFLICT: Responses = {409: problem("The change contradicts what is stored.")}
COMMON: Responses = {
    400: problem("The body can't be read."),
    413: problem("The body is too large."),
    415: problem("The body has another media type."),
    422: problem("A part of the request breaks a rule."),
}
UNAVAILABLE: Responses = {503: problem("The database does not answer, or too many ask at once.")}
