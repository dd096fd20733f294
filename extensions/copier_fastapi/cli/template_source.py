"""Where the template comes from; there is no default address."""

import json
import re
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

from .failures import CommandError

DISTRIBUTION = "copier-fastapi"
VARIABLE = "COPIER_FASTAPI_TEMPLATE"
# What Copier itself takes for a git address; any other address needs the prefix `git+`.
KNOWN_ADDRESS = re.compile(r"(gh:|gl:|git@|git:|git\+|https://git(hub|lab)\.com/)")
ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://|[\w.-]+@[\w.-]+:")


@dataclass(frozen=True, slots=True)
class TemplateSource:
    """A template as Copier can find it again from anywhere, and the revision to take."""

    address: str
    revision: str | None = None


def lasting_address(text: str) -> str:
    """Write an address or a path so that an update finds it later, from any directory.

    Raises:
        CommandError: it is no directory, or holds a password.
    """
    if KNOWN_ADDRESS.match(text) or ADDRESS.match(text):
        refuse_credentials(text)
        plain = KNOWN_ADDRESS.match(text) or text.endswith(".git")
        return text if plain else f"git+{text}"
    path = Path(text).expanduser().resolve()
    if not path.is_dir():
        raise CommandError(f"The template {text!r} is neither a directory nor the address of a git repository.")
    return str(path)


def refuse_credentials(address: str) -> None:
    """Refuse an address that would write a secret into the answers file of the service."""
    parts = urlsplit(address.removeprefix("git+"))
    if parts.password or (parts.scheme in {"http", "https"} and parts.username):
        raise CommandError("The template's address holds credentials, which the service would keep. Leave them to git.")


def template_source(given: str | None, revision: str | None) -> TemplateSource:
    """Choose the template: the given one, else the one that this command was installed from.

    Raises:
        CommandError: nothing says where the template is.
    """
    if given:
        return TemplateSource(lasting_address(given), revision)
    installed = installed_source()
    if installed is None:
        raise CommandError(
            f"Where is the template? Pass --template with a directory or git address, or set {VARIABLE}."
        )
    return TemplateSource(installed.address, revision or installed.revision)


def installed_source() -> TemplateSource | None:
    """Read where this command was installed from; nothing where that was no repository."""
    try:
        record = distribution(DISTRIBUTION).read_text("direct_url.json")
    except PackageNotFoundError:
        return None
    return recorded_source(json.loads(record)) if record else None


def recorded_source(record: dict[str, Any]) -> TemplateSource | None:
    """Read the record of a direct installation (PEP 610)."""
    url: str = record["url"]
    if record.get("vcs_info", {}).get("vcs") == "git":
        return TemplateSource(lasting_address(f"git+{url}"), record["vcs_info"].get("requested_revision"))
    if "dir_info" in record:
        return TemplateSource(lasting_address(url2pathname(urlsplit(url).path)))
    return None
