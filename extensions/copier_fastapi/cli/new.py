"""Renders a new service."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import typer

from .copier_session import worker
from .destination import destination, publish
from .exit_codes import ExitCode
from .failures import CommandError
from .finishing import Step, finish
from .next_steps import next_steps
from .staging import staging
from .template_source import TemplateSource


@dataclass(frozen=True, slots=True, kw_only=True)
class NewService:
    """What a service is rendered from."""

    source: TemplateSource
    answers: Mapping[str, object]
    defaults: bool


def new(directory: str, service: NewService, steps: tuple[Step, ...]) -> None:
    """Render a service into a directory, finish it and say how to go on.

    Raises:
        CommandError: the destination, an answer or the template was refused; then nothing has changed. Or a step after
            rendering is left to do; then the service is there, complete.
    """
    path = destination(directory)
    typer.echo("Fetching the template and rendering it...", err=True)
    render(service, path)
    left = finish(path, steps)
    typer.echo(next_steps(directory, path))
    if left:
        raise CommandError(f"The service is there, without what was skipped: {', '.join(left)}.", ExitCode.UNFINISHED)


def render(service: NewService, path: Path) -> None:
    """Render a service aside and move it into place in one step, so that it is there whole or not at all."""
    with staging(path.parent, path.name) as aside:
        # The last part of the path is the one of the destination, as templates can print it.
        rendered = aside / path.name
        with worker(
            src_path=service.source.address,
            vcs_ref=service.source.revision,
            dst_path=rendered,
            answers=service.answers,
            defaults=service.defaults,
        ) as copier:
            copier.run_copy()
            versioned = copier.template.commit is not None
        publish(rendered, path)
    if not versioned:
        typer.echo("Note: the template is no git repository, so that the service can't be updated from it.", err=True)
