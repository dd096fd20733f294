"""The version of the command."""

from importlib.metadata import PackageNotFoundError, version

import typer

from .template_source import DISTRIBUTION


def show_version(wanted: bool) -> None:
    """Print the version and leave, if it is wanted."""
    if not wanted:
        return
    try:
        typer.echo(f"{DISTRIBUTION} {version(DISTRIBUTION)}")
    except PackageNotFoundError:
        typer.echo(f"{DISTRIBUTION} (not installed)")
    raise typer.Exit
