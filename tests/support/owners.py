"""What owners do to their services between two updates."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

NOTE_MODEL = '''"""Notes."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import Identified, Timestamped


class Note(Identified, Timestamped):
    """What somebody wants to remember."""

    __tablename__ = "note"

    text: Mapped[str] = mapped_column(String(255))
'''
NOTE_ROUTES = '''"""Notes."""

from fastapi import APIRouter
from sqlalchemy import func, select

from app.api.authentication import CALLER_PROBLEMS
from app.api.dependencies import ReadSessionDep
from app.api.item_callers import ItemReader
from app.api.strict_route import StrictRoute
from app.models.note import Note

router = APIRouter(prefix="/notes", tags=["notes"], responses=CALLER_PROBLEMS, route_class=StrictRoute)


@router.get("/count")
async def count_notes(session: ReadSessionDep, _user: ItemReader) -> int:
    """Count all notes."""
    return await session.scalar(select(func.count()).select_from(Note)) or 0
'''
NOTE_MIGRATION = '''"""Create note."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from app.db.columns import Identifier
from app.db.types import UtcDateTime

revision: str = "note"
down_revision: str | None = "{head}"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Apply the change."""
    op.create_table(
        "note",
        sa.Column("text", sa.String(255), nullable=False),
        sa.Column("id", Identifier(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("updated_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note")),
    )


def downgrade() -> None:
    """Take the change back."""
    op.drop_table("note")
'''
MIDDLEWARE = '''"""Names who answers."""

from starlette.types import ASGIApp, Receive, Scope, Send


class NamingMiddleware:
    """Passes everything on."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        await self.app(scope, receive, send)
'''
ROUTERS = "ROUTERS: tuple[APIRouter, ...] = ()"


@dataclass(frozen=True, slots=True)
class Edit:
    """What an owner does, and the files of which the made-up release has changed the same lines."""

    name: str
    do: Callable[[Path], None]
    conflicts: tuple[str, ...] = ()


def replace(project: Path, name: str, old: str, new: str) -> None:
    """Replace a text of a file that has to be there."""
    text = (project / name).read_text(encoding="utf-8")
    assert old in text, f"{name} holds no {old!r}"
    (project / name).write_text(text.replace(old, new), encoding="utf-8")


def write(project: Path, name: str, text: str) -> None:
    """Write a new file."""
    (project / name).parent.mkdir(parents=True, exist_ok=True)
    (project / name).write_text(text, encoding="utf-8")


def add_a_resource(project: Path) -> None:
    """Add a model, its migration and its routes, at the places that are the owner's."""
    head = sorted(path.name for path in (project / "migrations/versions").glob("*.py"))[-1].split("-")[-1][:4]
    write(project, "app/models/note.py", NOTE_MODEL)
    replace(project, "app/models/own_models.py", "()", '("Note",)')
    replace(project, "app/models/own_models.py", "\n__all__", "\nfrom app.models.note import Note\n\n__all__")
    write(project, "app/api/routes/notes.py", NOTE_ROUTES)
    for file in project.glob("app/api/**/own_routers.py"):
        name = file.relative_to(project).as_posix()
        replace(project, name, "()", "(notes.router,)")
        replace(project, name, "APIRouter\n", "APIRouter\n\nfrom app.api.routes import notes\n")
    write(project, "migrations/versions/2031_01_01-note_create_note.py", NOTE_MIGRATION.format(head=head))


def add_a_setting(project: Path) -> None:
    """Add a setting where it is the owner's."""
    replace(project, "app/core/settings/own.py", 'in capitals."""\n', 'in capitals."""\n\n    note_days: int = 30\n')


def change_a_setting(project: Path) -> None:
    """Choose another default than the template, which the made-up release leaves alone."""
    replace(project, "app/core/settings/service.py", "default=75, ge=1", "default=90, ge=1")


def change_the_same_setting(project: Path) -> None:
    """Choose another default than the template, which the made-up release changes too."""
    replace(project, "app/core/settings/service.py", "default=1000, ge=1", "default=2000, ge=1")


def rename_a_class(project: Path) -> None:
    """Rename a class wherever it is named."""
    for file in project.glob("app/**/*.py"):
        if "ItemService" in file.read_text(encoding="utf-8"):
            replace(project, file.relative_to(project).as_posix(), "ItemService", "GoodsService")


def add_middleware(project: Path) -> None:
    """Add a middleware beside those of the template."""
    write(project, "app/middleware/naming.py", MIDDLEWARE)
    stack = "app/middleware/stack.py"
    replace(
        project,
        stack,
        "    app.add_middleware(RequestIdMiddleware)",
        "    app.add_middleware(NamingMiddleware)\n    app.add_middleware(RequestIdMiddleware)",
    )
    replace(
        project,
        stack,
        "from app.middleware.rate_limit_headers",
        "from app.middleware.naming import NamingMiddleware\nfrom app.middleware.rate_limit_headers",
    )


def add_dependencies(project: Path) -> None:
    """Add dependencies of the owner below the lines that are there for them."""
    for below in ("own dependencies", "own tools"):
        line = f"  # The service's {below} go below this line.\n"
        replace(project, "pyproject.toml", line, f'{line}  "packaging>=25",\n')


def add_a_step(project: Path) -> None:
    """Add a step to a job of the forge."""
    replace(
        project,
        ".github/workflows/ci.yml",
        "      - run: make lint\n",
        "      - run: make lint\n      - run: make --version\n",
    )


EDITS = (
    Edit("a resource with its migration", add_a_resource),
    Edit("a setting of its own", add_a_setting),
    Edit("another default", change_a_setting),
    Edit("another default of the same setting", change_the_same_setting, ("app/core/settings/service.py",)),
    Edit("a deleted file", lambda project: (project / "SECURITY.md").unlink()),
    Edit("a renamed class", rename_a_class),
    Edit("a middleware", add_middleware),
    Edit("dependencies", add_dependencies),
    Edit("a step of the forge", add_a_step),
    Edit("settings of a machine", lambda project: write(project, ".env", "LOG_LEVEL=DEBUG\n")),
    Edit("a Compose file", lambda project: write(project, "docker-compose.own.yml", "services: {}\n")),
    Edit("a moved file", lambda project: replace(project, "CONTRIBUTING.md", "1. Make a branch", "1. Make one branch")),
    Edit(
        "the same lines of a moved file",
        lambda project: replace(project, "CONTRIBUTING.md", "# Contributing", "# How we work"),
        ("docs/contributing.md",),
    ),
)
