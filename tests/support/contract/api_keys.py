"""Keys of machine clients: made, shown once, limited, replaced and revoked."""

from typing import Any

from support.contract.callers import Headers
from support.contract.problems import assert_problem
from support.contract.service import Service


def create_key(service: Service, headers: Headers, *scopes: str) -> dict[str, Any]:
    """Create a key through the API."""
    answer = service.client.post(service.path("/api-keys"), headers=headers, json={"name": "ours", "scopes": scopes})
    assert answer.status_code == 201, answer.text
    created: dict[str, Any] = answer.json()
    return created


def key_header(key: str) -> Headers:
    """Make the header that carries a key."""
    return {"X-API-Key": key}


def check_strangers(service: Service) -> None:
    """Who has no key, one that is cut off or misspelt, or one in the address, is refused with a challenge."""
    me = service.path("/users/me")
    key = service.headers_of_somebody()["X-API-Key"]

    other = "1" if key[-7] == "0" else "0"

    nobody = service.client.get(me)
    assert_problem(nobody, 401, "not_authenticated")
    assert nobody.headers["WWW-Authenticate"]
    for wrong in (key[:-1], key.swapcase(), key[:-7] + other + key[-6:], f"{key}x", "Bearer"):
        assert_problem(service.client.get(me, headers=key_header(wrong)), 401, "invalid_token")
    in_address = service.client.get(service.path("/items"), params={"X-API-Key": key, "api_key": key})
    assert in_address.status_code in {401, 422}, in_address.text


def check_secrecy(service: Service) -> None:
    """A key is shown when it is created, and never again."""
    headers = service.headers_of_somebody()

    created = create_key(service, headers, "items:read")
    listed = service.client.get(service.path("/api-keys"), headers=headers)

    assert created["key"].startswith(created["prefix"])
    assert created["prefix"] in {key["prefix"] for key in listed.json()}
    assert created["key"] not in listed.text
    assert listed.headers["Cache-Control"] == "no-store"


def check_scopes(service: Service) -> None:
    """A key does what it was made for and nothing else; it makes no keys that may do more."""
    reader = key_header(create_key(service, service.headers_of_somebody(), "items:read")["key"])
    items, keys = service.path("/items"), service.path("/api-keys")

    assert service.client.get(items, headers=reader).status_code == 200
    assert_problem(service.client.post(items, headers=reader, json={"title": "no"}), 403, "forbidden")
    more = {"name": "more", "scopes": ["items:write"]}
    assert_problem(service.client.post(keys, headers=reader, json=more), 403, "forbidden")


def check_rotation(service: Service) -> None:
    """A key that was replaced is good for a while, beside the new one."""
    headers = service.headers_of_somebody()
    old = create_key(service, headers, "items:read")

    new = service.client.post(service.path(f"/api-keys/{old['id']}/rotate"), headers=headers)

    assert new.status_code == 201, new.text
    for key in (old["key"], new.json()["key"]):
        assert service.client.get(service.path("/items"), headers=key_header(key)).status_code == 200


def check_revocation(service: Service) -> None:
    """A key that was revoked is refused at once, by every worker; nobody revokes the key of somebody else."""
    headers = service.headers_of_somebody()
    created = create_key(service, headers, "items:read")
    path, items = service.path(f"/api-keys/{created['id']}"), service.path("/items")

    assert_problem(service.client.delete(path, headers=service.headers_of_somebody()), 404, "not_found")
    assert service.client.get(items, headers=key_header(created["key"])).status_code == 200
    assert service.client.delete(path, headers=headers).status_code == 204
    for _ in range(8):
        assert_problem(service.client.get(items, headers=key_header(created["key"])), 401, "invalid_token")
