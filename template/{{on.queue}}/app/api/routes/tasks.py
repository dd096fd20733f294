"""Tasks that show what the queue does."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Header, Request, Response, status
from fastapi.exceptions import RequestValidationError
from pydantic import ValidationError

from app.api.dependencies import ReadSessionDep, SessionDep, SettingsDep
from app.api.queue import BROKER_ANSWERS
from app.api.responses import CONFLICT, NOT_FOUND
from app.api.strict_route import StrictRoute
from app.api.task_owner import CHANGE_PROBLEMS, TASK_PROBLEMS, TaskOwner
from app.core.exceptions import NotFoundError
from app.models.job import Job
from app.schemas.task import TaskAccepted, TaskCreate, TaskRead
from app.services.task import TaskService
from app.tasks.demo import DEMO_KINDS
from app.tasks.kind import Payload


async def demand_demonstration(_owner: TaskOwner, settings: SettingsDep) -> None:
    """Hide the tasks unless they are switched on, from whoever may call at all.

    Raises:
        NotFoundError: they are not.
    """
    if not settings.demo_tasks_enabled:
        raise NotFoundError


async def read_payload(new: TaskCreate) -> Payload:
    """Read what the task is about, as its kind has it.

    Raises:
        RequestValidationError: it is something else.
    """
    try:
        return DEMO_KINDS[new.kind].payload.model_validate(new.payload)
    except ValidationError as error:
        places = [{**found, "loc": ("body", "payload", *found["loc"])} for found in error.errors()]
        raise RequestValidationError(places) from None


IdempotencyKey = Annotated[str | None, Header(min_length=1, max_length=255, pattern=r"^[!-~]+$")]

router = APIRouter(
    prefix="/tasks",
    tags=["tasks"],
    responses=TASK_PROBLEMS | NOT_FOUND,
    route_class=StrictRoute,
    dependencies=[Depends(demand_demonstration)],
)


@router.post(
    "",
    response_model=TaskAccepted,
    status_code=status.HTTP_202_ACCEPTED,
    responses=CHANGE_PROBLEMS | CONFLICT,
    dependencies=[BROKER_ANSWERS],
)
async def create_task(
    new: TaskCreate,
    payload: Annotated[Payload, Depends(read_payload)],
    owner: TaskOwner,
    session: SessionDep,
    request: Request,
    response: Response,
    idempotency_key: IdempotencyKey = None,
) -> Job:
    """Have a task done; with an `Idempotency-Key`, the same request again means the same task."""
    job = await TaskService(session, owner).create(new.kind, payload, idempotency_key)
    response.headers["Location"] = f"{request.scope['path']}/{job.id}"
    return job


@router.get("/{task_id}", response_model=TaskRead)
async def get_task(task_id: UUID, owner: TaskOwner, session: ReadSessionDep) -> Job:
    """Return a task of the caller."""
    return await TaskService(session, owner).get(task_id)
