"""The bot's settings, from the environment or a `.env` file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Literal, NamedTuple

from pydantic import Field, HttpUrl, PlainValidator, SecretStr, field_validator
from pydantic_settings import NoDecode

from bot.access.policy import MOST_UPLOADS, Names, Policy, read_ids, read_names
from retrieval.settings import RetrievalSettings, read_settings

WEBHOOK_PATH = "/telegram"
"""Where the webhook is, if its address names no path."""


_CODE = re.compile(r"[\w-]{8,64}", re.ASCII)
"""What a link's start parameter can be: https://core.telegram.org/bots/features#deep-linking."""


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
    language: str = Field(
        default="en",
        description="The language of the bot's own words where nobody has chosen another: en or "
        "fr. The articles and the questions are in English. At Telegram each person is answered "
        "in their own language where there is one, and /language changes it.",
    )
    articles: Path = Field(
        default=Path("data/articles"),
        description="The folder of articles: what is put there, or sent to the bot, is read into "
        "the archive.",
    )
    watch_articles: bool = Field(
        default=True,
        description="Whether the folder of articles is watched while the Telegram bot runs: files "
        "that are new, changed or gone there are so in the answers as well.",
    )
    largest_upload: int = Field(
        default=10,
        ge=1,
        le=20,
        description="How many megabytes a file may have that is sent to the bot. Telegram gives "
        "bots no more than 20.",
    )
    admins: Annotated[frozenset[int], NoDecode, PlainValidator(read_ids)] = Field(
        default=frozenset(),
        description="Who may do everything: user ids (numbers), with commas between them. "
        "@userinfobot and others tell yours.",
    )
    contributors: Annotated[Names, NoDecode, PlainValidator(read_names)] = Field(
        default=Names(),
        description="Who may add articles besides the admins: user ids and usernames with an @, "
        "or the word everybody.",
    )
    allowed_users: Annotated[Names, NoDecode, PlainValidator(read_names)] = Field(
        default=Names(),
        description="Who may use the bot: user ids and usernames with an @ (which can change "
        "hands). Without it and without a pairing code everybody may.",
    )
    allowed_chats: Annotated[frozenset[int], NoDecode, PlainValidator(read_ids)] = Field(
        default=frozenset(),
        description="The ids of the groups in which the bot answers, every member. Without it, in "
        "all groups, but only who may use it anyway.",
    )
    pairing_code: SecretStr | None = Field(
        default=None,
        description="What lets somebody in who sends /start with it, or follows "
        "https://t.me/YOURBOT?start=CODE: 8 to 64 letters, digits, _ and -. Who came in with "
        "another code than this one is out again.",
    )
    daily_limit: int | None = Field(
        default=None,
        ge=1,
        description="How many questions a person may ask a day (UTC). Without it, any number.",
    )
    daily_uploads: int = Field(
        default=MOST_UPLOADS,
        ge=1,
        description="How many files a person may send a day (UTC) to be added. Admins may send any "
        "number.",
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

    @property
    def policy(self) -> Policy:
        """Who may use the bot."""
        code = self.pairing_code.get_secret_value() if self.pairing_code is not None else ""
        return Policy(
            self.admins,
            self.allowed_users,
            self.allowed_chats,
            code,
            self.contributors,
            self.daily_limit,
            self.daily_uploads,
        )

    @field_validator("pairing_code", mode="after")
    @classmethod
    def _is_code(cls, value: SecretStr | None) -> SecretStr | None:
        """Take only what a link can carry, and what is not guessed soon."""
        if value is not None and not _CODE.fullmatch(value.get_secret_value()):
            raise ValueError("it must be 8 to 64 letters (a to z), digits, _ and -")
        return value

    @field_validator("webhook_url", mode="after")
    @classmethod
    def _is_secure(cls, value: HttpUrl | None) -> HttpUrl | None:
        """Take only what Telegram takes."""
        if value is not None and (value.scheme != "https" or value.query or value.fragment):
            raise ValueError("it must start with https:// and have nothing behind its path")
        return value

    @field_validator(
        "telegram_bot_token",
        "phrases",
        "webhook_url",
        "pairing_code",
        "daily_limit",
        mode="before",
    )
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
