"""Who administers accounts, and what goes with one."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from support.contract.callers import PASSWORD
from support.contract.problems import assert_problem
from support.security.answers import assert_refused, pointers
from support.security.people import Login, Person, new_email

SetRights = Callable[..., None]
UNKNOWN = "01890a5d-ac96-774b-bcce-b302099a8057"


def test_an_ordinary_user_administers_nobody(login: Login, other: Login) -> None:
    somebody = f"/users/{other.me().json()['id']}"
    new = {"email": new_email(), "password": PASSWORD}

    for method, path, body in (
        ("GET", "/users", None),
        ("POST", "/users", new),
        *[(method, path, None) for method in ("GET", "DELETE") for path in (somebody, f"/users/{UNKNOWN}")],
        *[("PATCH", path, {"full_name": "Mallory"}) for path in (somebody, f"/users/{UNKNOWN}")],
        ("PATCH", f"/users/{login.me().json()['id']}", {"is_superuser": True}),
    ):
        assert_problem(login.ask(method, path, body), 403, "forbidden")
    assert other.me().json()["full_name"] is None


def test_the_last_superuser_stays(root: Person, admin: Login) -> None:
    own = f"/users/{admin.me().json()['id']}"

    for method, path, body in (
        ("DELETE", own, None),
        ("DELETE", "/users/me", {"current_password": root.password}),
        ("PATCH", own, {"is_superuser": False}),
        ("PATCH", own, {"is_active": False}),
    ):
        assert_problem(admin.ask(method, path, body), 409, "conflict")
    assert admin.me().json()["is_superuser"] is True


def test_two_superusers_who_demote_each_other_do_not_both_succeed(
    root: Person, admin: Login, login: Login, set_rights: SetRights
) -> None:
    set_rights(login, is_superuser=True)
    pair = (admin, login)
    paths = [f"/users/{each.me().json()['id']}" for each in reversed(pair)]

    with ThreadPoolExecutor(2) as callers:
        answers = list(callers.map(lambda each, path: each.ask("PATCH", path, {"is_superuser": False}), pair, paths))
    left = [each for each in pair if each.me().json()["is_superuser"]]
    left[0].ask("PATCH", paths[1], {"is_superuser": True})
    admin.ask("PATCH", paths[0], {"is_superuser": False})

    assert answers[0].status_code != answers[1].status_code
    assert {answer.status_code for answer in answers} <= {200, 403, 409}
    assert len(left) == 1
    assert root.login().me().json()["is_superuser"] is True


def test_with_an_account_go_its_items_and_its_tokens(login: Login, person: Person, admin: Login) -> None:
    item = login.item()

    deleted = login.ask("DELETE", "/users/me", {"current_password": person.password})

    assert deleted.status_code == 204, deleted.text
    assert_refused(login.me())
    assert_refused(login.refresh())
    assert_refused(person.try_login(), "invalid_credentials")
    assert_problem(admin.ask("GET", item), 404, "not_found")


def test_an_account_is_not_deleted_without_its_password(login: Login, person: Person) -> None:
    without = login.ask("DELETE", "/users/me", {})
    wrong = login.ask("DELETE", "/users/me", {"current_password": "not the password"})

    assert pointers(without) == {"/current_password"}
    assert_refused(wrong, "invalid_credentials")
    assert person.login().me().status_code == 200
