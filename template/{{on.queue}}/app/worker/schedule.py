"""What a time of the schedule is."""

from dataclasses import dataclass

from app.tasks.kind import JobKind, NoPayload


@dataclass(frozen=True, slots=True)
class Schedule:
    """A job at the times of an expression as cron has it, in UTC; with six fields, the first is that of the seconds."""

    kind: JobKind[NoPayload]
    times: str
