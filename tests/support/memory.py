"""A folder for all workers of a test run, in memory where the system has a roomy place there.

Hundreds of variants are rendered to be read once; on a disk, making their files takes longer than rendering them.
"""

import shutil
import tempfile
from pathlib import Path

import pytest
from xdist.workermanage import WorkerController

# Linux has a file system in memory here; that of a container may be small. 400 variants take about 1 GiB.
IN_MEMORY = Path("/dev/shm")
ROOMY_BYTES = 4 * 2**30
FOLDER = "memory"
KEPT = pytest.StashKey[str]()


def is_roomy() -> bool:
    """Whether there is a place in memory, and room in it."""
    return IN_MEMORY.is_dir() and shutil.disk_usage(IN_MEMORY).free > ROOMY_BYTES


def pytest_configure(config: pytest.Config) -> None:
    """Make the folder, or take the one that the process made which started this one; it goes with that process."""
    if given := getattr(config, "workerinput", None):
        config.stash[KEPT] = given[FOLDER]
        return
    made = tempfile.TemporaryDirectory(prefix="rendered-", dir=IN_MEMORY if is_roomy() else None)
    config.stash[KEPT] = made.name
    config.add_cleanup(made.cleanup)


def pytest_configure_node(node: WorkerController) -> None:
    """Tell a worker of the folder."""
    node.workerinput[FOLDER] = node.config.stash[KEPT]


@pytest.fixture(scope="session")
def memory(pytestconfig: pytest.Config) -> Path:
    """The folder."""
    return Path(pytestconfig.stash[KEPT])
