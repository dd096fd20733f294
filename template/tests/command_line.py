"""Running `python -m app` in the process of the tests."""

from typer.testing import CliRunner, Result

from app.__main__ import make_cli


def run_command(*arguments: str, answers: str | None = None) -> Result:
    """Run a command, with what somebody types in answer to it."""
    return CliRunner().invoke(make_cli(arguments), arguments, input=answers)
