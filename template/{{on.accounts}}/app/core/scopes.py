"""What callers may do: the role of an account gives scopes, and a credential may narrow them."""

from collections.abc import Collection, Mapping
from enum import StrEnum
from types import MappingProxyType


class Scope(StrEnum):
    """Something that an operation demands of its caller (RFC 6749, section 3.3)."""

    ITEMS_READ = "items:read"
    ITEMS_WRITE = "items:write"
    ACCOUNT_READ = "account:read"
    ACCOUNT_WRITE = "account:write"
    USERS_ADMIN = "users:admin"
    # The service's own scopes go below this line.


class Role(StrEnum):
    """What an account is for."""

    USER = "user"
    SUPERUSER = "superuser"


DESCRIPTIONS: Mapping[Scope, str] = MappingProxyType(
    {
        Scope.ITEMS_READ: "Read items",
        Scope.ITEMS_WRITE: "Create, change and delete items",
        Scope.ACCOUNT_READ: "Read one's own account",
        Scope.ACCOUNT_WRITE: "Change or delete one's own account, and end access to it",
        Scope.USERS_ADMIN: "Administer the accounts of others; superusers only",
        # The words of the service's own scopes go below this line.
    }
)
ALL_SCOPES = frozenset(Scope)
SCOPES_OF_ROLES: Mapping[Role, frozenset[Scope]] = MappingProxyType(
    {Role.USER: ALL_SCOPES - {Scope.USERS_ADMIN}, Role.SUPERUSER: ALL_SCOPES}
)


def granted_scopes(role: Role, narrowed: Collection[Scope] | None) -> frozenset[Scope]:
    """Return what a caller may do: all that the role gives or, with a narrowed credential, what is in both."""
    of_role = SCOPES_OF_ROLES[role]
    return of_role if narrowed is None else of_role.intersection(narrowed)


def read_scopes(text: str) -> frozenset[Scope]:
    """Read scopes with spaces between them (RFC 8693, section 4.2); one that no longer exists gives nothing."""
    return frozenset(map(Scope, ALL_SCOPES.intersection(text.split())))


def write_scopes(scopes: Collection[Scope]) -> str:
    """Write scopes with spaces between them, in one order."""
    return " ".join(sorted(scopes))
