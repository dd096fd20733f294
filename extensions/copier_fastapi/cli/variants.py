"""The choices of a service, and what each adds to it."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from enum import Enum
from typing import Any

from ..answers import (
    ApiVersioning,
    Auth,
    Broker,
    Ci,
    Database,
    DependencyManager,
    Deployment,
    License,
    Observability,
    PythonVersion,
    ReverseProxy,
    Server,
    TaskQueue,
    WebSocket,
)
from ..contribution import Contribution
from ..contributions.api_versioning import API_VERSIONINGS
from ..contributions.auth import AUTHS
from ..contributions.ci import CIS
from ..contributions.database import DATABASES
from ..contributions.dependency_manager import DEPENDENCY_MANAGERS
from ..contributions.deployment import DEPLOYMENTS
from ..contributions.observability import OBSERVABILITIES
from ..contributions.python_version import PYTHON_VERSIONS
from ..contributions.reverse_proxy import REVERSE_PROXIES
from ..contributions.server import SERVERS
from ..contributions.task_queue import BROKERS, QUEUES
from ..contributions.websocket import WEBSOCKETS

Additions = Mapping[Any, Contribution | tuple[Contribution, ...]]


@dataclass(frozen=True, slots=True)
class Question:
    """A question with choices; what they add is by their value."""

    name: str
    default: Enum
    additions: Additions


QUESTIONS = (
    Question("license", License.MIT, {}),
    Question("python_version", PythonVersion.PYTHON_3_13, PYTHON_VERSIONS),
    Question("database", Database.SQLITE, DATABASES),
    Question("auth", Auth.JWT, AUTHS),
    Question("task_queue", TaskQueue.NONE, QUEUES),
    Question("broker", Broker.REDIS, BROKERS),
    Question("api_versioning", ApiVersioning.PATH, API_VERSIONINGS),
    Question("websocket", WebSocket.NO, WEBSOCKETS),
    Question("observability", Observability.PROMETHEUS, OBSERVABILITIES),
    Question("server", Server.UVICORN, SERVERS),
    Question("deployment", Deployment.COMPOSE, DEPLOYMENTS),
    Question("reverse_proxy", ReverseProxy.NONE, REVERSE_PROXIES),
    Question("dependency_manager", DependencyManager.UV, DEPENDENCY_MANAGERS),
    Question("ci", Ci.GITHUB, CIS),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """An answer that can be given, and what it adds."""

    question: str
    help: str
    value: str | bool
    default: bool
    dependencies: tuple[str, ...]
    development: tuple[str, ...]
    overlays: tuple[str, ...]
    variables: tuple[str, ...]
    compose_services: tuple[str, ...]


def choices() -> Iterator[Choice]:
    """List every choice of every question."""
    for question in QUESTIONS:
        for value in type(question.default):
            yield choice(question, value)


def choice(question: Question, value: Enum) -> Choice:
    """Say what one choice adds."""
    added = question.additions.get(value, ())
    parts = (added,) if isinstance(added, Contribution) else added
    return Choice(
        question=question.name,
        help=type(value).__doc__ or "",
        value=value.value,
        default=value == question.default,
        dependencies=tuple(name for part in parts for name in part.dependencies),
        development=tuple(name for part in parts for name in part.development),
        overlays=tuple(name for part in parts for name in part.overlays),
        variables=tuple(variable.name for part in parts for variable in part.variables),
        compose_services=tuple(name for part in parts for name in part.compose_services),
    )


def as_data() -> list[dict[str, object]]:
    """Give the choices as data for scripts."""
    return [asdict(each) for each in choices()]
