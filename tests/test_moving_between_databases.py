"""A service changes its database by an update, and takes its data along."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import copier
import pytest

from interpreters import best_interpreter, find_interpreters
from support.changing import answer_anew
from support.contract.callers import bearer
from support.contract.service import Service
from support.databases import DATABASES
from support.live import calling, serving
from support.matrix import runnable
from support.projects import Project, developer, operator
from support.rendering import fast_copier
from support.repository import commit_all, git
from support.trees import fingerprint, fingerprints
from support.variants import Variant

WAY = ("postgresql", "mysql", "sqlite")
TITLES = ["plain", " spaces around ", "\N{GRINNING FACE} \u65e5\u672c\u8a9e \u2028 'quoted' \"twice\" \\ %s"]
# The service's owner made these; a render can't bring them.
OWNED = ("migrations/versions/", "uv.lock")

Render = Callable[[str, str], Path]
NewDatabase = Callable[[Project], Project]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for all that belongs to the service."""
    return tmp_path_factory.mktemp("moving")


@pytest.fixture(scope="module")
def answers() -> dict[str, str]:
    """What was answered at first."""
    (variant,) = runnable((Variant("moving", {"database": "sqlite"}),))
    return variant.data


@pytest.fixture(scope="module")
def fresh(clone: Path, home: Path, answers: dict[str, str]) -> Render:
    """Renders the service on a database, in a folder of that name."""

    def render(name: str, database: str) -> Path:
        data = answers | {"database": database}
        with fast_copier() as options:
            copier.run_copy(str(clone), home / name, data=data, defaults=True, quiet=True, unsafe=True, **options)
        return home / name

    return render


@pytest.fixture(scope="module")
def project(fresh: Render, answers: dict[str, str], tools: Path) -> Project:
    """The service, installed and committed."""
    folder = fresh("project", "sqlite")
    interpreter = find_interpreters().get(answers["python_version"]) or best_interpreter()[1]
    project = Project(folder=folder, answers=answers, environment=developer(interpreter, tools))
    project.install()
    commit_all(folder, "Render")
    return project


@pytest.fixture(scope="module")
def on_new_database(home: Path, request: pytest.FixtureRequest) -> NewDatabase:
    """Gives a service a database that it has migrated itself, and that its models match."""
    numbers: Iterator[int] = iter(range(len(WAY) + 1))

    def make(project: Project) -> Project:
        url = DATABASES[project.answers["database"]](request, home / f"{next(numbers)}.db")
        moved = replace(project, environment={**project.environment, **operator(url)})
        app(moved, "migrate")
        moved.run_installed("alembic", "check")
        return moved

    return make


def app(project: Project, *command: str) -> str:
    """Run a command of the service."""
    return project.run_installed("python", "-m", "app", *command)


def change_database(project: Project, database: str) -> Project:
    """Answer anew which database keeps the data."""
    changed = answer_anew(project, database=database)
    commit_all(changed.folder, f"Move to {database}")
    return changed


def rendered_files(project: Project) -> dict[str, str]:
    """Describe what the template owns of the files of a service."""
    names = git(project.folder, "ls-files").splitlines()
    return {name: fingerprint(project.folder / name) for name in names if not name.startswith(OWNED)}


def store(service: Service) -> dict[str, str]:
    """Store items of somebody new; give what they log in with."""
    account = service.register()
    headers = bearer(service.login(account))
    for title in TITLES:
        assert service.client.post(service.path("/items"), json={"title": title}, headers=headers).status_code == 201
    return account


def titles_of(service: Service, account: dict[str, str]) -> list[str]:
    """Log in, and list the titles of the items."""
    answer = service.client.get(service.path("/items"), headers=bearer(service.login(account)))
    return sorted(item["title"] for item in answer.json())


def test_a_service_takes_its_data_from_database_to_database_and_back(
    project: Project, fresh: Render, on_new_database: NewDatabase, home: Path
) -> None:
    running = on_new_database(project)
    with serving(running) as live, calling(live) as service:
        account = store(service)
    first = latest = home / "first.jsonl"
    app(running, "export-data", str(first))

    for database in WAY:
        project = change_database(project, database)
        rendered = fingerprints(fresh(f"fresh-{database}", database))
        running = on_new_database(project)
        app(running, "import-data", str(latest))
        latest = home / f"{database}.jsonl"
        app(running, "export-data", str(latest))

        assert rendered_files(project) == {name: mark for name, mark in rendered.items() if not name.startswith(OWNED)}
        assert latest.read_text(encoding="utf-8").splitlines() == first.read_text(encoding="utf-8").splitlines()
        with serving(running) as live, calling(live) as service:
            assert titles_of(service, account) == sorted(TITLES)
