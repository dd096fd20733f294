"""Addresses of brokers are refused without being told."""

import pytest

from app.core.config import SettingsError, load_settings
from app.core.settings.broker import DEVELOPMENT, SCHEMES

SECRET = "sentinel-that-nobody-may-see"


def test_the_address_of_something_else_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROKER_URL", "https://queue.example.com/")

    with pytest.raises(SettingsError, match=f"BROKER_URL: it must start with {SCHEMES[0]}://"):
        load_settings()


@pytest.mark.parametrize("rest", ["", f"jobs:{SECRET}/x@queue:1/", f"jobs:{SECRET}@[queue/", f"jobs:{SECRET}@:1/"])
def test_a_malformed_address_is_refused_and_not_told(monkeypatch: pytest.MonkeyPatch, rest: str) -> None:
    monkeypatch.setenv("BROKER_URL", f"{SCHEMES[0]}://{rest}")

    with pytest.raises(SettingsError, match="BROKER_URL: write it as scheme://user:password@host") as refused:
        load_settings()

    assert SECRET not in str(refused.value)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_an_address_is_no_part_of_the_text_of_settings(monkeypatch: pytest.MonkeyPatch, scheme: str) -> None:
    monkeypatch.setenv("BROKER_URL", f"{scheme}://jobs:{SECRET}@queue.example.com:7000/1")

    settings = load_settings()

    assert SECRET in settings.broker_url.get_secret_value()
    assert SECRET not in repr(settings)


def test_development_needs_no_address() -> None:
    assert load_settings().broker_url.get_secret_value() == DEVELOPMENT
