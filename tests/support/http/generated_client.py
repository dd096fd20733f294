"""A client that openapi-python-client makes of the OpenAPI document of a service."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

BIN = Path(sys.executable).parent
CONFIG = "post_hooks: []\n"
SECONDS = 300


def generate_client(document: dict[str, Any], folder: Path) -> None:
    """Make the package `client` in a folder; what the generator warns of is an error."""
    folder.mkdir(exist_ok=True)
    (folder / "openapi.json").write_text(json.dumps(document), encoding="utf-8")
    (folder / "config.yml").write_text(CONFIG, encoding="utf-8")
    generator = (str(BIN / "openapi-python-client"), "generate", "--meta=none", "--fail-on-warning")
    run(folder, *generator, "--path=openapi.json", "--config=config.yml", "--output-path=client")
    (folder / "client" / "py.typed").touch()


def run(folder: Path, *command: str) -> str:
    """Run a command in a folder; its output is told where it fails.

    Raises:
        AssertionError: it failed.
    """
    result = subprocess.run(
        command,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    assert result.returncode == 0, result.stdout
    return result.stdout
