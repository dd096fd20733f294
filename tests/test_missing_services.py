"""A test without its server is skipped with the reason, or fails where servers are required."""

import pytest

from support.browsing.chromium import chromium
from support.services import unavailable


def test_it_is_skipped_with_the_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("REQUIRE_SERVICES", raising=False)

    with pytest.raises(pytest.skip.Exception, match="no engine answers"):
        unavailable("no engine answers")


def test_it_fails_where_servers_are_required(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REQUIRE_SERVICES", "1")

    with pytest.raises(pytest.fail.Exception, match="no engine answers"):
        unavailable("no engine answers")


def test_a_browser_that_is_not_installed_is_missing_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("REQUIRE_SERVICES", raising=False)
    monkeypatch.setenv("PATH", "")

    with pytest.raises(pytest.skip.Exception, match="no program chromium"), chromium():
        pass
