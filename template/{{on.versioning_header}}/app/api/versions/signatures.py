"""What handlers take and answer in a version of the API."""

from collections.abc import Callable, Iterator
from inspect import Parameter, Signature, signature
from typing import Annotated, Any, get_args

from fastapi.params import Depends
from pydantic import BaseModel, TypeAdapter, create_model


def signature_in_version(handler: Callable[..., Any], declared: Callable[..., Any]) -> Signature:
    """Return the parameters of a version, and those of the handler itself where nothing has changed."""
    own, newest = signature(handler).parameters, dict(models_of(handler))
    parameters = {**signature(declared).parameters}
    for name, model in models_of(declared):
        parameters[name] = with_model(own[name], in_version(newest[name], with_own_rules(newest[name], model)))
    kept = {name: own[name] for name in own.keys() - newest.keys()}
    return signature(declared).replace(parameters=[kept.get(name, each) for name, each in parameters.items()])


def in_version(newest: type[Any], version: type[Any]) -> type[Any]:
    """Return the model of a version, and the newest one itself where nothing has changed."""
    if newest is None or TypeAdapter(newest).json_schema() == TypeAdapter(version).json_schema():
        return newest
    return version


def with_own_rules(newest: type[BaseModel], version: type[BaseModel]) -> type[BaseModel]:
    """Return the model of a version with the fields of the newest where they are the same.

    The copies of fields have their rules in another order, and so refuse the same value with another code.
    """
    now, then = (model.model_json_schema().get("properties", {}) for model in (newest, version))
    same = {name: newest.model_fields[name] for name in version.model_fields if now.get(name) == then.get(name, ...)}
    fields: dict[str, Any] = {name: (field.annotation, field) for name, field in same.items()}
    return create_model(
        version.__name__, __base__=version, __module__=version.__module__, __doc__=version.__doc__, **fields
    )


def with_model(parameter: Parameter, model: type[BaseModel]) -> Parameter:
    """Return a parameter with another model."""
    _, *rest = get_args(parameter.annotation) or (None,)
    return parameter.replace(annotation=Annotated[model, *rest] if rest else model)


def models_of(handler: Callable[..., Any]) -> Iterator[tuple[str, type[BaseModel]]]:
    """List the parameters that are models: bodies, forms and queries, and not what dependencies make."""
    for name, parameter in signature(handler).parameters.items():
        model, *rest = get_args(parameter.annotation) or (parameter.annotation,)
        made = any(isinstance(each, Depends) for each in rest)
        if isinstance(model, type) and issubclass(model, BaseModel) and not made:
            yield name, model
