"""The settings of this wing, from the environment or a `.env` file."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from retrieval.errors import SettingsError
from retrieval.language.models import OFFICIAL_MODEL

PREFIX = "ON_RECORD_"
"""What the environment variables start with, but for those whose name is given in full."""


class RetrievalSettings(BaseSettings):
    """Where the archive is and how its texts are read."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
    )

    archive: Path = Field(
        default=Path("data/archive.sqlite3"), description="The SQLite file that holds the articles."
    )
    spacy_model: str = Field(
        default=OFFICIAL_MODEL,
        description="The spaCy model's package name. Where the official small English model is "
        "asked for but not installed, its packaged copy is taken.",
    )


AnySettings = TypeVar("AnySettings", bound=RetrievalSettings)


def read_settings(kind: type[AnySettings]) -> AnySettings:
    """Read settings from the environment and the `.env` file of the working folder.

    Args:
        kind: This wing's settings, or what another one makes of them.

    Raises:
        SettingsError: Values cannot be used; the message names each such setting with what is
            wrong, never its value.
    """
    try:
        return kind()
    except ValidationError as error:
        faults = [
            (_variable(kind, fault["loc"]), fault["msg"].removeprefix("Value error, "))
            for fault in error.errors(include_input=False, include_url=False)
        ]
        if len(faults) == 1:
            raise SettingsError("The setting {} cannot be used: {}.".format(*faults[0])) from None
        lines = "\n".join(f"  {name}: {what}." for name, what in faults)
        raise SettingsError(f"{len(faults)} settings cannot be used:\n{lines}") from None
    except UnicodeDecodeError:
        raise SettingsError("The file .env is not in UTF-8; save it as UTF-8.") from None
    except OSError as error:
        raise SettingsError(
            f"The file .env cannot be read ({error.strerror}); check its rights, or remove it."
        ) from None


def _variable(kind: type[AnySettings], place: tuple[int | str, ...]) -> str:
    """Return the environment variable of a field; of a check of several, what it is about."""
    if not place:
        return "combination"
    field = str(place[0])
    # A field is named by itself, or by its alias, which is the whole variable.
    return f"{PREFIX}{field}".upper() if field in kind.model_fields else field
