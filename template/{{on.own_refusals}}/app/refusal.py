"""The answer to a request that never reaches the application."""

from http import HTTPStatus

import structlog

from app.api.problem_types import ProblemType
from app.api.problems import problem_response
from app.core import context
from app.core.config import get_settings
from app.core.identifiers import new_id
from app.middleware.security_headers import security_headers

logger = structlog.get_logger()


def refusal(problem: ProblemType, client: tuple[str, int] | None) -> bytes:
    """Write the answer in the shape of every other error, and tell the log of it."""
    request_id = str(new_id())
    token = context.request_id.set(request_id)
    logger.warning("request.refused", code=problem.code, client=client[0] if client else None)
    headers = security_headers(hsts=get_settings().demands_https) | {"X-Request-ID": request_id, "Connection": "close"}
    response = problem_response({"path": ""}, problem, headers=headers)
    context.request_id.reset(token)
    status = HTTPStatus(response.status_code)
    lines = b"".join(b"%b: %b\r\n" % header for header in response.raw_headers)
    return f"HTTP/1.1 {status} {status.phrase}\r\n".encode() + lines + b"\r\n" + bytes(response.body)
