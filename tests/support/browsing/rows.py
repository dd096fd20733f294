"""The services that are looked at in a browser: one for each way to prove who one is."""

import pytest

from support.variants import variant

AUTHS = ("jwt", "session", "api_key", "oidc", "none")


def case(auth: str) -> object:
    """Describe a service; all tests of one run in one process, so that it is installed once."""
    row = variant({"database": "sqlite", "auth": auth, "api_versioning": "path", "python_version": "3.13"})
    return pytest.param(row, id=auth, marks=pytest.mark.xdist_group(f"browser-{auth}"))


CASES = {auth: case(auth) for auth in AUTHS}
