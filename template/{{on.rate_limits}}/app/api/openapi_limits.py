"""The headers of limits in the OpenAPI document."""

from app.api.openapi_headers import Document, Header, operations

REFUSED = "429"
# What is refused by a limit, and the failed tries that it counts.
TELLING = ("401", REFUSED)
LIMIT = Header("RateLimit", "What is left of the limit, where the request was counted.")
POLICY = Header("RateLimit-Policy", "The limit, where the request was counted.")


def describe_limits(document: Document) -> None:
    """Describe what operations with a limit tell those whom they refuse."""
    for _, operation in operations(document):
        responses = operation["responses"]
        if REFUSED not in responses:
            continue
        for answer in (responses[status] for status in TELLING if status in responses):
            LIMIT.add_to(answer, document)
            POLICY.add_to(answer, document)
