"""Where this repository lies, and copies of it."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
TEMPLATE_PARTS = ("copier.yml", "questions", "includes", "extensions", "migrations", "template")
CACHES = shutil.ignore_patterns("__pycache__", ".*_cache", "*.py[co]", "*.egg-info")
GIT_IDENTITY = ("-c", "user.name=Tests", "-c", "user.email=tests@example.com", "-c", "commit.gpgsign=false")


def git(folder: Path, *arguments: str) -> str:
    """Run git in a folder, with an identity of its own."""
    command = ["git", *GIT_IDENTITY, *arguments]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout


def commit_all(folder: Path, message: str) -> None:
    """Commit everything in a folder that git does not ignore, making it a repository where it is none."""
    if not (folder / ".git").exists():
        git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", message)


def template_files() -> Iterator[Path]:
    """List the files below template/, as paths relative to it."""
    root = ROOT / "template"
    for path in sorted(root.rglob("*")):
        relative = path.relative_to(root)
        if path.is_file() and not any(part == "__pycache__" or part.endswith("_cache") for part in relative.parts):
            yield relative


def copy_template(destination: Path) -> None:
    """Copy what Copier needs of the work tree, committed or not."""
    destination.mkdir(parents=True)
    for part in TEMPLATE_PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, destination / part, ignore=CACHES)
        elif source.exists():
            shutil.copy2(source, destination / part)


def clone_work_tree(destination: Path) -> None:
    """Make the repository that a clone would give if the work tree were committed."""
    names = git(ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0")
    for name in sorted(set(filter(None, names))):
        source = ROOT / name
        if source.is_file():
            (destination / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, destination / name)
    commit_all(destination, "The work tree")
