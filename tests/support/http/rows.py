"""The variants that are served: each way to authenticate and each database."""

import pytest

from support.variants import variant

CHOICES = (("sqlite", "jwt"), ("postgresql", "none"), ("mysql", "jwt"))
ROWS = tuple(
    variant({"database": database, "auth": auth, "api_versioning": "path", "python_version": "3.13"})
    for database, auth in CHOICES
)


# The tests of a variant are kept in one worker, which serves it once.
BY_ROW = {row: pytest.param(row, id=row.name, marks=pytest.mark.xdist_group(f"http-{row.name}")) for row in ROWS}
CASES = tuple(BY_ROW.values())
WITH_ACCOUNTS = tuple(case for row, case in BY_ROW.items() if row.answers["auth"] != "none")
