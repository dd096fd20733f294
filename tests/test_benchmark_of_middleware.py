"""The benchmark of middleware runs; how long anything takes, no test looks at."""

import os
import subprocess
import sys

from support.repository import ROOT


def test_the_cost_of_each_middleware_is_told() -> None:
    environment = os.environ | {"PYTHONPATH": f"{ROOT / 'tests'}{os.pathsep}{ROOT / 'scripts'}"}
    command = [sys.executable, str(ROOT / "benchmarks" / "middleware.py"), "--rounds=1"]

    told = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, encoding="utf-8", check=True).stdout

    rows = [line.split()[1] for line in told.splitlines() if "Middleware" in line]
    assert (rows[0], rows[-1]) == ("RateLimitHeadersMiddleware", "RequestIdMiddleware")
    assert len(rows) == len(set(rows)) > 10
