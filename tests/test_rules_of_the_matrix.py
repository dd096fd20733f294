"""Combinations that the questions refuse are left out of the matrix."""

import pytest

from support import rules
from support.questions import parse

QUEUE = parse("queue", {"choices": ["none", "arq", "celery"], "default": "none"})
BROKER = parse(
    "broker",
    {
        "when": "{{ queue != 'none' }}",
        "choices": {
            "Redis": "redis",
            "RabbitMQ": {"value": "rabbitmq", "validator": "{{ 'arq needs Redis' if queue == 'arq' }}"},
        },
    },
)


@pytest.fixture(autouse=True)
def two_questions(monkeypatch: pytest.MonkeyPatch) -> None:
    """A template that asks for a queue and its broker."""
    monkeypatch.setattr(rules, "choice_questions", lambda: (QUEUE, BROKER))


def test_an_answer_to_a_question_that_is_not_asked_is_dropped() -> None:
    assert rules.settled({"queue": "none", "broker": "redis"}) == {"queue": "none"}


def test_a_refused_combination_is_left_out() -> None:
    assert rules.settled({"queue": "arq", "broker": "rabbitmq"}) is None


def test_a_permitted_combination_is_kept() -> None:
    assert rules.settled({"queue": "celery", "broker": "rabbitmq"}) == {"queue": "celery", "broker": "rabbitmq"}


def test_the_reason_of_a_refusal_is_told() -> None:
    assert rules.refusal(BROKER, {"queue": "arq", "broker": "rabbitmq"}) == "arq needs Redis"
