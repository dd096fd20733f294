"""The way of a request through the middleware of a service, as its own module puts it together."""

import ast

from documentation.sources import Sources, calls
from documentation.tables import code, table

STACK = "app/middleware/stack.py"


def way(sources: Sources) -> str:
    """List the middleware in the order in which a request meets it: what is added last runs first."""
    says = {each.name: (ast.get_docstring(each) or "").partition("\n")[0] for each in sources.classes()}
    added = [ast.unparse(call.args[0]) for call in calls(sources.modules[STACK], "app.add_middleware")]
    return table(("middleware", "what it says of itself"), [(code(name), says.get(name, "")) for name in added[::-1]])
