"""The dependencies that a project declares, and the modules that it imports."""

import json
import subprocess
import tomllib
from collections.abc import Sequence
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from interpreters import best_interpreter
from support.projects import is_of_pip
from support.repository import ROOT
from support.trees import texts

OWN = frozenset({"app", "tests", "migrations"})
# Where the name of the module isn't the name of the distribution, written with underscores.
MODULES = {
    "opentelemetry-exporter-otlp-proto-http": "opentelemetry",
    "opentelemetry-sdk": "opentelemetry",
    "pyjwt": "jwt",
}
# What FastAPI documents as part of its own interface.
PART_OF = {"starlette": "fastapi"}
# Distributions that no module imports, with the text that uses them.
USED_BY_NAME = {
    "aiosqlite": "sqlite+aiosqlite",
    "asyncpg": "postgresql+asyncpg",
    "asyncpg-stubs": "asyncpg",
    "cryptography": "mysql+asyncmy",
    "email-validator": "EmailStr",
    "fastapi-offline": '"fastapi_offline"',
    "python-multipart": "Form",
    "zxcvbn": "zxcvbn.frequency_lists",
}

# What each file imports, by its name and text: most variants hold the same files.
IMPORTS: dict[tuple[str, str], frozenset[str]] = {}


def declared(project: Path, *groups: str) -> set[str]:
    """List the distributions that a project depends on, and those of some of its dependency groups."""
    return {canonicalize_name(Requirement(entry).name) for entry in requirements(project, *groups)}


def requirements(project: Path, *groups: str) -> list[str]:
    """List what a project requires, and what some of its groups do, as it is written."""
    if is_of_pip(project):
        files = [project / "requirements" / f"{name}.in" for name in ("base", *groups)]
        lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
        return [line for line in lines if not line.startswith(("#", "-r "))]
    table = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))
    grouped = [entry for group in groups for entry in table["dependency-groups"][group]]
    return [*table["project"]["dependencies"], *grouped]


def module_of(distribution: str) -> str:
    """Name the module that a distribution brings."""
    return MODULES.get(distribution, distribution.replace("-", "_"))


def third_party(project: Path, *folders: str) -> set[str]:
    """List the modules that the code in some folders imports from distributions; all of it must compile."""
    held = texts(project, "*.py")
    if new := [file for file in held if file not in IMPORTS]:
        compile_new(project, new)
    chosen = [IMPORTS[name, text] for name, text in held if not folders or name.startswith(folders)]
    return {PART_OF.get(name, name) for names in chosen for name in names} - OWN


def compile_new(project: Path, held: Sequence[tuple[str, str]]) -> None:
    """Compile files that no other project holds, and keep what they import."""
    _, interpreter = best_interpreter()
    script = ROOT / "tests" / "support" / "python_code.py"
    names = json.dumps([name for name, _ in held])
    command = [str(interpreter), "-I", str(script)]
    answer = subprocess.run(command, cwd=project, input=names, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stderr
    imports = json.loads(answer.stdout)
    IMPORTS.update({(name, text): frozenset(imports[name]) for name, text in held})
