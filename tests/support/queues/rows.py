"""The variants whose queues are tried: each with each of its brokers, on a database for several processes."""

import pytest

from support.variants import core_variants, variant

CHOSEN = {"database": "postgresql", "auth": "none", "api_versioning": "path"}.items()
ROWS = tuple(
    variant({**each.answers, "python_version": "3.13"})
    for each in core_variants()
    if each.answers.items() >= CHOSEN and "broker" in each.answers
)
CASES = tuple(pytest.param(row, id=row.name, marks=pytest.mark.xdist_group(f"queues-{row.name}")) for row in ROWS)
