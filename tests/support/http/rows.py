"""The variants that are served: each way to authenticate and each database."""

import pytest

from support.variants import variant

CHOICES = (
    ("sqlite", "jwt"),
    ("postgresql", "none"),
    ("mysql", "session"),
    ("postgresql", "api_key"),
    ("sqlite", "oidc"),
)
ROWS = tuple(
    variant({"database": database, "auth": auth, "api_versioning": "path", "python_version": "3.13"})
    for database, auth in CHOICES
)
# The tests of a variant are kept in one worker, which serves it once.
BY_AUTH = {
    row.answers["auth"]: pytest.param(row, id=row.name, marks=pytest.mark.xdist_group(f"http-{row.name}"))
    for row in ROWS
}
CASES = tuple(BY_AUTH.values())
WITH_PASSWORDS = (BY_AUTH["jwt"], BY_AUTH["session"])
WITH_CALLERS = (*WITH_PASSWORDS, BY_AUTH["api_key"], BY_AUTH["oidc"])
