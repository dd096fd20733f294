"""No variant holds a trace of a choice that it did not take."""

from collections.abc import Callable
from pathlib import Path

import pytest

from support.trees import found, texts
from support.variants import Variant, core_variants, covering_variants, single_variants

Choice = tuple[str, str]

# The words of each choice of the core questions, which only its own variants may hold.
WORDS: dict[Choice, str] = {
    ("database", "sqlite"): r"(?i)sqlite",
    ("database", "postgresql"): r"(?i)postgres|asyncpg|psycopg",
    ("database", "mysql"): r"(?i)mysql|mariadb|asyncmy|innodb",
    ("auth", "jwt"): r"(?i)secret_key|refresh[_ ]token|signing_key",
    ("auth", "session"): r"(?i)\bcsrf|__Host-",
    ("auth", "api_key"): r"(?i)\bapi[-_ ]keys?\b",
    ("auth", "oidc"): r"(?i)\boidc|openid|\bjwks",
    ("task_queue", "celery"): r"(?i)celery|kombu",
    ("task_queue", "arq"): r"(?i)\barq\b",
    ("task_queue", "dramatiq"): r"(?i)dramatiq",
    ("task_queue", "taskiq"): r"(?i)taskiq",
    ("broker", "redis"): r"(?i)redis(?!tribut)",
    ("broker", "rabbitmq"): r"(?i)rabbitmq|amqp",
    ("api_versioning", "header"): r"(?i)cadwyn|x-api-version|api_version_default",
    # Those of Kubernetes are others.
    ("api_versioning", "path"): r"(?m)^(?! *apiVersion: ).*?((/v\d+|(?<!mailpit:)\bv[12])\b(?!/traces)|_v\d+\b)",
}
# Choices that name the absence of something, or what every service has.
WORDLESS: set[Choice] = {("auth", "none"), ("task_queue", "none"), ("api_versioning", "none")}
# The words of what several choices share, and the choices without it.
NONE, SESSION, API_KEY, OIDC = (("auth", value) for value in ("none", "session", "api_key", "oidc"))
SHARED: dict[str, set[Choice]] = {
    r"(?i)superuser|/auth\b|/users\b|(?<!docker )\blog ?in\b|access token": {NONE},
    r"(?i)hashed_pass|argon2|\bsmtp|(?<!e-)\bmails?\b": {NONE, API_KEY, OIDC},
    r"(?i)\bjwt\b": {NONE, SESSION, API_KEY},
    r"(?i)\bbroker|\bscheduler\b|app worker": {("task_queue", "none")},
    r"(?i)\bapi[-_ ]versions?\b|\bversions? of the api|deprecat|\bsunset|successor": {("api_versioning", "none")},
}

# The words of each forge, which nothing of a service without it may hold.
FORGES = {"github": r"(?i)github|dependabot", "gitlab": r"(?i)gitlab|renovate"}

# The words of what runs elsewhere than on one machine.
ORCHESTRATED = r"(?i)kubernetes|\bhelm|\bcharts?\b|\bpods?\b"
# Those of each proxy, and those of any.
PROXIES = {"nginx": r"(?i)nginx", "traefik": r"(?i)traefik", "any": r"PROXY_NETWORK|TLS_FOLDER|HTTPS_PORT|privkey"}

ANSWERING_ALL = (*core_variants(), *covering_variants(2))
NOT_TAKEN = [
    pytest.param(variant, choice, id=f"{variant.name}-without-{choice[1]}")
    for variant in ANSWERING_ALL
    for choice in WORDS
    if choice not in variant.answers.items()
]
WITHOUT_SHARED = [
    pytest.param(variant, words, id=f"{variant.name}-without-{words}")
    for variant in ANSWERING_ALL
    for words, choices in SHARED.items()
    if not choices.isdisjoint(variant.answers.items())
]


@pytest.mark.parametrize(("variant", "choice"), NOT_TAKEN)
def test_no_file_holds_the_words_of_a_choice_not_taken(
    variant: Variant, choice: Choice, rendered: Callable[[Variant], Path]
) -> None:
    held = texts(rendered(variant))

    assert [f"{path}: {words}" for path, text in held if (words := found(WORDS[choice], text))] == []


@pytest.mark.parametrize(("variant", "words"), WITHOUT_SHARED)
def test_no_file_holds_the_words_of_what_others_share(
    variant: Variant, words: str, rendered: Callable[[Variant], Path]
) -> None:
    held = texts(rendered(variant))

    assert [f"{path}: {word}" for path, text in held if (word := found(words, text))] == []


@pytest.mark.parametrize("choice", WORDS, ids=lambda choice: choice[1])
def test_a_choice_taken_leaves_its_words(choice: Choice, rendered: Callable[[Variant], Path]) -> None:
    taking = next(variant for variant in core_variants() if choice in variant.answers.items())

    assert any(found(WORDS[choice], text) for _, text in texts(rendered(taking) / "app"))


def test_every_choice_of_the_core_has_words_or_is_known_to_have_none() -> None:
    listed = {(name, value) for variant in core_variants() for name, value in variant.answers.items()}

    assert listed == WORDS.keys() | WORDLESS


WAYS_OF_WATCHING = {
    "prometheus": r"(?i)prometheus|grafana|promtool|/metrics|metrics_",
    "opentelemetry": r"(?i)opentelemetry|\botlp|otel_",
    "sentry": r"(?i)sentry",
}
WATCHED = [each for each in (*single_variants(), *covering_variants(2)) if "observability" in each.answers]


@pytest.mark.parametrize(
    ("variant", "way"),
    [
        pytest.param(variant, way, id=f"{variant.name}-without-{way}")
        for variant in WATCHED
        for way in WAYS_OF_WATCHING
        if way not in variant.answers["observability"]
    ],
)
def test_a_service_that_is_not_watched_in_a_way_holds_no_word_of_it(
    variant: Variant, way: str, rendered: Callable[[Variant], Path]
) -> None:
    held = texts(rendered(variant))
    own = [(path, text) for path, text in held if path != ".copier-answers.yml"]

    assert [f"{path}: {word}" for path, text in own if (word := found(WAYS_OF_WATCHING[way], text))] == []


@pytest.mark.parametrize(
    "variant",
    [each for each in WATCHED if "opentelemetry" in each.answers["observability"]],
    ids=lambda variant: variant.name,
)
def test_a_page_tells_of_traced_calls_and_jobs_where_there_are_any(
    variant: Variant, rendered: Callable[[Variant], Path]
) -> None:
    project = rendered(variant)
    page = (project / "docs" / "traces.md").read_text(encoding="utf-8")

    assert ("its calls of" in page) is (project / "app" / "core" / "outbound.py").exists()
    assert ("the jobs that it wanted" in page) is (project / "app" / "worker" / "traced.py").exists()


def test_every_way_of_watching_leaves_its_words(rendered: Callable[[Variant], Path]) -> None:
    everything = next(each for each in WATCHED if len(each.answers["observability"]) == len(WAYS_OF_WATCHING))

    held = [text for _, text in texts(rendered(everything) / "app")]
    assert [way for way, words in WAYS_OF_WATCHING.items() if not any(found(words, text) for text in held)] == []


def test_without_rooms_nothing_of_them_is_left(rendered: Callable[[Variant], Path]) -> None:
    without, rooms = (each for each in single_variants() if "websocket" in each.answers)
    words = r"\brooms?\b|WebSockets|websockets|ws-demo|/ws/|socket_ticket"

    assert [f"{path}: {word}" for path, text in texts(rendered(without)) if (word := found(words, text))] == []
    assert any(found(words, text) for _, text in texts(rendered(rooms) / "app"))


MANAGER_WORDS = {"uv": r"(?i)\buvx?\b", "pip": r"requirements/|pip-compile|pip\.conf"}


@pytest.mark.parametrize(("manager", "words"), MANAGER_WORDS.items(), ids=list(MANAGER_WORDS))
def test_only_services_of_a_dependency_manager_name_it(
    manager: str, words: str, rendered: Callable[[Variant], Path]
) -> None:
    variants = [each for each in (*single_variants(), *covering_variants(2)) if "dependency_manager" in each.answers]
    naming = {
        each.answers["dependency_manager"]
        for each in variants
        if any(found(words, text) for path, text in texts(rendered(each)) if path != ".copier-answers.yml")
    }

    assert naming == {manager}


SERVER_WORDS = {
    "uvicorn": r"(?i)uvicorn|httptools",
    "granian": r"(?i)granian|SIGURG",
    "gunicorn": r"(?i)gunicorn|arbiter",
}


@pytest.mark.parametrize("server", SERVER_WORDS)
def test_nothing_is_left_of_a_server_not_taken(server: str, rendered: Callable[[Variant], Path]) -> None:
    taken = {each.answers["server"]: rendered(each) for each in single_variants() if "server" in each.answers}
    words = SERVER_WORDS[server]
    others = [folder for name, folder in taken.items() if name != server]

    held = [(path, found(words, text)) for folder in others for path, text in texts(folder)]

    assert [f"{path}: {word}" for path, word in held if word] == []
    assert any(found(words, text) for _, text in texts(taken[server] / "app"))


@pytest.mark.parametrize("proxy", PROXIES)
def test_only_services_with_a_proxy_name_it(proxy: str, rendered: Callable[[Variant], Path]) -> None:
    variants = [each for each in single_variants() if "reverse_proxy" in each.answers]
    found_in = {
        each.answers["reverse_proxy"]
        for each in variants
        if any(found(PROXIES[proxy], text) for _, text in texts(rendered(each)))
    }

    assert found_in == ({proxy} if proxy in {"nginx", "traefik"} else {"nginx", "traefik"})


@pytest.mark.parametrize(("forge", "words"), FORGES.items(), ids=list(FORGES))
def test_only_services_of_a_forge_name_it(forge: str, words: str, rendered: Callable[[Variant], Path]) -> None:
    variants = [each for each in single_variants() if "ci" in each.answers]
    naming = {each.answers["ci"] for each in variants if any(found(words, text) for _, text in texts(rendered(each)))}

    assert naming == {forge}


def test_only_services_for_kubernetes_name_it(rendered: Callable[[Variant], Path]) -> None:
    variants = [each for each in single_variants() if "deployment" in each.answers]
    naming = {
        each.answers["deployment"]
        for each in variants
        if any(found(ORCHESTRATED, text) for path, text in texts(rendered(each)) if path != ".copier-answers.yml")
    }

    assert naming == {"kubernetes"}
