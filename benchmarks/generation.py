"""Tells how long rendering takes: one service, all core variants, and how that grows with the files of a template."""

import argparse
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from time import perf_counter

import copier
from cookiecutter.main import cookiecutter

from figures import Times, milliseconds
from plain_templates import make_cookiecutter_template, make_copier_template, texts_without_tags
from support.rendering import render
from support.repository import copy_template
from support.trees import files
from support.variants import core_variants
from tables import table

SIZES = (100, 200, 400, 800)
Copy = Callable[[Path], object]


def timed(copy: Copy, folder: Path, rounds: int) -> Times:
    """Copy into new folders, once more than is counted, since the first time compiles templates."""
    taken = []
    for number in range(rounds + 1):
        begin = perf_counter()
        copy(folder / str(number))
        taken.append(perf_counter() - begin)
    return Times(taken[1:])


def by_copier(template: Path) -> Copy:
    """Copy as a user of Copier does."""
    return lambda to: copier.run_copy(str(template), to, defaults=True, quiet=True, unsafe=True)


def by_cookiecutter(template: Path) -> Copy:
    """Copy as a user of cookiecutter does."""
    return lambda to: cookiecutter(str(template), no_input=True, output_dir=str(to))


@contextmanager
def new_folders() -> Iterator[Callable[[], Path]]:
    """Give folders that do not exist yet, and remove them at the end."""
    with tempfile.TemporaryDirectory() as root:
        numbers = count()
        yield lambda: Path(root, str(next(numbers)))


def beside_plain(template: Path, new_folder: Callable[[], Path], rounds: int) -> str:
    """Compare the default service with a template without choices of as many files."""
    services = new_folder()
    ours = timed(by_copier(template), services, rounds)
    rendered = services / "0"
    number = len(files(rendered))
    alike = make_copier_template(new_folder(), texts_without_tags(rendered), number)
    plain = timed(by_copier(alike), new_folder(), rounds)
    rows = [("the default service", str(ours)), ("without choices", str(plain)), ("ratio", ours.ratio(plain))]
    return table((f"{number} files", "ms, median (quartiles)"), rows)


def growth(template: Path, new_folder: Callable[[], Path], rounds: int) -> str:
    """Compare templates without choices of growing size."""
    rendered = new_folder()
    render(template, rendered, {})
    texts = texts_without_tags(rendered)
    rows = []
    for size in SIZES:
        plain = timed(by_copier(make_copier_template(new_folder(), texts, size)), new_folder(), rounds)
        other = timed(by_cookiecutter(make_cookiecutter_template(new_folder(), texts, size)), new_folder(), rounds)
        rows.append((str(size), str(plain), str(other), plain.ratio(other)))
    return table(("files", "Copier, ms", "cookiecutter, ms", "ratio"), rows)


def all_variants(template: Path, new_folder: Callable[[], Path]) -> str:
    """Render all core variants as the tests do, in one process."""
    variants = core_variants()
    begin = perf_counter()
    for variant in variants:
        render(template, new_folder(), variant.data)
    taken = perf_counter() - begin
    each = milliseconds(taken / len(variants))
    return f"{len(variants)} core variants as the tests render them: {taken:.0f} s, {each} ms each"


def main() -> None:
    """Measure, and print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    with new_folders() as new_folder:
        template = new_folder()
        copy_template(template)
        print(beside_plain(template, new_folder, rounds), end="\n\n")
        print(growth(template, new_folder, rounds), end="\n\n")
        print(all_variants(template, new_folder))


if __name__ == "__main__":
    main()
