"""The options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

from .answers import Answer, parse_answer
from .template_source import VARIABLE

Data = Annotated[
    list[Answer] | None,
    typer.Option("--data", "-d", parser=parse_answer, metavar="KEY=VALUE", help="Answer a question. May be repeated."),
]
Changes = Annotated[
    list[Answer] | None,
    typer.Option(
        "--set", "--data", "-d", parser=parse_answer, metavar="KEY=VALUE", help="Change an answer. May be repeated."
    ),
]
DataFile = Annotated[
    Path | None,
    typer.Option(exists=True, dir_okay=False, metavar="FILE", help="Take answers from a YAML file; --data wins."),
]
Defaults = Annotated[bool, typer.Option("--defaults", help="Ask nothing: take the default of each open question.")]
Template = Annotated[
    str | None,
    typer.Option(envvar=VARIABLE, metavar="SOURCE", help="A directory or git address; else where this came from."),
]
Revision = Annotated[
    str | None,
    typer.Option("--vcs-ref", metavar="REF", help="The tag, branch or commit of the template; else its latest tag."),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Try it in a clone, tell of it, and change nothing.")]
NoGit = Annotated[bool, typer.Option("--no-git", help="Start no git repository.")]
NoLock = Annotated[bool, typer.Option("--no-lock", help="Do not lock the dependencies.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show where a failure came from.")]
Plural = Annotated[str | None, typer.Option(metavar="NAME", help="What several are called, if not as in English.")]
ServiceDirectory = Annotated[Path, typer.Option("--directory", metavar="DIR", help="The service.")]
