"""The Chromium of this machine, without a window."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, expect, sync_playwright

from support.services import unavailable

PROGRAM = "chromium"
PATIENCE_MILLISECONDS = 60_000


@contextmanager
def chromium() -> Iterator[Browser]:
    """Run the browser for a while."""
    program = shutil.which(PROGRAM)
    if program is None:
        unavailable(f"there is no browser: no program {PROGRAM} (on Debian, the package of that name)")
    expect.set_options(timeout=PATIENCE_MILLISECONDS)
    with sync_playwright() as playwright, playwright.chromium.launch(executable_path=program) as browser:
        yield browser
