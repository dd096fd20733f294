"""The same answers give the same service, wherever and whenever it is rendered."""

import stat
import subprocess
from collections.abc import Callable
from pathlib import Path

from support.trees import contents

Run = Callable[..., subprocess.CompletedProcess[str]]


def test_place_time_zone_locale_umask_and_user_settings_change_nothing(new: Run, place: Path, tmp_path: Path) -> None:
    (place / "elsewhere").mkdir()
    settings = tmp_path / "other-settings.yml"
    settings.write_text("defaults: {project_name: Other}\n", encoding="utf-8")

    first = new("svc", "-d", "project_name=Naïve", TZ="UTC", LC_ALL="C", umask=0o022)
    second = new(
        "svc",
        "-d",
        "project_name=Naïve",
        cwd=place / "elsewhere",
        umask=0o077,
        TZ="Asia/Kolkata",
        LC_ALL="de_DE.UTF-8",
        PYTHONHASHSEED="7",
        HOME=str(place),
        COPIER_SETTINGS_PATH=str(settings),
    )

    assert (first.returncode, second.returncode) == (0, 0), first.stderr + second.stderr
    assert contents(place / "svc") == contents(place / "elsewhere/svc")


def test_modes_follow_the_umask(new: Run, place: Path) -> None:
    new("svc", umask=0o077)

    assert stat.S_IMODE((place / "svc").stat().st_mode) == 0o700
    assert stat.S_IMODE((place / "svc/README.md").stat().st_mode) == 0o600
