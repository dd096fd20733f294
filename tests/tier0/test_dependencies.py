"""The code of every variant compiles, it declares what it imports, and imports what it declares."""

from pathlib import Path

from support.dependencies import USED_BY_NAME, declared, module_of, third_party
from support.trees import texts


def test_every_module_compiles(project: Path) -> None:
    assert "fastapi" in third_party(project)


def test_the_service_imports_only_what_it_declares(project: Path) -> None:
    imported = third_party(project, "app/", "migrations/")

    assert imported <= {module_of(name) for name in declared(project)}


def test_its_tests_import_only_what_it_declares_for_development(project: Path) -> None:
    imported = third_party(project, "tests/")

    assert imported <= {module_of(name) for name in declared(project, "dev")}


def test_every_dependency_of_the_service_is_used(project: Path) -> None:
    imported = third_party(project, "app/", "migrations/")
    code = "".join(text for name, text in texts(project, "*.py") if name.startswith("app/"))
    named = {name for name, use in USED_BY_NAME.items() if use in code}

    assert {name for name in declared(project) - named if module_of(name) not in imported} == set()
