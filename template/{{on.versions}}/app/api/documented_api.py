"""The application with an OpenAPI document for each version of the API."""

from functools import cached_property
from typing import Any, override

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from fastapi.routing import iter_route_contexts

from app.api.documentation_versions import NAMES, WHOLE, is_part
from app.api.openapi import complete

# Relative to the page that shows it.
LINKS = ", ".join(f"[{name}](?version={name})" for name in NAMES)


class DocumentedAPI(FastAPI):
    """An application whose documents say what the framework does not know, and each thing once."""

    @cached_property
    def documents(self) -> dict[str, dict[str, Any]]:
        """What was asked for until now."""
        return {}

    @override
    def openapi(self) -> dict[str, Any]:
        """Return the document that stands for the service."""
        return self.document(WHOLE)

    def document(self, name: str) -> dict[str, Any]:
        """Return the document of a version."""
        if name not in self.documents:
            self.documents[name] = self.written(name)
        return self.documents[name]

    def written(self, name: str) -> dict[str, Any]:
        """Write the document of a version."""
        document = get_openapi(
            title=self.title,
            version=name,
            description=f"Versions: {LINKS}",
            routes=[route for route in iter_route_contexts(self.routes) if is_part(route, name)],
        )
        complete(document)
        return document
