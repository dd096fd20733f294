"""`python -m app probe`."""

from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from typer.testing import CliRunner

from app.__main__ import cli


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


@pytest.mark.parametrize(("status", "code"), [(200, 0), (503, 1)])
def test_a_probe_tells_whether_the_service_lives(status: int, code: int) -> None:
    with Server(("127.0.0.1", 0), Answer) as server:
        server.status = status
        thread = Thread(target=server.handle_request)
        thread.start()

        result = CliRunner().invoke(cli, ["probe", "--port", str(server.server_port)])

        thread.join()
    assert result.exit_code == code


def test_a_probe_fails_where_nothing_listens() -> None:
    with Server(("127.0.0.1", 0), Answer) as server:
        port = server.server_port

    assert CliRunner().invoke(cli, ["probe", "--port", str(port)]).exit_code == 1
