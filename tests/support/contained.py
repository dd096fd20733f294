"""The variants that are run in containers: few, since each is built, and yet each answer that shapes the code."""

import pytest

from support.variants import variant

CONTAINED = tuple(
    variant(answers)
    for answers in (
        {
            "database": "sqlite",
            "auth": "jwt",
            "task_queue": "taskiq",
            "broker": "redis",
            "api_versioning": "path",
            "websocket": True,
        },
        {
            "database": "postgresql",
            "auth": "none",
            "task_queue": "celery",
            "broker": "rabbitmq",
            "api_versioning": "none",
        },
        {
            "database": "mysql",
            "auth": "session",
            "task_queue": "arq",
            "broker": "redis",
            "api_versioning": "header",
            "server": "gunicorn",
        },
        {
            "database": "postgresql",
            "auth": "api_key",
            "task_queue": "dramatiq",
            "broker": "rabbitmq",
            "api_versioning": "path",
        },
        {
            "database": "sqlite",
            "auth": "oidc",
            "task_queue": "none",
            "api_versioning": "header",
            "server": "granian",
            "dependency_manager": "pip",
        },
    )
)
PROXIED = {
    proxy: variant(
        {
            "database": "sqlite",
            "auth": "jwt",
            "task_queue": "none",
            "api_versioning": "path",
            "websocket": True,
            "reverse_proxy": proxy,
        }
    )
    for proxy in ("nginx", "traefik")
}
CASES, PROXIED_CASES = (
    tuple(pytest.param(case, id=case.name, marks=pytest.mark.xdist_group("containers")) for case in cases)
    for cases in (CONTAINED, PROXIED.values())
)
WITH_QUEUE = CASES[:-1]

FIRST = pytest.mark.parametrize("row", CASES[:1], indirect=True, scope="session")
EACH = pytest.mark.parametrize("row", CASES, indirect=True, scope="session")
EACH_MANAGER = pytest.mark.parametrize("row", [CASES[0], CASES[-1]], indirect=True, scope="session")
EACH_WITH_QUEUE = pytest.mark.parametrize("row", WITH_QUEUE, indirect=True, scope="session")
EACH_PROXY = pytest.mark.parametrize("row", PROXIED_CASES, indirect=True, scope="session")
