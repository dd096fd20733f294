"""Which passwords are taken, that they are kept as they are, and what changes one."""

from unicodedata import normalize

import pytest

from support.contract.callers import PASSWORD
from support.contract.problems import assert_problem
from support.contract.service import Service
from support.security.answers import assert_refused, pointers
from support.security.people import NEW_PASSWORD, WRONG_PASSWORD, Login, Person, post

EMAIL = "a.person.of.few.words@example.com"
# What the generator calls a service that nobody has named.
SERVICE_NAME = "My Service"


@pytest.mark.parametrize(
    "password",
    [
        "a",
        "elevenchars",
        "password1234",
        "Password2026!",
        "qwertyuiop123",
        "passwordpassword",
        "aaaaaaaaaaaaaaaa",
        "123456123456123456",
        EMAIL,
        EMAIL.upper(),
        f"{SERVICE_NAME} 2026!",
        "nul\0 in a password",
    ],
)
def test_a_password_that_is_guessed_first_is_refused(service: Service, password: str) -> None:
    assert pointers(post(service, "/auth/register", email=EMAIL, password=password)) == {"/password"}


@pytest.mark.parametrize("password", ["a", "password1234"])
def test_it_is_refused_wherever_a_password_is_chosen(login: Login, admin: Login, password: str) -> None:
    change = login.ask("POST", "/auth/password/change", {"current_password": PASSWORD, "new_password": password})
    created = admin.ask("POST", "/users", {"email": EMAIL, "password": password})
    updated = admin.ask("PATCH", f"/users/{login.me().json()['id']}", {"password": password})

    assert pointers(change) == {"/new_password"}
    assert pointers(created) == pointers(updated) == {"/password"}


@pytest.mark.parametrize(
    "password",
    [
        "alllowercasepassphrase",
        "g" + "hxq" * 20 + "abc",
        "  spaces around it  ",
        "пароль из слов",
        "🦔🚲🌧🪁🧶🥝🛶🪗🦩🧊🪵🎏",
    ],
    ids=["lower", "64", "spaces", "cyrillic", "emoji"],
)
def test_nobody_is_told_what_a_password_is_made_of_and_it_stays_as_it_is(service: Service, password: str) -> None:
    person = Person.of(service, password=password)

    assert person.login().me().status_code == 200
    assert_refused(person.try_login(password.swapcase() + "."), "invalid_credentials")


def test_every_byte_of_a_password_counts(service: Service) -> None:
    start = "twelve bytes" * 6
    person = Person.of(service, password=f"{start}one")

    assert len(start.encode()) == 72
    for other in (f"{start}two", start, f"{start}one ", f"{start}One"):
        assert_refused(person.try_login(other), "invalid_credentials")
    assert person.login().me().status_code == 200


def test_letters_that_look_alike_are_not_the_same(service: Service) -> None:
    composed = normalize("NFC", "é is for élan and été")
    person = Person.of(service, password=composed)

    assert_refused(person.try_login(normalize("NFD", composed)), "invalid_credentials")
    assert person.login().me().status_code == 200


def test_a_password_is_changed_by_who_knows_it(person: Person, login: Login) -> None:
    without = login.ask("POST", "/auth/password/change", {"new_password": NEW_PASSWORD})
    wrong = {"current_password": WRONG_PASSWORD, "new_password": NEW_PASSWORD}
    with_wrong = login.ask("POST", "/auth/password/change", wrong)

    assert pointers(without) == {"/current_password"}
    assert_problem(with_wrong, 400, "invalid_credentials")
    assert_refused(person.try_login(NEW_PASSWORD), "invalid_credentials")
    assert person.login().me().status_code == 200


@pytest.mark.parametrize("field", ["password", "new_password", "hashed_password"])
def test_a_stolen_access_token_changes_no_password(person: Person, login: Login, field: str) -> None:
    answer = login.ask("PATCH", "/users/me", {"full_name": "Mallory", field: NEW_PASSWORD})

    assert pointers(answer) == {f"/{field}"}
    assert_refused(person.try_login(NEW_PASSWORD), "invalid_credentials")
    assert person.login().me().json()["full_name"] is None
