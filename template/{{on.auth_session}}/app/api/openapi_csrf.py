"""What the OpenAPI document says of the cookie and the token next to it."""

from app.api.authentication import csrf_header
from app.api.openapi_headers import Document
from app.core.security import SAFE_METHODS


def describe_csrf(document: Document) -> None:
    """Demand both at once of what changes something, and of all else the cookie; the framework offers a choice."""
    for methods in document["paths"].values():
        for method, operation in methods.items():
            if "security" in operation:
                operation["security"] = [demanded(operation["security"], is_safe=method.upper() in SAFE_METHODS)]


def demanded(offered: list[dict[str, list[str]]], *, is_safe: bool) -> dict[str, list[str]]:
    """Return all that an operation demands, by the names of the schemes."""
    schemes = {name: scopes for choice in offered for name, scopes in choice.items()}
    if is_safe:
        schemes.pop(csrf_header.scheme_name, None)
    return schemes
