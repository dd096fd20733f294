"""The settings of keys."""

import pytest
from pydantic import ValidationError

from app.core.settings.api_keys import ApiKeySettings
from app.core.settings.quotas import Quota


@pytest.mark.parametrize("prefix", ["orders", "order_service", "orders2_test"])
def test_a_prefix_of_letters_digits_and_single_underscores_is_taken(prefix: str) -> None:
    assert ApiKeySettings(_env_file=None, api_key_prefix=prefix).api_key_prefix == prefix


@pytest.mark.parametrize("prefix", ["Orders", "2orders", "orders_", "or__ders", "or-ders", "", "or.*", "x" * 51])
def test_any_other_prefix_is_refused(prefix: str) -> None:
    with pytest.raises(ValidationError, match="api_key_prefix"):
        ApiKeySettings(_env_file=None, api_key_prefix=prefix)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("api_key_max_days", 0),
        ("api_key_overlap_minutes", -1),
        ("api_keys_per_user", 0),
        ("api_key_use_interval_seconds", 0),
    ],
)
def test_a_number_out_of_bounds_is_refused(name: str, value: int) -> None:
    with pytest.raises(ValidationError, match=name):
        ApiKeySettings.model_validate({name: value})


def test_a_limit_is_written_as_attempts_and_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("API_KEY_RATE_LIMIT", "5/15m")

    assert ApiKeySettings(_env_file=None).api_key_rate_limit == Quota(5, 900)
