"""How many processes may serve the application: one, since each would have rooms of its own."""

import typer

ONE_PROCESS = (
    "Rooms are of one process: with several, members of the same room would hear each other only by chance. "
    "Serve with --workers 1."
)


def check_processes(number: int) -> None:
    """Refuse to split rooms in silence.

    Raises:
        BadParameter: there are several processes.
    """
    if number > 1:
        raise typer.BadParameter(ONE_PROCESS, param_hint="--workers")
