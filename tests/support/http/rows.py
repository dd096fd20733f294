"""The variants that are served: each way to authenticate and each database, and nightly each pair of both."""

import pytest

from support.variants import Variant, core_variants, variant

CHOICES = (
    ("sqlite", "jwt"),
    ("postgresql", "none"),
    ("mysql", "session"),
    ("postgresql", "api_key"),
    ("sqlite", "oidc"),
)


def served(database: str, auth: str) -> Variant:
    """Give the variant with these answers."""
    return variant({"database": database, "auth": auth, "api_versioning": "path", "python_version": "3.13"})


def case(row: Variant) -> object:
    """Keep the tests of a variant in one worker, which serves it once."""
    return pytest.param(row, id=row.name, marks=pytest.mark.xdist_group(f"http-{row.name}"))


BY_AUTH = {auth: case(served(database, auth)) for database, auth in CHOICES}
WITH_PASSWORDS = (BY_AUTH["jwt"], BY_AUTH["session"])
WITH_CALLERS = (*WITH_PASSWORDS, BY_AUTH["api_key"], BY_AUTH["oidc"])


def cases(depth: str) -> tuple[object, ...]:
    """List the variants by how much of the matrix is asked for."""
    if depth == "pairs":
        return tuple(BY_AUTH.values())
    pairs = dict.fromkeys((each.answers["database"], each.answers["auth"]) for each in core_variants())
    return tuple(case(served(*pair)) for pair in pairs)
