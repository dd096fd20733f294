"""The answers of one service, typed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from enum import Enum, StrEnum
from typing import Any, Self

# As Copier reads them.
WORDS = {
    **dict.fromkeys(("y", "yes", "t", "true", "on", "1"), True),
    **dict.fromkeys(("n", "no", "f", "false", "off", "0"), False),
}


class License(StrEnum):
    """Under which licence the service is published."""

    MIT = "mit"
    APACHE = "apache-2.0"
    PROPRIETARY = "proprietary"


class PythonVersion(StrEnum):
    """The oldest Python that runs the service."""

    PYTHON_3_12 = "3.12"
    PYTHON_3_13 = "3.13"
    PYTHON_3_14 = "3.14"


class Database(StrEnum):
    """Which database keeps its data."""

    SQLITE = "sqlite"
    POSTGRESQL = "postgresql"
    MYSQL = "mysql"


class Auth(StrEnum):
    """How callers prove who they are."""

    JWT = "jwt"
    SESSION = "session"
    API_KEY = "api_key"
    OIDC = "oidc"
    NONE = "none"


class TaskQueue(StrEnum):
    """What does jobs apart from requests."""

    NONE = "none"
    CELERY = "celery"
    ARQ = "arq"
    DRAMATIQ = "dramatiq"
    TASKIQ = "taskiq"


class Broker(StrEnum):
    """What carries messages to the workers of a task queue."""

    REDIS = "redis"
    RABBITMQ = "rabbitmq"


class ApiVersioning(StrEnum):
    """How the API is versioned."""

    PATH = "path"
    HEADER = "header"
    NONE = "none"


class WebSocket(Enum):
    """Whether callers meet in rooms over WebSockets."""

    NO = False
    YES = True

    @classmethod
    def read(cls, answer: object) -> Self:
        """Read an answer as it was given: Copier asks for the plan before it has read them all.

        Raises:
            ValueError: the answer is neither yes nor no.
        """
        return cls(WORDS.get(str(answer).lower(), answer))


class Observability(StrEnum):
    """What tells how the service does, besides its logs; several go together."""

    PROMETHEUS = "prometheus"
    OPENTELEMETRY = "opentelemetry"
    SENTRY = "sentry"

    @classmethod
    def read(cls, answer: Iterable[str]) -> tuple[Self, ...]:
        """Read an answer, in the order of the choices; one that Copier has not read yet is the text of a list.

        Raises:
            ValueError: it holds what is none of the choices.
        """
        given = answer.strip("[] ").split(",") if isinstance(answer, str) else answer
        chosen = {cls(each.strip(" '\"")) for each in given if each}
        return tuple(each for each in cls if each in chosen)


class Server(StrEnum):
    """What accepts connections and speaks HTTP."""

    UVICORN = "uvicorn"
    GRANIAN = "granian"
    GUNICORN = "gunicorn"


class Deployment(StrEnum):
    """Where the service runs."""

    COMPOSE = "compose"
    KUBERNETES = "kubernetes"


class ReverseProxy(StrEnum):
    """What stands before the service in production, and ends TLS."""

    NONE = "none"
    NGINX = "nginx"
    TRAEFIK = "traefik"


class DependencyManager(StrEnum):
    """What locks and installs the dependencies."""

    UV = "uv"
    PIP = "pip"


class Ci(StrEnum):
    """Which forge checks each change and publishes releases."""

    GITHUB = "github"
    GITLAB = "gitlab"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """Every answer that decides what is rendered; the field names are the names of the questions."""

    project_name: str
    project_slug: str
    project_description: str
    author_name: str
    author_email: str
    license: License
    python_version: PythonVersion
    database: Database
    auth: Auth
    task_queue: TaskQueue
    broker: Broker
    api_versioning: ApiVersioning
    websocket: WebSocket
    observability: tuple[Observability, ...]
    server: Server
    deployment: Deployment
    reverse_proxy: ReverseProxy
    dependency_manager: DependencyManager
    ci: Ci

    @classmethod
    def complete(cls, context: Mapping[str, Any]) -> bool:
        """Whether the context holds an answer to every question."""
        return all(field.name in context for field in fields(cls))

    @classmethod
    def from_context(cls, context: Mapping[str, Any]) -> Self:
        """Read the answers from a Jinja context.

        Raises:
            KeyError: a question has no answer yet.
            ValueError: an answer is none of the choices.
        """
        return cls(
            project_name=context["project_name"],
            project_slug=context["project_slug"],
            project_description=context["project_description"],
            author_name=context["author_name"],
            author_email=context["author_email"],
            license=License(context["license"]),
            python_version=PythonVersion(context["python_version"]),
            database=Database(context["database"]),
            auth=Auth(context["auth"]),
            task_queue=TaskQueue(context["task_queue"]),
            # Without a queue, nobody is asked.
            broker=Broker(context.get("broker", Broker.REDIS)),
            api_versioning=ApiVersioning(context["api_versioning"]),
            websocket=WebSocket.read(context["websocket"]),
            observability=Observability.read(context["observability"]),
            server=Server(context["server"]),
            deployment=Deployment(context["deployment"]),
            reverse_proxy=ReverseProxy(context["reverse_proxy"]),
            dependency_manager=DependencyManager(context["dependency_manager"]),
            ci=Ci(context["ci"]),
        )
