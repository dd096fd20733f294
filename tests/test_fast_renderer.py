"""The renderer of these tests gives what the command of Copier gives."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from support.trees import fingerprints
from support.variants import Variant, core_variants


@pytest.mark.parametrize("variant", [core_variants()[0], core_variants()[-1]], ids=lambda variant: variant.name)
def test_it_gives_the_bytes_of_the_command(
    variant: Variant, rendered: Callable[[Variant], Path], template: Path, tmp_path: Path
) -> None:
    data = [f"--data={name}={value}" for name, value in variant.data.items()]
    command = [sys.executable, "-m", "copier", "copy", "--trust", "--defaults", "--quiet", *data]
    elsewhere = os.environ | {"TZ": "Asia/Kathmandu", "LC_ALL": "C", "PYTHONHASHSEED": "1", "PYTHONUTF8": "1"}

    subprocess.run([*command, template, tmp_path / "project"], check=True, cwd=tmp_path, env=elsewhere, umask=0o022)

    assert fingerprints(tmp_path / "project") == fingerprints(rendered(variant))
