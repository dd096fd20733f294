"""The kinds of jobs of the queue itself."""

from app.tasks.kind import JobKind, NoPayload

PURGE_JOBS = JobKind("purge_jobs", NoPayload, limit_seconds=600)
