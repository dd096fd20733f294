"""The variants whose queues are tried: each with each of its brokers, on a database for several processes."""

import pytest

from support.variants import core_variants

ROWS = tuple(
    variant
    for variant in core_variants()
    if variant.answers["database"] == "postgresql"
    and variant.answers["auth"] == "none"
    and variant.answers["task_queue"] != "none"
    and variant.answers["api_versioning"] == "path"
)
CASES = tuple(pytest.param(row, id=row.name, marks=pytest.mark.xdist_group(f"queues-{row.name}")) for row in ROWS)
