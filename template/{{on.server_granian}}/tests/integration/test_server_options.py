"""What the server is told."""

import socket

import pytest

from app.core.config import Settings
from app.server import MAX_HEAD_BYTES, free_port, make_server
from app.server_options import ServerOptions

OPTIONS = ServerOptions(application="app.main:create_app", host="127.0.0.1", port=0, workers=2, reload=False)


@pytest.mark.usefixtures("kept_logging")
def test_the_server_gets_the_address_and_the_number_of_workers(settings: Settings) -> None:
    server = make_server(OPTIONS, settings)

    assert (server.target, server.bind_addr, server.workers) == (OPTIONS.application, "127.0.0.1", 2)
    assert server.bind_port != 0
    assert server.log_access is False


@pytest.mark.usefixtures("kept_logging")
def test_the_server_gets_the_limits_of_the_settings(settings: Settings) -> None:
    changes = {"keep_alive_seconds": 7, "shutdown_delay_seconds": 3, "shutdown_grace_seconds": 9}

    server = make_server(OPTIONS, settings.model_copy(update=changes))

    assert server.http1_settings is not None
    assert (server.http1_settings.header_read_timeout, server.http1_settings.max_buffer_size) == (7000, MAX_HEAD_BYTES)
    assert (server.delay_seconds, server.workers_kill_timeout) == (3, 14)


def test_a_port_that_is_taken_is_refused() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener, pytest.raises(OSError, match="in use"):
        free_port("127.0.0.1", listener.getsockname()[1])
