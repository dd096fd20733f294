"""Whether callers of a version get along with what has become of it, told by its OpenAPI documents."""
