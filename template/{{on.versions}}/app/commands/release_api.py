"""Releases a version of the API."""

from typing import Annotated

import typer

from app.api.documentation_versions import NAMES
from app.api.releases import ReleaseError, Releases
from app.main import create_app

cli = typer.Typer()


@cli.command()
def release_api(version: Annotated[str, typer.Argument(help=f"One of {', '.join(NAMES)}.")]) -> None:
    """Write down what a version of the API promises; from then on, tests fail where a change breaks its callers."""
    if version not in NAMES:
        raise SystemExit(f"There is no version {version}. There are {', '.join(NAMES)}.")
    releases = Releases()
    try:
        releases.release(version, create_app().document(version))
    except (OSError, ReleaseError) as error:
        raise SystemExit(f"Not released. {error}") from None
    typer.echo(f"Released {version}. Commit {releases.states} and {releases.document(version)}.")
