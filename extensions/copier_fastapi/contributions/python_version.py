"""What each Python version adds: `uuid.uuid7` is in the standard library from 3.14 on."""

from ..answers import PythonVersion
from ..contribution import Contribution

OLDER = Contribution(overlays=("uuid7_helper",))
NEWER = Contribution(overlays=("uuid7_builtin",))

PYTHON_VERSIONS = {
    PythonVersion.PYTHON_3_12: OLDER,
    PythonVersion.PYTHON_3_13: OLDER,
    PythonVersion.PYTHON_3_14: NEWER,
}
