"""Handlers of the newest version, as callers of each version reach them."""

from collections.abc import Callable
from datetime import date
from inspect import signature
from typing import Any

from cadwyn import VersionBundle
from fastapi import Request, Response
from pydantic import BaseModel

from app.api.versions.conversions import answer_conversion, body_conversion
from app.api.versions.signatures import models_of, signature_in_version


class VersionedHandler:
    """Converts what the handler gets and what it answers; dependencies are solved once, whatever the version.

    `declared` has the parameters that the framework fills, as the version declares them.
    """

    def __init__(
        self,
        handler: Callable[..., Any],
        *,
        declared: Callable[..., Any],
        answer: type[Any],
        versions: VersionBundle,
        version: date,
    ) -> None:
        self.handler = handler
        self.version = version
        self.taken = frozenset(signature(handler).parameters)
        self.bodies = {name: body_conversion(versions, version, model) for name, model in models_of(handler)}
        self.answer = answer_conversion(versions, version, answer)
        self.__signature__ = signature_in_version(handler, declared)
        self.__doc__ = handler.__doc__

    async def __call__(self, **filled: object) -> object:
        """Answer a request of the version."""
        request = next(value for value in filled.values() if isinstance(value, Request))
        for name, convert in self.bodies.items():
            given = filled[name]
            if isinstance(given, BaseModel) and (convert.steps or type(given) is not convert.model):
                filled[name] = convert(given, request)
        answer = await self.handler(**{name: value for name, value in filled.items() if name in self.taken})
        if self.answer is None or isinstance(answer, Response):
            return answer
        return self.answer(answer, next(value for value in filled.values() if isinstance(value, Response)))
