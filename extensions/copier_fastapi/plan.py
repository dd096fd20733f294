"""Turns the answers into the plan that the templates print."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from .answers import Answers
from .contribution import (
    ApiLayout,
    AppOption,
    Contribution,
    Description,
    Function,
    MetricFamily,
    Middleware,
    Model,
    Packaging,
    Resource,
    ServiceContainer,
    SettingsGroup,
    Variable,
)
from .contributions.api_versioning import API_LAYOUTS, API_VERSIONINGS
from .contributions.auth import AUTHS
from .contributions.base import BASE
from .contributions.ci import CIS
from .contributions.database import DATABASES
from .contributions.dependency_manager import DEPENDENCY_MANAGERS, PACKAGING
from .contributions.deployment import DEPLOYMENTS, deployment
from .contributions.middleware import COMPRESSION, CONCURRENCY, GUARDS, LIMITS, OUTERMOST
from .contributions.observability import CHOICES as OBSERVERS
from .contributions.observability import observability
from .contributions.python_version import PYTHON_VERSIONS
from .contributions.reverse_proxy import REVERSE_PROXIES, reverse_proxy
from .contributions.server import SERVERS
from .contributions.task_queue import CHOICES as TASK_QUEUES
from .contributions.task_queue import task_queue
from .contributions.websocket import WEBSOCKETS, websocket
from .pins import actions, images, requirement
from .placeholders import filled_container, filled_variable

CHOICES: tuple[Contribution, ...] = (
    *PYTHON_VERSIONS.values(),
    *(part for parts in DATABASES.values() for part in parts),
    *(part for parts in AUTHS.values() for part in parts),
    *TASK_QUEUES,
    *API_VERSIONINGS.values(),
    *(part for parts in WEBSOCKETS.values() for part in parts),
    *OBSERVERS,
    *SERVERS.values(),
    *(part for parts in DEPLOYMENTS.values() for part in parts),
    *(part for parts in REVERSE_PROXIES.values() for part in parts),
    *DEPENDENCY_MANAGERS.values(),
    *CIS.values(),
)
SERVER_NAMES = {
    "postgres": "PostgreSQL",
    "mariadb": "MariaDB (10.11 or newer) or MySQL (8.0.17 or newer)",
    "redis": "Redis",
    "rabbitmq": "RabbitMQ",
}
OVERLAYS = frozenset(overlay for choice in CHOICES for overlay in choice.overlays)


@dataclass(frozen=True, slots=True, kw_only=True)
class ServicePlan:
    """What is rendered: overlays, dependencies, settings, variables, routes, commands and containers."""

    on: Mapping[str, str]
    database_name: str
    dependencies: tuple[str, ...]
    development: tuple[str, ...]
    lock_tools: tuple[str, ...]
    packaging: Packaging
    untyped: tuple[str, ...]
    settings: tuple[SettingsGroup, ...]
    variables: tuple[Variable, ...]
    resources: tuple[Resource, ...]
    middleware: tuple[Middleware, ...]
    innermost: tuple[Middleware, ...]
    watching: tuple[Middleware, ...]
    request_headers: tuple[str, ...]
    exposed_headers: tuple[str, ...]
    cookies: bool
    announcing: tuple[Middleware, ...]
    descriptions: tuple[Description, ...]
    api: ApiLayout
    root_routes: tuple[str, ...]
    routes: tuple[str, ...]
    lists: tuple[str, ...]
    feeds: tuple[str, ...]
    models: tuple[Model, ...]
    expiries: tuple[str, ...]
    job_handlers: tuple[str, ...]
    schedules: tuple[str, ...]
    commands: tuple[str, ...]
    app_options: tuple[AppOption, ...]
    watchers: tuple[Function, ...]
    worker_watchers: tuple[Function, ...]
    preparations: tuple[Function, ...]
    handler_wrappers: tuple[Function, ...]
    log_processors: tuple[Function, ...]
    transports: tuple[Function, ...]
    quiet_paths: tuple[str, ...]
    metric_families: tuple[MetricFamily, ...]
    compose_services: tuple[str, ...]
    volumes: tuple[str, ...]
    folders: tuple[str, ...]
    called_ports: tuple[int, ...]
    test_plugins: tuple[str, ...]
    service_containers: tuple[ServiceContainer, ...]
    migrations: int
    images: Mapping[str, str]
    actions: Mapping[str, str]

    @property
    def uv_version(self) -> str:
        """The version of uv that the image is built with."""
        return self.images["astral/uv"].rpartition(":")[2]

    @property
    def trials(self) -> tuple[Variable, ...]:
        """List the variables without which the containers do not start."""
        return tuple(variable for variable in self.variables if variable.trial)

    @property
    def secrets(self) -> tuple[Variable, ...]:
        """List the variables of the service whose values nobody may read."""
        return tuple(variable for variable in self.variables if variable.secret)

    @property
    def generated(self) -> tuple[Variable, ...]:
        """List the passwords that an owner makes up for the servers of Compose."""
        return tuple(variable for variable in self.trials if variable.name.endswith("_PASSWORD"))

    @property
    def servers(self) -> str:
        """Name the servers that the service calls, for people."""
        return " and ".join(SERVER_NAMES[name] for name in self.compose_services)

    @property
    def proof_header(self) -> str:
        """The header by which a page proves who calls; empty if nobody has to."""
        return next((name for name in self.request_headers if name not in BASE.request_headers), "")

    @property
    def authentication(self) -> str:
        """Name the way of authentication, by the overlay of its own."""
        return next(name for name, chosen in self.on.items() if chosen and name.startswith("auth_"))

    @property
    def way(self) -> tuple[Middleware, ...]:
        """List all middleware in the order in which a request meets it, as `stack.py` puts it together."""
        return (
            *OUTERMOST,
            *reversed(self.watching),
            *GUARDS,
            *reversed(self.announcing),
            CONCURRENCY,
            COMPRESSION,
            *LIMITS,
            *reversed(self.innermost),
        )

    @property
    def ticket_migration(self) -> int:
        """The number of the migration of tickets, which comes before that of jobs."""
        return self.migrations - (1 if self.on["queue"] else 0)

    @property
    def wrapped_handler(self) -> str:
        """How a handler is wrapped: the first wrapper is the outermost."""
        wrapped = "each"
        for wrapper in reversed(self.handler_wrappers):
            wrapped = f"{wrapper.name}({wrapped})"
        return wrapped

    @property
    def routers(self) -> tuple[str, ...]:
        """List the routers of the API, those with the more particular paths first."""
        lists = tuple(f"{name}.router" for name in self.lists)
        feeds = tuple(f"{name}.feeds" for name in self.feeds)
        return lists + feeds + tuple(f"{name}.router" for name in self.routes)


def contributions(answers: Answers) -> tuple[Contribution, ...]:
    """List what the answers contribute, in a fixed order."""
    return (
        BASE,
        PYTHON_VERSIONS[answers.python_version],
        *DATABASES[answers.database],
        *AUTHS[answers.auth],
        *observability(answers),
        *websocket(answers),
        *task_queue(answers),
        API_VERSIONINGS[answers.api_versioning],
        SERVERS[answers.server],
        *deployment(answers),
        *reverse_proxy(answers),
        DEPENDENCY_MANAGERS[answers.dependency_manager],
        CIS[answers.ci],
    )


def overlay_switches(chosen: Iterable[str]) -> Mapping[str, str]:
    """Map each overlay to the folder name that it renders to: `.` vanishes from a path, nothing leaves it out."""
    names = frozenset(chosen)
    return MappingProxyType({overlay: "." if overlay in names else "" for overlay in sorted(OVERLAYS)})


def sorted_requirements(names: Iterable[str]) -> tuple[str, ...]:
    """List the requirements of packages in the order of their names."""
    return tuple(requirement(name) for name in sorted(set(names)))


def sorted_middleware(parts: Iterable[Contribution]) -> tuple[Middleware, ...]:
    """List all middleware in the order of their imports."""
    listed = (
        middleware
        for part in parts
        for middleware in (*part.middleware, *part.innermost, *part.announcing, *part.watching)
    )
    return tuple(sorted(listed, key=lambda middleware: middleware.module))


def sorted_descriptions(parts: Iterable[Contribution]) -> tuple[Description, ...]:
    """List what completes the OpenAPI document in the order of its imports."""
    listed = (description for part in parts for description in part.descriptions)
    return tuple(sorted(listed, key=lambda description: description.module))


@cache
def plan_service(answers: Answers) -> ServicePlan:
    """Compute the plan of a service; the same answers always give the same plan."""
    parts = contributions(answers)
    database_name = answers.project_slug.replace("-", "_")
    names = {"{database}": database_name, "{slug}": answers.project_slug}
    return ServicePlan(
        on=overlay_switches(overlay for part in parts for overlay in part.overlays),
        database_name=database_name,
        dependencies=sorted_requirements(name for part in parts for name in part.dependencies),
        development=sorted_requirements(name for part in parts for name in part.development),
        lock_tools=sorted_requirements(name for part in parts for name in part.lock_tools),
        packaging=PACKAGING[answers.dependency_manager],
        untyped=tuple(sorted(name for part in parts for name in part.untyped)),
        settings=tuple(group for part in parts for group in part.settings),
        variables=tuple(filled_variable(variable, names) for part in parts for variable in part.variables),
        resources=tuple(resource for part in parts for resource in part.resources),
        middleware=sorted_middleware(parts),
        innermost=tuple(middleware for part in parts for middleware in part.innermost),
        watching=tuple(middleware for part in parts for middleware in part.watching),
        request_headers=tuple(sorted({name for part in parts for name in part.request_headers})),
        exposed_headers=tuple(sorted({name for part in parts for name in part.exposed_headers})),
        cookies=any(part.cookies for part in parts),
        announcing=tuple(middleware for part in parts for middleware in part.announcing),
        descriptions=sorted_descriptions(parts),
        api=API_LAYOUTS[answers.api_versioning],
        lists=tuple(sorted(name for part in parts for name in part.lists)),
        feeds=tuple(sorted(name for part in parts for name in part.feeds)),
        root_routes=tuple(sorted(route for part in parts for route in part.root_routes)),
        routes=tuple(sorted(route for part in parts for route in part.routes)),
        models=tuple(model for part in parts for model in part.models),
        expiries=tuple(sorted(name for part in parts for name in part.expiries)),
        job_handlers=tuple(sorted(name for part in parts for name in part.job_handlers)),
        schedules=tuple(sorted(name for part in parts for name in part.schedules)),
        commands=tuple(sorted(command for part in parts for command in part.commands)),
        app_options=tuple(option for part in parts for option in part.app_options),
        watchers=tuple(watcher for part in parts for watcher in part.watchers),
        worker_watchers=tuple(watcher for part in parts for watcher in part.worker_watchers),
        preparations=tuple(preparation for part in parts for preparation in part.preparations),
        handler_wrappers=tuple(wrapper for part in parts for wrapper in part.handler_wrappers),
        log_processors=tuple(processor for part in parts for processor in part.log_processors),
        transports=tuple(transport for part in parts for transport in part.transports),
        quiet_paths=tuple(sorted(path for part in parts for path in part.quiet_paths)),
        metric_families=tuple(family for part in parts for family in part.metric_families),
        compose_services=tuple(service for part in parts for service in part.compose_services),
        volumes=tuple(volume for part in parts for volume in part.volumes),
        called_ports=tuple(sorted({port for part in parts for port in part.called_ports})),
        folders=tuple(folder for part in parts for folder in part.folders),
        test_plugins=tuple(plugin for part in parts for plugin in part.test_plugins),
        service_containers=tuple(
            filled_container(container, names) for part in parts for container in part.service_containers
        ),
        migrations=sum(part.migrations for part in parts),
        images=images(python_version=answers.python_version),
        actions=actions(),
    )
