"""Roles, and the scopes that they give."""

import pytest

from app.core.account_exceptions import InsufficientScopeError
from app.core.challenge import CHALLENGE
from app.core.scopes import DESCRIPTIONS, Role, Scope, granted_scopes, read_scopes, write_scopes
from tests.users import new_user


def test_a_superuser_may_do_everything() -> None:
    assert granted_scopes(Role.SUPERUSER, None) == set(Scope)


def test_an_ordinary_user_administers_nobody() -> None:
    assert granted_scopes(Role.USER, None) == set(Scope) - {Scope.USERS_ADMIN}


@pytest.mark.parametrize("role", list(Role))
def test_a_credential_may_take_away(role: Role) -> None:
    assert granted_scopes(role, {Scope.ITEMS_READ}) == {Scope.ITEMS_READ}
    assert granted_scopes(role, ()) == frozenset()


def test_a_credential_adds_nothing() -> None:
    assert granted_scopes(Role.USER, set(Scope)) == set(Scope) - {Scope.USERS_ADMIN}


@pytest.mark.parametrize(("is_superuser", "role"), [(True, Role.SUPERUSER), (False, Role.USER)])
def test_the_role_follows_the_account(*, is_superuser: bool, role: Role) -> None:
    user = new_user("ada@example.com", is_superuser=is_superuser)

    assert user.role is role


def test_what_is_written_is_read_again() -> None:
    scopes = {Scope.ITEMS_WRITE, Scope.ACCOUNT_READ}

    assert write_scopes(scopes) == "account:read items:write"
    assert read_scopes(write_scopes(scopes)) == scopes


@pytest.mark.parametrize("text", ["", "items:delete", "ITEMS:READ", "items:read,items:write"])
def test_a_scope_that_does_not_exist_gives_nothing(text: str) -> None:
    assert read_scopes(text) == frozenset()


def test_every_scope_is_described() -> None:
    assert DESCRIPTIONS.keys() == set(Scope)


def test_a_refusal_names_the_scope_in_the_words_of_its_standard() -> None:
    error = InsufficientScopeError([Scope.USERS_ADMIN])

    assert error.challenge == f'{CHALLENGE} error="insufficient_scope", scope="users:admin"'
