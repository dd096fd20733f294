"""Jobs: what is to be done after a commit, and what became of it."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.core.clock import utc_now
from app.db.base import Identified

KIND_LENGTH = 64
STATUS_LENGTH = 16
OWNER_LENGTH = 36
KEY_LENGTH = 255
REQUEST_ID_LENGTH = 128
TRACEPARENT_LENGTH = 55
ERROR_LENGTH = 1000


class JobStatus(StrEnum):
    """Where a job stands; the last three are final."""

    QUEUED = "queued"
    RUNNING = "running"
    RETRYING = "retrying"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    DEAD = "dead"


class Job(Identified):
    """A job, stored by the transaction that wants it done.

    The broker carries nothing but the id: a message that is lost, or comes twice, does no harm. An attempt is wanted
    from `wanted_at` on. From `due_at` on, a job that is not final is sent, or sent again. `sent_at` says that a message
    is on its way: whoever takes the job clears it, so that only one of those who have a message gets it.
    """

    __tablename__ = "job"
    __table_args__ = (UniqueConstraint("owner", "key"), Index(None, "status", "due_at"))

    kind: Mapped[str] = mapped_column(String(KIND_LENGTH))
    payload: Mapped[dict[str, Any]] = mapped_column(JSON)
    status: Mapped[JobStatus] = mapped_column(String(STATUS_LENGTH), default=JobStatus.QUEUED)
    attempts: Mapped[int] = mapped_column(default=0)
    wanted_at: Mapped[datetime] = mapped_column(default=utc_now)
    due_at: Mapped[datetime] = mapped_column(default=utc_now)
    sent_at: Mapped[datetime | None]
    owner: Mapped[str] = mapped_column(String(OWNER_LENGTH), default="")
    key: Mapped[str | None] = mapped_column(String(KEY_LENGTH))
    request_id: Mapped[str] = mapped_column(String(REQUEST_ID_LENGTH), default="")
    traceparent: Mapped[str] = mapped_column(String(TRACEPARENT_LENGTH), default="")
    result: Mapped[Any] = mapped_column(JSON(none_as_null=True), nullable=True)
    error: Mapped[str | None] = mapped_column(String(ERROR_LENGTH))
    created_at: Mapped[datetime] = mapped_column(default=utc_now)
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None] = mapped_column(index=True)
