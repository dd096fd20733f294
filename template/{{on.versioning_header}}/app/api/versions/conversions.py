"""What has to be done to a body on its way between a version of the API and the newest."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from cadwyn import RequestInfo, ResponseInfo, VersionBundle, VersionChange
from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, TypeAdapter, ValidationError


@dataclass(frozen=True, slots=True)
class BodyConversion:
    """Turns what a caller of an old version has sent into what the handler expects."""

    model: type[BaseModel]
    steps: tuple[Callable[[RequestInfo], None], ...]

    def __call__(self, given: BaseModel, request: Request) -> BaseModel:
        """Convert a body that is valid in the version of the caller.

        Raises:
            RequestValidationError: the newest version has a rule that it breaks.
        """
        info = RequestInfo(request, given.model_dump(by_alias=True, exclude_unset=True))
        for step in self.steps:
            step(info)
        try:
            return self.model.model_validate(info.body)
        except ValidationError as error:
            errors = [{**found, "loc": ("body", *found["loc"])} for found in error.errors()]
            raise RequestValidationError(errors) from error


@dataclass(frozen=True, slots=True)
class AnswerConversion:
    """Turns what a handler has answered into what the version of the caller promises."""

    model: TypeAdapter[Any]
    steps: tuple[Callable[[ResponseInfo], None], ...]

    def __call__(self, answer: object, response: Response) -> object:
        """Convert an answer, whatever objects it was made of."""
        read = self.model.validate_python(answer, from_attributes=True)
        info = ResponseInfo(response, self.model.dump_python(read, by_alias=True))
        for step in self.steps:
            step(info)
        return info.body


def body_conversion(versions: VersionBundle, version: date, model: type[BaseModel]) -> BodyConversion:
    """Collect the steps from a version up to the newest."""
    changes = reversed(tuple(changes_since(versions, version)))
    steps = (step for change in changes for step in change.alter_request_by_schema_instructions.get(model, ()))
    return BodyConversion(model, tuple(steps))


def answer_conversion(versions: VersionBundle, version: date, model: type[Any]) -> AnswerConversion | None:
    """Collect the steps from the newest version down to one; none, where nothing has changed."""
    changes = changes_since(versions, version)
    steps = tuple(step for change in changes for step in change.alter_response_by_schema_instructions.get(model, ()))
    return AnswerConversion(TypeAdapter(model), steps) if steps else None


def changes_since(versions: VersionBundle, version: date) -> Iterator[type[VersionChange]]:
    """List the changes after a version, the newest first."""
    for newer in versions:
        if newer.value > version.isoformat():
            yield from newer.changes
