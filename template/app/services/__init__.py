"""The rules of the service, which know no HTTP."""
