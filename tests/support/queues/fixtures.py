"""Fixtures of a variant whose queue is used: brokers that many variants share, each with a queue of its own."""

import secrets
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import replace

import pytest

from support.docker import docker_answers
from support.projects import Project
from support.queues.broker import FaultyBroker, faulty_broker
from support.services import unavailable
from support.variants import Variant

# Short, so that nobody waits for what takes half a minute in production.
SETTINGS = {"DEMO_TASKS_ENABLED": "true", "JOB_RETRY_SECONDS": "0.2", "JOB_LEASE_SECONDS": "3"}


def available_broker(name: str) -> AbstractContextManager[FaultyBroker]:
    """Run a broker, if this machine can."""
    if not docker_answers():
        unavailable("no Docker engine answers")
    return faulty_broker(name)


def using(project: Project, broker: FaultyBroker, **variables: str) -> Project:
    """Give a project that broker, and show its tasks."""
    return replace(project, environment={**project.environment, **SETTINGS, "BROKER_URL": broker.url, **variables})


@pytest.fixture(scope="session")
def redis_server() -> Iterator[FaultyBroker]:
    """A Redis for whoever leaves it running."""
    with available_broker("redis") as broker:
        yield broker


@pytest.fixture(scope="session")
def rabbitmq_server() -> Iterator[FaultyBroker]:
    """A RabbitMQ for whoever leaves it running."""
    with available_broker("rabbitmq") as broker:
        yield broker


@pytest.fixture(scope="session")
def queued(row: Variant, migrated: Project, request: pytest.FixtureRequest) -> Project:
    """The variant with its broker, and tasks that are shown."""
    broker: FaultyBroker = request.getfixturevalue(f"{row.answers['broker']}_server")
    return using(migrated, broker, JOB_QUEUE=f"tests-{secrets.token_hex(8)}")
