"""Settings of how often something may be tried."""

import pytest

from app.core.config import SettingsError, load_settings
from app.core.settings.quotas import Quota
from app.core.settings.rate_limits import RateLimitSettings

NAMES = sorted(name.upper() for name in RateLimitSettings.model_fields if name.endswith("_rate_limit"))


def test_five_logins_in_a_quarter_of_an_hour_are_the_default() -> None:
    assert load_settings().login_rate_limit == Quota(5, 900)


@pytest.mark.parametrize("name", NAMES)
def test_a_limit_is_read_from_the_environment(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "7/2h")

    assert getattr(load_settings(), name.lower()) == Quota(7, 7200)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("value", ["often", "5", "0/1m", "off"])
def test_what_is_no_limit_is_refused_by_its_name(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)

    with pytest.raises(SettingsError, match=f"{name}: (write a number|allow 1 to 1000)"):
        load_settings()
