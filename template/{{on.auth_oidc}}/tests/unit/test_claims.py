"""What tokens say of their callers."""

from datetime import UTC, datetime
from typing import Any

import pytest

from app.core.claims import Claims, read_claims
from app.core.scopes import Scope
from app.core.settings.auth import AuthSettings

ISSUED_AT = datetime(2026, 1, 1, tzinfo=UTC)
PAYLOAD = {"sub": "248289761001", "iat": ISSUED_AT.timestamp()}


def claims(payload: dict[str, Any], **settings: object) -> Claims:
    """Read a payload."""
    return read_claims(PAYLOAD | payload, AuthSettings().model_copy(update=settings))


def test_a_token_that_tells_little_is_good() -> None:
    assert claims({}) == Claims(subject="248289761001", issued_at=ISSUED_AT)


@pytest.mark.parametrize(
    ("claim", "payload"),
    [
        ("roles", {"roles": ["reader", "superuser"]}),
        ("roles", {"roles": "superuser"}),
        ("roles", {"roles": {"superuser": {"id": 1}}}),
        ("realm_access.roles", {"realm_access": {"roles": ["superuser"]}}),
        ("resource_access.my-api.roles", {"resource_access": {"my-api": {"roles": ["superuser"]}}}),
        ("https://example.com/roles", {"https://example.com/roles": ["superuser"]}),
    ],
)
def test_roles_are_where_the_settings_say(claim: str, payload: dict[str, Any]) -> None:
    assert claims(payload, oidc_roles_claim=claim).is_superuser is True


@pytest.mark.parametrize(
    "roles",
    [
        None,
        [],
        ["Superuser"],
        ["superusers"],
        [["superuser"]],
        "superuser reader",
        1,
        True,
        {"id": "superuser"},
        {"superuser": False},
    ],
)
def test_other_roles_give_nothing(roles: object) -> None:
    assert claims({"roles": roles}).is_superuser is False


@pytest.mark.parametrize("realm", [None, [], "roles", {"roles": None}])
def test_a_path_that_leads_nowhere_gives_nothing(realm: object) -> None:
    assert claims({"realm_access": realm}, oidc_roles_claim="realm_access.roles").is_superuser is False


@pytest.mark.parametrize(
    ("payload", "scopes"),
    [
        ({"scope": "openid items:read"}, {Scope.ITEMS_READ}),
        ({"scp": "items:read items:write"}, {Scope.ITEMS_READ, Scope.ITEMS_WRITE}),
        ({"scp": ["items:read", "email", 1]}, {Scope.ITEMS_READ}),
    ],
)
def test_scopes_of_this_service_narrow_a_token(payload: dict[str, Any], scopes: set[Scope]) -> None:
    assert claims(payload).scopes == frozenset(scopes)


@pytest.mark.parametrize("payload", [{}, {"scope": "openid email"}, {"scope": 1}, {"scp": None}])
def test_a_token_without_them_is_narrowed_where_they_are_required(payload: dict[str, Any]) -> None:
    assert claims(payload).scopes is None
    assert claims(payload, oidc_scopes_required=True).scopes == frozenset()


def test_an_address_that_is_not_proven_is_none() -> None:
    assert claims({"email": "ada@example.com", "email_verified": False}).email is None


def test_an_address_is_verified_where_the_provider_says_so() -> None:
    found = claims({"email": "ada@example.com", "email_verified": True})

    assert (found.email, found.is_verified) == ("ada@example.com", True)


@pytest.mark.parametrize("told", ["true", 1, None])
def test_an_address_is_not_verified_where_the_provider_says_nothing(told: object) -> None:
    found = claims({"email": "ada@example.com", "email_verified": told})

    assert (found.email, found.is_verified) == ("ada@example.com", False)


@pytest.mark.parametrize("value", [None, 1, ["ada@example.com"], {}])
def test_what_is_no_text_is_not_told(value: object) -> None:
    found = claims({"email": value, "name": value})

    assert (found.email, found.full_name) == (None, None)


@pytest.mark.parametrize("subject", ["", " 1", "1 ", "\n", "é", "a\0b", "9" * 256])
def test_what_is_no_subject_is_refused(subject: str) -> None:
    with pytest.raises(ValueError, match="no subject"):
        claims({"sub": subject})
