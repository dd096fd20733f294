"""What the server is told."""

import pytest

from app.core.config import Settings
from app.server import Service
from app.server_options import ServerOptions

OPTIONS = ServerOptions(application="app.main:create_app", host="127.0.0.1", port=9000, workers=2, reload=False)


def test_the_server_gets_the_address_and_the_number_of_workers(settings: Settings) -> None:
    config = Service(OPTIONS, settings).cfg

    assert (config.bind, config.workers) == (["127.0.0.1:9000"], 2)


def test_an_address_of_ipv6_is_told_from_its_port(settings: Settings) -> None:
    options = ServerOptions(application=OPTIONS.application, host="::1", port=9000, workers=1, reload=False)

    assert Service(options, settings).cfg.bind == ["[::1]:9000"]


def test_the_server_believes_nobody_and_opens_no_other_socket(settings: Settings) -> None:
    config = Service(OPTIONS, settings).cfg

    assert config.forwarded_allow_ips == []
    assert config.control_socket_disable is True
    assert config.accesslog is None


@pytest.mark.parametrize("workers", [1, 2])
def test_the_server_waits_for_all_that_a_worker_waits_for(settings: Settings, workers: int) -> None:
    changes = {"keep_alive_seconds": 7, "shutdown_delay_seconds": 3, "shutdown_grace_seconds": 9}
    options = ServerOptions(application=OPTIONS.application, host="::1", port=9000, workers=workers, reload=False)

    config = Service(options, settings.model_copy(update=changes)).cfg

    assert (config.keepalive, config.graceful_timeout) == (7, 17)
