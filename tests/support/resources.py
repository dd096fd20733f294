"""Resources that are added to rendered services."""

from datetime import date
from pathlib import Path

from copier_fastapi.cli.added_resource import plan_of
from copier_fastapi.resource.fields import read_fields
from copier_fastapi.resource.names import Names
from copier_fastapi.resource.plan import plan_resource
from copier_fastapi.resource.writing import write

TODAY = date(2026, 3, 1)
# Every type once as required and, where that differs, as optional.
ALL_TYPES = (
    "title:str(255)",
    "code:str(3)?",
    "note:text",
    "remark:text?",
    "amount:int",
    "done:bool",
    "checked:bool?",
    "weight:float",
    "price:decimal",
    "tax:decimal(9,4)?",
    "born:date",
    "starts:datetime",
    "ends:datetime?",
    "reference:uuid",
)


def add(service: Path, name: str, *fields: str, plural: str | None = None) -> list[str]:
    """Add a resource to a service, and give the names of the files that it wrote or changed."""
    plan = plan_of(service)
    read = read_fields(fields, users=bool(plan.on["accounts"]))
    planned = plan_resource(service, plan, Names.read(name, plural), read, TODAY)
    write(service, planned)
    return [path.as_posix() for path in (*planned.new, *planned.changed)]
