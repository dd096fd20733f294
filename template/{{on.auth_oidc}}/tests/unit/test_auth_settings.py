"""Settings of the identity provider."""

import pytest

from app.core.config import SettingsError, load_settings
from app.core.settings.auth import Algorithm, AuthSettings

ISSUER = "https://id.example.com/realms/main"


@pytest.mark.parametrize("environment", ["staging", "production"])
@pytest.mark.parametrize("issuer", ["", "http://id.example.com", "http://localhost:8080/realms/development"])
def test_keys_that_anybody_could_replace_are_refused(
    monkeypatch: pytest.MonkeyPatch, environment: str, issuer: str
) -> None:
    monkeypatch.setenv("ENVIRONMENT", environment)
    monkeypatch.setenv("OIDC_ISSUER", issuer)

    with pytest.raises(SettingsError, match="OIDC_ISSUER: name the identity provider by https"):
        load_settings()


@pytest.mark.parametrize("issuer", [ISSUER, "https://tenant.example.com/"])
def test_an_issuer_stays_as_it_is_written(monkeypatch: pytest.MonkeyPatch, issuer: str) -> None:
    monkeypatch.setenv("ENVIRONMENT", "production")
    monkeypatch.setenv("OIDC_ISSUER", issuer)

    assert AuthSettings().oidc_issuer == issuer


@pytest.mark.parametrize("issuer", ["https://tenant.example.com", "https://tenant.example.com/"])
def test_the_description_of_a_provider_lies_below_its_name(monkeypatch: pytest.MonkeyPatch, issuer: str) -> None:
    monkeypatch.setenv("OIDC_ISSUER", issuer)

    found = load_settings().oidc_discovery_url

    assert found == "https://tenant.example.com/.well-known/openid-configuration"


@pytest.mark.parametrize(
    "issuer",
    [
        "id.example.com",
        "ftp://id.example.com",
        f"{ISSUER}?tenant=1",
        f"{ISSUER}#main",
        f"{ISSUER} ",
        f" {ISSUER}",
        f"{ISSUER}\n",
        "https://id.example.com/real\tms",
        "https:\\\\id.example.com",
        "https://a:b@id.example",
        "https://a@id.example",
        "https://:b@id.example",
    ],
)
def test_what_is_no_issuer_is_refused_everywhere(monkeypatch: pytest.MonkeyPatch, issuer: str) -> None:
    monkeypatch.setenv("OIDC_ISSUER", issuer)

    with pytest.raises(SettingsError, match="OIDC_ISSUER: "):
        load_settings()


@pytest.mark.parametrize("written", ['["RS256", "EdDSA"]', "RS256, EdDSA"])
def test_algorithms_are_a_list(monkeypatch: pytest.MonkeyPatch, written: str) -> None:
    monkeypatch.setenv("OIDC_ALGORITHMS", written)

    assert load_settings().oidc_algorithms == (Algorithm.RS256, Algorithm.EDDSA)


@pytest.mark.parametrize("written", ["HS256", "none", '["RS256", "HS512"]', "[]"])
def test_algorithms_without_a_public_key_are_refused(monkeypatch: pytest.MonkeyPatch, written: str) -> None:
    monkeypatch.setenv("OIDC_ALGORITHMS", written)

    with pytest.raises(SettingsError, match="OIDC_ALGORITHMS"):
        load_settings()


@pytest.mark.parametrize(
    "origin", ["login.example.com", "https://login.example.com/", "https://login.example.com:443", "*"]
)
def test_what_is_no_origin_is_refused(monkeypatch: pytest.MonkeyPatch, origin: str) -> None:
    monkeypatch.setenv("OIDC_DOCS_ORIGINS", origin)

    with pytest.raises(SettingsError, match="OIDC_DOCS_ORIGINS: name each origin"):
        load_settings()


@pytest.mark.parametrize(
    "name",
    [
        "OIDC_KEYS_MAX_AGE_SECONDS",
        "OIDC_KEYS_MAX_STALE_SECONDS",
        "OIDC_REFETCH_INTERVAL_SECONDS",
        "OIDC_TIMEOUT_SECONDS",
    ],
)
@pytest.mark.parametrize("value", ["-1", "1000000", "soon"])
def test_a_time_out_of_bounds_is_refused(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)

    with pytest.raises(SettingsError, match=name):
        load_settings()


def test_keys_that_become_too_old_before_they_may_be_fetched_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OIDC_KEYS_MAX_AGE_SECONDS", "60")
    monkeypatch.setenv("OIDC_REFETCH_INTERVAL_SECONDS", "61")

    with pytest.raises(SettingsError, match=r"OIDC_REFETCH_INTERVAL_SECONDS: .* OIDC_KEYS_MAX_AGE_SECONDS"):
        load_settings()


def test_keys_may_be_fetched_as_seldom_as_they_become_too_old(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OIDC_KEYS_MAX_AGE_SECONDS", "60")
    monkeypatch.setenv("OIDC_REFETCH_INTERVAL_SECONDS", "60")

    assert load_settings().oidc_refetch_interval_seconds == 60


@pytest.mark.parametrize("environment", ["staging", "production"])
def test_a_client_that_is_the_audience_is_refused(monkeypatch: pytest.MonkeyPatch, environment: str) -> None:
    monkeypatch.setenv("ENVIRONMENT", environment)
    monkeypatch.setenv("OIDC_AUDIENCE", "my-api")
    monkeypatch.setenv("OIDC_CLIENT_ID", "my-api")

    with pytest.raises(SettingsError, match="OIDC_CLIENT_ID: may not be OIDC_AUDIENCE"):
        load_settings()


def test_a_client_that_is_the_audience_is_allowed_in_development(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OIDC_AUDIENCE", "my-api")
    monkeypatch.setenv("OIDC_CLIENT_ID", "my-api")

    assert load_settings().oidc_client_id == "my-api"


def test_all_that_is_wrong_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = {"OIDC_ISSUER": "nowhere", "OIDC_ALGORITHMS": "HS256", "OIDC_TIMEOUT_SECONDS": "0"}
    for name, value in wrong.items():
        monkeypatch.setenv(name, value)

    with pytest.raises(SettingsError) as error:
        load_settings()

    assert [name for name in wrong if f"\n  {name}" not in str(error.value)] == []


@pytest.mark.parametrize("client_id", ["my-api", "docs"])
def test_whoever_takes_a_client_for_an_audience_is_told(client_id: str) -> None:
    settings = AuthSettings.model_construct(oidc_audience="my-api", oidc_client_id=client_id)

    assert any("OIDC_AUDIENCE is OIDC_CLIENT_ID" in hint for hint in settings.hints()) is (client_id == "my-api")
