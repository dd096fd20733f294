"""Shows dead jobs, and tries them anew."""

import asyncio
from collections.abc import Sequence
from typing import Annotated
from uuid import UUID

import typer

from app.core.clock import utc_now
from app.core.config import get_settings
from app.db.session import open_database
from app.models.job import Job
from app.repositories.job import JobRepository

MOST_LISTED = 1000

group = typer.Typer(no_args_is_help=True)
cli = typer.Typer()
cli.add_typer(group, name="jobs", help="Show dead jobs, and try them anew.")


@group.command()
def dead() -> None:
    """List the jobs that were tried often enough, the newest first."""
    for job in asyncio.run(list_dead()):
        typer.echo(f"{job.id}  {job.kind}  {job.created_at:%Y-%m-%d %H:%M:%S}Z  {job.error}")


@group.command()
def replay(
    job_ids: Annotated[list[UUID] | None, typer.Argument(metavar="ID", help="Which; all of them with `--all`.")] = None,
    every: Annotated[bool, typer.Option("--all", help="All dead jobs.")] = False,
) -> None:
    """Try dead jobs anew."""
    if bool(job_ids) is every:
        raise typer.BadParameter("name jobs, or say --all")
    typer.echo(f"Replayed {asyncio.run(replay_dead(job_ids))} jobs.")


async def list_dead() -> Sequence[Job]:
    """Read the dead jobs."""
    async with open_database(get_settings()) as database, database.readers() as session:
        return await JobRepository(session).list_dead(limit=MOST_LISTED)


async def replay_dead(job_ids: Sequence[UUID] | None) -> int:
    """Have dead jobs tried anew; a worker finds them by itself."""
    async with open_database(get_settings()) as database, database.sessions.begin() as session:
        return await JobRepository(session).replay(job_ids, now=utc_now())
