"""Kinds of jobs to try a queue with; callers may want them where `DEMO_TASKS_ENABLED` says so."""

from enum import StrEnum
from types import MappingProxyType
from typing import Annotated

from pydantic import ConfigDict, Field, JsonValue

from app.tasks.kind import JobKind, Payload

LONGEST_SLEEP_SECONDS = 300


class DemoKind(StrEnum):
    """What a caller may want to see."""

    ECHO = "echo"
    SLEEP = "sleep"
    FLAKY = "flaky"
    FAIL = "fail"


class Echo(Payload):
    """Anything: it is the result."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, JsonValue]


class Sleep(Payload):
    """How long the job takes."""

    seconds: Annotated[float, Field(ge=0, le=LONGEST_SLEEP_SECONDS)] = 1


class Flaky(Payload):
    """How often the job fails before it succeeds."""

    failures: Annotated[int, Field(ge=0, le=100)] = 2


class Fail(Payload):
    """Whether trying again could be of use."""

    permanent: bool = False


ECHO = JobKind(DemoKind.ECHO, Echo)
SLEEP = JobKind(DemoKind.SLEEP, Sleep, limit_seconds=LONGEST_SLEEP_SECONDS + 10)
FLAKY = JobKind(DemoKind.FLAKY, Flaky)
FAIL = JobKind(DemoKind.FAIL, Fail, max_attempts=3)
DEMO_KINDS = MappingProxyType({kind.name: kind for kind in (ECHO, SLEEP, FLAKY, FAIL)})
