"""What a forge reads: it is what its linters accept, and it runs what the tests here run."""

import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from copier_fastapi.cli.exit_codes import ExitCode
from support.formats import parse_yaml
from support.linters import LINTERS, Linter
from support.own_checks import CHECKS
from support.variants import Variant, single_variants

WORKFLOW = ".github/workflows/ci.yml"
PIPELINE = ".gitlab-ci.yml"
FORGES = {variant.answers["ci"]: variant for variant in single_variants() if "ci" in variant.answers}
CHECKED_BY_A_FORGE = pytest.mark.parametrize("forge", ["github", "gitlab"])
# A fault that each linter has to find: what of which file is replaced by what.
FAULTS = {
    "zizmor": (WORKFLOW, "persist-credentials: false", "fetch-depth: 1"),
    "actionlint": (WORKFLOW, "github.ref }}", "github.reference }}"),
    "vendor.github-workflows": (WORKFLOW, "runs-on:", "runs-at:"),
    "custom.github-workflows-require-timeout": (WORKFLOW, "timeout-minutes", "#"),
    "vendor.dependabot": (".github/dependabot.yml", "weekly", "fortnightly"),
    "vendor.github-issue-forms": (".github/ISSUE_TEMPLATE/bug.yml", "type: input", "type: output"),
    "vendor.gitlab-ci": (PIPELINE, "    - make lint", "    - 7: make lint"),
    "vendor.renovate": ("renovate.json", '"enabled": true', '"enabled": "sometimes"'),
    "vendor.compose-spec": ("docker-compose.prod.yml", "restart: unless-stopped", "restart: 7"),
    "prek": (".pre-commit-config.yaml", "entry:", "entries:"),
    "hadolint": ("Dockerfile", "WORKDIR /srv", "WORKDIR srv"),
}

# How a release is told to wait for a look for known weaknesses.
BEFORE_A_RELEASE = {"github": r"needs: audit\n", "gitlab": r"\naudit:\n(  .+\n)+    - if: \$CI_COMMIT_TAG\n"}
EACH_LINTER = pytest.mark.parametrize("linter", LINTERS, ids=lambda linter: linter.name)


def strings(value: object) -> Iterator[str]:
    """List all texts of a data file."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from strings(each)
    elif isinstance(value, str):
        yield value


def held(project: Path) -> list[str]:
    """Read what tells the forge of a project what to run for a change, if it has one."""
    files = [project / name for name in (WORKFLOW, PIPELINE)]
    return [file.read_text(encoding="utf-8") for file in files if file.exists()]


def texts(project: Path) -> list[str]:
    """Read every file that tells a forge what to run."""
    return [
        file.read_text(encoding="utf-8")
        for file in (*project.glob(".github/workflows/*.yml"), project / PIPELINE)
        if file.exists()
    ]


def commands(files: list[str]) -> set[str]:
    """List the commands that a forge runs, line by line, besides other texts of its files."""
    return {line for text in files for string in strings(parse_yaml(text)) for line in string.splitlines()}


@EACH_LINTER
def test_linters_find_nothing(linter: Linter, project: Path) -> None:
    assert linter.complaints(project) == ""


@EACH_LINTER
def test_each_linter_finds_a_fault(linter: Linter, rendered: Callable[[Variant], Path], tmp_path: Path) -> None:
    name, right, wrong = FAULTS[linter.name]
    source = next(path for variant in FORGES.values() if (path := rendered(variant) / name).exists())
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    text = source.read_text(encoding="utf-8")
    (tmp_path / name).write_text(text.replace(right, wrong, 1), encoding="utf-8")

    assert right in text
    assert linter.complaints(tmp_path) != ""


@CHECKED_BY_A_FORGE
def test_a_forge_runs_the_checks_that_variants_pass(forge: str, rendered: Callable[[Variant], Path]) -> None:
    run = commands(held(rendered(FORGES[forge])))

    assert {" ".join(check) for check in CHECKS} <= run


def test_every_target_that_a_forge_makes_is_one_of_the_makefile(project: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (project / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    made = {command.split()[1] for command in commands(texts(project)) if command.startswith("make ")}

    assert made <= targets


def test_a_forge_installs_what_the_lock_says_and_nothing_else(project: Path) -> None:
    installs = {command for command in commands(texts(project)) if re.search(r"uv sync|pip sync|make install", command)}

    assert installs <= {"uv sync --locked", "test -f requirements/dev.txt && make install"}


def test_a_forge_gives_the_containers_all_that_they_demand(project: Path) -> None:
    demanded = set(re.findall(r"\$\{(\w+):\?", (project / "docker-compose.prod.yml").read_text(encoding="utf-8")))
    given = {name for text in held(project) for name in re.findall(r"^ +(\w+): ", text, re.MULTILINE)}

    assert demanded <= given or not held(project)


@CHECKED_BY_A_FORGE
def test_a_forge_looks_for_known_weaknesses_by_a_schedule_and_before_a_release(
    forge: str, rendered: Callable[[Variant], Path]
) -> None:
    looking = [text for text in texts(rendered(FORGES[forge])) if "make audit" in commands([text])]

    assert any("schedule" in text for text in looking)
    assert any(re.search(BEFORE_A_RELEASE[forge], text) for text in looking)


@CHECKED_BY_A_FORGE
def test_a_forge_asks_whether_the_template_has_a_newer_version(forge: str, rendered: Callable[[Variant], Path]) -> None:
    (job,) = [text for text in texts(rendered(FORGES[forge])) if "copier-fastapi check" in text]

    assert "schedule" in job
    assert f"-eq {ExitCode.CHANGED}" in job or f"exit_codes: {ExitCode.CHANGED}" in job


@CHECKED_BY_A_FORGE
@pytest.mark.parametrize("noted", ["git+https://git.example.com/t", "https://git.example.com/t"])
def test_a_forge_finds_the_template_by_the_answers(
    forge: str, noted: str, rendered: Callable[[Variant], Path], tmp_path: Path
) -> None:
    (tmp_path / ".copier-answers.yml").write_text(f"_commit: v1\n_src_path: {noted}\nauth: jwt\n", encoding="utf-8")
    (finding,) = re.findall(r"template=(\$\(.+\))", "".join(texts(rendered(FORGES[forge]))))

    found = subprocess.run(
        ["sh", "-c", f'echo "git+{finding}"'], cwd=tmp_path, capture_output=True, text=True, check=True
    )

    assert found.stdout == "git+https://git.example.com/t\n"


def test_without_a_forge_nothing_of_any_is_there(rendered: Callable[[Variant], Path]) -> None:
    names = {path.name for path in rendered(FORGES["none"]).iterdir()}

    assert names & {".github", ".gitlab", ".gitlab-ci.yml", "renovate.json"} == set()
