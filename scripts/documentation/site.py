"""The site, put together from written pages, pages made of sources, and renders."""

import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from documentation import commands, endpoints, layers, middleware, problems, questions, settings
from documentation.pages import lay_out, write
from documentation.renders import Map, store
from documentation.sources import Sources
from support.questions import choice_questions
from support.rendering import render
from support.repository import ROOT, copy_template
from support.variants import Variant

CHOOSING = "docs/choosing"
# What the references read of other answers than `auth`; of the several queues, all have the same.
BESIDES: dict[str, dict[str, Any]] = {
    "task_queue: any": {"task_queue": "celery"},
    "websocket: true": {"websocket": True},
    "api_versioning: header": {"api_versioning": "header"},
}
ASSETS = ("choosing.css", "choosing.js")


def build(folder: Path, variants: Iterable[Variant], map_all: Map) -> Path:
    """Build the site anew below a folder, with renders of some variants; give where its pages lie.

    Raises:
        BrokenLinkError: a page links to what is not there.
        CalledProcessError: the generator complains.
    """
    shutil.rmtree(folder, ignore_errors=True)
    pages = folder / "pages"
    with TemporaryDirectory() as place:
        template = Path(place) / "template"
        copy_template(template)
        services = rendered(template, Path(place))
        lay_out(pages, pictures(services["auth: jwt"]))
        for name, text in references(services).items():
            write(pages / f"docs/reference/{name}.md", text)
        store(pages / CHOOSING / "renders", template, variants, map_all)
    for asset in ASSETS:
        shutil.copy2(ROOT / CHOOSING / asset, pages / CHOOSING)
    shutil.copy2(ROOT / "docs/zensical.toml", folder)
    generator = Path(sys.executable).with_name("zensical")
    subprocess.run([generator, "build", "--strict"], cwd=folder, check=True)
    return folder / "html"


def rendered(template: Path, place: Path) -> dict[str, Path]:
    """Render a service for each way of authentication, and for what else the references tell, by its answer."""
    ways = next(question.choices for question in choice_questions() if question.name == "auth")
    services = {f"auth: {way}": {"auth": way} for way in ways} | BESIDES
    for number, answers in enumerate(services.values()):
        render(template, place / str(number), answers)
    return {name: place / str(number) for number, name in enumerate(services)}


def pictures(service: Path) -> dict[str, str]:
    """Draw what the pages show of a service, by the name that stands for it there."""
    return {"layers": layers.picture(service), "middleware": middleware.way(Sources.of(service))}


def references(services: Mapping[str, Path]) -> dict[str, str]:
    """Write the pages that are made from sources, by their names."""
    sources = {name: Sources.of(service) for name, service in services.items()}
    return {
        "questions": questions.page(),
        "commands": commands.page(),
        "settings": settings.page(),
        "endpoints": endpoints.page(sources),
        "problems": problems.page(sources),
    }
