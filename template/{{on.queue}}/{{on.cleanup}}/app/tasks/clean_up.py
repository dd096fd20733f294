"""The clean-up as a job."""

from app.tasks.kind import JobKind, NoPayload

CLEAN_UP = JobKind("clean_up", NoPayload, limit_seconds=600)
