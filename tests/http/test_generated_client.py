"""A well-known generator makes a typed client of each version's document, and that client understands the service."""

import sys
from pathlib import Path

import pytest

from support.contract.service import Service
from support.http.clients import ARRAY, AUTHORS, PAGE
from support.http.generated_client import generate_client, run


@pytest.fixture(scope="session")
def mypy(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, ...]:
    """The type checker; what it has found out of libraries serves all clients."""
    options = ("--strict", "--follow-imports=silent", f"--cache-dir={tmp_path_factory.getbasetemp() / 'mypy'}")
    return (sys.executable, "-m", "mypy", *options)


def test_a_generated_client_talks_to_the_service(
    service: Service, mypy: tuple[str, ...], tmp_path: Path, subtests: pytest.Subtests
) -> None:
    author = AUTHORS[service.auth]

    for release, lists in zip(service.releases, (ARRAY, PAGE), strict=False):
        folder = tmp_path / release.name
        generate_client(service.client.get(release.document).json(), folder)
        (folder / "program.py").write_text(author.written_for(release, lists=lists), encoding="utf-8")
        arguments = (str(service.client.base_url), *author.given(service))

        with subtests.test(version=release.name):
            assert run(folder, sys.executable, "program.py", *arguments) == "understood\n"
            assert "no issues found" in run(folder, *mypy, "program.py")
