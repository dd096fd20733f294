"""The application with its OpenAPI document."""

from typing import Any, override

from fastapi import FastAPI

from app.api.openapi import complete


class DocumentedAPI(FastAPI):
    """An application whose document says what the framework does not know, and each thing once."""

    @override
    def openapi(self) -> dict[str, Any]:
        """Return the document."""
        known = self.openapi_schema
        document = super().openapi()
        if document is not known:
            complete(document)
        return document
