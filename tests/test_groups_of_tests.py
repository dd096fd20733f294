"""Tests that share something costly run in one process: a version of the runner has ignored that without a word."""

import pytest
from xdist import is_xdist_worker

GROUP = "a-group"


@pytest.mark.xdist_group(GROUP)
def test_the_runner_knows_the_group_of_a_test(request: pytest.FixtureRequest) -> None:
    grouped = is_xdist_worker(request) and request.config.getoption("loadgroup")

    assert request.node.nodeid.endswith(f"@{GROUP}") is grouped
