"""Puts the application together."""

import structlog
from fastapi import FastAPI
from fastapi.middleware.gzip import GZipMiddleware

from app.api import health
from app.api.errors import install_error_handlers
from app.api.metrics import metrics_router
from app.api.responses import COMMON, UNAVAILABLE
from app.api.router import api_router
from app.core.config import Settings, get_settings
from app.core.logging import configure_logging
from app.core.settings.service import Environment
from app.lifespan import make_lifespan
from app.middleware.access_log import AccessLogMiddleware
from app.middleware.allowed_hosts import AllowedHostsMiddleware
from app.middleware.body_limit import BodyLimitMiddleware
from app.middleware.cors import CrossOriginMiddleware
from app.middleware.head import HeadMiddleware
from app.middleware.metrics import MetricsMiddleware
from app.middleware.request_id import RequestIdMiddleware
from app.middleware.security_headers import SecurityHeadersMiddleware
from app.middleware.trailing_slash import TrailingSlashMiddleware
from app.middleware.unexpected_errors import UnexpectedErrorsMiddleware
from app.telemetry.metrics import Metrics

DOCS_URL = "/api/docs"
REDOC_URL = "/api/redoc"
OPENAPI_URL = "/api/openapi.json"
EXPOSED_HEADERS = ("X-Request-ID", "X-Total-Count", "Link", "Location", "Retry-After", "Deprecation", "Sunset")
GZIP_MINIMUM_BYTES = 1024

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


def add_middleware(app: FastAPI, settings: Settings, metrics: Metrics) -> None:
    """Add the middleware from the inside out: what is added last runs first."""
    app.add_middleware(UnexpectedErrorsMiddleware)
    app.add_middleware(BodyLimitMiddleware, max_body_bytes=settings.max_body_bytes)
    app.add_middleware(GZipMiddleware, minimum_size=GZIP_MINIMUM_BYTES)
    app.add_middleware(HeadMiddleware)
    app.add_middleware(
        CrossOriginMiddleware,
        allow_origins=settings.allowed_origins,
        allow_methods=("GET", "POST", "PATCH", "DELETE"),
        allow_headers=("Authorization", "Content-Type", "X-Request-ID"),
        expose_headers=EXPOSED_HEADERS,
    )
    app.add_middleware(AllowedHostsMiddleware, allowed_hosts=settings.allowed_hosts)
    app.add_middleware(
        SecurityHeadersMiddleware,
        docs_paths=frozenset({DOCS_URL, REDOC_URL}),
        hsts=settings.environment is Environment.PRODUCTION,
    )
    app.add_middleware(MetricsMiddleware, metrics=metrics)
    app.add_middleware(AccessLogMiddleware)
    app.add_middleware(TrailingSlashMiddleware)
    app.add_middleware(RequestIdMiddleware)
