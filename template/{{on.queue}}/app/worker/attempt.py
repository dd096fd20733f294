"""What an attempt at a job comes to."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.core.clock import utc_now
from app.models.job import ERROR_LENGTH, Job, JobStatus
from app.worker.retries import gap_after

FINAL = frozenset({JobStatus.SUCCEEDED, JobStatus.FAILED, JobStatus.DEAD})


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is stored of an attempt; one that is not final has a time for the next."""

    status: JobStatus
    result: Any = None
    error: str | None = None
    due_at: datetime | None = None

    @property
    def values(self) -> dict[str, Any]:
        """The columns besides the status."""
        now = utc_now()
        final = {"result": self.result, "error": self.error, "finished_at": now if self.status in FINAL else None}
        due_at = self.due_at or now
        return final | {"wanted_at": due_at, "due_at": due_at}


def succeeded(result: object) -> Outcome:
    """The job is done."""
    return Outcome(JobStatus.SUCCEEDED, result=result)


def failed(reason: str) -> Outcome:
    """The job can't be done."""
    return Outcome(JobStatus.FAILED, error=reason[:ERROR_LENGTH])


def dead(reason: str) -> Outcome:
    """The job was tried often enough; `python -m app jobs replay` tries it anew."""
    return Outcome(JobStatus.DEAD, error=reason[:ERROR_LENGTH])


def interrupted() -> Outcome:
    """The worker stops before the job is done: another does it at once."""
    return Outcome(JobStatus.RETRYING, error="The worker was stopped.")


def after_error(job: Job, error: Exception, max_attempts: int, first_gap_seconds: float) -> Outcome:
    """The job failed this time; the text of the error may hold anything, so its class alone is told."""
    reason = type(error).__name__
    if job.attempts >= max_attempts:
        return dead(f"{reason}, after {job.attempts} attempts")
    return Outcome(JobStatus.RETRYING, error=reason, due_at=utc_now() + gap_after(job.attempts, first_gap_seconds))
