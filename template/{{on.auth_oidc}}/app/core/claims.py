"""What a token says of its caller."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from app.core.scopes import Scope, read_scopes
from app.core.settings.auth import AuthSettings

SUBJECT_LENGTH = 255
# The first is that of RFC 8693 and RFC 9068, the other that of some providers.
SCOPE_CLAIMS = ("scope", "scp")


@dataclass(frozen=True, slots=True)
class Claims:
    """Who the caller is to the provider, and what the provider lets them do.

    An address and a name that are not told, or are told to be unproven, are none; no scopes are a token that may do all
    that the role gives.
    """

    subject: str
    issued_at: datetime
    email: str | None = None
    is_verified: bool = False
    full_name: str | None = None
    is_superuser: bool = False
    scopes: frozenset[Scope] | None = None


def read_claims(payload: Mapping[str, Any], settings: AuthSettings) -> Claims:
    """Read the payload of a token that has been verified.

    Raises:
        ValueError, TypeError, OverflowError: a claim is not what it should be.
    """
    unproven = payload.get("email_verified") is False
    return Claims(
        subject=read_subject(payload["sub"]),
        issued_at=datetime.fromtimestamp(payload["iat"], UTC),
        email=None if unproven else text_of(payload.get("email")),
        is_verified=payload.get("email_verified") is True,
        full_name=text_of(payload.get("name")),
        is_superuser=settings.oidc_superuser_role in read_roles(payload, settings.oidc_roles_claim),
        scopes=read_granted_scopes(payload, required=settings.oidc_scopes_required),
    )


def read_subject(subject: str) -> str:
    """Return an identifier of a user, which is ASCII of limited length (OpenID Connect Core 1.0, section 2).

    Raises:
        ValueError: it is not, or has spaces around it, which databases may take for none.
    """
    if not subject or len(subject) > SUBJECT_LENGTH or not (subject.isascii() and subject.isprintable()):
        raise ValueError("no subject")
    if subject != subject.strip():
        raise ValueError("no subject")
    return subject


def read_roles(payload: Mapping[str, Any], claim: str) -> frozenset[str]:
    """Return the roles of a claim, which is named as it is written, or by a path such as `realm_access.roles`.

    Roles are a list, an object whose keys they are, or one text.
    """
    found: Any = payload.get(claim)
    if found is None:
        found = payload
        for name in claim.split("."):
            found = found.get(name) if isinstance(found, Mapping) else None
    return frozenset(texts_of([found] if isinstance(found, str) else found))


def read_granted_scopes(payload: Mapping[str, Any], *, required: bool) -> frozenset[Scope] | None:
    """Return the scopes of this service that a token names; a token that names none is narrowed if it had to."""
    granted: frozenset[Scope] = frozenset()
    for claim in SCOPE_CLAIMS:
        value = payload.get(claim)
        granted |= read_scopes(value if isinstance(value, str) else " ".join(texts_of(value)))
    return granted if granted or required else None


def texts_of(value: object) -> Iterable[str]:
    """Yield the texts of a list, or of those keys of an object that have a value."""
    listed = [key for key, held in value.items() if held] if isinstance(value, dict) else value
    return (each for each in listed if isinstance(each, str)) if isinstance(listed, list) else ()


def text_of(value: object) -> str | None:
    """Return a text, and nothing of anything else."""
    return value if isinstance(value, str) else None
