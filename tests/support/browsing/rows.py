"""The services that are looked at in a browser: one for each way to prove who one is."""

import pytest

from support.variants import variant

CHOICES = {"jwt": "path", "session": "header", "api_key": "none", "oidc": "path", "none": "header"}


def case(auth: str, versioning: str) -> object:
    """Describe a service; all tests of one run in one process, so that it is installed once."""
    row = variant({"database": "sqlite", "auth": auth, "api_versioning": versioning, "python_version": "3.13"})
    return pytest.param(row, id=auth, marks=pytest.mark.xdist_group(f"browser-{auth}"))


CASES = {auth: case(auth, versioning) for auth, versioning in CHOICES.items()}
