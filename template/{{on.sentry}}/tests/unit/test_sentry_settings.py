"""The address of a project."""

import pytest

from app.core.config import SettingsError, load_settings


@pytest.mark.parametrize("given", ["sentry.example", "https://sentry.example/1", "https://key@sentry.example/"])
def test_what_is_no_address_of_a_project_is_refused_unprinted(monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    monkeypatch.setenv("SENTRY_DSN", given)

    with pytest.raises(SettingsError, match="SENTRY_DSN: give the address of a project") as error:
        load_settings()

    assert given not in str(error.value)


def test_an_address_of_a_project_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SENTRY_DSN", "https://key@sentry.example/1")

    assert load_settings().sentry_dsn
