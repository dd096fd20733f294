"""Which versions of the API are released, and what the document of each said when it was."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from app.api.compatibility.operations import broken

Document = dict[str, Any]

BROKEN = """Callers of version {name} would break, which is released:
{breaks}
Leave this version as it is, and make the change in a new one (README.md, "Versions of the API").
If nobody has called it yet, take its release back: remove {document}, and call it a draft in {states}."""
UNLISTED = "Version {name} is not listed in {states}: add it, as a draft for as long as nobody calls it."
UNWRITTEN = "Version {name} is released, but {document} is missing: take it from git, or call it a draft in {states}."
UNRELEASED = "Version {name} is a draft in {states}, but has {document}: remove that, or call it released."
UNSERVED = """Version {name} is listed in {states}, but is not served: its callers get errors.
Bring it back. If it has ended, remove its line and {document}."""


class State(StrEnum):
    """Whether callers rely on a version."""

    DRAFT = "draft"
    RELEASED = "released"


class ReleaseError(Exception):
    """A version is not what was released; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Releases:
    """The states of all versions, and the documents of those that are released, in a folder that is committed."""

    folder: Path = Path("api")

    @property
    def states(self) -> Path:
        """The file that lists the versions."""
        return self.folder / "versions.json"

    def document(self, name: str) -> Path:
        """Return the file that holds the document of a released version."""
        return self.folder / "released" / f"{name}.json"

    def listed(self) -> dict[str, State]:
        """Read the states of all versions."""
        return {name: State(state) for name, state in json.loads(self.states.read_text(encoding="utf-8")).items()}

    def check_served(self, names: Collection[str]) -> None:
        """Check that no version has gone.

        Raises:
            ReleaseError: one has.
        """
        for name in sorted(self.listed().keys() - set(names)):
            raise self.error(UNSERVED, name)

    def check(self, name: str, document: Document) -> None:
        """Check that a version, as it is documented now, keeps what it promised; a draft has promised nothing.

        Raises:
            ReleaseError: it does not, or what it promised is not known.
        """
        state, written = self.listed().get(name), self.document(name).exists()
        if state is None:
            raise self.error(UNLISTED, name)
        if written is not (state is State.RELEASED):
            raise self.error(UNRELEASED if written else UNWRITTEN, name)
        before = json.loads(self.document(name).read_text(encoding="utf-8")) if written else {"paths": {}}
        breaks = "\n".join(f"- {what}" for what in broken(before, document))
        if breaks:
            raise self.error(BROKEN, name, breaks=breaks)

    def release(self, name: str, document: Document) -> None:
        """Write down what a version promises, once more if it was released before.

        Raises:
            ReleaseError: it breaks what it promised, or is not listed.
        """
        self.check(name, document)
        self.document(name).parent.mkdir(exist_ok=True)
        write(self.document(name), document)
        write(self.states, self.listed() | {name: State.RELEASED})

    def error(self, message: str, name: str, **details: str) -> ReleaseError:
        """Make an error that names the version and its files."""
        return ReleaseError(message.format(name=name, states=self.states, document=self.document(name), **details))


def write(file: Path, content: dict[str, Any]) -> None:
    """Write JSON for people, and for the differences that they look at."""
    file.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
