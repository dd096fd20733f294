"""The headers of answers in the OpenAPI document; each is described once."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Header:
    """A header of answers, by its name, and what it says."""

    name: str
    description: str
    type: str = "string"

    def add_to(self, answer: Document, document: Document) -> None:
        """Say that an answer of the document has the header."""
        described = {"description": self.description, "schema": {"type": self.type}}
        document["components"].setdefault("headers", {})[self.name] = described
        answer.setdefault("headers", {})[self.name] = {"$ref": f"#/components/headers/{self.name}"}


CHALLENGE = Header("WWW-Authenticate", "What the caller has to prove (RFC 9110, section 11.6.1).")
LINK = Header("Link", "Addresses that belong to this one (RFC 8288), such as that of the next part of a list.")
LOCATION = Header("Location", "The path of what was created.")
RETRY_AFTER = Header("Retry-After", "In how many seconds it is worth another try.", "integer")
TOTAL = Header("X-Total-Count", "How many there are on all pages.", "integer")

# What says where a list goes on, or where a page of it begins.
OF_PARAMETER = {"after": (LINK,), "offset": (LINK, TOTAL)}


def describe_headers(document: Document) -> None:
    """Describe the headers of refusals, of parts of lists, and of what was created below a list."""
    for path, operation in operations(document):
        for status, answer in operation["responses"].items():
            for header in headers_of(status, operation, is_list=has_parts(document, path)):
                header.add_to(answer, document)


def operations(document: Document) -> Iterator[tuple[str, Document]]:
    """List all operations with their paths."""
    for path, methods in document["paths"].items():
        for operation in methods.values():
            yield path, operation


def has_parts(document: Document, path: str) -> bool:
    """Whether single things can be read below a path."""
    return any(other.startswith(f"{path}/{{") and "get" in methods for other, methods in document["paths"].items())


def headers_of(status: str, operation: Document, *, is_list: bool) -> Iterator[Header]:
    """List the headers of an answer, as far as they follow from its status."""
    match status:
        case "200":
            for parameter in operation.get("parameters", ()):
                yield from OF_PARAMETER.get(parameter["name"], ())
        case "201" if is_list:
            yield LOCATION
        case "401":
            yield CHALLENGE
        case "403" if demands_scopes(operation):
            yield CHALLENGE
        case "429" | "503":
            yield RETRY_AFTER


def demands_scopes(operation: Document) -> bool:
    """Whether a caller who is known may lack a scope."""
    return any(scopes for choice in operation.get("security", ()) for scopes in choice.values())
