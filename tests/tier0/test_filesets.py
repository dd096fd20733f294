"""The files of each variant, against the list that a reviewer has seen (`make filesets` writes it)."""

from pathlib import Path

from support.filesets import conditions, expected, written
from support.trees import files
from support.variants import Variant


def test_exactly_the_listed_files_are_rendered(variant: Variant, project: Path) -> None:
    assert files(project) == expected(variant)


def test_a_list_names_the_one_answer_that_brings_a_file() -> None:
    answers = {
        "sqlite-jwt": {"database": "sqlite", "auth": "jwt"},
        "sqlite-none": {"database": "sqlite", "auth": "none"},
        "postgresql-jwt": {"database": "postgresql", "auth": "jwt"},
    }
    present = {"sqlite-jwt": True, "sqlite-none": False, "postgresql-jwt": True}

    found = conditions(present, answers)

    assert {written(condition) for condition in found} == {"auth=jwt"}
