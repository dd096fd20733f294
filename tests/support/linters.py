"""Linters of what forges and Docker read; a text that has passed one is not given to it again."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PROGRAMS = Path(sys.executable).parent
# What has passed: the linter, the name of the file, and its text. Most variants hold the same.
PASSED: set[tuple[str, str, str]] = set()


@dataclass(frozen=True, slots=True)
class Linter:
    """A command, and the files that it looks at, by patterns."""

    name: str
    command: tuple[str, ...]
    patterns: tuple[str, ...]

    def files(self, root: Path) -> Iterator[tuple[str, str]]:
        """Give the name and the text of each file below a folder that it looks at."""
        for path in sorted(path for pattern in self.patterns for path in root.glob(pattern)):
            yield path.relative_to(root).as_posix(), path.read_text(encoding="utf-8")

    def complaints(self, root: Path) -> str:
        """Run it on those files that have not passed it in another folder; empty if it finds nothing."""
        new = {(self.name, *file) for file in self.files(root)} - PASSED
        if not new:
            return ""
        names = sorted(name for _, name, _text in new)
        program, *arguments = self.command
        command = [str(PROGRAMS / program), *arguments, *names]
        report = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
        if report.returncode == 0:
            PASSED.update(new)
            return ""
        return report.stdout + report.stderr


def schema(name: str, *patterns: str) -> Linter:
    """Hold files to one of the schemas that check-jsonschema brings; it needs no network for them."""
    return Linter(name, ("check-jsonschema", "--builtin-schema", name), patterns)


WORKFLOWS = ".github/workflows/*.yml"
LINTERS = (
    Linter(
        "zizmor",
        ("zizmor", "--offline", "--no-config", "--strict-collection", "--quiet"),
        (WORKFLOWS, ".github/dependabot.yml", ".pre-commit-config.yaml"),
    ),
    # Without the programs for scripts that a machine may have or not.
    Linter("actionlint", ("actionlint", "-shellcheck=", "-pyflakes="), (WORKFLOWS,)),
    schema("vendor.github-workflows", WORKFLOWS),
    schema("custom.github-workflows-require-timeout", WORKFLOWS),
    schema("vendor.dependabot", ".github/dependabot.yml"),
    schema("vendor.github-issue-forms", ".github/ISSUE_TEMPLATE/*.yml"),
    schema("vendor.gitlab-ci", ".gitlab-ci.yml"),
    schema("vendor.renovate", "renovate.json"),
    schema("vendor.compose-spec", "docker-compose*.yml"),
    Linter("prek", ("prek", "validate-config"), (".pre-commit-config.yaml",)),
    Linter("hadolint", ("hadolint",), ("Dockerfile",)),
)
