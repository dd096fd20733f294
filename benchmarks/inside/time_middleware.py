"""Times a request through the middleware of the service, from none of it to all of it, in one process; prints JSON."""

import asyncio
import json
import sys
from collections.abc import Sequence
from time import process_time

from app.core.config import get_settings
from app.core.logging import configure_logging
from app.core.settings.service import Environment
from app.middleware.stack import add_middleware
from app.telemetry.metrics import Metrics
from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

CALLS = 200
SCOPE = {
    "type": "http",
    "asgi": {"version": "3.0"},
    "http_version": "1.1",
    "method": "GET",
    "scheme": "http",
    "path": "/api/v2/items",
    "raw_path": b"/api/v2/items",
    "query_string": b"",
    "root_path": "",
    "headers": [(b"host", b"localhost"), (b"accept-encoding", b"gzip"), (b"user-agent", b"benchmark")],
    "client": ("127.0.0.1", 1),
    "server": ("127.0.0.1", 80),
}


async def answer(_scope: Scope, _receive: Receive, send: Send) -> None:
    """Answer as a route does."""
    headers = [(b"content-type", b"application/json"), (b"content-length", b"2")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": b"{}"})


async def receive() -> Message:
    """Give no body."""
    return {"type": "http.request", "body": b"", "more_body": False}


async def drop(_message: Message) -> None:
    """Take what is sent."""


def middleware() -> list[Middleware]:
    """List the middleware of a service, from the outermost."""
    service = FastAPI()
    add_middleware(service, get_settings())
    return list(service.user_middleware)


def stacked(layers: Sequence[Middleware]) -> ASGIApp:
    """Put middleware around the answer; the first is the outermost."""
    app: ASGIApp = answer
    for cls, arguments, options in reversed(layers):
        app = cls(app, *arguments, **options)
    return app


async def microseconds(app: ASGIApp, metrics: Metrics) -> float:
    """Take the CPU time of a request."""
    state = {"metrics": metrics, "settings": get_settings()}
    started = process_time()
    for _ in range(CALLS):
        await app({**SCOPE, "state": state.copy()}, receive, drop)
    return (process_time() - started) / CALLS * 1e6


async def measure(rounds: int) -> dict[str, list[float]]:
    """Take the times of each stack in turn: what a round adds to the last one is the cost of its middleware."""
    count = len(middleware())
    stacks = {"none": stacked([])} | {
        str(middleware()[number].cls.__name__): stacked(middleware()[number:]) for number in reversed(range(count))
    }
    metrics = Metrics()
    times: dict[str, list[float]] = {name: [] for name in stacks}
    for _ in range(rounds + 1):
        for name, app in stacks.items():
            times[name].append(await microseconds(app, metrics))
    return {name: taken[1:] for name, taken in times.items()}


configure_logging(get_settings().model_copy(update={"environment": Environment.PRODUCTION}))
print(json.dumps(asyncio.run(measure(int(sys.argv[1])))), file=sys.stderr)
