"""The plan: what answers add up to."""

import re
from dataclasses import replace

import pytest

from copier_fastapi.answers import (
    Answers,
    ApiVersioning,
    Auth,
    Broker,
    Ci,
    Database,
    DependencyManager,
    Deployment,
    License,
    Observability,
    PythonVersion,
    ReverseProxy,
    Server,
    TaskQueue,
    WebSocket,
)
from copier_fastapi.plan import CHOICES, OVERLAYS, plan_service


@pytest.fixture
def answers() -> Answers:
    """The default answers."""
    return Answers(
        project_name="My Service",
        project_slug="my-service",
        project_description="A service.",
        author_name="Somebody",
        author_email="somebody@example.com",
        license=License.MIT,
        python_version=PythonVersion.PYTHON_3_13,
        database=Database.SQLITE,
        auth=Auth.JWT,
        task_queue=TaskQueue.NONE,
        broker=Broker.REDIS,
        api_versioning=ApiVersioning.PATH,
        websocket=WebSocket.NO,
        observability=(Observability.PROMETHEUS,),
        server=Server.UVICORN,
        deployment=Deployment.COMPOSE,
        reverse_proxy=ReverseProxy.NONE,
        dependency_manager=DependencyManager.UV,
        ci=Ci.GITHUB,
    )


def test_the_same_answers_give_the_same_plan(answers: Answers) -> None:
    assert plan_service(replace(answers)) is plan_service(answers)


def test_every_overlay_is_a_folder_that_vanishes_or_is_left_out(answers: Answers) -> None:
    switches = plan_service(answers).on

    assert set(switches) == OVERLAYS
    assert set(switches.values()) == {".", ""}


def test_one_database_alone_is_switched_on(answers: Answers) -> None:
    switches = plan_service(replace(answers, database=Database.POSTGRESQL)).on

    assert (switches["postgresql"], switches["sqlite"]) == (".", "")


def test_a_choice_brings_its_dependencies_with_their_ranges(answers: Answers) -> None:
    with_accounts = plan_service(answers).dependencies
    without = plan_service(replace(answers, auth=Auth.NONE)).dependencies

    added = {name.split(">")[0] for name in set(with_accounts) - set(without)}
    assert added == {
        "aiosmtplib",
        "cryptography",
        "email-validator",
        "jinja2",
        "pwdlib[argon2]",
        "pyjwt",
        "python-multipart",
        "zxcvbn",
    }


def test_requirements_are_listed_once_in_the_order_of_their_names(answers: Answers) -> None:
    names = [dependency.partition(">")[0] for dependency in plan_service(answers).dependencies]

    assert names == sorted(set(names))


def test_a_variable_without_an_example_is_a_secret_or_optional(answers: Answers) -> None:
    examples = {variable.name: variable.example for variable in plan_service(answers).variables}

    assert examples["SECRET_KEY"] == ""


def test_names_of_the_service_are_put_into_examples(answers: Answers) -> None:
    variables = plan_service(replace(answers, database=Database.POSTGRESQL)).variables
    url = next(variable for variable in variables if variable.name == "DATABASE_URL")

    assert url.example == "postgresql+asyncpg://my_service:development@localhost:5432/my_service"
    assert url.compose == "postgresql+asyncpg://my_service:development@postgres:5432/my_service"
    assert url.production == "postgresql+asyncpg://my_service:${POSTGRES_PASSWORD:?}@postgres:5432/my_service"


@pytest.mark.parametrize(
    ("auth", "proofs"),
    [
        (Auth.JWT, {"Authorization"}),
        (Auth.SESSION, {"X-CSRF-Token"}),
        (Auth.API_KEY, {"X-API-Key"}),
        (Auth.OIDC, {"Authorization"}),
        (Auth.NONE, set()),
    ],
)
def test_pages_send_no_proofs_that_the_service_does_not_read(answers: Answers, auth: Auth, proofs: set[str]) -> None:
    plan = plan_service(replace(answers, auth=auth))

    assert set(plan.request_headers) == {"Content-Type", "X-Request-ID", *proofs}


def test_pages_may_name_a_version_where_callers_do(answers: Answers) -> None:
    by_header = plan_service(replace(answers, api_versioning=ApiVersioning.HEADER))
    by_path = plan_service(answers)

    assert set(by_header.request_headers) - set(by_path.request_headers) == {"X-API-Version"}
    assert set(by_header.exposed_headers) - set(by_path.exposed_headers) == {"X-API-Version"}


def test_pages_may_read_the_headers_of_limits_only_where_there_are_limits(answers: Answers) -> None:
    limited = plan_service(answers).exposed_headers
    without = plan_service(replace(answers, auth=Auth.NONE)).exposed_headers

    assert set(limited) - set(without) == {"RateLimit", "RateLimit-Policy"}


def test_middleware_is_imported_in_the_order_of_its_modules(answers: Answers) -> None:
    plan = plan_service(answers)

    modules = [middleware.module for middleware in plan.middleware]
    assert modules == sorted(modules)
    assert "rate_limit_headers" in modules
    assert [middleware.module for middleware in plan.innermost] == ["rate_limit_headers"]


def test_lists_and_feeds_come_before_the_routes_whose_paths_they_might_match(answers: Answers) -> None:
    routers = plan_service(answers).routers

    assert routers[:3] == ("item_lists.router", "user_lists.router", "items.feeds")
    assert "items.router" in routers[3:]


@pytest.mark.parametrize(
    ("versioning", "base", "folders"),
    [
        (ApiVersioning.PATH, "/api/v1", ("v1", "v2")),
        (ApiVersioning.HEADER, "/api", ("", "lists")),
        (ApiVersioning.NONE, "/api", ("lists", "")),
    ],
)
def test_lists_of_each_shape_have_a_folder_where_the_api_has_them(
    answers: Answers, versioning: ApiVersioning, base: str, folders: tuple[str, str]
) -> None:
    layout = plan_service(replace(answers, api_versioning=versioning)).api

    assert (layout.base, (layout.array_lists, layout.page_lists)) == (base, folders)


def test_compose_demands_nothing_that_a_trial_does_not_give() -> None:
    variables = [variable for choice in CHOICES for variable in choice.variables]
    demanded = {name for each in variables for name in re.findall(r"\$\{(\w+):\?", each.production or "")}

    assert demanded
    assert demanded <= {each.name for each in variables if each.trial}


def test_a_server_beside_the_tests_is_named_after_the_service(answers: Answers) -> None:
    (server,) = plan_service(replace(answers, database=Database.POSTGRESQL)).service_containers

    assert dict(server.environment)["POSTGRES_USER"] == "my_service"
    assert server.url_on("here") == "postgresql+asyncpg://my_service:development@here:5432/my_service"


def test_an_embedded_database_needs_no_server(answers: Answers) -> None:
    assert plan_service(answers).service_containers == ()


def test_an_answer_that_is_no_choice_is_refused() -> None:
    with pytest.raises(ValueError, match="oracle"):
        Database("oracle")


def test_rooms_reach_over_all_processes_only_where_there_is_redis(answers: Answers) -> None:
    rooms = replace(answers, websocket=WebSocket.YES)
    reaches = {
        broker: plan_service(replace(rooms, task_queue=TaskQueue.TASKIQ, broker=broker)).on["websocket_redis"]
        for broker in Broker
    }

    assert reaches == {Broker.REDIS: ".", Broker.RABBITMQ: ""}
    assert plan_service(rooms).on["websocket_memory"] == "."


def test_what_rooms_speak_to_redis_with_is_declared(answers: Answers) -> None:
    rooms = replace(answers, websocket=WebSocket.YES, task_queue=TaskQueue.CELERY, broker=Broker.REDIS)

    assert "redis" in {dependency.partition(">")[0] for dependency in plan_service(rooms).dependencies}


def test_tickets_are_stored_before_jobs_and_only_for_callers_with_accounts(answers: Answers) -> None:
    rooms = replace(answers, websocket=WebSocket.YES)
    jobs = plan_service(replace(rooms, task_queue=TaskQueue.TASKIQ))

    assert (jobs.ticket_migration, jobs.migrations) == (plan_service(rooms).ticket_migration, jobs.ticket_migration + 1)
    assert plan_service(replace(rooms, auth=Auth.NONE)).migrations == 1


@pytest.mark.parametrize("answer", ["yes", "on", "1", True])
def test_yes_is_read_as_copier_reads_it(answer: object) -> None:
    assert WebSocket.read(answer) is WebSocket.YES


def test_an_answer_that_is_neither_yes_nor_no_is_refused() -> None:
    with pytest.raises(ValueError, match="maybe"):
        WebSocket.read("maybe")


@pytest.mark.parametrize("server", Server)
def test_one_server_alone_is_installed(answers: Answers, server: Server) -> None:
    installed = " ".join(plan_service(replace(answers, server=server)).dependencies)

    assert [each for each in Server if each in installed] == [server]


def test_what_is_in_one_place_has_one_replica(answers: Answers) -> None:
    cluster = replace(answers, deployment=Deployment.KUBERNETES, database=Database.POSTGRESQL)
    rooms = replace(cluster, websocket=WebSocket.YES)
    shared = replace(rooms, task_queue=TaskQueue.TASKIQ, broker=Broker.REDIS)

    several = {each: plan_service(each).on["several_replicas"] == "." for each in (cluster, rooms, shared)}
    assert several == {cluster: True, rooms: False, shared: True}
    assert plan_service(replace(cluster, database=Database.SQLITE)).on["one_replica"] == "."


def test_without_a_cluster_nobody_counts_replicas(answers: Answers) -> None:
    switches = plan_service(answers).on

    assert {switches[name] for name in ("kubernetes", "one_replica", "several_replicas")} == {""}


def test_secrets_are_those_of_the_service_and_not_of_what_compose_starts(answers: Answers) -> None:
    plan = plan_service(replace(answers, database=Database.POSTGRESQL))

    assert {variable.name for variable in plan.secrets} == {
        "DATABASE_URL",
        "METRICS_TOKEN",
        "SECRET_KEY",
        "SECRET_KEY_FALLBACKS",
        "SIGNING_KEY",
        "SMTP_PASSWORD",
    }
