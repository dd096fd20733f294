"""The health check of the container."""

from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from app.probe import is_alive


class Server(HTTPServer):
    """Answers one request with a status."""

    status = 200


class Answer(BaseHTTPRequestHandler):
    """Answers with the status of the server."""

    def do_GET(self) -> None:
        assert isinstance(self.server, Server)
        self.send_response(self.server.status if self.path == "/health" else 404)
        self.end_headers()

    def log_message(self, *_arguments: object) -> None:
        """Keep quiet."""


@pytest.mark.parametrize(("status", "lives"), [(200, True), (503, False)])
def test_a_probe_tells_whether_the_service_lives(status: int, *, lives: bool) -> None:
    with Server(("127.0.0.1", 0), Answer) as server:
        server.status = status
        thread = Thread(target=server.handle_request)
        thread.start()

        alive = is_alive(server.server_port)

        thread.join()
    assert alive is lives


def test_a_probe_fails_where_nothing_listens() -> None:
    with Server(("127.0.0.1", 0), Answer) as server:
        port = server.server_port

    assert not is_alive(port)
