"""Names and texts: what is suggested, what is refused, how a text is written."""

import ast
import json
import tomllib

import pytest

from copier_fastapi.naming import FALLBACK_SLUG, email_problem, python_string, quoted, slug, slug_problem, text_problem


@pytest.mark.parametrize(
    ("name", "suggestion"),
    [
        ("My Service", "my-service"),
        ("Söme Übergröße", "some-ubergrosse"),
        ("Łódź --- 2", "lodz-2"),
        ("  Orders & Returns!  ", "orders-returns"),
        ("FastAPI", "fastapi-service"),
        ("X", "x-service"),
        ("con", "con-service"),
        ("проект", FALLBACK_SLUG),
        ("1abc", "my-1abc"),
        ("", FALLBACK_SLUG),
    ],
)
def test_a_slug_is_suggested_from_the_name(name: str, suggestion: str) -> None:
    assert slug(name) == suggestion


@pytest.mark.parametrize("name", ["a" * 200, "-" * 60, "e\u0301" * 30, "postgres", "🦄", "a--b", "uvicorn"])
def test_a_suggested_slug_is_always_valid(name: str) -> None:
    assert slug_problem(slug(name)) == ""


@pytest.mark.parametrize("name", ["class", "json", "email", "test", "my-service2", "a" * 50])
def test_a_slug_may_be_any_word_that_machines_accept(name: str) -> None:
    assert slug_problem(name) == ""


@pytest.mark.parametrize(
    "name",
    [
        "",
        "ab",
        "a" * 51,
        "Aa-b",
        "1abc",
        "_abc",
        "abc-",
        "a--b",
        "a b",
        "a.b",
        "a/b",
        "../x",
        "naïve",
        "\u0440aypal",
        "abc\n",
    ],
)
def test_a_slug_that_breaks_the_rule_is_refused_with_the_rule(name: str) -> None:
    assert "3 to 50 of a-z, 0-9 and single hyphens" in slug_problem(name)


@pytest.mark.parametrize("name", ["fastapi", "pydantic", "pwdlib", "sqlalchemy", "con", "com1", "postgres", "root"])
def test_a_slug_that_names_something_else_is_refused_with_a_way_out(name: str) -> None:
    assert f"{name}-service" in slug_problem(name)


def test_a_slug_that_postgresql_refuses_for_a_user_is_refused_with_a_way_out() -> None:
    assert "such as my-pg-shop" in slug_problem("pg-shop")
    assert slug("PG Shop") == "my-pg-shop"


@pytest.mark.parametrize("text", ["", "   ", "a\nb", "a\0b", "a\\b", "a\x1b[31m", "a" * 51])
def test_a_text_that_no_file_can_hold_is_refused(text: str) -> None:
    assert text_problem(text, maximum=50) != ""


@pytest.mark.parametrize(
    "address", ["", "a", "a@b", "a b@example.com", "<a@example.com>", 'a"b@example.com', "a@b..com"]
)
def test_what_is_no_address_is_refused(address: str) -> None:
    assert email_problem(address) != ""


@pytest.mark.parametrize(
    "text", ["plain", 'say "hi"', "it's", '"\'"', "{{ 7*7 }}", "$(id) `id` %s #", "<b>", "🦄", "שלום"]
)
def test_a_written_text_is_read_back_as_it_was(text: str) -> None:
    assert ast.literal_eval(python_string(text)) == text
    assert json.loads(quoted(text)) == text
    assert tomllib.loads(f"value = {quoted(text)}")["value"] == text
