"""What one project has compiled of libraries, another need not compile."""

from pathlib import Path

import pytest

from support.bytecode import shared_bytecode

LIBRARIES = Path(".venv/lib/python3.13/site-packages")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """What projects share, after one that has compiled `ours`."""
    compiled = tmp_path / "first" / LIBRARIES / "ours/__pycache__/module.cpython-313.pyc"
    (tmp_path / "first" / LIBRARIES).mkdir(parents=True)
    with shared_bytecode(tmp_path / "first", tmp_path / "store"):
        compiled.parent.mkdir(parents=True)
        compiled.write_bytes(b"of the first")
    return tmp_path / "store"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """The same library, installed in a project that has compiled nothing."""
    folder = tmp_path / "second" / LIBRARIES / "ours"
    folder.mkdir(parents=True)
    return folder


def test_what_one_has_compiled_another_is_given(store: Path, library: Path, tmp_path: Path) -> None:
    with shared_bytecode(tmp_path / "second", store):
        assert (library / "__pycache__/module.cpython-313.pyc").read_bytes() == b"of the first"


def test_what_a_project_has_compiled_itself_stays(store: Path, library: Path, tmp_path: Path) -> None:
    (library / "__pycache__").mkdir()
    (library / "__pycache__/module.cpython-313.pyc").write_bytes(b"of the second")

    with shared_bytecode(tmp_path / "second", store):
        assert (library / "__pycache__/module.cpython-313.pyc").read_bytes() == b"of the second"


def test_of_a_library_that_is_not_installed_there_is_no_folder(store: Path, library: Path, tmp_path: Path) -> None:
    library.rmdir()

    with shared_bytecode(tmp_path / "second", store):
        assert not library.exists()
