"""What handlers take and answer in a version of the API."""

from collections.abc import Callable, Iterator
from inspect import Signature, signature
from typing import Any, get_args

from pydantic import BaseModel, TypeAdapter


def signature_in_version(handler: Callable[..., Any], declared: Callable[..., Any]) -> Signature:
    """Return the parameters of a version, and those of the handler itself where nothing has changed.

    Copies of models are not quite the models: the errors of some rules have other codes.
    """
    own, changed = signature(handler), signature(declared)
    newest, version = dict(models_of(handler)), dict(models_of(declared))
    kept = {
        name: parameter
        for name, parameter in own.parameters.items()
        if name not in newest or in_version(newest[name], version[name]) is newest[name]
    }
    return own.replace(parameters=[kept.get(name, parameter) for name, parameter in changed.parameters.items()])


def in_version(newest: type[Any], version: type[Any]) -> type[Any]:
    """Return the model of a version, and the newest one itself where nothing has changed."""
    if newest is None or TypeAdapter(newest).json_schema() == TypeAdapter(version).json_schema():
        return newest
    return version


def models_of(handler: Callable[..., Any]) -> Iterator[tuple[str, type[BaseModel]]]:
    """List the parameters that are models: bodies, forms and queries."""
    for name, parameter in signature(handler).parameters.items():
        model = next(iter(get_args(parameter.annotation)), parameter.annotation)
        if isinstance(model, type) and issubclass(model, BaseModel):
            yield name, model
