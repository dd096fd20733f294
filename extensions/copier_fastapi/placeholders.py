"""The names of a service in what contributions say of it: `{database}` and `{slug}`."""

from collections.abc import Mapping
from dataclasses import replace

from .contribution import ServiceContainer, Variable

Names = Mapping[str, str]


def named(text: str, names: Names) -> str:
    """Put the names of the service into a text."""
    for placeholder, name in names.items():
        text = text.replace(placeholder, name)
    return text


def filled_variable(variable: Variable, names: Names) -> Variable:
    """Put the names of the service into an example."""
    compose = variable.compose and named(variable.compose, names)
    production = variable.production and named(variable.production, names)
    return replace(variable, example=named(variable.example, names), compose=compose, production=production)


def filled_container(container: ServiceContainer, names: Names) -> ServiceContainer:
    """Put the names of the service into what a server is started with."""
    environment = tuple((name, named(value, names)) for name, value in container.environment)
    return replace(
        container, environment=environment, health=named(container.health, names), url=named(container.url, names)
    )
