"""The names of operations in the OpenAPI document."""

import re

from fastapi.routing import APIRoute

VERSION = re.compile(r"/api/(?P<version>v\d+)/")


def operation_id(route: APIRoute) -> str:
    """Name an operation as the function of a generated client: by its handler, and by the version it belongs to."""
    found = VERSION.match(route.path_format)
    return f"{route.name}_{found['version']}" if found else route.name
