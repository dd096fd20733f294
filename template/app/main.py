"""Puts the application together."""

import structlog

from app.api.dependencies import GIVEN_ONCE
from app.api.documentation import add_documentation
from app.api.documented_api import DocumentedAPI
from app.api.errors import install_error_handlers
from app.api.metrics import metrics_router
from app.api.operation_names import operation_id
from app.api.responses import COMMON, UNAVAILABLE
from app.api.root_router import root_router
from app.api.route_index import index_routes
from app.api.router import api_router
from app.core.config import Settings, get_settings
from app.core.logging import configure_logging
from app.lifespan import make_lifespan
from app.middleware.last_resort import last_resort
from app.middleware.stack import add_middleware
from app.telemetry.metrics import Metrics

logger = structlog.get_logger()


def create_app(settings: Settings | None = None) -> DocumentedAPI:
    """Make the application; without settings, those of the environment.

    Raises:
        SettingsError: the environment can't be used.
    """
    settings = settings or get_settings()
    configure_logging(settings)
    for hint in settings.hints():
        logger.warning("settings.hint", detail=hint)
    metrics = Metrics()
    app = DocumentedAPI(
        title=settings.project_name,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        redirect_slashes=False,
        generate_unique_id_function=operation_id,
        lifespan=make_lifespan(settings),
    )
    add_middleware(app, settings, metrics)
    install_error_handlers(app)
    app.add_exception_handler(Exception, last_resort(settings))
    app.include_router(root_router())
    app.include_router(metrics_router(metrics))
    app.include_router(api_router(), dependencies=[GIVEN_ONCE], responses=COMMON | UNAVAILABLE)
    if settings.serves_docs:
        add_documentation(app)
    index_routes(app)
    return app
