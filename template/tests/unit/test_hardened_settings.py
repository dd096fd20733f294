"""What staging and production refuse, and development allows."""

import pytest

from app.core.config import SettingsError, load_settings
from app.core.settings.service import Environment, ServiceSettings

WEAK = [("ALLOWED_HOSTS", '["*"]'), ("ALLOWED_ORIGINS", '["*"]'), ("TRUSTED_PROXIES", '["*"]')]


@pytest.mark.parametrize("environment", ["staging", "production"])
@pytest.mark.parametrize(("name", "value"), WEAK)
def test_everybody_is_refused(monkeypatch: pytest.MonkeyPatch, environment: str, name: str, value: str) -> None:
    monkeypatch.setenv("ENVIRONMENT", environment)
    monkeypatch.setenv(name, value)

    with pytest.raises(SettingsError, match=f"{name}: name each"):
        load_settings()


@pytest.mark.parametrize(("name", "value"), WEAK)
def test_everybody_is_allowed_in_development(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)

    assert getattr(ServiceSettings(), name.lower()) == ("*",)


@pytest.mark.parametrize(
    "origin",
    [
        "app.example.com",
        "https://app.example.com/",
        "https://*.example.com",
        "null",
        "https://",
        "https://a;b",
        "https://a?x",
        "https://a#x",
        "https://user@app.example.com",
        "https://App.example.com",
        "HTTPS://app.example.com",
        "https://app.example.com:",
        "https://app.example.com:0",
        "https://app.example.com:443",
        "http://app.example.com:80",
        "http://[::1]:80",
        "http://::1",
        "ftp://app.example.com",
    ],
)
def test_what_is_no_origin_is_refused_everywhere(monkeypatch: pytest.MonkeyPatch, origin: str) -> None:
    monkeypatch.setenv("ALLOWED_ORIGINS", origin)

    with pytest.raises(SettingsError, match="ALLOWED_ORIGINS: name each origin"):
        load_settings()


@pytest.mark.parametrize(
    "origin",
    [
        "https://app.example.com",
        "https://app.example.com:8443",
        "https://app.example.com:80",
        "https://xn--bcher-kva.example",
        "http://localhost:3000",
        "http://127.0.0.1:8080",
        "http://[::1]:443",
        "http://[::80]",
    ],
)
def test_an_origin_is_taken_as_browsers_write_it(monkeypatch: pytest.MonkeyPatch, origin: str) -> None:
    monkeypatch.setenv("ALLOWED_ORIGINS", origin)

    assert ServiceSettings().allowed_origins == (origin,)


@pytest.mark.parametrize("environment", list(Environment))
def test_staging_and_production_are_told_that_only_this_machine_can_call(environment: Environment) -> None:
    hints = ServiceSettings.model_construct(environment=environment).hints()

    assert any("ALLOWED_HOSTS" in hint for hint in hints) is (environment in {"staging", "production"})


def test_whoever_named_a_host_is_told_nothing() -> None:
    settings = ServiceSettings.model_construct(environment=Environment.PRODUCTION, allowed_hosts=("api.example.com",))

    assert settings.hints() == []


def test_whoever_named_this_machine_alone_is_told_too() -> None:
    settings = ServiceSettings.model_construct(environment=Environment.PRODUCTION, allowed_hosts=("localhost",))

    assert any("ALLOWED_HOSTS" in hint for hint in settings.hints())


@pytest.mark.parametrize("host", ["https://a.example", "a.example:8000", "a/b", "[::1]", "fe80::1%eth0", "a b"])
def test_a_host_that_no_request_can_name_is_refused_everywhere(monkeypatch: pytest.MonkeyPatch, host: str) -> None:
    monkeypatch.setenv("ALLOWED_HOSTS", f"b.example,{host}")

    with pytest.raises(SettingsError, match="ALLOWED_HOSTS: name each host"):
        load_settings()


@pytest.mark.parametrize("proxy", ["foo", "10.0.0.0/33", "10.0.0.1:80", "10.0.0.0/8,*"])
def test_a_proxy_that_is_no_network_is_refused_everywhere(monkeypatch: pytest.MonkeyPatch, proxy: str) -> None:
    monkeypatch.setenv("TRUSTED_PROXIES", proxy)

    with pytest.raises(SettingsError, match="TRUSTED_PROXIES: name each proxy"):
        load_settings()


@pytest.mark.parametrize(
    "proxies",
    [
        "0.0.0.0/0",
        "0.0.0.0/1,128.0.0.0/1",
        "::0/0",
        "10.1.2.3/0",
        "10.0.0.1,8000::/1",
        "::ffff:0:0/96",
        "::ffff:0:0/97",
        "::/17",
    ],
)
def test_production_refuses_to_trust_nearly_everybody(monkeypatch: pytest.MonkeyPatch, proxies: str) -> None:
    monkeypatch.setenv("ENVIRONMENT", "production")
    monkeypatch.setenv("TRUSTED_PROXIES", proxies)

    with pytest.raises(SettingsError, match="TRUSTED_PROXIES: name each proxy"):
        load_settings()


def test_a_network_is_known_by_its_prefix_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRUSTED_PROXIES", "10.1.2.3/8,fd00::1,192.0.2.1")

    assert ServiceSettings().trusted_proxies == ("10.0.0.0/8", "fd00::1", "192.0.2.1")


def test_a_network_in_the_form_of_ipv6_is_as_wide_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ENVIRONMENT", "staging")
    monkeypatch.setenv("TRUSTED_PROXIES", "::ffff:10.0.0.0/104")

    (proxy,) = ServiceSettings().trusted_proxies
    assert proxy.endswith("/104")
