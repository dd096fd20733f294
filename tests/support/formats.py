"""How the data files of a project are read, by the pattern of their names."""

import configparser
import json
import tomllib
from collections.abc import Callable
from typing import Any

import yaml


class AnyTag(yaml.SafeLoader):
    """Reads YAML whatever its tags mean, such as those of Compose."""


AnyTag.add_multi_constructor("!", lambda _loader, suffix, node: f"{suffix} {node.value}")


def parse_yaml(text: str) -> list[Any]:
    """Read every document of a YAML file."""
    return list(yaml.load_all(text, Loader=AnyTag))


def parse_ini(text: str) -> configparser.ConfigParser:
    """Read an INI file, such as Alembic's."""
    parser = configparser.ConfigParser(interpolation=None)
    parser.read_string(text)
    return parser


PARSERS: dict[str, Callable[[str], Any]] = {
    "*.toml": tomllib.loads,
    "*.yml": parse_yaml,
    "*.yaml": parse_yaml,
    "*.json": json.loads,
    "*.ini": parse_ini,
}
