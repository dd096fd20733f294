"""The variants that are served: each way to authenticate and each database, and nightly each pair of both."""

import pytest

from support.variants import Variant, core_variants, variant

CHOICES = (
    ("sqlite", "jwt", "path"),
    ("postgresql", "none", "none"),
    ("mysql", "session", "header"),
    ("postgresql", "api_key", "path"),
    ("sqlite", "oidc", "header"),
)


def served(database: str, auth: str, versioning: str = "path") -> Variant:
    """Give the variant with these answers."""
    return variant({"database": database, "auth": auth, "api_versioning": versioning, "python_version": "3.13"})


def case(row: Variant) -> object:
    """Keep the tests of a variant in one worker, which serves it once."""
    return pytest.param(row, id=row.name, marks=pytest.mark.xdist_group(f"http-{row.name}"))


BY_AUTH = {auth: case(served(database, auth, versioning)) for database, auth, versioning in CHOICES}
WITH_PASSWORDS = (BY_AUTH["jwt"], BY_AUTH["session"])
WITH_CALLERS = (*WITH_PASSWORDS, BY_AUTH["api_key"], BY_AUTH["oidc"])


def cases(depth: str) -> tuple[object, ...]:
    """List the variants by how much of the matrix is asked for."""
    if depth == "pairs":
        return tuple(BY_AUTH.values())
    pairs = dict.fromkeys((each.answers["database"], each.answers["auth"]) for each in core_variants())
    return tuple(case(served(*pair)) for pair in pairs)
