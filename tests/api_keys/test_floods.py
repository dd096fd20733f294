"""R05: whoever tries keys at random is stopped, and nobody else with them."""

from dataclasses import replace

from support.contract.service import Service
from support.security.answers import assert_limited
from support.security.keys import Key, assert_refused, show

ALLOWED = 3


def use_up(strict: Service) -> None:
    """Show as many wrong keys as an address may."""
    for _ in range(ALLOWED):
        assert_refused(show(strict, "garbage"))


def test_a_flood_of_wrong_keys_ends_whichever_worker_answers(strict: Service) -> None:
    use_up(strict)

    for _ in range(10):
        assert_limited(show(strict, "garbage"), "api_key")


def test_a_good_key_works_during_a_flood(strict: Service, key: Key) -> None:
    use_up(strict)

    assert replace(key, service=strict).me().status_code == 200


def test_good_keys_are_not_counted(strict: Service, key: Key) -> None:
    for _ in range(ALLOWED + 2):
        assert replace(key, service=strict).me().status_code == 200

    use_up(strict)


def test_a_header_of_the_caller_is_no_way_out(service: Service, strict: Service) -> None:
    use_up(strict)

    forwarded = {"X-Real-IP": "203.0.113.9", "Forwarded": "for=203.0.113.9"}
    answer = strict.client.get(strict.path("/users/me"), headers={"X-API-Key": "garbage", **forwarded})

    assert_limited(answer, "api_key")
    assert_refused(show(service, "garbage"))
