"""Jobs: work that is wanted by a request and done apart from it."""
