"""Asks a running service whether it lives, as a container's health check."""

from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from typing import Annotated

import typer

TIMEOUT_SECONDS = 2
FAILURES = (OSError, HTTPException)

cli = typer.Typer()


@cli.command()
def probe(port: Annotated[int, typer.Option(help="The port that the service listens on.")] = 8000) -> None:
    """Exit with 0 if the service on this machine lives, else with 1."""
    connection = HTTPConnection("127.0.0.1", port, timeout=TIMEOUT_SECONDS)
    try:
        connection.request("GET", "/health")
        alive = connection.getresponse().status == HTTPStatus.OK
    except FAILURES:
        alive = False
    finally:
        connection.close()
    raise typer.Exit(code=not alive)
