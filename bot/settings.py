"""The bot's settings, from the environment or a `.env` file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Literal, NamedTuple

from pydantic import Field, HttpUrl, PlainValidator, SecretStr, field_validator

from retrieval.settings import RetrievalSettings, read_settings

WEBHOOK_PATH = "/telegram"
"""Where the webhook is, if its address names no path."""


class Address(NamedTuple):
    """Where to listen: a host name or an IP address, and a port."""

    host: str
    port: int

    def __str__(self) -> str:
        """Return it as the setting gives it."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


LISTEN = Address("127.0.0.1", 8080)
"""Where the webhook listens, if nothing else is set."""


def _read_address(value: object) -> Address | None:
    """Read "host:port"; of nothing but white space comes nothing."""
    if value is None or isinstance(value, Address):
        return value
    match = re.fullmatch(
        r"(?:\[([\da-fA-F:.%]+)\]|([\w.-]+)):(\d{1,5})", str(value).strip(), re.ASCII
    )
    if not str(value).strip():
        return None
    if match is None or int(match[3]) > 65_535:
        raise ValueError("it must be an address and a port, such as 127.0.0.1:8080")
    return Address(match[1] or match[2], int(match[3]))


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
        description="The SQLite file that remembers conversations, questions not yet answered "
        "and answers not yet delivered.",
    )
    webhook_url: HttpUrl | None = Field(
        default=None,
        description="The https address at which Telegram reaches this bot, through a proxy that "
        "passes it on to ON_RECORD_LISTEN. Without it the bot fetches its messages.",
    )
    listen: Annotated[Address | None, PlainValidator(_read_address)] = Field(
        default=None,
        description="Where to listen for the webhook and for /healthz, /readyz and /metrics, such "
        "as 127.0.0.1:8080, which is what a webhook takes if nothing is set. Without either "
        "nothing listens.",
    )
    send_rate: int = Field(
        default=30,
        ge=1,
        le=1000,
        description="How many messages a second may be sent in all chats together. Telegram "
        "allows 30 unless you pay for more.",
    )
    phrases: Path | None = Field(
        default=None,
        description="A TOML file of templates that replaces, wholly or in part, the bot's own "
        "words (bot/answering/phrases.toml), to reword or translate them.",
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        default="INFO", description="How much the log says: DEBUG, INFO, WARNING or ERROR."
    )

    @property
    def webhook_place(self) -> tuple[str, str] | None:
        """The webhook's address without its path, and the path; None where none is set."""
        if self.webhook_url is None:
            return None
        url = self.webhook_url
        base = str(url).removesuffix(url.path or "")
        return base, url.path if url.path and url.path != "/" else WEBHOOK_PATH

    @property
    def listening(self) -> Address | None:
        """Where to listen, if anywhere."""
        return self.listen or (LISTEN if self.webhook_url is not None else None)

    @field_validator("webhook_url", mode="after")
    @classmethod
    def _is_secure(cls, value: HttpUrl | None) -> HttpUrl | None:
        """Take only what Telegram takes."""
        if value is not None and (value.scheme != "https" or value.query or value.fragment):
            raise ValueError("it must start with https:// and have nothing behind its path")
        return value

    @field_validator("telegram_bot_token", "phrases", "webhook_url", mode="before")
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
