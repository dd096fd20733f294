"""The command line: what can be typed, and what it calls."""

import json
from pathlib import Path
from typing import Annotated

import typer

from .add import add
from .answers import merged
from .check import check as compare
from .exit_codes import exit_codes_text
from .failures import failures_told
from .finishing import LOCK, REPOSITORY
from .new import NewService
from .new import new as render_new
from .options import Changes, Data, DataFile, Debug, Defaults, DryRun, NoGit, NoLock, Revision, Template
from .signals import signals_raised
from .template_source import template_source
from .update import Update
from .update import update as bring_up_to_date
from .variants import as_data
from .variants_table import variants_table
from .version import show_version

app = typer.Typer(
    name="copier-fastapi",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    epilog=exit_codes_text(),
)
app.add_typer(add)


@app.callback()
def copier_fastapi(
    _version: Annotated[
        bool, typer.Option("--version", callback=show_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Render FastAPI services from a template, and keep them up to date."""


@app.command(epilog=exit_codes_text())
def new(
    directory: Annotated[str, typer.Argument(metavar="DIR", help="A new directory, or an empty one.")],
    data: Data = None,
    data_file: DataFile = None,
    defaults: Defaults = False,
    template: Template = None,
    vcs_ref: Revision = None,
    no_git: NoGit = False,
    no_lock: NoLock = False,
    debug: Debug = False,
) -> None:
    """Render a new service.

    It asks the questions, writes the service, locks its dependencies and starts its git repository.
    """
    with failures_told(debug=debug), signals_raised():
        source = template_source(template, vcs_ref)
        service = NewService(source=source, answers=merged(data_file, data or ()), defaults=defaults)
        wanted = ((LOCK, not no_lock), (REPOSITORY, not no_git))
        render_new(directory, service, tuple(step for step, chosen in wanted if chosen))


@app.command(epilog=exit_codes_text())
def update(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="The service.")] = Path(),
    data: Changes = None,
    data_file: DataFile = None,
    defaults: Defaults = False,
    vcs_ref: Revision = None,
    dry_run: DryRun = False,
    debug: Debug = False,
) -> None:
    """Bring a service up to date.

    It merges the changes of the template, and of the answers, into the service, and lists the conflicts.
    """
    with failures_told(debug=debug), signals_raised():
        wanted = Update(answers=merged(data_file, data or ()), revision=vcs_ref, defaults=defaults)
        bring_up_to_date(directory.resolve(), wanted, dry_run=dry_run)


@app.command(epilog=exit_codes_text())
def check(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="The service.")] = Path(),
    debug: Debug = False,
) -> None:
    """Tell whether a service is up to date and unchanged.

    It looks for a newer version of the template, and lists the files that differ from what its version renders.
    """
    with failures_told(debug=debug), signals_raised():
        found = compare(directory.resolve())
    raise typer.Exit(found)


@app.command()
def variants(
    as_json: Annotated[bool, typer.Option("--json", help="Print it for scripts.")] = False,
) -> None:
    """List the choices of a service and what each adds."""
    typer.echo(json.dumps(as_data(), indent=2) if as_json else variants_table())


def main() -> None:
    """Run the command."""
    app()
