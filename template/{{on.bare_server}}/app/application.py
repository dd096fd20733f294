"""The application as the server calls it."""

from importlib import import_module

from app.core.config import get_settings
from app.forwarded_headers import ForwardedHeaders
from app.running_requests import RunningRequests
from app.unnamed_server import UnnamedServer


def load_application(path: str) -> RunningRequests:
    """Make the application that a factory makes, named by `module:function`, with what the server leaves to it."""
    module, _, factory = path.partition(":")
    application = getattr(import_module(module), factory)()
    return RunningRequests(UnnamedServer(ForwardedHeaders(application, get_settings().trusted_proxies)))
