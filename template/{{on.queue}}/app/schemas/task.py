"""Tasks as callers want and see them."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field, JsonValue

from app.models.job import JobStatus
from app.schemas.base import ReadSchema, Schema
from app.tasks.demo import DemoKind


class TaskCreate(Schema):
    """What is to be done."""

    kind: DemoKind
    payload: Annotated[dict[str, JsonValue], Field(examples=[{"seconds": 1}])] = {}


class TaskAccepted(ReadSchema):
    """A task that is stored; it will be done."""

    id: UUID
    status: JobStatus


class TaskRead(TaskAccepted):
    """A task, and what became of it."""

    kind: str
    attempts: int
    result: JsonValue
    error: str | None
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None
