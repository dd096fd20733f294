"""Locks the dependencies of a service, with uv whatever manages them: it is quick, and its locks fit every platform."""

from pathlib import Path

from .processes import NeedlessStepError, run

COMPILE = ("uv", "pip", "compile", "--quiet", "--universal", "--generate-hashes", "--no-header")
REQUIREMENTS = Path("requirements")
# The others install what the first one holds, and more.
FIRST, FOLLOWING, TOOLS = "base", ("prod", "dev"), "tools"


def lock(directory: Path) -> None:
    """Lock the dependencies.

    Raises:
        NeedlessStepError: there is nothing to lock.
        StepError: uv is missing or has failed.
    """
    commands = lock_commands(directory)
    if not commands or any((directory / name).exists() for name in ("uv.lock", REQUIREMENTS / f"{FIRST}.txt")):
        raise NeedlessStepError("there is nothing to lock", by_hand="")
    for command in commands:
        run(directory, *command)


def lock_commands(directory: Path) -> list[tuple[str, ...]]:
    """List the commands that lock a service; there are none where it declares no dependencies."""
    if (directory / REQUIREMENTS / f"{FIRST}.in").exists():
        version = ("--python-version", (directory / ".python-version").read_text(encoding="utf-8").strip())
        constraint = ("--constraint", str(REQUIREMENTS / f"{FIRST}.txt"))
        following = (compile_command(name, *version, *constraint) for name in FOLLOWING)
        return [compile_command(FIRST, *version), *following, compile_command(TOOLS, *version)]
    return [("uv", "lock")] if (directory / "pyproject.toml").exists() else []


def compile_command(name: str, *options: str) -> tuple[str, ...]:
    """Give the command that compiles one file of requirements."""
    source, compiled = (str(REQUIREMENTS / f"{name}.{suffix}") for suffix in ("in", "txt"))
    return (*COMPILE, *options, "--output-file", compiled, source)
