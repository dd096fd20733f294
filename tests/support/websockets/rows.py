"""The variants whose rooms are tried: each way to prove who one is, and one whose processes share Redis."""

import pytest

from support.variants import Variant, variant

BASE = {"database": "sqlite", "api_versioning": "path", "python_version": "3.13", "websocket": True}


def case(row: Variant) -> object:
    """Keep the tests of a variant in one worker, which serves it once."""
    return pytest.param(row, id=row.name, marks=pytest.mark.xdist_group(f"rooms-{row.name}"))


BY_AUTH = {auth: case(variant({**BASE, "auth": auth})) for auth in ("jwt", "session", "api_key", "oidc", "none")}
NAMED = [row for auth, row in BY_AUTH.items() if auth != "none"]
OVER_REDIS = case(variant({**BASE, "database": "postgresql", "auth": "jwt", "task_queue": "taskiq", "broker": "redis"}))
