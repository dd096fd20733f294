"""The floor of a user and items within the middleware of the service, with its metrics and log."""

from app.core.config import get_settings
from app.core.logging import configure_logging
from app.lifespan import make_lifespan
from app.middleware.stack import add_middleware

from floors.stored import app

settings = get_settings()
configure_logging(settings)
app.router.lifespan_context = make_lifespan(settings)
add_middleware(app, settings)
