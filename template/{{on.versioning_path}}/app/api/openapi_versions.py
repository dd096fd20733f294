"""What the OpenAPI document says of a version that ends."""

from app.api.openapi_headers import LINK, Document, Header, operations
from app.api.version_endings import ending_of

DEPRECATION = Header("Deprecation", "Since when this version is not meant for new callers (RFC 9745).")
SUNSET = Header("Sunset", "When this version ends (RFC 8594).")


def describe_versions(document: Document) -> None:
    """Describe the headers by which all answers of an old version announce its end and name its successor."""
    for path, operation in operations(document):
        if ending_of(path) is None:
            continue
        for answer in operation["responses"].values():
            for header in (DEPRECATION, LINK, SUNSET):
                header.add_to(answer, document)
