"""What is done at which times, which are in UTC."""

from dataclasses import dataclass

from app.tasks.jobs import PURGE_JOBS
from app.tasks.kind import JobKind, NoPayload


@dataclass(frozen=True, slots=True)
class Schedule:
    """A job at the times of an expression as cron has it; with six fields, the first is that of the seconds."""

    kind: JobKind[NoPayload]
    times: str


SCHEDULES = (Schedule(PURGE_JOBS, "17 * * * *"),)
