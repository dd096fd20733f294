"""A token of one kind is of no use where another kind is asked for."""

from support.contract.problems import assert_problem
from support.contract.service import Service
from support.security.answers import assert_refused
from support.security.mailbox import Mailbox, Page
from support.security.people import NEW_PASSWORD, Login, Person, post


def bearing(service: Service, token: str) -> Login:
    """Show a token as if it were an access token."""
    return Login(service=service, access_token=token, refresh_token=token)


def test_a_refresh_token_opens_no_resource(login: Login) -> None:
    assert_refused(bearing(login.service, login.refresh_token).me())


def test_mailed_tokens_open_no_resource_and_refresh_nothing(service: Service, person: Person, mailbox: Mailbox) -> None:
    post(service, "/auth/password/forgot", email=person.email)

    for page in Page:
        shown = bearing(service, mailbox.token(person.email, page))
        assert_refused(shown.me())
        assert_refused(shown.refresh())


def test_an_access_token_refreshes_nothing(login: Login) -> None:
    answer = bearing(login.service, login.access_token).refresh()

    assert answer.status_code in {401, 422}, answer.text
    assert login.me().status_code == 200


def test_other_tokens_choose_no_password_and_verify_no_address(
    service: Service, person: Person, mailbox: Mailbox
) -> None:
    login = person.login()
    mailed = mailbox.token(person.email, Page.VERIFY)

    for token in (login.access_token, login.refresh_token, mailed, "", "a.b.c"):
        answer = post(service, "/auth/password/reset", token=token, new_password=NEW_PASSWORD)
        assert_problem(answer, 400, "invalid_token")
    for token in (login.access_token, login.refresh_token, "", "a.b.c"):
        assert_problem(post(service, "/auth/email/verify", token=token), 400, "invalid_token")


def test_a_token_that_verifies_an_address_is_not_one_that_resets_a_password(
    service: Service, person: Person, mailbox: Mailbox
) -> None:
    post(service, "/auth/password/forgot", email=person.email)
    reset = mailbox.token(person.email, Page.RESET)

    assert_problem(post(service, "/auth/email/verify", token=reset), 400, "invalid_token")
    assert person.login().me().json()["is_verified"] is False
