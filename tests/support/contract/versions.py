"""Versions of the API."""

from support.contract.service import Service


def check_paths(service: Service) -> None:
    """The first version lists arrays and says that it ends; the second lists pages of the same items."""
    headers = service.headers_of_somebody()
    service.client.post("/api/v1/items", headers=headers, json={"title": "shared"}).raise_for_status()
    query = {"sort": "-created_at", "limit": "1"}

    first = service.client.get("/api/v1/items", headers=headers, params=query)
    second = service.client.get("/api/v2/items", headers=headers, params=query)

    assert second.status_code == 200, second.text
    assert second.json().keys() == {"data", "total", "limit", "offset"}
    assert second.json()["data"] == first.json()
    assert 'rel="successor-version"' in first.headers["Link"]
    assert first.headers.keys() >= {"deprecation", "sunset"}
