"""Settings of tokens."""

import json

import pytest

from app.core.config import SettingsError, load_settings

GOOD_KEY = "".join(map(chr, range(48, 96)))
GUESSABLE = [
    "development-only-key-that-production-refuses",
    "changeme-changeme-changeme-changeme",
    "this-is-the-Secret-of-this-application",
    "a" * 64,
    "abcabcabcabcabcabcabcabcabcabcabcabc",
]


@pytest.mark.parametrize("environment", ["staging", "production"])
@pytest.mark.parametrize("key", GUESSABLE)
def test_a_key_that_can_be_guessed_is_refused(monkeypatch: pytest.MonkeyPatch, environment: str, key: str) -> None:
    monkeypatch.setenv("ENVIRONMENT", environment)
    monkeypatch.setenv("SECRET_KEY", key)

    with pytest.raises(SettingsError, match="SECRET_KEY: set a random one") as error:
        load_settings()

    assert key not in str(error.value)


@pytest.mark.parametrize("environment", ["staging", "production"])
def test_a_key_must_be_set(monkeypatch: pytest.MonkeyPatch, environment: str) -> None:
    monkeypatch.setenv("ENVIRONMENT", environment)

    with pytest.raises(SettingsError, match="SECRET_KEY"):
        load_settings()


@pytest.mark.parametrize("environment", ["development", "production"])
def test_a_short_key_is_refused_everywhere(monkeypatch: pytest.MonkeyPatch, environment: str) -> None:
    monkeypatch.setenv("ENVIRONMENT", environment)
    monkeypatch.setenv("SECRET_KEY", GOOD_KEY[:31])

    with pytest.raises(SettingsError, match="SECRET_KEY: use at least 32 bytes"):
        load_settings()


@pytest.mark.parametrize("key", GUESSABLE)
def test_development_takes_any_key_that_is_long_enough(monkeypatch: pytest.MonkeyPatch, key: str) -> None:
    monkeypatch.setenv("SECRET_KEY", key)

    assert load_settings().secret_key.get_secret_value() == key


def test_a_key_is_not_part_of_the_text_of_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", GOOD_KEY)

    assert GOOD_KEY not in repr(load_settings())


@pytest.mark.parametrize("written", [json.dumps([GOOD_KEY, GOOD_KEY[::-1]]), f"{GOOD_KEY}, {GOOD_KEY[::-1]}"])
def test_old_keys_are_a_list(monkeypatch: pytest.MonkeyPatch, written: str) -> None:
    monkeypatch.setenv("SECRET_KEY_FALLBACKS", written)

    assert [key.get_secret_value() for key in load_settings().secret_key_fallbacks] == [GOOD_KEY, GOOD_KEY[::-1]]


@pytest.mark.parametrize("key", [*GUESSABLE, "short"])
def test_an_old_key_is_as_good_as_a_new_one(monkeypatch: pytest.MonkeyPatch, key: str) -> None:
    monkeypatch.setenv("ENVIRONMENT", "production")
    monkeypatch.setenv("SECRET_KEY", GOOD_KEY)
    monkeypatch.setenv("SECRET_KEY_FALLBACKS", f"{GOOD_KEY},{key}")

    with pytest.raises(SettingsError, match=r"\n  SECRET_KEY_FALLBACKS: ") as error:
        load_settings()

    assert key not in str(error.value)


@pytest.mark.parametrize("name", ["ACCESS_TOKEN_EXPIRE_MINUTES", "REFRESH_TOKEN_EXPIRE_DAYS"])
@pytest.mark.parametrize("value", ["0", "-1", "1000000", "soon"])
def test_a_lifetime_out_of_bounds_is_refused(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)

    with pytest.raises(SettingsError, match=name):
        load_settings()
