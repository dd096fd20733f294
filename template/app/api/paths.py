"""Paths that a name of a parameter alone does not tell."""

from starlette.convertors import StringConvertor, register_url_convertor


class NotFeedConvertor(StringConvertor):
    """Any segment but `feed`, which is no id: so a method that the feed lacks is refused as such."""

    regex = "(?!feed$)[^/]+"


register_url_convertor("not_feed", NotFeedConvertor())


def by_id(parameter: str) -> str:
    """Return the path of one thing beside a feed, by the name of the parameter that holds its id."""
    return f"/{{{parameter}:not_feed}}"


ITEM = by_id("item_id")
