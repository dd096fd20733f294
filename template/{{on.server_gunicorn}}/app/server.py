"""Serves the application with Gunicorn."""

import signal
from typing import override

from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter
from gunicorn.workers.base import Worker

from app.application import load_application
from app.core.config import Settings
from app.draining_arbiter import DrainingArbiter
from app.running_requests import RunningRequests
from app.server_log import ServerLog
from app.server_options import ServerOptions

# How long a worker may be silent, and how much longer than what it waits for it may take to end.
SILENT_SECONDS = 30
MARGIN_SECONDS = 5
# The largest that the server can be told to accept.
MAX_LINE_BYTES = 8190
MAX_FIELDS = 128


def run(options: ServerOptions, settings: Settings) -> None:
    """Serve until asked to stop.

    Raises:
        SystemExit: the application could not start, or the server has stopped.
    """
    Service(options, settings).run()


class Service(BaseApplication):
    """The application, with the options of its server."""

    def __init__(self, options: ServerOptions, settings: Settings) -> None:
        self.options = options
        self.settings = settings
        super().__init__()

    @override
    def load_config(self) -> None:
        for name, value in server_options(self.options, self.settings).items():
            self.cfg.set(name, value)

    @override
    def load(self) -> RunningRequests:
        return load_application(self.options.application)

    @override
    def run(self) -> None:
        DrainingArbiter(self).run()


def forget_signals(_arbiter: Arbiter, _worker: Worker) -> None:
    """Let a worker that is told to stop before it has begun end at once: it has inherited the signals of its parent."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def server_options(options: ServerOptions, settings: Settings) -> dict[str, object]:
    """Configure the server; the service writes the access log, and knows by itself which proxies to believe."""
    host = f"[{options.host}]" if ":" in options.host else options.host
    return {
        "bind": [f"{host}:{options.port}"],
        "workers": options.workers,
        "worker_class": "app.draining_worker.DrainingWorker",
        "reload": options.reload,
        "post_fork": forget_signals,
        "logger_class": ServerLog,
        "asgi_loop": "asyncio",
        "control_socket_disable": True,
        "forwarded_allow_ips": "",
        "timeout": SILENT_SECONDS,
        "keepalive": settings.keep_alive_seconds,
        "graceful_timeout": settings.drain_seconds + settings.shutdown_grace_seconds + MARGIN_SECONDS,
        "limit_request_line": MAX_LINE_BYTES,
        "limit_request_fields": MAX_FIELDS,
        "limit_request_field_size": MAX_LINE_BYTES,
    }
