"""Pages that are made from sources leave nothing out."""

import re
from pathlib import Path

import pytest

from documentation import problems, questions, settings
from documentation.layers import layers, picture
from documentation.middleware import way
from documentation.sources import Sources
from support.plans import plan_of
from support.questions import choice_questions
from support.rendering import render
from support.repository import ROOT
from support.variants import word

RICH = {"database": "mysql", "auth": "oidc", "task_queue": "celery", "broker": "rabbitmq", "websocket": True}
CODE = re.compile(r'^    code = "(\w+)"$', re.MULTILINE)
EVERY_OBSERVER = {"observability": ["prometheus", "opentelemetry", "sentry"]}


@pytest.fixture
def service(template: Path, tmp_path: Path) -> Path:
    """A service with much in it."""
    render(template, tmp_path / "service", RICH | EVERY_OBSERVER)
    return tmp_path / "service"


def test_every_choice_is_on_the_page_of_the_questions() -> None:
    page = questions.page()

    assert [
        word(value) for each in choice_questions() for value in each.choices if f"| `{word(value)}` |" not in page
    ] == []


def test_answers_that_do_not_go_together_are_told_with_the_reason() -> None:
    assert "- `rabbitmq`, `arq`: ARQ speaks to Redis only" in questions.page()


def test_every_variable_of_a_service_is_on_the_page_of_the_settings(service: Path) -> None:
    page = settings.page()

    assert [each.name for each in plan_of(service).variables if f"| `{each.name}` |" not in page] == []


def test_a_problem_tells_the_status_of_its_base_class(service: Path) -> None:
    told = {row[:2] for row in problems.problems(Sources.of(service))}

    assert {("invalid_token", "401"), ("identity_provider_unavailable", "503"), ("validation_error", "422")} <= told


@pytest.mark.xdist_group("documentation")
def test_every_code_of_a_problem_in_the_template_is_on_the_page_of_the_problems(site: Path) -> None:
    page = (site / "docs/reference/problems.html").read_text(encoding="utf-8")

    modules = (ROOT / "template").rglob("app/**/*.py*")
    codes = {found for path in modules for found in CODE.findall(path.read_text(encoding="utf-8"))}
    assert {each for each in codes if f"<code>{each}</code>" not in page} == set()
    assert "not_found" in codes


@pytest.mark.xdist_group("documentation")
@pytest.mark.parametrize("path", ["items", "auth/refresh", "auth/csrf", "api-keys", "tasks", "ws/ticket"])
def test_what_any_answer_adds_is_on_the_page_of_the_endpoints(path: str, site: Path) -> None:
    page = (site / "docs/reference/endpoints.html").read_text(encoding="utf-8")

    assert f"<code>/api/v1/{path}</code>" in page


def test_the_picture_shows_every_layer_with_what_it_says_of_itself(service: Path) -> None:
    drawn = picture(service)

    assert [module for row in layers(service) for module in row if f"<tspan>{module}</tspan>" not in drawn] == []
    assert "The rules of the service, which know no HTTP" in drawn


def test_the_way_of_a_request_starts_at_the_outermost_middleware(service: Path) -> None:
    names = [line.split("`")[1] for line in way(Sources.of(service)).splitlines()[2:]]

    assert names.index("RequestIdMiddleware") < names.index("BodyLimitMiddleware")
