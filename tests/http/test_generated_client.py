"""A well-known generator makes a typed client of the document, and that client understands the service."""

import sys
from pathlib import Path

from support.contract.service import Service
from support.http.clients import AUTHORS
from support.http.generated_client import generate_client, run


def test_a_generated_client_talks_to_the_service(service: Service, tmp_path: Path) -> None:
    author = AUTHORS[service.auth]
    generate_client(service.client.get("/api/openapi.json").json(), tmp_path)
    (tmp_path / "program.py").write_text(author.program, encoding="utf-8")
    arguments = (str(service.client.base_url), *author.given(service))

    said = run(tmp_path, sys.executable, "program.py", *arguments)
    checked = run(tmp_path, sys.executable, "-m", "mypy", "--strict", "--follow-imports=silent", "program.py")

    assert said == "understood\n"
    assert "no issues found" in checked
