"""The one place where errors become responses."""

from dataclasses import replace
from http import HTTPStatus

import structlog
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from starlette.exceptions import HTTPException
from starlette.routing import Match

from app.api.problem_types import HTTP_ERROR, MALFORMED_BODY, METHOD_NOT_ALLOWED, UNSUPPORTED_MEDIA_TYPE
from app.api.problems import error_response, problem_response
from app.api.validation import validation_response
from app.core.exceptions import AppError, DatabaseUnavailableError, NotFoundError, OverloadedError
from app.db.errors import is_unavailable

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
# `HeadMiddleware` answers these by the routes of another method.
ANSWERED_AS = {"HEAD": "GET"}
TYPES = {known.status: known for known in (MALFORMED_BODY, METHOD_NOT_ALLOWED, UNSUPPORTED_MEDIA_TYPE)}

logger = structlog.get_logger()


def install_error_handlers(app: FastAPI) -> None:
    """Map every expected error; what is not expected is left to `UnexpectedErrorsMiddleware`."""
    app.exception_handler(AppError)(handle_app_error)
    app.exception_handler(RequestValidationError)(handle_validation_error)
    app.exception_handler(HTTPException)(handle_http_error)
    app.exception_handler(PoolTimeoutError)(handle_pool_timeout)
    app.exception_handler(DBAPIError)(handle_database_error)
    app.exception_handler(TimeoutError)(handle_timeout)


async def handle_app_error(request: Request, error: AppError) -> Response:
    """Answer with the error's own code and status."""
    if error.status == HTTPStatus.FORBIDDEN:
        logger.warning("request.forbidden", code=error.code, detail=error.detail)
    return error_response(request.scope, error)


async def handle_validation_error(request: Request, error: RequestValidationError) -> Response:
    """Answer with what is wrong, never with what was sent."""
    return validation_response(request, error)


async def handle_http_error(request: Request, error: HTTPException) -> Response:
    """Answer for the framework: no such path, no such method, a body that can't be read and, maybe, why not."""
    if isinstance(error.__cause__, AppError):
        return error_response(request.scope, error.__cause__)
    if error.status_code == HTTPStatus.NOT_FOUND:
        return error_response(request.scope, NotFoundError())
    headers = dict(error.headers or {})
    if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        headers["Allow"] = ", ".join(allowed_methods(request))
    found = TYPES.get(error.status_code) or replace(HTTP_ERROR, status=error.status_code)
    return problem_response(request.scope, found, headers=headers)


def allowed_methods(request: Request) -> list[str]:
    """List the methods of a path; the router itself names those of the first route with this path only."""
    return [method for method in METHODS if is_routed(request, ANSWERED_AS.get(method, method))]


def is_routed(request: Request, method: str) -> bool:
    """Whether any route serves the path by a method."""
    return any(route.matches({**request.scope, "method": method})[0] is Match.FULL for route in request.app.routes)


async def handle_pool_timeout(request: Request, _error: PoolTimeoutError) -> Response:
    """Answer that all connections to the database are in use."""
    logger.warning("database.pool_exhausted")
    return error_response(request.scope, OverloadedError())


async def handle_database_error(request: Request, error: DBAPIError) -> Response:
    """Answer that the database is away, if it is; any other error of a query is a defect.

    Raises:
        DBAPIError: the database is there and refused the query.
    """
    if not is_unavailable(error):
        raise error
    logger.warning("database.unavailable", reason=type(error.orig).__name__)
    return error_response(request.scope, DatabaseUnavailableError())


async def handle_timeout(request: Request, _error: TimeoutError) -> Response:
    """Answer that the database took too long: drivers say so by the built-in error."""
    logger.warning("database.timeout")
    return error_response(request.scope, DatabaseUnavailableError())
