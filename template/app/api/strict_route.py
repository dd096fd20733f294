"""Operations that refuse a query which they do not understand."""

from collections import Counter
from collections.abc import Callable, Coroutine, Iterable
from functools import cached_property
from typing import Annotated, Any, override

from fastapi import Depends, Query, Request, Response
from fastapi.dependencies.models import Dependant
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute

from app.schemas.base import Schema

type Handler = Callable[[Request], Coroutine[Any, Any, Response]]

# Parameters that are lists, which one repeats to name several values.
REPEATABLE: frozenset[str] = frozenset()


class NoParameters(Schema):
    """The query of an operation that takes none."""


async def refuse_parameters(_parameters: Annotated[NoParameters, Query()]) -> None:
    """Refuse a query that the operation would ignore."""


class StrictRoute(APIRoute):
    """Refuses a parameter that is given twice, and any where the operation takes none; else its schema decides.

    As dependencies, both would be solved for each request, with a query or without.
    """

    @override
    def get_route_handler(self) -> Handler:
        """Look at the query, if there is one, before anything else."""
        handle = super().get_route_handler()
        takes_some = takes_parameters(self.dependant)

        async def handle_understood(request: Request) -> Response:
            if not request.scope["query_string"]:
                return await handle(request)
            names = [name for name, _ in request.query_params.multi_items()]
            refuse_repetition(names)
            return await (handle if takes_some or not names else self.refuse)(request)

        return handle_understood

    @cached_property
    def refuse(self) -> Handler:
        """The same operation, which refuses any parameter, but first of all who may not call it."""
        dependencies = [*self.dependencies, Depends(refuse_parameters)]
        route = APIRoute(self.path_format, self.endpoint, response_model=None, dependencies=dependencies)
        return route.get_route_handler()


def takes_parameters(dependant: Dependant) -> bool:
    """Whether a handler, or something that it depends on, takes a parameter of the query."""
    return bool(dependant.query_params) or any(map(takes_parameters, dependant.dependencies))


def refuse_repetition(names: Iterable[str]) -> None:
    """Refuse a parameter that is given twice: parts of the way to the service may not agree which one counts.

    Raises:
        RequestValidationError: there is one.
    """
    counted = Counter(name for name in names if name not in REPEATABLE)
    message = "Give it once"
    repeated = [{"type": "repeated", "loc": ("query", name), "msg": message} for name, n in counted.items() if n > 1]
    if repeated:
        raise RequestValidationError(repeated)
