"""Calls every operation of a served service with whatever its document allows, and with what it forbids."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from support.contract.releases import Release
from support.http.fuzzing_target import Target
from support.live import LiveService
from support.network import LOOPBACK
from support.provider import provider_key, write_key
from support.repository import ROOT

# Limits are tests of their own; here they would hide what lies behind them.
LIMITS = (
    "LOGIN_RATE_LIMIT",
    "LOGIN_ACCOUNT_RATE_LIMIT",
    "LOGIN_ADDRESS_RATE_LIMIT",
    "PASSWORD_RATE_LIMIT",
    "REGISTER_RATE_LIMIT",
    "REFRESH_RATE_LIMIT",
    "MAIL_RATE_LIMIT",
    "MAIL_ADDRESS_RATE_LIMIT",
    "API_KEY_RATE_LIMIT",
)
UNLIMITED = {**dict.fromkeys(LIMITS, "1000/1s"), "API_KEYS_PER_USER": "200"}
IMPORTED = os.pathsep.join(str(ROOT / folder) for folder in ("tests", "scripts"))


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many requests were made, and what the tool says of them if it is not content."""

    cases: int
    complaint: str


def fuzz(live: LiveService, caller: str, release: Release, examples: int) -> Outcome:
    """Let a caller make requests to one version: in all phases, with all checks.

    One at a time: to the tool, the same item in two versions is two things.
    """
    report = live.project.folder.with_name(f"{live.port}-{caller}-{release.name}.json")
    result = subprocess.run(
        command(live, release, examples, report),
        cwd=live.project.folder.parent,
        env={**live.project.environment, **tool_environment(live, caller, release)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if not report.exists():
        return Outcome(0, result.stdout)
    told = json.loads(report.read_text(encoding="utf-8"))
    return Outcome(told["test_cases"]["generated"], "" if result.returncode == 0 else result.stdout)


def command(live: LiveService, release: Release, examples: int, report: Path) -> Sequence[str]:
    """Write the command; the seed makes a failure appear again."""
    return (
        str(Path(sys.executable).with_name("schemathesis")),
        f"--config-file={Path(__file__).with_name('schemathesis.toml')}",
        "run",
        f"http://{LOOPBACK}:{live.port}{release.document}",
        *(f"--header={name}: {value}" for name, value in release.headers.items()),
        "--phases=examples,coverage,fuzzing,stateful",
        "--checks=all",
        "--request-timeout=60",
        f"--max-examples={examples}",
        "--seed=4711",
        "--no-color",
        "--report=json",
        f"--report-json-path={report}",
    )


def tool_environment(live: LiveService, caller: str, release: Release) -> dict[str, str]:
    """Say who calls, and what they have to know of the service."""
    target = Target(
        api=f"http://{LOOPBACK}:{live.port}{release.base}",
        auth=live.project.answers["auth"],
        folder=str(live.project.folder),
        python=str(live.project.folder / ".venv" / "bin" / "python"),
        provider_key=write_key(provider_key()),
    )
    return {
        "SCHEMATHESIS_HOOKS": "support.http.fuzzing_hooks",
        "PYTHONPATH": IMPORTED,
        "PYTHONDONTWRITEBYTECODE": "1",
        "PATH": os.environ["PATH"],
        "FUZZED_ROLE": caller,
        **target.environment,
    }
