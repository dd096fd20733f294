"""The commands of the README of a rendered service, and which test runs each."""

import re

BLOCK = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
TARGET = re.compile(r"^\| `(make [^`]+)` \|", re.MULTILINE)
# What stands before a program that is installed with the service.
RUNNER = re.compile(r"^(uv run |\.venv/bin/)(?=python )")

HERE = "tests/test_readme_of_a_service.py"
FIRST_STEPS = f"{HERE}::test_the_first_steps_lead_to_a_service_that_answers"
SUPERUSER = f"{HERE}::test_the_account_of_a_superuser_is_opened"
MAINTENANCE = f"{HERE}::test_the_targets_for_maintenance_do_what_they_say"
TRANSFER = f"{HERE}::test_data_is_taken_to_another_database"
PRODUCTION = f"{HERE}::test_what_production_decides_is_written_where_compose_reads_it"
CHECKS = "tests/test_variants_pass_their_own_checks.py::test_its_own_checks_pass"
VERSIONS = (
    "tests/test_evolving_an_api.py::test_a_change_that_breaks_released_versions_fails_their_test_which_says_what_to_do"
)
TUTORIAL = "tests/test_tutorial.py::test_the_tutorial_leads_to_a_service_that_is_changed_and_brought_up_to_date"
DEVELOPMENT = f"{HERE}::test_everything_is_started_for_development"
STACK = "tests/containers/test_stack.py::test_the_engine_finds_it_healthy"
IMAGE = "tests/containers/test_image.py::test_packages_come_from_the_mirror_of_the_secret"
SERVERS = "tests/tier0/test_own_pages.py::test_the_servers_that_a_page_starts_tell_when_they_answer"
WEAKNESSES = "tests/test_known_weaknesses.py::test_a_known_weakness_of_what_the_image_installs_is_told"
UPDATE = "tests/test_contract_of_the_template.py::test_an_update_keeps_an_edit_and_brings_what_is_new"

RUN_BY = {
    r"make (install|dev|upgrade)": FIRST_STEPS,
    r"make (lock|fmt|drift|sbom)": MAINTENANCE,
    r"make audit": WEAKNESSES,
    r"make (lint|test|check)": CHECKS,
    r'make migrate message="\.\.\."': TUTORIAL,
    r"make up": DEVELOPMENT,
    r"make image( options=.*)?": IMAGE,
    r"docker compose up --detach --wait( [a-z]+)+": SERVERS,
    r"docker compose up --no-build --wait": STACK,
    r"python -m app create-superuser --email admin@example\.com": SUPERUSER,
    r"python -m app release-api \S+": VERSIONS,
    r"python -m app secrets init": PRODUCTION,
    r"python -m app (export-data data\.jsonl|migrate|import-data data\.jsonl)": TRANSFER,
    r"touch \.env && chmod 600 \.env": PRODUCTION,
    r"(python -c '.+'|echo (COMPOSE_FILE|OIDC_ISSUER)=\S+) >> \.env": PRODUCTION,
    r"(uvx|pipx run) .*copier update --trust --defaults": UPDATE,
    r"(uvx|pipx run) .*copier-fastapi update --defaults": TUTORIAL,
}


def commands(readme: str) -> list[str]:
    """List the commands of a README, as they stand there."""
    return [*TARGET.findall(readme), *(line for block in BLOCK.findall(readme) for line in block.splitlines())]


def runner_of(command: str) -> str | None:
    """Name the test that runs a command; none if nobody does."""
    plain = RUNNER.sub("", command)
    return next((test for pattern, test in RUN_BY.items() if re.fullmatch(pattern, plain)), None)
