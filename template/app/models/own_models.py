"""The models of the service's own: migrations know what is imported here. Updates leave this module alone."""

__all__: tuple[str, ...] = ()
