"""The HTTP contract that every variant keeps, as a smoke test over the network."""

from collections.abc import Callable

import pytest

from support.contract import (
    accounts,
    api_keys,
    cookies,
    documents,
    health,
    identity,
    items,
    metrics,
    problems,
    sessions,
    tasks,
    versions,
)
from support.contract.service import Service

Check = Callable[[Service], None]

# What needs nobody to be known.
PUBLIC: tuple[Check, ...] = (health.check_health, problems.check_unknown_paths)
EVERY: tuple[Check, ...] = (*PUBLIC, problems.check_problems, items.check_items)
JWT: tuple[Check, ...] = (
    accounts.check_accounts,
    accounts.check_strangers,
    sessions.check_rotation,
    sessions.check_logout,
)
SESSION: tuple[Check, ...] = (
    cookies.check_cookie,
    cookies.check_strangers,
    cookies.check_proof,
    cookies.check_foreign_login,
    cookies.check_fixation,
    cookies.check_ends,
)
API_KEY: tuple[Check, ...] = (
    api_keys.check_strangers,
    api_keys.check_secrecy,
    api_keys.check_scopes,
    api_keys.check_rotation,
    api_keys.check_revocation,
)
OIDC: tuple[Check, ...] = (identity.check_first_sight, identity.check_strangers, identity.check_roles)
TASKS: tuple[Check, ...] = (
    tasks.check_life,
    tasks.check_failures,
    tasks.check_keys,
    tasks.check_wrong_tasks,
    tasks.check_size,
)
NO_TASKS: tuple[Check, ...] = (tasks.check_absence,)
# What needs several callers who are known apart.
OWNED_TASKS: tuple[Check, ...] = (*TASKS, tasks.check_owners, tasks.check_strangers)
BY_AUTH: dict[str, tuple[Check, ...]] = {"none": (), "jwt": JWT, "session": SESSION, "api_key": API_KEY, "oidc": OIDC}
BY_VERSIONING: dict[str, tuple[Check, ...]] = {
    "path": (versions.check_shapes, versions.check_successor),
    "header": (versions.check_shapes, versions.check_named_versions, versions.check_unknown_versions),
    "none": (versions.check_one_version,),
}


def checks_of(service: Service) -> tuple[Check, ...]:
    """List the checks that concern a service, as far as there is somebody to make them."""
    documented = documents.check_closed if service.mode.production else documents.check_open
    measured = metrics.check_metrics if service.has_metrics else metrics.check_absence
    if not service.knows_callers:
        return (*PUBLIC, documented, measured)
    by_answers = (*BY_AUTH[service.auth], *BY_VERSIONING[service.api_versioning])
    return (*EVERY, documented, measured, *by_answers, *task_checks_of(service))


def task_checks_of(service: Service) -> tuple[Check, ...]:
    """List the checks of tasks that concern a service."""
    if not service.mode.shows_tasks:
        return NO_TASKS
    return TASKS if service.auth == "none" else OWNED_TASKS


def keeps_the_contract(service: Service, subtests: pytest.Subtests) -> None:
    """Hold a service to all of the contract that its answers promise."""
    pass_all(checks_of(service), service, subtests)


def pass_all(checks: tuple[Check, ...], service: Service, subtests: pytest.Subtests) -> None:
    """Check a service in several ways, whichever fail."""
    for check in checks:
        with subtests.test(check.__name__):
            check(service)
