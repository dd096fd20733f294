"""The names of operations in the OpenAPI document."""

from fastapi.routing import APIRoute


def operation_id(route: APIRoute) -> str:
    """Name an operation as the function of a generated client: by its handler."""
    return route.name
