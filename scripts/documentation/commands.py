"""The page of the command: what can be typed, and how it ends."""

from collections.abc import Iterator
from inspect import cleandoc

from typer.core import TyperArgument, TyperGroup, TyperOption
from typer.main import get_group

from copier_fastapi.cli.app import app
from copier_fastapi.cli.exit_codes import ExitCode
from documentation.tables import code, table

HEADINGS = ("argument or option", "meaning")


def page() -> str:
    """Write the page."""
    return "\n".join(["# Commands and exit codes\n", *sections(get_group(app)), "## Exit codes\n", exit_codes()])


def sections(group: TyperGroup, prefix: str = "") -> Iterator[str]:
    """Write a section a command; a group of them has none of its own."""
    for name, command in group.commands.items():
        if isinstance(command, TyperGroup):
            yield from sections(command, f"{prefix}{name} ")
            continue
        help_text = cleandoc(command.help or "")
        rows = [row(each) for each in command.params if isinstance(each, TyperArgument | TyperOption)]
        yield f"## {prefix}{name}\n\n{help_text}\n\n{table(HEADINGS, rows)}"


def row(parameter: TyperArgument | TyperOption) -> tuple[str, str]:
    """Describe an argument or an option."""
    names = ", ".join(parameter.opts) if isinstance(parameter, TyperOption) else ""
    typed = " ".join(filter(None, (names, parameter.metavar)))
    variable = f" Else {code(parameter.envvar)} of the environment." if parameter.envvar else ""
    return code(typed), f"{parameter.help or ''}{variable}"


def exit_codes() -> str:
    """List how the command may end."""
    return table(("code", "meaning"), [(code(each.value), str(each.__doc__)) for each in ExitCode])
