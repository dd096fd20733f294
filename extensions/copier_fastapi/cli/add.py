"""What can be added to a service, as it is typed."""

from pathlib import Path
from typing import Annotated

import typer

from .added_resource import add_resource
from .exit_codes import exit_codes_text
from .failures import failures_told
from .options import Debug, Plural, ServiceDirectory
from .signals import signals_raised

add = typer.Typer(name="add", no_args_is_help=True, help="Add something to a service.")


@add.callback()
def something() -> None:
    """Add something to a service."""


@add.command(epilog=exit_codes_text())
def resource(
    name: Annotated[str, typer.Argument(metavar="NAME", help="What one of them is called, such as order.")],
    fields: Annotated[list[str], typer.Argument(metavar="FIELD...", help="Fields as name:type, with a ? if optional.")],
    plural: Plural = None,
    directory: ServiceDirectory = Path(),
    debug: Debug = False,
) -> None:
    """Add a resource, with its routes, migration and tests.

    The types of fields are str(LENGTH), text, int, bool, float, decimal, decimal(DIGITS,PLACES), date, datetime, uuid,
    and user for whom it belongs to. Nothing is overwritten.
    """
    with failures_told(debug=debug), signals_raised():
        add_resource(directory.resolve(), name, fields, plural)
