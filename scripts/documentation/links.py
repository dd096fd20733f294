"""Links between pages: those that lead to files which are no pages lose their target."""

import re
from pathlib import PurePosixPath
from posixpath import normpath
from urllib.parse import unquote

from support.repository import ROOT

LINK = re.compile(r"\[(?P<text>[^\]]+)\]\((?P<target>[^)#\s]+)(?P<anchor>#[^)\s]*)?\)")
REMOTE = re.compile(r"[a-z]+:")


class BrokenLinkError(Exception):
    """A link leads to what is not there."""


def resolved(page: str, target: str) -> str:
    """Tell which file or folder of the repository a link means.

    Raises:
        BrokenLinkError: it is not there.
    """
    path = normpath(PurePosixPath(page).parent / unquote(target))
    if path.startswith("..") or not (ROOT / path).exists():
        raise BrokenLinkError(f"{page}: {target}")
    return path


def with_links_between(pages: frozenset[str], page: str, text: str) -> str:
    """Keep the links of a page to other pages, to a folder as one to its index; of others, keep the text.

    Raises:
        BrokenLinkError: a link leads nowhere.
    """

    def kept(link: re.Match[str]) -> str:
        target, anchor = link["target"], link["anchor"] or ""
        if REMOTE.match(target):
            return link[0]
        path = resolved(page, target)
        if path in pages:
            return link[0]
        if f"{path}/index.md" in pages:
            return f"[{link['text']}]({target.rstrip('/')}/index.md{anchor})"
        return link["text"]

    return LINK.sub(kept, text)
