"""What callers of a documented API trip over, once another document is true."""

from collections.abc import Iterator

from app.api.compatibility.schemas import Change, Schema, Side, broken_schema

# A version whose end is taken back has answers without them.
ANNOUNCING = frozenset({"Deprecation", "Link", "Sunset"})


def broken(old: Schema, new: Schema) -> Iterator[str]:
    """Tell what breaks callers who rely on the old document; paths that no version holds are left out."""
    for path, operations in old["paths"].items():
        now = new["paths"].get(path, {})
        for method, operation in operations.items() if path.startswith("/api/") else ():
            found = broken_operation(inlined(operation, old), inlined(now.get(method, {}), new))
            yield from dict.fromkeys(f"{method.upper()} {path}: {what}" for what in found)


def inlined(part: Schema, document: Schema, inside: tuple[str, ...] = ()) -> Schema:
    """Put what references lead to in their place, except for those that lead to what they are a part of."""

    def whole(value: object) -> object:
        match value:
            case dict():
                return inlined(value, document, inside)
            case list():
                return [whole(each) for each in value]
        return value

    match part:
        case {"$ref": str(reference), **rest} if reference not in inside:
            found = document
            for name in reference.removeprefix("#/").split("/"):
                found = found[name]
            return inlined({**found, **rest}, document, (*inside, reference))
    return {name: whole(value) for name, value in part.items()}


def broken_operation(old: Schema, new: Schema) -> Iterator[str]:
    """Tell what breaks callers of an operation."""
    if not new:
        yield "is gone"
        return
    if not all(any(is_enough(shown, needed) for needed in credentials(new)) for shown in credentials(old)):
        yield "a caller has to prove more"
    yield from broken_parameters(parameters(old), parameters(new))
    if new.get("requestBody", {}).get("required") and not old.get("requestBody", {}).get("required"):
        yield "the body has become required"
    yield from broken_contents(old.get("requestBody", {}), new.get("requestBody", {}), Side.REQUEST, "body")
    yield from (f"answer {status} is new" for status in new["responses"] if is_new(status, old["responses"]))
    for status, answer in old["responses"].items():
        yield from broken_answer(answer, new["responses"].get(status), f"answer {status}")


def credentials(operation: Schema) -> list[dict[str, list[str]]]:
    """List what a caller may show, one of which is enough."""
    return operation.get("security") or [{}]


def is_enough(shown: dict[str, list[str]], needed: dict[str, list[str]]) -> bool:
    """Whether a caller who shows one thing has shown another."""
    return all(scheme in shown and set(scopes) <= set(shown[scheme]) for scheme, scopes in needed.items())


def is_new(status: str, answers: Schema) -> bool:
    """Whether callers are not prepared for an answer: any may be refused."""
    return status not in answers and status < "400"


def parameters(operation: Schema) -> Schema:
    """Map the parameters of an operation by where they are and their names."""
    return {f"{each['in']} parameter {each['name']}": each for each in operation.get("parameters", ())}


def broken_parameters(old: Schema, new: Schema) -> Iterator[str]:
    """Tell what breaks callers who send parameters."""
    for name, parameter in new.items():
        if parameter.get("required") and not old.get(name, {}).get("required"):
            yield f"{name} has become required"
    yield from broken_parts(old, new, Side.REQUEST, "{}")


def broken_answer(old: Schema, new: Schema | None, where: str) -> Iterator[str]:
    """Tell what breaks callers who read an answer."""
    if new is None:
        yield f"{where} is gone"
        return
    headers = old.get("headers", {})
    free = ANNOUNCING if "Sunset" in headers else ()
    relied_on = {name: header for name, header in headers.items() if name not in free}
    yield from broken_parts(relied_on, new.get("headers", {}), Side.ANSWER, where + ", header {}")
    yield from broken_contents(old, new, Side.ANSWER, where)


def broken_contents(old: Schema, new: Schema, side: Side, where: str) -> Iterator[str]:
    """Tell what breaks callers who send or read a body."""
    yield from broken_parts(old.get("content", {}), new.get("content", {}), side, where + " ({})")


def broken_parts(old: Schema, new: Schema, side: Side, label: str) -> Iterator[str]:
    """Tell what breaks callers in parts that have a name and a schema."""
    for name, part in old.items():
        where = label.format(name)
        if name in new:
            yield from broken_schema(Change(part.get("schema", {}), new[name].get("schema", {}), side, where))
        else:
            yield f"{where} is gone"
