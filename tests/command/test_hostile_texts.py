"""Texts that break careless generators: they arrive as they are, or are refused in one line."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.mark.parametrize(
    "text",
    [
        "{{ 7*7 }}",
        "{% raw %}",
        "{# gone #}",
        'say "hi"',
        "it's",
        "back\\slash",
        "${HOME}",
        "$(id)",
        "`id`",
        "# 100 % <b>",
        "null",
        "2026-01-01",
        "- [a]: *b",
        "проект",
        "Rocket 🚀",
        "a\nb",
    ],
)
def test_a_text_arrives_as_it_is(new: Run, place: Path, text: str) -> None:
    done = new("svc", "--data", f"project_name={text}", "--data", "slug=svc")

    answers = yaml.safe_load((place / "svc/.copier-answers.yml").read_text(encoding="utf-8"))
    assert done.returncode == 0, done.stderr
    assert answers["project_name"] == text
    assert (place / "svc/README.md").read_text(encoding="utf-8").startswith(f"# {text}\n")


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ("project_name=" + "x" * 10_000, "It has 10000 characters."),
        ("project_name=", "It must not be empty."),
        ("project_name=back\\slash", "one line of printable characters"),
        ("project_name=two\nlines", "one line of printable characters"),
        ("project_description=\u202ehidden", "one line of printable characters"),
        ("project_slug=../x", "is no slug"),
        ("project_slug=/tmp/x", "is no slug"),
        ("project_slug=Upper", "is no slug"),
        ("project_slug=_private", "is no slug"),
        ("project_slug=1st", "is no slug"),
        ("project_slug=naïve", "is no slug"),
        ("project_slug={{ 7*7 }}", "is no slug"),
        ("project_slug=" + "x" * 10_000, "is no slug"),
        ("project_slug=con", "is a reserved name"),
        ("project_slug=fastapi", "is the name of a package"),
        ("author_email=nobody", "is no e-mail address"),
        ("python_version=3.8", "python_version: '3.8' is not in"),
        ("auth=basic", "auth: 'basic' is not in"),
        ("databse=sqlite", "did you mean database?"),
    ],
)
def test_the_real_template_refuses_it_in_one_line(run: Run, clone: Path, place: Path, answer: str, reason: str) -> None:
    done = run("new", "svc", "--template", clone, "--defaults", "--data", answer)

    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 2
    assert reason in done.stderr.splitlines()[1]
    assert list(place.iterdir()) == []


def test_the_real_template_renders_texts_that_are_allowed(run: Run, clone: Path, place: Path) -> None:
    text = """Say "hi", it's {{ 7*7 }} {% raw %} ${HOME} `id` $(id) # 100 % <b> 🚀"""

    done = run("new", "svc", "--template", clone, "--defaults", "--no-lock", "--data", f"project_description={text}")

    answers = yaml.safe_load((place / "svc/.copier-answers.yml").read_text(encoding="utf-8"))
    assert done.returncode == 0, done.stderr
    assert answers["project_description"] == text
