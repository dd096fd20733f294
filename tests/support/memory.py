"""A folder in memory for all workers of a test run, where the system has one.

Hundreds of variants are rendered to be read once; on a disk, making their files takes longer than rendering them.
"""

import tempfile
from pathlib import Path

import pytest
from xdist.workermanage import WorkerController

# Linux gives every process this file system in memory.
IN_MEMORY = Path("/dev/shm")
FOLDER = "memory"
KEPT = pytest.StashKey[str]()


def pytest_configure(config: pytest.Config) -> None:
    """Make the folder, or take the one that the process made which started this one; it goes with that process."""
    if given := getattr(config, "workerinput", None):
        config.stash[KEPT] = given[FOLDER]
        return
    made = tempfile.TemporaryDirectory(prefix="rendered-", dir=IN_MEMORY if IN_MEMORY.is_dir() else None)
    config.stash[KEPT] = made.name
    config.add_cleanup(made.cleanup)


def pytest_configure_node(node: WorkerController) -> None:
    """Tell a worker of the folder."""
    node.workerinput[FOLDER] = node.config.stash[KEPT]


@pytest.fixture(scope="session")
def memory(pytestconfig: pytest.Config) -> Path:
    """The folder."""
    return Path(pytestconfig.stash[KEPT])
