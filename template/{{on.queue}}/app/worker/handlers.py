"""Who does which kind of job."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from app.tasks.jobs import PURGE_JOBS
from app.worker.demo import DEMO_HANDLERS
from app.worker.handler import Handler
from app.worker.purge import purge

HANDLERS: Mapping[str, Handler[Any]] = MappingProxyType(
    {handler.kind.name: handler for handler in (*DEMO_HANDLERS, Handler(PURGE_JOBS, purge))}
)
