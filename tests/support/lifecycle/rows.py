"""The variants whose life is looked at: one of each server."""

import pytest

from support.variants import variant

SERVERS = ("uvicorn", "granian", "gunicorn")
ANSWERS = {"database": "sqlite", "auth": "none", "api_versioning": "none", "python_version": "3.13"}


def case(server: str) -> object:
    """Keep the tests of a variant in one worker, which installs it once."""
    row = variant({**ANSWERS, "server": server})
    return pytest.param(row, id=server, marks=pytest.mark.xdist_group(f"lifecycle-{server}"))


CASES = tuple(map(case, SERVERS))
