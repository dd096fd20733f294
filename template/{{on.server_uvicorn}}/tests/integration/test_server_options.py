"""What the server is told."""

import pytest

from app.core.config import Settings
from app.http_protocol import StrictHttpProtocol
from app.server import make_config
from app.server_options import ServerOptions

OPTIONS = ServerOptions(application="app.main:create_app", host="127.0.0.2", port=9000, workers=1, reload=False)


def test_the_server_gets_the_factory_and_the_address(settings: Settings) -> None:
    config = make_config(OPTIONS, settings)

    assert (config.app, config.factory) == (OPTIONS.application, True)
    assert (config.host, config.port, config.workers) == ("127.0.0.2", 9000, 1)


def test_the_server_names_neither_itself_nor_requests(settings: Settings) -> None:
    config = make_config(OPTIONS, settings)

    assert (config.server_header, config.access_log) == (False, False)
    assert config.http is StrictHttpProtocol


@pytest.mark.parametrize("proxies", [(), ("10.0.0.0/8",)])
def test_only_trusted_proxies_speak_for_others(settings: Settings, proxies: tuple[str, ...]) -> None:
    config = make_config(OPTIONS, settings.model_copy(update={"trusted_proxies": proxies}))

    assert (config.proxy_headers, config.forwarded_allow_ips) == (bool(proxies), list(proxies))


def test_the_server_gets_the_limits_of_the_settings(settings: Settings) -> None:
    changes = {"keep_alive_seconds": 7, "shutdown_grace_seconds": 9}

    config = make_config(OPTIONS, settings.model_copy(update=changes))

    assert (config.timeout_keep_alive, config.timeout_graceful_shutdown) == (7, 9)
