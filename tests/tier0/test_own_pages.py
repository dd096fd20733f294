"""The pages of every variant are true: what they name is there."""

import re
from pathlib import Path

import pytest
import yaml

from support.own_pages import (
    ARCHITECTURE,
    COMMAND,
    SETTING,
    TARGET,
    code,
    is_there,
    lacks_command,
    linked_paths,
    named_paths,
    pages,
    real_layers,
    real_way,
    settings,
    targets,
    told_layers,
    told_way,
)
from support.readme_commands import RUN_BY, commands, runner_of
from support.repository import ROOT
from support.trees import texts

# What a command of the service writes, and what an owner puts there.
LATER = frozenset({"api/released/", "deploy/tls/fullchain.pem", "deploy/tls/privkey.pem"})
# What other programs read, the tests of the service among them, and what a database calls a function of its own.
FOREIGN = frozenset(
    {
        "COMPOSE_FILE",
        "COMPOSE_PROFILES",
        "GET_LOCK",
        "OTEL_BSP_MAX_QUEUE_SIZE",
        "OTEL_RESOURCE_ATTRIBUTES",
        "SSL_CERT_FILE",
        "TEST_DATABASE_URL",
    }
)


def test_every_path_that_a_page_names_is_there(project: Path) -> None:
    names = frozenset(name for name, _ in texts(project))
    named = {path for name, text in pages(project).items() for path in named_paths(text) | linked_paths(name, text)}

    assert ARCHITECTURE in named
    assert sorted(path for path in named - LATER if not is_there(path, names)) == []


def test_every_target_that_a_page_names_is_one_of_the_makefile(project: Path) -> None:
    named = {target for text in pages(project).values() for target in TARGET.findall(code(text))}

    assert "dev" in named
    assert named - targets(project) == set()


def test_every_command_that_a_page_names_is_there(project: Path) -> None:
    held = dict(texts(project))
    named = {found for text in pages(project).values() for found in COMMAND.findall(code(text))}

    assert ("serve", "") in named
    assert [command for command, word in named if lacks_command(command, word, held)] == []


def test_every_setting_that_a_page_names_is_read(project: Path) -> None:
    known = settings(project) | FOREIGN
    named = {name for text in pages(project).values() for name in SETTING.findall(code(text, "sh"))}

    assert "ALLOWED_HOSTS" in named
    assert sorted(name for name in named if name.removesuffix("_FILE") not in known and name not in known) == []


def test_the_page_of_the_architecture_tells_the_middleware_in_its_order(project: Path) -> None:
    held = dict(texts(project))

    assert told_way(held[ARCHITECTURE]) == real_way(held["app/middleware/stack.py"])


def test_the_page_of_the_architecture_tells_the_layers_in_their_order(project: Path) -> None:
    told = told_layers(dict(texts(project))[ARCHITECTURE])
    layers = real_layers(project)

    assert {"api", "services", "core"} <= set(told)
    assert [layer for layer in told if layer in layers] == [layer for layer in layers if layer in told]


def test_every_command_of_the_readme_is_run_by_a_test(project: Path) -> None:
    typed = commands(dict(texts(project))["README.md"])

    assert "make install" in typed
    assert [command for command in typed if runner_of(command) is None] == []


@pytest.mark.parametrize("test", sorted(set(RUN_BY.values())))
def test_a_test_that_is_said_to_run_a_command_is_there(test: str) -> None:
    file, _, name = test.partition("::")

    assert f"def {name}(" in (ROOT / file).read_text(encoding="utf-8")


def test_the_servers_that_a_page_starts_tell_when_they_answer(project: Path) -> None:
    held = dict(texts(project))
    started = re.findall(r"^docker compose up --detach --wait (.+)$", held["README.md"], re.MULTILINE)
    services = yaml.safe_load(held["docker-compose.yml"])["services"]

    assert all("healthcheck" in services[name] for names in started for name in names.split())


@pytest.mark.parametrize(
    ("page", "missing"),
    [
        ("`app/gone.py`", {"app/gone.py"}),
        ("see `app/api/` and `/api/v1/items`", set()),
        ("```sh\ncat app/gone.py\n```", {"app/gone.py"}),
        ("app/gone.py, in words alone", set()),
    ],
)
def test_a_path_that_is_not_there_is_found(page: str, missing: set[str]) -> None:
    names = frozenset({"app/api/items.py"})

    assert {path for path in named_paths(page) if not is_there(path, names)} == missing
