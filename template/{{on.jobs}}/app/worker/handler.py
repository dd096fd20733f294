"""How a kind of job is done."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from pydantic import ValidationError
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.config import Settings
from app.db.session import Database
from app.tasks.failures import WrongPayloadError
from app.tasks.kind import JobKind, Payload


@dataclass(frozen=True, slots=True)
class Work:
    """An attempt at a job.

    What is changed through `session` is committed together with the success of the job, or not at all: it happens
    once. What happens elsewhere may happen again, if the worker is lost in between: tell it `job_id` as the key.

    From its first statement on, `session` holds a transaction, which others may wait for, and which the database may
    end when it rests for long. Read through `database.readers`, and do what takes time before `session` is used.
    """

    job_id: UUID
    attempt: int
    session: AsyncSession
    database: Database
    settings: Settings


type Handle[P: Payload] = Callable[[Work, P], Awaitable[Any]]


@dataclass(frozen=True, slots=True)
class Handler[P: Payload]:
    """A kind of job, and how it is done; what `handle` returns is the result, as JSON has it."""

    kind: JobKind[P]
    handle: Handle[P]

    async def run(self, work: Work, payload: object) -> object:
        """Do a job.

        Raises:
            WrongPayloadError: the payload is not that of the kind.
            JobFailedError: trying again is of no use.
        """
        return await self.handle(work, self.read(payload))

    def read(self, payload: object) -> P:
        """Read what is stored.

        Raises:
            WrongPayloadError: it is not the payload of the kind.
        """
        try:
            return self.kind.payload.model_validate(payload)
        except ValidationError as error:
            raise WrongPayloadError from error
