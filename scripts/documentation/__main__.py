"""Builds the documentation site: `make docs`."""

import os
import sys
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from subprocess import CalledProcessError

from documentation.links import BrokenLinkError
from documentation.site import build
from support.repository import ROOT
from support.variants import core_variants, single_variants


def main() -> None:
    """Build the site with all renders, on all cores."""
    with ProcessPoolExecutor(os.cpu_count()) as processes:
        variants = (*core_variants(), *single_variants())
        pages = build(ROOT / ".site", variants, partial(processes.map, chunksize=8))
    print(f"The site is in {pages}; `make docs-serve` shows it.")


if __name__ == "__main__":
    try:
        main()
    except (BrokenLinkError, CalledProcessError) as error:
        sys.exit(f"docs: {error}")
