"""The headers of a page, and of a part of a feed."""

from urllib.parse import urlencode
from uuid import UUID

from fastapi import Request, Response

from app.api.problems import reference
from app.schemas.page_query import PageQuery

PAGE = frozenset(PageQuery.model_fields)


def send_page_headers(request: Request, response: Response, page: PageQuery, total: int) -> None:
    """Send `X-Total-Count`, and `Link` (RFC 8288) to the first, previous, next and last page.

    The links are relative, so that they are right behind any proxy and repeat no `Host`.
    """
    last = max(0, (total - 1) // page.limit * page.limit)
    offsets = {"first": 0, "last": last}
    if page.offset > 0:
        offsets["prev"] = max(0, page.offset - page.limit)
    if page.offset + page.limit < total:
        offsets["next"] = page.offset + page.limit
    others = urlencode([(name, value) for name, value in request.query_params.multi_items() if name not in PAGE])
    address = f"{reference(request.scope['path'])}?{others}{'&' if others else ''}"
    links = (f'<{address}offset={offset}&limit={page.limit}>; rel="{relation}"' for relation, offset in offsets.items())
    response.headers["X-Total-Count"] = str(total)
    response.headers.append("Link", ", ".join(links))


def send_feed_headers(request: Request, response: Response, following: UUID | None) -> None:
    """Send `Link` (RFC 8288) to the following part, if there is one."""
    if following is not None:
        query = request.url.include_query_params(after=following).query
        response.headers.append("Link", f'<{reference(request.scope["path"])}?{query}>; rel="next"')
