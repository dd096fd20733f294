"""Every version of the API, below one path."""

from fastapi import APIRouter

from app.api.v1.router import v1_router
from app.api.v2.router import v2_router


def api_router() -> APIRouter:
    """Make the router of all versions."""
    router = APIRouter(prefix="/api")
    router.include_router(v1_router(), prefix="/v1")
    router.include_router(v2_router(), prefix="/v2")
    return router
