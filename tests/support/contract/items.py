"""Items: created, read, listed, changed and deleted."""

from support.contract.problems import assert_problem
from support.contract.service import Service

MEMBERS = {"id", "title", "description", "created_at", "updated_at"}


def check_items(service: Service) -> None:
    """An item lives from its creation to its deletion, as its owner tells it."""
    headers = service.headers_of_somebody()
    collection = service.path("/items")

    created = service.client.post(collection, headers=headers, json={"title": "Ünïcode 🚀", "description": "first"})
    assert created.status_code == 201, created.text
    item = created.json()
    assert item.keys() >= MEMBERS
    path = f"{collection}/{item['id']}"
    assert created.headers["Location"] == path
    assert service.client.get(path, headers=headers).json() == item
    changed = service.client.patch(path, headers=headers, json={"title": "second"})
    assert (changed.status_code, changed.json()["title"]) == (200, "second"), changed.text
    assert changed.json()["description"] == "first"
    check_list(service, headers)
    assert service.client.delete(path, headers=headers).status_code == 204
    assert_problem(service.client.get(path, headers=headers), 404, "not_found")


def check_list(service: Service, headers: dict[str, str]) -> None:
    """A list is paged, tells how many there are, and where the other pages are."""
    collection = service.path("/items")
    service.client.post(collection, headers=headers, json={"title": "another"}).raise_for_status()

    page = service.client.get(collection, headers=headers, params={"limit": 1, "sort": "-created_at"})

    assert [item["title"] for item in page.json()] == ["another"]
    assert int(page.headers["X-Total-Count"]) >= 2
    assert 'rel="next"' in page.headers["Link"]
