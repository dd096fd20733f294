"""What operations make of a query that they do not understand."""

from fastapi.routing import APIRoute, iter_route_contexts

from app.api.router import api_router
from app.api.strict_route import StrictRoute


def test_every_operation_of_the_api_refuses_what_it_does_not_understand() -> None:
    operations = [each.original_route for each in iter_route_contexts(api_router().routes)]

    lax = [each.path for each in operations if isinstance(each, APIRoute) and not isinstance(each, StrictRoute)]

    assert lax == [], "give their router `route_class=StrictRoute`"
