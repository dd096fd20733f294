"""Whoever loses an account, a right or a session has lost it with the next request."""

from collections.abc import Callable

import pytest

from support.contract.problems import assert_problem
from support.contract.service import Service
from support.security.answers import assert_refused
from support.security.mailbox import Mailbox, Page
from support.security.people import NEW_PASSWORD, Login, Person, post

SetRights = Callable[..., None]


@pytest.fixture
def other_login(person: Person) -> Login:
    """The same person, logged in once more."""
    return person.login()


def assert_ended(login: Login) -> None:
    """Show both tokens of a session that has to be over."""
    assert_refused(login.me())
    assert_refused(login.refresh())


def test_who_is_disabled_is_out(login: Login, set_rights: SetRights) -> None:
    set_rights(login, is_active=False)

    assert_ended(login)


def test_who_is_disabled_and_enabled_again_has_to_log_in(person: Person, login: Login, admin: Login) -> None:
    path = f"/users/{login.me().json()['id']}"

    for is_active in (False, True):
        assert admin.ask("PATCH", path, {"is_active": is_active}).status_code == 200

    assert_ended(login)
    assert person.login().me().status_code == 200


def test_who_is_deleted_is_out(login: Login, admin: Login) -> None:
    deleted = admin.ask("DELETE", f"/users/{login.me().json()['id']}")

    assert deleted.status_code == 204, deleted.text
    assert_ended(login)


def test_who_is_demoted_is_an_ordinary_user_at_once(login: Login, set_rights: SetRights) -> None:
    set_rights(login, is_superuser=True)
    before = login.ask("GET", "/users")

    set_rights(login, is_superuser=False)

    assert before.status_code == 200
    assert_problem(login.ask("GET", "/users"), 403, "forbidden")


def test_who_logs_out_is_out(login: Login, other_login: Login) -> None:
    answer = login.ask("POST", "/auth/logout")

    assert (answer.status_code, answer.content) == (204, b"")
    assert_ended(login)
    assert other_login.me().status_code == 200


def test_who_logs_out_everywhere_is_out_everywhere(login: Login, other_login: Login) -> None:
    assert login.ask("POST", "/auth/logout-all").status_code == 204

    assert_ended(login)
    assert_ended(other_login)


def test_who_ends_another_session_keeps_this_one(login: Login, other_login: Login) -> None:
    sessions = login.ask("GET", "/auth/sessions").json()
    other = next(session["id"] for session in sessions if not session["current"])

    assert login.ask("DELETE", f"/auth/sessions/{other}").status_code == 204

    assert_ended(other_login)
    assert login.me().status_code == 200


def test_nobody_ends_the_session_of_another(login: Login, admin: Login) -> None:
    session = login.ask("GET", "/auth/sessions").json()[0]["id"]

    assert_problem(admin.ask("DELETE", f"/auth/sessions/{session}"), 404, "not_found")
    assert login.me().status_code == 200


def test_a_changed_password_ends_all_other_sessions(person: Person, login: Login, other_login: Login) -> None:
    change = {"current_password": person.password, "new_password": NEW_PASSWORD}

    assert login.ask("POST", "/auth/password/change", change).status_code == 204

    assert_ended(other_login)
    assert login.me().status_code == 200
    assert_refused(person.try_login(), "invalid_credentials")
    assert person.login(NEW_PASSWORD).me().status_code == 200


def test_a_reset_password_ends_all_sessions(
    service: Service, person: Person, login: Login, other_login: Login, mailbox: Mailbox
) -> None:
    post(service, "/auth/password/forgot", email=person.email)
    token = mailbox.token(person.email, Page.RESET)

    assert post(service, "/auth/password/reset", token=token, new_password=NEW_PASSWORD).status_code == 204

    assert_ended(login)
    assert_ended(other_login)
    assert person.login(NEW_PASSWORD).me().status_code == 200


def test_a_password_that_an_administrator_sets_ends_all_sessions(person: Person, login: Login, admin: Login) -> None:
    path = f"/users/{login.me().json()['id']}"

    assert admin.ask("PATCH", path, {"password": NEW_PASSWORD}).status_code == 200

    assert_ended(login)
    assert person.login(NEW_PASSWORD).me().status_code == 200
