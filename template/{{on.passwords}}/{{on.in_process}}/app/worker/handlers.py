"""Who does which kind of job."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from app.core.config import Settings
from app.worker.handler import Handler
from app.worker.mails import mail_handlers


def make_handlers(settings: Settings) -> Mapping[str, Handler[Any]]:
    """Make the handlers of a process, by the names of their kinds."""
    return MappingProxyType({handler.kind.name: handler for handler in mail_handlers(settings)})
