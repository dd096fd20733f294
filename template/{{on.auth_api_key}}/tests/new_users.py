"""What superusers open an account with."""

NEW_USER = {"email": " New@Example.COM "}
