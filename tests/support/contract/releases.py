"""The versions of the API that a service serves, by the way they are told apart."""

from dataclasses import dataclass, field

BASES = {"path": "/api/v1", "header": "/api", "none": "/api"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """A version: where it lies, what its callers send, its document, and what ends the names of its operations."""

    name: str
    base: str
    document: str = "/api/openapi.json"
    suffix: str = ""
    headers: dict[str, str] = field(default_factory=dict)


def by_path(name: str) -> Release:
    """Describe a version below a path of its own."""
    return Release(name=name, base=f"/api/{name}", document=f"/api/openapi/{name}.json", suffix=f"_{name}")


def by_header(day: str) -> Release:
    """Describe a version that callers name in a header."""
    return Release(name=day, base="/api", document=f"/api/openapi/{day}.json", headers={"X-API-Version": day})


# The oldest first, whose lists are arrays; those of the newest are pages, where there is more than one.
RELEASES: dict[str, tuple[Release, ...]] = {
    "path": (by_path("v1"), by_path("v2")),
    "header": (by_header("2026-01-01"), by_header("2026-06-01")),
    "none": (Release(name="only", base="/api"),),
}
