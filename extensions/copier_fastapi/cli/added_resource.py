"""Writes a resource into a service."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import typer

from ..answers import Answers
from ..plan import ServicePlan, plan_service
from ..resource.errors import ResourceError
from ..resource.fields import read_fields
from ..resource.names import Names
from ..resource.plan import plan_resource
from ..resource.writing import write
from .answers import file_answers
from .failures import CommandError
from .recorded import ANSWERS_FILE


def add_resource(service: Path, name: str, fields: Sequence[str], plural: str | None) -> None:
    """Write a resource, list its files and say how to go on.

    Raises:
        CommandError: it can't be written; then nothing has changed.
    """
    plan = plan_of(service)
    try:
        names = Names.read(name, plural)
        read = read_fields(fields, users=bool(plan.on["accounts"]))
        planned = plan_resource(service, plan, names, read, datetime.now(UTC).date())
    except ResourceError as error:
        raise CommandError(str(error)) from error
    write(service, planned)
    typer.echo(
        "\n".join([*(f"new      {path}" for path in planned.new), *(f"changed  {path}" for path in planned.changed)])
    )
    typer.echo("Next: make check, then make upgrade", err=True)


def plan_of(service: Path) -> ServicePlan:
    """Find out how a service was rendered.

    Raises:
        CommandError: nothing says so, or this command does not know it.
    """
    file = service / ANSWERS_FILE
    if not file.is_file():
        raise CommandError(f"{service} has no {ANSWERS_FILE}: it is no service that this command knows.")
    try:
        return plan_service(Answers.from_context(file_answers(file)))
    except (KeyError, ValueError) as error:
        raise CommandError(
            f"{ANSWERS_FILE} has answers that this command does not know ({error}). Update the service, or the command."
        ) from error
