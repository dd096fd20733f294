"""Which versions of the API have a document of their own, and what belongs to it."""

from fastapi import Request
from fastapi.routing import RouteContext

from app.api.versions.handlers import VersionedHandler
from app.api.versions.routers import SCOPE_KEY
from app.core.api_versions import DAYS, NEWEST

NAMES = tuple(version.isoformat() for version in reversed(DAYS))
WHOLE = NEWEST.isoformat()


def is_part(route: RouteContext, name: str) -> bool:
    """Whether a route belongs to the document of a version; what is no part of the API belongs to each."""
    return not isinstance(route.endpoint, VersionedHandler) or route.endpoint.version.isoformat() == name


def document_of(request: Request) -> str:
    """Name the document for whoever asks for none in particular: that of the version that they would be served."""
    name: str = request.scope[SCOPE_KEY].isoformat()
    return name
