"""Whether the process lives."""

from typing import Literal

from fastapi import APIRouter, Response
from pydantic import BaseModel

from app.api.plain_route import PlainRoute
from app.core.probes import LIVENESS

router = APIRouter(tags=["health"], route_class=PlainRoute)


class Health(BaseModel):
    """The process answers."""

    status: Literal["ok"] = "ok"


ALIVE = Health().model_dump_json().encode()


@router.get(LIVENESS, response_model=Health)
async def get_health() -> Response:
    """Say that the process lives; it asks nothing else, so that a lost database does not restart the service."""
    return Response(ALIVE, media_type="application/json")
