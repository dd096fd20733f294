"""Writes a planned resource: all of it or nothing."""

from pathlib import Path

from .plan import ResourcePlan


def write(service: Path, plan: ResourcePlan) -> None:
    """Write new files, then what lists them; a failure takes back what was written.

    Raises:
        OSError: something can't be written, or has appeared in the meantime.
    """
    before = {path: (service / path).read_bytes() for path in plan.changed}
    written: list[Path] = []
    try:
        for path, text in plan.new.items():
            (service / path).parent.mkdir(parents=True, exist_ok=True)
            with (service / path).open("x", encoding="utf-8", newline="\n") as file:
                written.append(path)
                file.write(text)
        for path, text in plan.changed.items():
            (service / path).write_text(text, encoding="utf-8", newline="\n")
    except BaseException:
        for path in written:
            (service / path).unlink(missing_ok=True)
        for path, content in before.items():
            (service / path).write_bytes(content)
        raise
