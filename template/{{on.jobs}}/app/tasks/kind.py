"""What a kind of job is."""

from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict


class Payload(BaseModel):
    """What a job is about: plain data, without secrets, as it is stored and logged."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class NoPayload(Payload):
    """A job that needs to know nothing."""


@dataclass(frozen=True, slots=True)
class JobKind[P: Payload]:
    """A kind of job, by a name that is stored; renaming one leaves jobs behind that nobody knows.

    A job is tried `max_attempts` times, each for at most `limit_seconds`.
    """

    name: str
    payload: type[P]
    max_attempts: int = 6
    limit_seconds: int = 60
