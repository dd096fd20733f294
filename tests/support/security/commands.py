"""Commands of a service that read a password."""

import subprocess

from support.projects import Project


def create_superuser(project: Project, email: str, password: str) -> subprocess.CompletedProcess[str]:
    """Open the account of a superuser, or be told why not."""
    return subprocess.run(
        [".venv/bin/python", "-m", "app", "create-superuser", "--email", email, "--password-stdin"],
        cwd=project.folder,
        env=dict(project.environment),
        input=f"{password}\n",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
