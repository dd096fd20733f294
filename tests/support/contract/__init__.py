"""The HTTP contract that every variant keeps, as a smoke test over the network."""

from collections.abc import Callable

import pytest

from support.contract import accounts, documents, health, items, metrics, problems, sessions, versions
from support.contract.service import Service

Check = Callable[[Service], None]

EVERY: tuple[Check, ...] = (
    health.check_health,
    metrics.check_metrics,
    problems.check_problems,
    items.check_items,
)
JWT: tuple[Check, ...] = (
    accounts.check_accounts,
    accounts.check_strangers,
    sessions.check_rotation,
    sessions.check_logout,
)
BY_AUTH: dict[str, tuple[Check, ...]] = {"none": (), "jwt": JWT}
BY_VERSIONING: dict[str, tuple[Check, ...]] = {"path": (versions.check_paths,)}


def keeps_the_contract(service: Service, subtests: pytest.Subtests) -> None:
    """Hold a service to all of the contract that its answers promise."""
    documented = documents.check_closed if service.production else documents.check_open
    for check in (*EVERY, documented, *BY_AUTH[service.auth], *BY_VERSIONING[service.api_versioning]):
        with subtests.test(check.__name__):
            check(service)
