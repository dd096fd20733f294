"""What one choice adds to a service."""

import re
from dataclasses import dataclass

# As Compose takes a value from there, or demands one: `${NAME:-default}`, `${NAME:?}`.
ENVIRONMENT_OF_MACHINE = re.compile(r"\$\{\w+:[-?]([^}]*)\}")


@dataclass(frozen=True, slots=True)
class SettingsGroup:
    """A class of settings, by the module below `app/core/settings` that holds it."""

    module: str
    name: str


@dataclass(frozen=True, slots=True)
class Model:
    """A model, by the module below `app/models` that holds it."""

    module: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiLayout:
    """Where the API lies, and which folders of `app/api` hold lists in which shape; an empty one is left out."""

    base: str
    array_lists: str = ""
    page_lists: str = ""


@dataclass(frozen=True, slots=True)
class Resource:
    """What the lifespan opens: a name in the state, its type, and the context manager that opens it from settings."""

    name: str
    module: str
    type: str
    opener: str

    @property
    def field(self) -> str:
        """How the state declares it."""
        return f"{self.name}: {self.type}"

    @property
    def import_line(self) -> str:
        """How its type and its context manager are imported."""
        return f"from {self.module} import {self.type}, {self.opener}"

    @property
    def opening(self) -> str:
        """How the lifespan opens it."""
        return f"{self.name}=await stack.enter_async_context({self.opener}(settings)),"


@dataclass(frozen=True, slots=True)
class Middleware:
    """A middleware, by the module below `app/middleware` that holds it, and what it does, in a few words."""

    module: str
    name: str
    purpose: str

    @property
    def import_line(self) -> str:
        """How it is imported."""
        return f"from app.middleware.{self.module} import {self.name}"

    @property
    def adding(self) -> str:
        """How the application adds it, as a line of its own."""
        return f"    app.add_middleware({self.name})\n"


@dataclass(frozen=True, slots=True)
class Description:
    """A function that completes the OpenAPI document, by the module below `app/api` that holds it."""

    module: str
    name: str

    @property
    def import_line(self) -> str:
        """How it is imported."""
        return f"from app.api.{self.module} import {self.name}"


@dataclass(frozen=True, slots=True)
class Function:
    """A function of the service, by the module that holds it."""

    module: str
    name: str

    @property
    def import_line(self) -> str:
        """How it is imported."""
        return f"from {self.module} import {self.name}"

    @property
    def importing(self) -> str:
        """How it is imported, as a line of its own."""
        return f"{self.import_line}\n"

    @property
    def opening(self) -> str:
        """How a worker opens it, as a line of its own."""
        return f"        {self.name}(settings),\n"

    @property
    def preparing(self) -> str:
        """How it is called where several processes are to serve, as lines of their own."""
        return f"    if number > 1:\n        {self.name}()\n"


@dataclass(frozen=True, slots=True)
class AppOption(Function):
    """A keyword of the application, whose value a function makes of the settings."""

    keyword: str

    @property
    def line(self) -> str:
        """How the application is given it, as a line of its own."""
        return f"        {self.keyword}={self.name}(settings),\n"


@dataclass(frozen=True, slots=True)
class MetricFamily:
    """Metrics of one subject: a name among all metrics, and their class, by its module below `app/telemetry`."""

    name: str
    module: str
    type: str

    @property
    def import_line(self) -> str:
        """How the class is imported."""
        return f"from app.telemetry.{self.module} import {self.type}"

    @property
    def making(self) -> str:
        """How they are made, as a line of its own."""
        return f"        self.{self.name} = {self.type}(self.registry)\n"


@dataclass(frozen=True, slots=True)
class Variable:
    """An environment variable as `.env.example` and Compose show it.

    `example` is what a developer may start from; it is never a secret. `compose` is the value in Compose, where it
    differs from what the service does by itself, and `production` that of its overlay for production, where it differs
    again: `${NAME:?}` demands one from the environment of the machine. `trial` is what a forge starts the containers
    with, where they do not start without. The value of a `secret` of the service is for nobody to read.
    """

    name: str
    example: str
    help: str
    compose: str | None = None
    production: str | None = None
    trial: str | None = None
    secret: bool = False

    @property
    def default_in_production(self) -> str:
        """The value in Compose where the environment of the machine says nothing."""
        return ENVIRONMENT_OF_MACHINE.sub(r"\1", self.production or self.compose or "")


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceContainer:
    """A server that a forge starts beside the tests, by the image of the pins that it runs.

    `health` is a command that succeeds inside it once it answers; `url` is its address, on `{host}`, and `addresses`
    are the variables that take it.
    """

    image: str
    port: int
    environment: tuple[tuple[str, str], ...]
    health: str
    url: str
    addresses: tuple[str, ...]

    def url_on(self, host: str) -> str:
        """Give its address for the service, where it answers on that host."""
        return self.url.replace("{host}", host)


@dataclass(frozen=True, slots=True, kw_only=True)
class Packaging:
    """How dependencies are declared, locked and installed.

    `run` stands before the name of an installed program, `once` before that of one that is not. `declared` is a pattern
    of the files that a lock is made from. Dependabot finds an `ecosystem` in a `directory`. The image is built from
    `image_needs`, next to `pyproject.toml`, and from a `configuration` that is secret.
    """

    name: str
    run: str
    once: str
    needs: str
    declaration: str
    declared: str
    lock: str
    ecosystem: str
    directory: str
    image_needs: str
    configuration: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """Everything that a choice adds, apart from the files of its overlays.

    What is `innermost` of the middleware stands next to the routes, what is `announcing` around the limits, and what is
    `watching` sees what callers see; the last of each is the outermost. `root_routes` are those that no version of the
    API holds. `expiries` are modules below `app/services` that list what the clean-up removes. Pages of allowed origins
    may send `request_headers` and, with `cookies`, what the browser keeps for the service; they may read
    `exposed_headers` of the answers.

    `watchers` are context managers that are open as long as a process of any kind lives, `worker_watchers` those of
    workers alone; `preparations` are called before several processes serve. `handler_wrappers` see each attempt at a
    job, and `log_processors` each event that is logged; `transports` carry calls of others. Requests for `quiet_paths`
    are of no more interest than probes are. The service calls others at `called_ports`. Functions of `untyped` modules
    say nothing of types. `lock_tools` lock, list and audit the others.
    """

    overlays: tuple[str, ...] = ()
    dependencies: tuple[str, ...] = ()
    development: tuple[str, ...] = ()
    lock_tools: tuple[str, ...] = ()
    untyped: tuple[str, ...] = ()
    settings: tuple[SettingsGroup, ...] = ()
    variables: tuple[Variable, ...] = ()
    resources: tuple[Resource, ...] = ()
    middleware: tuple[Middleware, ...] = ()
    innermost: tuple[Middleware, ...] = ()
    watching: tuple[Middleware, ...] = ()
    request_headers: tuple[str, ...] = ()
    exposed_headers: tuple[str, ...] = ()
    cookies: bool = False
    announcing: tuple[Middleware, ...] = ()
    descriptions: tuple[Description, ...] = ()
    root_routes: tuple[str, ...] = ()
    routes: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    feeds: tuple[str, ...] = ()
    models: tuple[Model, ...] = ()
    expiries: tuple[str, ...] = ()
    job_handlers: tuple[str, ...] = ()
    schedules: tuple[str, ...] = ()
    commands: tuple[str, ...] = ()
    app_options: tuple[AppOption, ...] = ()
    watchers: tuple[Function, ...] = ()
    worker_watchers: tuple[Function, ...] = ()
    preparations: tuple[Function, ...] = ()
    handler_wrappers: tuple[Function, ...] = ()
    log_processors: tuple[Function, ...] = ()
    transports: tuple[Function, ...] = ()
    quiet_paths: tuple[str, ...] = ()
    metric_families: tuple[MetricFamily, ...] = ()
    compose_services: tuple[str, ...] = ()
    volumes: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()
    called_ports: tuple[int, ...] = ()
    test_plugins: tuple[str, ...] = ()
    service_containers: tuple[ServiceContainer, ...] = ()
    migrations: int = 0
