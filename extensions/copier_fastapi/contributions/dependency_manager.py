"""What each dependency manager adds, and how files speak of it."""

from collections.abc import Mapping

from ..answers import DependencyManager
from ..contribution import Contribution, Packaging

DEPENDENCY_MANAGERS: Mapping[DependencyManager, Contribution] = {
    DependencyManager.UV: Contribution(),
    DependencyManager.PIP: Contribution(
        overlays=("manager_pip",), lock_tools=("cyclonedx-bom", "pip-audit", "pip-tools")
    ),
}
PACKAGING: Mapping[DependencyManager, Packaging] = {
    DependencyManager.UV: Packaging(
        name="uv",
        run="uv run ",
        once="uvx ",
        needs="uv and make",
        declaration="pyproject.toml",
        declared=r"pyproject\.toml|uv\.lock",
        lock="uv.lock",
        ecosystem="uv",
        directory="/",
        image_needs="uv.lock",
        configuration="uv.toml",
    ),
    DependencyManager.PIP: Packaging(
        name="pip",
        run=".venv/bin/",
        once="pipx run ",
        needs="make",
        declaration="requirements/*.in",
        declared=r"requirements/.*\.in",
        lock="requirements/*.txt",
        ecosystem="pip",
        directory="/requirements",
        image_needs="requirements",
        configuration="pip.conf",
    ),
}
