"""What the command asks of git."""

import os
from pathlib import Path

from .failures import CommandError
from .processes import NeedlessStepError, StepError, run

# Hooks, signing keys and daemons of the user are for the user's own commits.
CALM = ("core.hooksPath=" + os.devnull, "commit.gpgSign=false", "core.fsmonitor=false")
MESSAGE = "Render the service"
# Git sets these for its hooks.
REPOSITORY_VARIABLES = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE")
# So many files are named where more would make a line too long.
NAMED = 5


def refuse_foreign_repository() -> None:
    """Refuse to run where the environment points git, ours and Copier's, to one repository whatever the directory.

    Raises:
        CommandError: it does.
    """
    if named := [name for name in REPOSITORY_VARIABLES if name in os.environ]:
        raise CommandError(f"{', '.join(named)} is set, as in a git hook, and would mislead git. Unset it first.")


def git(directory: Path, *arguments: str) -> str:
    """Run git in a directory.

    Raises:
        StepError: it is not installed, or failed.
    """
    return run(directory, "git", *(part for setting in CALM for part in ("-c", setting)), *arguments)


def succeeds(directory: Path, *arguments: str) -> bool:
    """Tell whether git succeeds."""
    try:
        git(directory, *arguments)
    except StepError:
        return False
    return True


def start_repository(directory: Path) -> None:
    """Make a repository with one commit of everything.

    Raises:
        NeedlessStepError: the directory is part of a repository already.
        StepError: git is missing, or nobody is there to commit.
    """
    git(directory, "--version")
    if succeeds(directory, "rev-parse", "--is-inside-work-tree") and not succeeds(directory, "check-ignore", "-q", "."):
        raise NeedlessStepError("it lies in a git repository already", "git add . && git commit")
    git(directory, "init", "--template=", f"--initial-branch={initial_branch(directory)}")
    git(directory, "add", "--all")
    if not has_identity(directory):
        raise StepError("git knows no user.name and user.email for a first commit", "git commit")
    git(directory, "commit", "--message", MESSAGE)


def initial_branch(directory: Path) -> str:
    """Name the first branch as the user does, else `main`."""
    try:
        return git(directory, "config", "--get", "init.defaultBranch").strip()
    except StepError:
        return "main"


def has_identity(directory: Path) -> bool:
    """Tell whether git knows who commits, without guessing from the name of the machine."""
    identities = ("GIT_AUTHOR_IDENT", "GIT_COMMITTER_IDENT")
    return all(succeeds(directory, "-c", "user.useConfigOnly=true", "var", identity) for identity in identities)


def conflicting_files(directory: Path) -> list[str]:
    """List the files with conflicts to resolve, relative to the directory."""
    listed = git(directory, "diff", "--name-only", "--diff-filter=U", "--relative", "-z")
    return [name for name in listed.split("\0") if name]


def refuse_uncommitted(directory: Path) -> None:
    """Refuse a service that is not committed, as a merge could not be told from what was there.

    Elsewhere in its repository, anything may be as it is, but for deleted files: Copier would bring them back.

    Raises:
        CommandError: it is no git repository, or something is not committed.
    """
    try:
        git(directory, "rev-parse", "--verify", "HEAD")
    except StepError as error:
        raise CommandError(
            f"{directory} has no commit of git to merge into ({error}). Commit the service first."
        ) from error
    if changed := git(directory, "status", "--porcelain", "--no-renames", "-z", "--", ".").split("\0")[:-1]:
        raise CommandError(f"The service is dirty: commit or stash {named([line[3:] for line in changed])} first.")
    if deleted := git(directory, "ls-files", "--deleted", "--full-name", "-z", "--", ":/").split("\0")[:-1]:
        raise CommandError(f"An update would bring deleted files back: commit or restore {named(deleted)} first.")


def named(files: list[str]) -> str:
    """Name files, the first of them where there are many."""
    more = f" and {len(files) - NAMED} more" if len(files) > NAMED else ""
    return ", ".join(files[:NAMED]) + more


def missing_files(directory: Path) -> list[str]:
    """List the files that git still knows and the directory no longer holds, relative to it."""
    return [name for name in git(directory, "ls-files", "--deleted", "-z").split("\0") if name]


def restore(directory: Path, names: list[str]) -> None:
    """Bring files back as they were committed."""
    if names:
        git(directory, "checkout", "--quiet", "HEAD", "--", *names)
