"""A service with a defect: `python -m tests.failing_service <factory> serve` serves what a factory makes."""

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from app.__main__ import main
from app.commands import serve
from app.core.logging import configure_logging
from app.core.settings.service import Environment, LogLevel, ServiceSettings
from app.main import create_app
from tests.defects import FailingMiddleware, add_defects, fail


@asynccontextmanager
async def failing_lifespan(_app: FastAPI) -> AsyncIterator[None]:
    """Fail before anything is served."""
    await fail()
    yield


def log_as_in_production() -> None:
    configure_logging(ServiceSettings.model_construct(environment=Environment.PRODUCTION, log_level=LogLevel.INFO))


def fails_at_start() -> FastAPI:
    """Make an application that can't start."""
    app = create_app()
    app.router.lifespan_context = failing_lifespan
    log_as_in_production()
    return app


def has_defects() -> FastAPI:
    """Make an application with operations that fail.

    Its middleware does too, inside of the request ids and outside of all that expects it.
    """
    app = create_app()
    add_defects(app)
    outermost = app.user_middleware.pop(0)
    app.add_middleware(FailingMiddleware)
    app.user_middleware.insert(0, outermost)
    log_as_in_production()
    return app


if __name__ == "__main__":
    serve.APPLICATION = f"tests.failing_service:{sys.argv.pop(1)}"
    main()
