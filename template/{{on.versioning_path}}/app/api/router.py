"""Every version of the API, below one path."""

from functools import cache

from fastapi import APIRouter

from app.api.v1.router import v1_router
from app.api.v2.router import v2_router


@cache
def api_router() -> APIRouter:
    """Make the router of all versions, once a process: it is the same for every application."""
    router = APIRouter(prefix="/api")
    router.include_router(v1_router(), prefix="/v1")
    router.include_router(v2_router(), prefix="/v2")
    return router
