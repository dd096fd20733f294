"""The variants that are attacked: one for each database."""

import pytest

from support.databases import DATABASES
from support.variants import variant


def cases(auth: str) -> list[object]:
    """Describe the services of a way to authenticate; all tests of one run in one process, one after the other."""
    rows = (
        variant({"database": database, "auth": auth, "api_versioning": versioning, "python_version": "3.13"})
        for database, versioning in zip(DATABASES, ("path", "header", "none"), strict=True)
    )
    return [
        pytest.param(row, id=row.answers["database"], marks=pytest.mark.xdist_group(f"security-{row.name}"))
        for row in rows
    ]
