"""Settings of pairs of keys."""

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key

from app.commands.secrets import pem_of
from app.core.config import Settings, SettingsError, load_settings
from app.core.settings.auth import AuthSettings
from app.core.settings.keys import Algorithm
from tests.keys import ASYMMETRIC, KEY_PAIRS

SHORT_BITS = 1024
SHORT_KEY = pem_of(generate_private_key(public_exponent=65537, key_size=SHORT_BITS))[0]


def other_key(algorithm: Algorithm) -> str:
    return KEY_PAIRS[next(each for each in ASYMMETRIC if each is not algorithm)][0]


@pytest.mark.parametrize("name", ["SIGNING_KEY", "SIGNING_KEY_FALLBACKS"])
@pytest.mark.parametrize("algorithm", ASYMMETRIC)
@pytest.mark.parametrize("wrong", ["no key", "of another algorithm", "short"])
def test_a_key_that_is_of_no_use_is_refused(
    monkeypatch: pytest.MonkeyPatch, name: str, algorithm: Algorithm, wrong: str
) -> None:
    others = {"no key": "-----BEGIN KEY-----", "of another algorithm": other_key(algorithm), "short": SHORT_KEY}
    monkeypatch.setenv("ALGORITHM", algorithm)
    monkeypatch.setenv("SIGNING_KEY", KEY_PAIRS[algorithm][0])
    monkeypatch.setenv(name, others[wrong])

    with pytest.raises(SettingsError, match=rf"\n  {name}: ") as error:
        load_settings()

    assert others[wrong] not in str(error.value)


@pytest.mark.parametrize("algorithm", ASYMMETRIC)
def test_a_public_key_of_another_algorithm_is_refused(monkeypatch: pytest.MonkeyPatch, algorithm: Algorithm) -> None:
    other = next(each for each in ASYMMETRIC if each is not algorithm)
    monkeypatch.setenv("ALGORITHM", algorithm)
    monkeypatch.setenv("SIGNING_KEY", KEY_PAIRS[algorithm][0])
    monkeypatch.setenv("SIGNING_KEY_FALLBACKS", KEY_PAIRS[other][1])

    with pytest.raises(SettingsError, match=r"SIGNING_KEY_FALLBACKS: .* takes .* keys"):
        load_settings()


def test_every_wrong_key_is_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    names = ("SECRET_KEY", "SECRET_KEY_FALLBACKS", "SIGNING_KEY", "SIGNING_KEY_FALLBACKS", "REFRESH_TOKEN_EXPIRE_DAYS")
    monkeypatch.setenv("ALGORITHM", "EdDSA")
    for name in names:
        monkeypatch.setenv(name, "wrong")

    with pytest.raises(SettingsError) as error:
        load_settings()

    assert [name for name in names if f"\n  {name}: " not in str(error.value)] == []


@pytest.mark.parametrize("algorithm", ASYMMETRIC)
def test_a_pair_of_keys_must_be_set(monkeypatch: pytest.MonkeyPatch, algorithm: Algorithm) -> None:
    monkeypatch.setenv("ALGORITHM", algorithm)

    with pytest.raises(SettingsError, match=f"SIGNING_KEY: {algorithm} needs one"):
        load_settings()


@pytest.mark.parametrize("algorithm", ASYMMETRIC)
def test_whoever_has_a_pair_of_keys_needs_no_secret(
    monkeypatch: pytest.MonkeyPatch, settings: Settings, algorithm: Algorithm
) -> None:
    monkeypatch.setenv("ENVIRONMENT", "production")
    monkeypatch.setenv("DATABASE_URL", settings.database_url.get_secret_value())
    monkeypatch.setenv("ALGORITHM", algorithm)
    monkeypatch.setenv("SIGNING_KEY", KEY_PAIRS[algorithm][0])

    assert AuthSettings(_env_file=None).algorithm is algorithm


@pytest.mark.parametrize("algorithm", ["none", "HS512", "hs256", "ES256"])
def test_other_algorithms_are_not_offered(monkeypatch: pytest.MonkeyPatch, algorithm: str) -> None:
    monkeypatch.setenv("ALGORITHM", algorithm)

    with pytest.raises(SettingsError, match="ALGORITHM"):
        load_settings()


def test_a_key_of_a_pair_is_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", KEY_PAIRS[Algorithm.EDDSA][1])

    with pytest.raises(SettingsError, match="SECRET_KEY: set a random one"):
        load_settings()


def test_lines_of_a_key_may_be_real_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALGORITHM", "EdDSA")
    monkeypatch.setenv("SIGNING_KEY", KEY_PAIRS[Algorithm.EDDSA][0].replace("\\n", "\n"))

    assert load_settings().algorithm is Algorithm.EDDSA
