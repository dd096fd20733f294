"""Which passwords are refused."""

import asyncio
import sys

import pytest
from pydantic import SecretStr

from app.core.password_exceptions import WeakPasswordError
from app.core.password_rules import PasswordRules, common_passwords

ADDRESS = "grace.hopper@example.com"
MODULES = "import sys, app.main; print(*sys.modules)"


@pytest.fixture
def rules() -> PasswordRules:
    """The rules of a service."""
    return PasswordRules("The Book Shop")


def broken_rule(rules: PasswordRules, password: str) -> object:
    with pytest.raises(WeakPasswordError) as error:
        rules.check(SecretStr(password), email=ADDRESS, field="new_password")
    assert password not in str(error.value)
    return error.value.members["errors"]


def common(*, rule: str = "password_common", detail: str = "Choose a password that is less common.") -> object:
    return [{"pointer": "/new_password", "code": rule, "detail": detail}]


@pytest.mark.parametrize(
    "password",
    [
        "password123456",
        "PASSWORD123456",
        "Password!!!2026",
        "...password...",
        "2026-qwertyuiop",
        "passwordpassword",
        "Password1!Password1!",
        "passwordpass",
        "123456789123",
        "1234567890123456",
        "aaaaaaaaaaaa",
        "ababababababa",
        "!abcabcabcabc1",
        "p-a-s-s-w-o-r-d",
    ],
)
def test_what_is_common_is_refused_in_every_guise(rules: PasswordRules, password: str) -> None:
    assert broken_rule(rules, password) == common()


@pytest.mark.parametrize(
    "password",
    [
        "grace.hopper@example.com",
        "Grace.Hopper@Example.com1",
        "grace.hopper",
        "gracehopper!",
        "GraceHopper1906",
        "The Book Shop",
        "the-book-shop-2026",
        "thebookshopthebookshop",
    ],
)
def test_a_name_of_the_account_or_the_service_is_refused(rules: PasswordRules, password: str) -> None:
    detail = "Choose a password that does not name you or us."

    assert broken_rule(rules, password) == common(rule="password_personal", detail=detail)


@pytest.mark.parametrize(
    "password",
    [
        "purplemonkeydishwash",
        "correct horse battery staple",
        "password of my grandmother",
        "grace hopper found a moth",
        "849302175564",
        "\N{SNOWMAN}\N{COMET}\N{CLOUD}\N{UMBRELLA}" + "\N{BLACK STAR} tea at 5",
        "x" + "8412937465021",
    ],
)
def test_what_is_not_common_is_accepted_whatever_it_is_made_of(rules: PasswordRules, password: str) -> None:
    rules.check(SecretStr(password), email=ADDRESS, field="password")


def test_a_service_without_a_name_refuses_no_password_for_it() -> None:
    PasswordRules().check(SecretStr("849302175564"), email="", field="password")


def test_ten_thousand_passwords_are_common() -> None:
    assert len(common_passwords()) == 10_000


async def test_the_list_is_not_loaded_at_the_start() -> None:
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", MODULES, stdout=asyncio.subprocess.PIPE)

    output, _ = await process.communicate()

    loaded = output.decode().split()
    assert "app.core.password_rules" in loaded
    assert not [name for name in loaded if name.startswith("zxcvbn")]
