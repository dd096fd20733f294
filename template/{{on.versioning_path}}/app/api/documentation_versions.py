"""Which versions of the API have a document of their own, and what belongs to it."""

from fastapi import Request
from fastapi.routing import RouteContext

NAMES = ("v1", "v2")
WHOLE = "all versions"


def is_part(route: RouteContext, name: str) -> bool:
    """Whether a route belongs to the document of a version; what is no part of the API belongs to each."""
    others = (f"/api/{other}/" for other in NAMES if name not in {WHOLE, other})
    return not any((route.path or "").startswith(other) for other in others)


def document_of(_request: Request) -> str:
    """Name the document for whoever asks for none in particular."""
    return WHOLE
