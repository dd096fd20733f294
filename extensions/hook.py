"""Gives every template the plan of the service and the name filters.

Copier loads this file by its path, outside any package, and may hold two versions of the template in one process
while it updates a service. So the package beside this file is imported under a name of its own for each place it
lies in: each version of the template is rendered by its own plan, and an installed command never takes part.
"""

import hashlib
import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from copier_template_extensions import ContextHook
from jinja2 import Environment

ASKING = "prompt"
PACKAGE = Path(__file__).resolve().parent / "copier_fastapi"


def import_beside(module: str) -> ModuleType:
    """Import a module of the package beside this file."""
    name = f"copier_fastapi_{hashlib.sha256(str(PACKAGE).encode()).hexdigest()[:12]}"
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, PACKAGE / "__init__.py")
        if spec is None or spec.loader is None:
            raise ImportError(f"{PACKAGE} is not a package")
        package = importlib.util.module_from_spec(spec)
        sys.modules[name] = package
        spec.loader.exec_module(package)
    return importlib.import_module(f"{name}.{module}")


class PlanHook(ContextHook):
    """Adds `plan` and `on` to the context, and the filters of `naming` to the environment."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        environment.filters.update(import_beside("naming").FILTERS)

    def hook(self, context: dict[str, Any]) -> None:
        """Add the plan once every question is answered; until then, answers of before need not go together."""
        plan = import_beside("plan")
        if context["_copier_phase"] != ASKING and plan.Answers.complete(context):
            context["plan"] = service_plan = plan.plan_service(plan.Answers.from_context(context))
            context["on"] = service_plan.on
