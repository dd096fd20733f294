"""Versions that are released, and what is demanded of them from then on."""

import json
from pathlib import Path

import pytest

from app.api.releases import Document, ReleaseError, Releases, State

FIRST: Document = {"paths": {"/api/things": {"get": {"responses": {"200": {}}}}}}
MORE: Document = {"paths": FIRST["paths"] | {"/api/others": {"get": {"responses": {"200": {}}}}}}
NOTHING: Document = {"paths": {}}


@pytest.fixture
def releases(tmp_path: Path) -> Releases:
    """A folder in which `one` is listed, as a draft."""
    (tmp_path / "versions.json").write_text('{"one": "draft"}')
    return Releases(tmp_path)


def test_a_release_writes_down_what_the_version_promises(releases: Releases) -> None:
    releases.release("one", FIRST)

    assert releases.listed() == {"one": State.RELEASED}
    assert json.loads(releases.document("one").read_text()) == FIRST


def test_a_draft_may_change(releases: Releases) -> None:
    releases.check("one", FIRST)
    releases.check("one", NOTHING)

    assert releases.listed() == {"one": State.DRAFT}


def test_a_break_is_told_with_the_version_the_operation_and_what_to_do(releases: Releases) -> None:
    releases.release("one", FIRST)

    with pytest.raises(ReleaseError) as refused:
        releases.check("one", NOTHING)

    told = str(refused.value)
    assert told.startswith("Callers of version one would break, which is released:\n- GET /api/things: is gone\n")
    assert "make the change in a new one" in told
    assert f"take its release back: remove {releases.document('one')}" in told


def test_what_is_released_again_is_held_to_what_was_added(releases: Releases) -> None:
    releases.release("one", FIRST)
    releases.release("one", MORE)

    with pytest.raises(ReleaseError, match="GET /api/others: is gone"):
        releases.check("one", FIRST)


def test_a_release_can_not_be_broken_by_another_one(releases: Releases) -> None:
    releases.release("one", FIRST)

    with pytest.raises(ReleaseError, match="GET /api/things: is gone"):
        releases.release("one", NOTHING)

    assert json.loads(releases.document("one").read_text()) == FIRST


def test_a_version_that_is_not_listed_is_refused(releases: Releases) -> None:
    with pytest.raises(ReleaseError, match="Version two is not listed"):
        releases.check("two", FIRST)


def test_a_release_whose_document_is_missing_is_refused(releases: Releases) -> None:
    releases.release("one", FIRST)
    releases.document("one").unlink()

    with pytest.raises(ReleaseError, match=r"Version one is released, but .* is missing"):
        releases.check("one", FIRST)


def test_a_draft_with_a_document_is_refused(releases: Releases) -> None:
    releases.release("one", FIRST)
    releases.states.write_text('{"one": "draft"}')

    with pytest.raises(ReleaseError, match="Version one is a draft"):
        releases.check("one", FIRST)


def test_a_version_that_is_listed_has_to_be_served(releases: Releases) -> None:
    with pytest.raises(ReleaseError, match=r"Version one is listed in .*, but is not served"):
        releases.check_served(["two"])
