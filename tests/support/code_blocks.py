"""The code that pages show, in blocks and in their text."""

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from textwrap import dedent

from support.repository import ROOT

FENCED = re.compile(r"^(?P<margin> *)```(?P<language>[^\n`]*)\n(?P<text>.*?)^(?P=margin)```$", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"`([^`]+)`")
PROMPT = "$ "
HERE_DOCUMENT = re.compile(r"<<'(\w+)'\n.*?^\1$", re.MULTILINE | re.DOTALL)
COMMENT = re.compile(r"(?:^|\s)#.*$", re.MULTILINE)
SEPARATORS = ";&|()"


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """A block of a page, and the line that it begins at."""

    page: str
    line: int
    language: str
    text: str


def code_blocks(page: str) -> list[CodeBlock]:
    """List the blocks of a page, which is named by its path in the repository."""
    text = (ROOT / page).read_text(encoding="utf-8")
    return [
        CodeBlock(page, text.count("\n", 0, found.start()) + 1, found["language"], dedent(found["text"]))
        for found in FENCED.finditer(text)
    ]


def script_of(text: str) -> str:
    """Put all that a text of a page has its reader type into one script."""
    return "\n".join(found["text"] for found in FENCED.finditer(text) if found["language"] == "sh")


def typed(block: CodeBlock) -> str:
    """Give what is typed of a block, which shows the output as well if it is one of a console."""
    if block.language != "console":
        return block.text
    lines = block.text.splitlines()
    return "\n".join(line.removeprefix(PROMPT) for line in lines if line.startswith(PROMPT))


def inline_code(page: str) -> list[str]:
    """List the code in the text of a page, outside of blocks."""
    text = FENCED.sub("", (ROOT / page).read_text(encoding="utf-8"))
    return [" ".join(code.split()) for code in INLINE.findall(text)]


def simple_commands(script: str) -> Iterator[list[str]]:
    """Split a script of a shell into the words of its commands; what is given to them as a document is left out."""
    without = COMMENT.sub("", HERE_DOCUMENT.sub("", script)).replace("\\\n", " ")
    words = shlex.shlex(without.replace("\n", " ; "), posix=True, punctuation_chars=True)
    words.whitespace_split = True
    words.commenters = ""
    for separated, command in groupby(words, lambda word: set(word) <= set(SEPARATORS)):
        if not separated:
            yield list(command)


PAGES = (
    "README.md",
    "benchmarks/README.md",
    *(path.relative_to(ROOT).as_posix() for path in sorted(ROOT.glob("docs/*.md"))),
)
BLOCKS = [block for page in PAGES for block in code_blocks(page)]
