"""Who may do what with items, and with fields that are nobody's to set."""

from collections.abc import Callable
from typing import Any

import pytest

from support.contract.callers import PASSWORD
from support.contract.problems import assert_problem
from support.contract.service import Service
from support.security.answers import pointers
from support.security.mailbox import Mailbox, Page
from support.security.people import Login, Person, new_email, post

SetRights = Callable[..., None]

UNKNOWN = "01890a5d-ac96-774b-bcce-b302099a8057"
PROTECTED: dict[str, Any] = {
    "is_superuser": True,
    "is_active": True,
    "is_verified": True,
    "id": UNKNOWN,
    "hashed_password": "x",
    "created_at": "2020-01-01T00:00:00Z",
    "scopes": ["admin"],
}


def test_the_item_of_another_is_not_there(login: Login, other: Login) -> None:
    item = login.item()

    for method, body in (("GET", None), ("PATCH", {"title": "taken"}), ("DELETE", None)):
        foreign, absent = (other.ask(method, path, body) for path in (item, f"/items/{UNKNOWN}"))
        assert_problem(foreign, 404, "not_found")
        assert foreign.json()["detail"] == absent.json()["detail"]
    assert login.ask("GET", item).json()["title"] == "A book"


def test_nobody_lists_the_items_of_another(login: Login, other: Login) -> None:
    owner = login.me().json()["id"]
    login.item()
    own = other.item().rpartition("/")[2]

    for path in ("/items", "/items/feed"):
        answer = other.ask("GET", path).json()
        listed = answer if isinstance(answer, list) else answer["data"]
        assert [item["id"] for item in listed] == [own]
        filtered = other.ask("GET", path, owner_id=owner).json()
        assert (filtered if isinstance(filtered, list) else filtered["data"]) == []


@pytest.mark.parametrize("field", PROTECTED)
def test_nobody_registers_with_more_than_they_may_say(service: Service, field: str) -> None:
    answer = post(service, "/auth/register", email=new_email(), password=PASSWORD, **{field: PROTECTED[field]})

    assert pointers(answer) == {f"/{field}"}


def test_who_registers_is_an_ordinary_user(login: Login) -> None:
    me = login.me().json()

    assert (me["is_superuser"], me["is_active"], me["is_verified"]) == (False, True, False)


@pytest.mark.parametrize("field", PROTECTED)
def test_nobody_gives_themselves_more(login: Login, field: str) -> None:
    before = login.me().json()

    answer = login.ask("PATCH", "/users/me", {"full_name": "Mallory", field: PROTECTED[field]})

    assert pointers(answer) == {f"/{field}"}
    assert login.me().json() == before


@pytest.mark.parametrize("field", ["owner_id", "id", "created_at"])
def test_nobody_gives_an_item_away_or_takes_one(login: Login, other: Login, field: str) -> None:
    item = login.item()
    value = login.me().json()["id"] if field != "created_at" else PROTECTED[field]

    created = other.ask("POST", "/items", {"title": "A book", field: value})
    changed = login.ask("PATCH", item, {field: value})

    assert pointers(created) == pointers(changed) == {f"/{field}"}


def test_a_member_that_is_given_twice_smuggles_nothing_in(login: Login) -> None:
    service = login.service
    headers = {"Authorization": f"Bearer {login.access_token}", "Content-Type": "application/json"}
    body = b'{"full_name": "Ada", "is_superuser": true, "full_name": "Mallory"}'

    answer = service.client.patch(service.path("/users/me"), content=body, headers=headers)

    assert pointers(answer) == {"/is_superuser"}
    assert login.me().json()["full_name"] is None


def test_a_query_adds_nothing_to_a_form(person: Person) -> None:
    service = person.service
    wrong = {"username": new_email(), "password": person.password, "grant_type": "password"}
    query = {"username": person.email}

    answer = service.client.post(service.path("/auth/token"), data=wrong, params=query)

    assert_problem(answer, 422, "validation_error")


def test_who_has_not_proven_an_address_waits(strict: Service, mailbox: Mailbox) -> None:
    person = Person.of(strict)
    login = person.login()

    before = login.ask("GET", "/items"), login.me()
    verified = post(strict, "/auth/email/verify", token=mailbox.token(person.email, Page.VERIFY))
    after = login.ask("GET", "/items")

    assert_problem(before[0], 403, "email_not_verified")
    assert (before[1].status_code, verified.status_code, after.status_code) == (200, 204, 200)
