"""The workflows of this repository: accepted by their linters, at the pins, and running each test once."""

import os
import re
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from copier_fastapi.pins import actions
from support.formats import parse_yaml
from support.linters import LINTERS, Linter
from support.matrix import DEPTHS, rows
from support.newest import without_ceilings
from support.repository import ROOT
from support.shards import MACHINES, VARIANTS, shards, taken
from support.variants import variant

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
LOOKING = [linter for linter in LINTERS if any(linter.files(ROOT))]
EACH_WORKFLOW = pytest.mark.parametrize("workflow", [path.read_text(encoding="utf-8") for path in WORKFLOWS])


@pytest.mark.parametrize("linter", LOOKING, ids=lambda linter: linter.name)
def test_linters_find_nothing_here_either(linter: Linter) -> None:
    assert linter.complaints(ROOT) == ""


@EACH_WORKFLOW
def test_actions_are_those_of_the_pins(workflow: str) -> None:
    used = set(re.findall(r"uses: (.+)", workflow))

    assert used <= set(actions().values())


def test_the_pins_of_actions_are_commits() -> None:
    assert [used for used in actions().values() if not re.fullmatch(r"[\w/.-]+@[0-9a-f]{40} # v[0-9.]+", used)] == []


def test_the_newest_dependencies_are_tried_every_week() -> None:
    (weekly,) = parse_yaml((ROOT / ".github/workflows/weekly.yml").read_text(encoding="utf-8"))
    (schedule,) = weekly[True]["schedule"]
    (job,) = weekly["jobs"].values()

    assert schedule["cron"].split()[2:] == ["*", "*", "1"]
    assert "make newest" in [step.get("run") for step in job["steps"]]


@EACH_WORKFLOW
def test_what_a_workflow_makes_is_a_target(workflow: str) -> None:
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)

    assert set(re.findall(r"\bmake (?:--silent )?([a-z-]+)", workflow)) <= set(targets)


@EACH_WORKFLOW
def test_what_tests_updates_from_releases_has_their_tags(workflow: str) -> None:
    (parsed,) = parse_yaml(workflow)
    testing = [job["steps"] for job in parsed["jobs"].values() if "make test" in str(job["steps"])]

    checkouts = [step for steps in testing for step in steps if "actions/checkout@" in step.get("uses", "")]
    assert len(checkouts) == len(testing)
    assert [step["with"].get("fetch-depth") for step in checkouts] == [0] * len(checkouts)


def notes(changelog: str, folder: Path) -> str:
    """Take the notes of 1.2.0 from a changelog as the release does.

    Raises:
        CalledProcessError: it refuses.
    """
    (release,) = parse_yaml((ROOT / ".github/workflows/release.yml").read_text(encoding="utf-8"))
    script = next(step["run"] for step in release["jobs"]["release"]["steps"] if "CHANGELOG.md" in step.get("run", ""))
    (folder / "CHANGELOG.md").write_text(changelog, encoding="utf-8")
    environment = {**os.environ, "GITHUB_REF_NAME": "v1.2.0", "RUNNER_TEMP": str(folder)}
    subprocess.run(["bash", "-euo", "pipefail", "-c", script], cwd=folder, env=environment, check=True)
    return (folder / "notes.md").read_text(encoding="utf-8")


def test_the_notes_of_a_release_are_its_section_of_the_changelog(tmp_path: Path) -> None:
    changelog = "## [Unreleased]\n\n## [1.2.0] - 2031-05-04\n\n### Upgrading\n\n- Do it.\n\n## [1.1.0]\n\n- Before.\n"

    assert notes(changelog, tmp_path).strip() == "### Upgrading\n\n- Do it."


@pytest.mark.parametrize("changelog", ["## [Unreleased]\n\n- Later.\n", "## [1.2.0]\n\n## [1.1.0]\n\n- Before.\n"])
def test_a_release_of_which_the_changelog_tells_nothing_is_refused(changelog: str, tmp_path: Path) -> None:
    with pytest.raises(subprocess.CalledProcessError):
        notes(changelog, tmp_path)


def test_every_file_of_tests_is_in_one_shard() -> None:
    given = [name for shard in shards("pairs") for name in shard.only.split() if not name.startswith("--")]
    counted = Counter(
        path.relative_to(ROOT).as_posix()
        for name in given
        if name != VARIANTS
        for path in ([ROOT / name] if name.endswith(".py") else (ROOT / name).rglob("test_*.py"))
    )
    files = {path.relative_to(ROOT).as_posix() for path in (ROOT / "tests").rglob("test_*.py")} - {VARIANTS}

    assert counted == dict.fromkeys(files, 1)


def test_every_variant_is_in_one_shard() -> None:
    parts = [shard.only.partition("--part=")[2] for shard in shards("pairs") if VARIANTS in shard.only]
    counted = Counter(row.name for part in parts for row in taken(rows("pairs"), part))

    assert counted == {row.name: 1 for row in rows("pairs")}


@pytest.mark.parametrize("count", [1, 2, 7])
def test_parts_differ_in_size_by_one_at_most(count: int) -> None:
    every = [variant({"number": number}) for number in range(5)]

    sizes = {len(taken(every, f"{part}/{count}")) for part in range(1, count + 1)}

    assert max(sizes) - min(sizes) <= 1


def test_every_depth_has_its_machines() -> None:
    assert set(MACHINES) == set(DEPTHS)


def test_a_requirement_without_its_ceiling_keeps_its_floor() -> None:
    assert without_ceilings('  "celery[redis]>=5.7,<6",\n  "zxcvbn>=4.5,<5",') == (
        '  "celery[redis]>=5.7",\n  "zxcvbn>=4.5",'
    )
