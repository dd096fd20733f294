"""The cookie that holds a session."""

from fastapi import Response

from app.core.security import COOKIE_NAME

# Cookies are left out: that would take those of every host of the domain.
CLEARED = '"cache", "storage"'


def send_session(response: Response, token: str) -> None:
    """Have the browser keep a session until it is closed; how long it is good for, the server knows.

    No script can read the cookie, and a page of another site can't send it along, apart from a link that is followed.
    """
    response.set_cookie(COOKIE_NAME, token, path="/", secure=True, httponly=True, samesite="lax")


def forget_session(response: Response) -> None:
    """Have the browser forget the session, and what it stored for this origin."""
    response.delete_cookie(COOKIE_NAME, path="/", secure=True, httponly=True, samesite="lax")
    response.headers["Clear-Site-Data"] = CLEARED
