"""What each version of the API has changed, as the way back to the version before it."""

from cadwyn import ResponseInfo, VersionChange, convert_response_to_previous_version_for, endpoint

from app.schemas.item import ItemRead
from app.schemas.page import Page


def page_to_array(response: ResponseInfo) -> None:
    """Make an array of a page; its size is in the headers as well."""
    response.body = response.body["data"]


class ListsArePages(VersionChange):
    """Lists are objects with `data`, `total`, `limit` and `offset`; before, they were arrays."""

    instructions_to_migrate_to_previous_version = (endpoint("/items", ["GET"]).had(response_model=list[ItemRead]),)
    pages_to_arrays = convert_response_to_previous_version_for(Page[ItemRead])(page_to_array)
