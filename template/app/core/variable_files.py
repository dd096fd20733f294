"""Variables whose value lies in a file, as orchestrators mount secrets."""

from pathlib import Path
from typing import Any, override

from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, EnvSettingsSource, PydanticBaseSettingsSource

# What reading ends in where there is no file, or no text.
UNREADABLE = (OSError, ValueError)


class UnreadableFile:
    """Stands for the text of a file that can't be read; no setting takes it, so that it is told with all else."""


class VariableFilesSource(PydanticBaseSettingsSource):
    """Reads `DATABASE_URL` from the file that `DATABASE_URL_FILE` names, and so for every setting.

    The names of files are looked up in `variables`: the environment, or `.env`. A line end at the end of a file does
    not count, and an empty file counts as absent.
    """

    def __init__(self, settings_cls: type[BaseSettings], variables: PydanticBaseSettingsSource) -> None:
        super().__init__(settings_cls)
        found = variables.env_vars if isinstance(variables, EnvSettingsSource) else {}
        self.paths = {name.upper(): path for name, path in found.items()}

    @override
    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[Any, str, bool]:
        """Return the text of the file of a field, or nothing if no variable names one."""
        path = self.paths.get(file_variable(field_name))
        try:
            text = Path(path).read_text(encoding="utf-8").rstrip("\r\n") if path else ""
        except UNREADABLE:
            return UnreadableFile(), field_name, False
        return text or None, field_name, False

    @override
    def __call__(self) -> dict[str, Any]:
        """Read all files."""
        fields = self.settings_cls.model_fields.items()
        values = {name: self.get_field_value(field, name)[0] for name, field in fields}
        return {name: value for name, value in values.items() if value is not None}


def file_variable(name: str) -> str:
    """Return the variable that names the file of a setting."""
    return f"{name.upper()}_FILE"
