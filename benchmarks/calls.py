"""Requests of a user with items, to the service and to its floor."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import uuid4

import httpx2

from wrk import Request

PASSWORD = "a kettle that nobody has boiled yet"
NEW_ITEM = {"title": "Buy a new kettle", "description": "The old one leaks."}
ITEMS = 25
JSON = {"Content-Type": "application/json"}


@dataclass(frozen=True, slots=True)
class Account:
    """A user who is known to the service."""

    login: Mapping[str, str]
    token: str
    item_id: str

    def requests(self, address: str) -> dict[str, Request]:
        """Name what the service is asked for."""
        return self.below(f"{address}/api/v1", f"{address}/api/v1/auth/login", self.token)

    def floor_requests(self, address: str) -> dict[str, Request]:
        """Name what the floor is asked for, which signs tokens of its own."""
        answer = httpx2.post(f"{address}/login", json=dict(self.login), timeout=60)
        return self.below(address, f"{address}/login", answer.raise_for_status().json()["access_token"])

    def below(self, base: str, login: str, token: str) -> dict[str, Request]:
        """Name the requests below an address."""
        bearer = {"Authorization": f"Bearer {token}"}
        return {
            "me": Request(f"{base}/users/me", headers=bearer),
            "item": Request(f"{base}/items/{self.item_id}", headers=bearer),
            "list of 20": Request(f"{base}/items?limit=20", headers=bearer),
            "create": Request(f"{base}/items", "POST", bearer | JSON, json.dumps(NEW_ITEM)),
            "login": Request(login, "POST", JSON, json.dumps(dict(self.login))),
        }


def open_account(address: str) -> Account:
    """Register a user who has items."""
    login = {"email": f"{uuid4().hex}@example.com", "password": PASSWORD}
    with httpx2.Client(base_url=f"{address}/api/v1", timeout=60) as client:
        client.post("/auth/register", json=login).raise_for_status()
        token = client.post("/auth/login", json=login).raise_for_status().json()["access_token"]
        client.headers["Authorization"] = f"Bearer {token}"
        items = [client.post("/items", json=NEW_ITEM).raise_for_status().json() for _ in range(ITEMS)]
    return Account(login, token, items[0]["id"])
