"""A page that shows what rooms do, for who develops a client."""

from importlib.resources import files

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from app.api.content_policy import limit_content
from app.api.dependencies import SettingsDep
from app.core.exceptions import NotFoundError

PATH = "/ws-demo"

router = APIRouter(include_in_schema=False)


@router.get(PATH)
def show_rooms(settings: SettingsDep) -> HTMLResponse:
    """Show the page.

    Raises:
        NotFoundError: it is switched off.
    """
    if not settings.shows_rooms:
        raise NotFoundError
    page = files("app").joinpath("pages/rooms.html").read_text(encoding="utf-8")
    return limit_content(HTMLResponse(page))
