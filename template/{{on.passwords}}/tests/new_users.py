"""What superusers open an account with."""

from tests.accounts import PASSWORD

NEW_USER = {"email": " New@Example.COM ", "password": PASSWORD}
