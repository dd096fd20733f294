"""What keys look like."""

import re
from pathlib import Path

import pytest

from app.core.api_keys import CHECKSUM_LENGTH, SECRET_LENGTH, KeyFormat, checksum, key_pattern
from app.core.config import Settings
from app.core.security import hash_key, is_key

FORMAT = KeyFormat("orders")
KEY = FORMAT.new()


def test_a_key_that_is_made_can_be_read() -> None:
    assert FORMAT.read(KEY.text) == KEY


def test_a_key_starts_with_its_prefix_and_the_prefix_with_the_service() -> None:
    assert KEY.text.startswith(f"{KEY.prefix}_")
    assert KEY.prefix.startswith("orders_")


def test_no_two_keys_share_a_prefix_or_a_secret() -> None:
    keys = [FORMAT.new() for _ in range(200)]

    assert len({key.prefix for key in keys}) == 200
    assert len({key.text.rpartition("_")[2] for key in keys}) == 200


def test_a_secret_has_256_bits() -> None:
    assert 62**SECRET_LENGTH >= 2**256
    assert len(KEY.text.rpartition("_")[2]) == SECRET_LENGTH + CHECKSUM_LENGTH


def test_a_key_that_was_changed_is_not_read() -> None:
    key = KEY.text

    changed = [
        *(key[:-1], f"{key}x", f" {key}", f"{key}\n", key * 1000, KEY.prefix),
        *(key.swapcase(), key.upper(), key.replace("orders", "others"), key.replace("_", "-")),
        *(key[:-49] + "é" * 49, key[:-49] + "٣" * 49),
    ]

    assert [each for each in changed if FORMAT.read(each)] == []


@pytest.mark.parametrize("text", ["", "orders", "orders_", "garbage", "\0"])
def test_what_is_no_key_is_not_read(text: str) -> None:
    assert FORMAT.read(text) is None


@pytest.mark.parametrize("place", range(len(KEY.text)))
def test_a_typo_in_any_place_is_noticed(place: int) -> None:
    other = "x" if KEY.text[place] != "x" else "y"

    assert FORMAT.read(KEY.text[:place] + other + KEY.text[place + 1 :]) is None


def test_the_checksum_is_a_crc_32_in_base_62() -> None:
    assert [checksum(text) for text in ("", "a", "123456789")] == ["000000", "4GEHKN", "3jZRME"]


def test_a_scanner_finds_a_key_in_a_text_by_the_pattern() -> None:
    found = re.search(key_pattern("orders"), f'headers = {{"X-API-Key": "{KEY.text}"}}')

    assert found is not None
    assert found[0] == KEY.text


def test_a_key_does_not_show_its_secret_by_chance() -> None:
    assert KEY.text not in repr(KEY)
    assert KEY.prefix in repr(KEY)


def test_a_hash_tells_a_key_from_any_other() -> None:
    stored = hash_key(KEY)

    assert is_key(KEY, stored)
    assert not is_key(FORMAT.new(), stored)
    assert re.fullmatch("[0-9a-f]{64}", stored)


def test_the_pattern_for_scanners_is_documented(settings: Settings) -> None:
    documented = Path("docs/authentication.md").read_text(encoding="utf-8")

    (pattern,) = re.findall(r"```regex\n(.+)\n```", documented)

    assert re.fullmatch(pattern, KeyFormat(settings.api_key_prefix).new().text)
