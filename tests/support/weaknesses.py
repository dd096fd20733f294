"""A database of known weaknesses that speaks as OSV does, and knows one of one package."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from support.network import LOOPBACK

ID = "OSV-2026-1"


@contextmanager
def knowing(package: str) -> Iterator[str]:
    """Serve a database that knows a weakness of all versions of a package, and give its address."""
    entry = {
        "id": ID,
        "modified": "2026-01-01T00:00:00Z",
        "summary": "It is weak.",
        "affected": [{"package": {"name": package, "ecosystem": "PyPI"}, "ranges": []}],
    }

    def found(question: dict[str, Any]) -> dict[str, Any]:
        return {"vulns": [entry]} if question["package"]["name"] == package else {}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.answer(entry)

        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            self.answer({"results": [found(each) for each in asked["queries"]]} if "queries" in asked else found(asked))

        def answer(self, data: dict[str, Any]) -> None:
            body = json.dumps(data).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
            """Say nothing."""

    with ThreadingHTTPServer((LOOPBACK, 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://{LOOPBACK}:{server.server_port}"
        finally:
            server.shutdown()
