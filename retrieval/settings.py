"""The settings of this wing, from the environment or a `.env` file."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from retrieval.language.models import OFFICIAL_MODEL


class RetrievalSettings(BaseSettings):
    """Where the archive is and how its texts are read."""

    model_config = SettingsConfigDict(
        env_prefix="ON_RECORD_", env_file=".env", env_file_encoding="utf-8", extra="ignore"
    )

    archive: Path = Field(
        default=Path("data/archive.sqlite3"), description="The SQLite file that holds the articles."
    )
    spacy_model: str = Field(
        default=OFFICIAL_MODEL,
        min_length=1,
        description="The spaCy model's package name. Where the official small English model is "
        "asked for but not installed, its packaged copy is taken.",
    )
