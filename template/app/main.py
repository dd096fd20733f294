"""Puts the application together."""

import structlog
from fastapi import FastAPI

from app.api import health
from app.api.errors import install_error_handlers
from app.api.metrics import metrics_router
from app.api.responses import COMMON, UNAVAILABLE
from app.api.router import api_router
from app.core.config import Settings, get_settings
from app.core.logging import configure_logging
from app.lifespan import make_lifespan
from app.middleware.stack import add_middleware
from app.telemetry.metrics import Metrics

DOCS_URL = "/api/docs"
REDOC_URL = "/api/redoc"
OPENAPI_URL = "/api/openapi.json"

logger = structlog.get_logger()


def create_app(settings: Settings | None = None) -> FastAPI:
    """Make the application; without settings, those of the environment.

    Raises:
        SettingsError: the environment can't be used.
    """
    settings = settings or get_settings()
    configure_logging(settings)
    for hint in settings.hints():
        logger.warning("settings.hint", detail=hint)
    metrics = Metrics()
    app = FastAPI(
        title=settings.project_name,
        docs_url=DOCS_URL if settings.serves_docs else None,
        redoc_url=REDOC_URL if settings.serves_docs else None,
        openapi_url=OPENAPI_URL if settings.serves_docs else None,
        redirect_slashes=False,
        lifespan=make_lifespan(settings),
    )
    add_middleware(app, settings, metrics)
    install_error_handlers(app)
    app.include_router(health.router)
    app.include_router(metrics_router(metrics))
    app.include_router(api_router(), responses=COMMON | UNAVAILABLE)
    return app
