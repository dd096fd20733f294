"""An identity provider for tests, which speaks HTTP."""
