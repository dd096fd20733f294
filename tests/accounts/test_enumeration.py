"""Nobody finds out by asking which accounts exist."""

from collections.abc import Callable

import httpx2
import pytest

from support.contract.callers import PASSWORD
from support.contract.service import Service
from support.security.answers import assert_refused
from support.security.mailbox import Mailbox, Page
from support.security.people import WRONG_PASSWORD, Login, Person, new_email, post
from support.security.samples import take_equally_long

# What differs between any two answers.
OWN = {"x-request-id", "date"}
MAILS = {"/auth/password/forgot": Page.RESET, "/auth/email/request-verify": Page.VERIFY}


def told(answer: httpx2.Response) -> tuple[int, dict[str, str], object]:
    """Say what an answer tells, apart from who has asked."""
    headers = {name: value for name, value in answer.headers.items() if name not in OWN}
    body = {name: value for name, value in answer.json().items() if name != "request_id"} if answer.content else None
    return answer.status_code, headers, body


@pytest.fixture(params=MAILS, ids=lambda path: path.rpartition("/")[2])
def path(request: pytest.FixtureRequest) -> str:
    """Where a mail is asked for."""
    chosen: str = request.param
    return chosen


def test_a_refused_login_does_not_say_why(
    service: Service, person: Person, login: Login, set_rights: Callable[..., None]
) -> None:
    other = Person.of(service)
    set_rights(login, is_active=False)

    refused = [
        Person(service=service, email=new_email(), password=PASSWORD).try_login(),
        Person(service=service, email="no address", password=PASSWORD).try_login(),
        other.try_login(WRONG_PASSWORD),
        person.try_login(),
        Person(service=service, email=person.email, password=PASSWORD).try_login(WRONG_PASSWORD),
    ]

    assert_refused(refused[0], "invalid_credentials")
    first, *others = map(told, refused[:-1])
    assert others == [first] * 3
    assert told(refused[-1])[2] == first[2]


def test_a_refused_login_takes_as_long_for_anybody(strict: Service, person: Person) -> None:
    attempts = iter(range(1000))

    def guess(email: str) -> httpx2.Response:
        address = {"X-Forwarded-For": f"2001:db8:ffff:{next(attempts):x}::1"}
        body = {"email": email, "password": WRONG_PASSWORD}
        answer = strict.client.post(strict.path("/auth/login"), json=body, headers=address)
        assert_refused(answer, "invalid_credentials")
        return answer

    assert take_equally_long(lambda: guess(person.email), lambda: guess(new_email()))


def test_who_asks_for_a_mail_is_told_the_same_for_any_address(service: Service, person: Person, path: str) -> None:
    known, unknown = (told(post(service, path, email=email)) for email in (person.email, new_email()))

    assert known == unknown
    assert known[0] == 202


def test_the_answer_does_not_wait_for_the_mail(service: Service, person: Person, mailbox: Mailbox, path: str) -> None:
    mailbox.first(person.email)
    unknown = new_email()

    with mailbox.held():
        answers = [post(service, path, email=email) for email in (person.email, unknown)]
        before = len(mailbox.tokens(person.email, MAILS[path]))

    assert [answer.status_code for answer in answers] == [202, 202]
    assert mailbox.token(person.email, MAILS[path], number=before + 1)
    assert mailbox.to(unknown) == []


def test_asking_for_a_mail_takes_as_long_for_any_address(
    service: Service, person: Person, mailbox: Mailbox, path: str
) -> None:
    mailbox.first(person.email)

    def ask(email: str) -> httpx2.Response:
        before = len(mailbox.tokens(person.email, MAILS[path]))
        answer = post(service, path, email=email)
        if email == person.email:
            mailbox.token(email, MAILS[path], number=before + 1)
        return answer

    assert take_equally_long(lambda: ask(person.email), lambda: ask(new_email()))


def test_a_mail_server_that_is_away_tells_nothing(
    service: Service, person: Person, mailbox: Mailbox, path: str
) -> None:
    mailbox.first(person.email)

    with mailbox.away():
        known, unknown = (told(post(service, path, email=email)) for email in (person.email, new_email()))
        registered = Person.of(service)

    assert known == unknown
    assert known[0] == 202
    assert registered.login().me().status_code == 200
