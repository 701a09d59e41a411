"""The bot's settings, from the environment or a `.env` file."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field, HttpUrl, SecretStr, field_validator

from retrieval.settings import RetrievalSettings, read_settings


class Settings(RetrievalSettings):
    """Everything that an operator can set. `.env.example` is held to this by a test."""

    telegram_bot_token: SecretStr | None = Field(
        default=None,
        validation_alias="TELEGRAM_BOT_TOKEN",
        description="The token that @BotFather gave you. Without it the chat runs in the terminal.",
    )
    telegram_api_url: HttpUrl = Field(
        default=HttpUrl("https://api.telegram.org"),
        description="The Bot API server; change it only for one of your own.",
    )
    state: Path = Field(
        default=Path("data/conversations.sqlite3"),
        description="The SQLite file that remembers conversations.",
    )
    phrases: Path | None = Field(
        default=None,
        description="A TOML file of templates that replaces, wholly or in part, the bot's own "
        "words (bot/answering/phrases.toml), to reword or translate them.",
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        default="INFO", description="How much the log says: DEBUG, INFO, WARNING or ERROR."
    )

    @field_validator("telegram_bot_token", "phrases", mode="before")
    @classmethod
    def _blank_is_unset(cls, value: object) -> object:
        """Take a value of nothing but white space as not set."""
        return None if isinstance(value, str) and not value.strip() else value

    @field_validator("log_level", mode="before")
    @classmethod
    def _in_capitals(cls, value: object) -> object:
        """Take a level in small letters as well."""
        return value.upper() if isinstance(value, str) else value


def load_settings() -> Settings:
    """Read the settings.

    Raises:
        SettingsError: A value cannot be used; the message names the setting, never its value.
    """
    return read_settings(Settings)
