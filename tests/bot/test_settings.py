from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from pydantic import Field, SecretStr

from bot.access.policy import Names, Policy
from bot.settings import Address, Settings, load_settings
from retrieval.errors import SettingsError
from retrieval.settings import RetrievalSettings, read_settings


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder without a `.env` file, and an environment without settings."""
    for name in list(os.environ):
        if name.startswith(("ON_RECORD_", "TELEGRAM_")):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_every_setting_has_a_default() -> None:
    settings = load_settings()
    assert settings.telegram_bot_token is None
    assert settings.archive == RetrievalSettings().archive == Path("data/archive.sqlite3")


def test_the_environment_wins_over_the_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / ".env").write_text(
        "ON_RECORD_ARCHIVE=one.sqlite3\nON_RECORD_STATE=two.sqlite3\nTELEGRAM_BOT_TOKEN=\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("ON_RECORD_STATE", "three.sqlite3")
    settings = load_settings()
    assert (settings.archive, settings.state) == (Path("one.sqlite3"), Path("three.sqlite3"))
    assert settings.telegram_bot_token is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ON_RECORD_TELEGRAM_API_URL", "no address at all"),
        ("ON_RECORD_LOG_LEVEL", "SHOUTING"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named_without_its_value(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=rf"^The setting {name} cannot be used: ") as caught:
        load_settings()
    assert value not in str(caught.value)
    assert caught.value.__cause__ is None


def test_a_setting_with_a_name_of_its_own_is_named_by_it(monkeypatch: pytest.MonkeyPatch) -> None:
    class Strict(Settings):
        telegram_bot_token: SecretStr | None = Field(
            default=None, validation_alias="TELEGRAM_BOT_TOKEN", max_length=3
        )

    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "1:secret")
    with pytest.raises(SettingsError, match=r"^The setting TELEGRAM_BOT_TOKEN cannot") as caught:
        read_settings(Strict)
    assert "secret" not in str(caught.value)


def test_a_file_of_settings_that_is_no_text_is_said(folder: Path) -> None:
    (folder / ".env").write_bytes(b"ON_RECORD_ARCHIVE=\xff\n")
    for kind in (Settings, RetrievalSettings):
        with pytest.raises(SettingsError, match=r"\.env is not in UTF-8"):
            read_settings(kind)


def test_a_file_of_settings_that_cannot_be_read_is_said(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / ".env").touch()

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("dotenv.main.open", refuse, raising=False)
    with pytest.raises(SettingsError, match=r"\.env cannot be read \(Permission denied\)"):
        load_settings()


def test_an_empty_setting_means_its_default(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ARCHIVE", "STATE", "PHRASES", "TELEGRAM_API_URL", "LOG_LEVEL"):
        monkeypatch.setenv(f"ON_RECORD_{name}", "")
    (folder / ".env").write_text("ON_RECORD_SPACY_MODEL=\nTELEGRAM_BOT_TOKEN=\n", "utf-8")
    settings = load_settings()
    assert settings == Settings.model_construct()


def test_a_blank_token_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "  ")
    assert load_settings().telegram_bot_token is None


def test_a_level_may_be_in_small_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ON_RECORD_LOG_LEVEL", "debug")
    assert load_settings().log_level == "DEBUG"


def test_a_webhook_has_a_path_and_a_place_to_listen(monkeypatch: pytest.MonkeyPatch) -> None:
    assert (load_settings().webhook_place, load_settings().listening) == (None, None)
    monkeypatch.setenv("ON_RECORD_WEBHOOK_URL", "https://bot.example")
    assert load_settings().webhook_place == ("https://bot.example", "/telegram")
    assert load_settings().listening == Address("127.0.0.1", 8080)
    monkeypatch.setenv("ON_RECORD_WEBHOOK_URL", "https://bot.example:8443/a/b")
    monkeypatch.setenv("ON_RECORD_LISTEN", "[::1]:9000")
    assert load_settings().webhook_place == ("https://bot.example:8443", "/a/b")
    assert load_settings().listening == Address("::1", 9000)
    assert str(load_settings().listening) == "[::1]:9000"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ON_RECORD_WEBHOOK_URL", "http://bot.example/hook"),
        ("ON_RECORD_WEBHOOK_URL", "https://bot.example/hook?secret=1"),
        ("ON_RECORD_LISTEN", "8080"),
        ("ON_RECORD_LISTEN", "localhost"),
        ("ON_RECORD_LISTEN", "localhost:70000"),
        ("ON_RECORD_SEND_RATE", "0"),
        ("ON_RECORD_SEND_RATE", "many"),
    ],
)
def test_an_address_or_a_rate_that_cannot_be_used_is_named(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=rf"^The setting {name} cannot be used: "):
        load_settings()


def test_who_may_use_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    assert load_settings().policy == Policy()
    for name, value in (
        ("ADMINS", "7, 8"),
        ("CONTRIBUTORS", "everybody"),
        ("ALLOWED_USERS", "@Ada_L 9"),
        ("ALLOWED_CHATS", "-1001234"),
        ("PAIRING_CODE", "Kingfisher_88"),
        ("DAILY_LIMIT", "50"),
    ):
        monkeypatch.setenv(f"ON_RECORD_{name}", value)
    settings = load_settings()
    assert settings.policy == Policy(
        frozenset((7, 8)),
        Names(frozenset((9,)), frozenset(("ada_l",))),
        frozenset((-1001234,)),
        "Kingfisher_88",
        Names(has_everybody=True),
        50,
    )
    assert "Kingfisher" not in repr(settings)


def test_every_fault_is_named_at_once_and_no_value(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (
        ("ADMINS", "@ada_l"),
        ("ALLOWED_USERS", "ada;bob"),
        ("PAIRING_CODE", "topsecret with spaces"),
        ("DAILY_LIMIT", "0"),
        ("LARGEST_UPLOAD", "21"),
        ("WATCH_ARTICLES", "perhaps"),
    ):
        monkeypatch.setenv(f"ON_RECORD_{name}", value)
    with pytest.raises(SettingsError) as raised:
        load_settings()
    first, *lines = str(raised.value).splitlines()
    assert first == "6 settings cannot be used:"
    assert sorted(line.split(":")[0].strip() for line in lines) == [
        "ON_RECORD_ADMINS",
        "ON_RECORD_ALLOWED_USERS",
        "ON_RECORD_DAILY_LIMIT",
        "ON_RECORD_LARGEST_UPLOAD",
        "ON_RECORD_PAIRING_CODE",
        "ON_RECORD_WATCH_ARTICLES",
    ]
    assert "topsecret" not in str(raised.value)
    assert "perhaps" not in str(raised.value)
