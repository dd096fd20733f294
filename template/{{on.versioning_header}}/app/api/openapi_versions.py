"""What the OpenAPI document of a version says of versions."""

from datetime import date

from app.api.openapi_headers import Document, Header, operations
from app.api.versions.headers import HEADER
from app.core.api_versions import ENDINGS

SERVED = Header(HEADER, "The version that the answer is of.")
DEPRECATION = Header("Deprecation", "Since when this version is not meant for new callers (RFC 9745).")
SUNSET = Header("Sunset", "When this version ends (RFC 8594).")


def describe_versions(document: Document) -> None:
    """Describe the header of requests, and those of answers."""
    version = document["info"]["version"]
    headers = (SERVED, DEPRECATION, SUNSET) if date.fromisoformat(version) in ENDINGS else (SERVED,)
    document["components"].setdefault("parameters", {})[HEADER] = {
        "name": HEADER,
        "in": "header",
        "description": "The version that the caller was written for.",
        "schema": {"type": "string", "enum": [version]},
    }
    for path, operation in operations(document):
        if path.startswith("/api/"):
            operation.setdefault("parameters", []).append({"$ref": f"#/components/parameters/{HEADER}"})
            for answer in operation["responses"].values():
                for header in headers:
                    header.add_to(answer, document)
