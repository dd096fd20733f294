"""The identity provider of a service's own tests, which people can log in at, run for a browser."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from support.projects import Project

# It ends when nobody holds the other end of its input any more.
SCRIPT = """
import sys
from tests.provider.server import open_provider
with open_provider() as provider:
    print(provider.issuer, provider.audience, flush=True)
    sys.stdin.read()
"""


@contextmanager
def interactive_provider(project: Project) -> Iterator[dict[str, str]]:
    """Run the provider for a while; give the settings that name it."""
    with subprocess.Popen(
        [".venv/bin/python", "-c", SCRIPT],
        cwd=project.folder,
        env=dict(project.environment),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        issuer, audience = process.stdout.readline().split()
        yield {"OIDC_ISSUER": issuer, "OIDC_AUDIENCE": audience, "OIDC_CLIENT_ID": "documentation"}
