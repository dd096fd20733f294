"""Versions of the API."""

from support.contract.problems import assert_problem
from support.contract.service import Service

QUERY = {"sort": "-created_at", "limit": "1"}
SUPPORTED = "2026-01-01", "2026-06-01"


def check_shapes(service: Service) -> None:
    """The first version lists arrays and says that it ends; the newest lists pages of the same items."""
    headers = service.headers_of_somebody()
    oldest, newest = service.releases
    service.client.post(service.path("/items"), headers=headers, json={"title": "shared"}).raise_for_status()

    first, second = (
        service.client.get(f"{release.base}/items", headers=headers | release.headers, params=QUERY)
        for release in (oldest, newest)
    )

    assert second.status_code == 200, second.text
    assert second.json().keys() == {"data", "total", "limit", "offset"}
    assert second.json()["data"] == first.json()
    assert first.headers.keys() >= {"deprecation", "sunset"}
    assert second.headers.keys().isdisjoint({"deprecation", "sunset"})


def check_successor(service: Service) -> None:
    """The first version names the address of its successor."""
    answer = service.client.get(service.path("/items"), headers=service.headers_of_somebody())

    assert answer.links["successor-version"]["url"] == "/api/v2/items"


def check_named_versions(service: Service) -> None:
    """Each answer names its version; a day means the newest version of that day, and no version the default one."""
    headers = service.headers_of_somebody()
    for wanted, served in ({}, "2026-01-01"), ({"X-API-Version": "2026-03-04"}, "2026-01-01"):
        answer = service.client.get(service.path("/items"), headers=headers | wanted)
        assert answer.headers["X-API-Version"] == served
        assert "X-API-Version" in answer.headers["Vary"]


def check_unknown_versions(service: Service) -> None:
    """A version that there is not is refused with those that there are."""
    headers = service.headers_of_somebody()
    for wanted in ("2025-12-31", "v1", "2026-13-01"):
        answer = service.client.get(service.path("/items"), headers=headers | {"X-API-Version": wanted})
        assert_problem(answer, 400, "unsupported_version")
        assert tuple(answer.json()["supported"]) == SUPPORTED


def check_one_version(service: Service) -> None:
    """Nothing is there of versions."""
    headers = service.headers_of_somebody()

    answer = service.client.get(service.path("/items"), headers=headers)

    assert isinstance(answer.json(), list)
    assert answer.headers.keys().isdisjoint({"deprecation", "sunset", "x-api-version"})
    assert service.client.get("/api/v1/items", headers=headers).status_code == 404
