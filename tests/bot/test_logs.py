"""No token in any log line, at any level, and no message text in the libraries' lines."""

from __future__ import annotations

import io
import logging
import warnings
from typing import TYPE_CHECKING
from urllib.parse import quote

import httpx
import pytest
from aiohttp import web
from pydantic import SecretStr
from telegram import Bot
from telegram.error import NetworkError, TelegramError
from telegram.request import HTTPXRequest

from bot.logs import REDACTED, configure

if TYPE_CHECKING:
    from collections.abc import Iterator

TOKEN = "123456789:AAfake-fake_FAKE-fake_FAKE-fake_FAKE1"
KEY = TOKEN.partition(":")[2]


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """The root logger with one handler of its own, and everything as before afterwards."""
    root = logging.getLogger()
    stream = io.StringIO()
    names = ("telegram", "aiohttp", "httpx", "httpcore", "hpack", "h2", "h11")
    levels = {name: logging.getLogger(name).level for name in ("", *names)}
    monkeypatch.setattr(root, "handlers", [logging.StreamHandler(stream)])
    yield stream
    logging.captureWarnings(capture=False)
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)


@pytest.mark.parametrize(
    "secret",
    [TOKEN, SecretStr(TOKEN), "a b/c:short?ü", "  padded-secret  "],
)
def test_secrets_are_redacted_in_messages_arguments_and_urls(
    log: io.StringIO, secret: str | SecretStr
) -> None:
    configure("DEBUG", [secret])
    value = secret.get_secret_value() if isinstance(secret, SecretStr) else secret
    mine = logging.getLogger("bot.mine")
    encoded = quote(value, safe="")
    mine.debug("sent to https://host/bot%s/getMe", value)
    mine.info(f"as {value}")
    mine.warning("url %s and %s", encoded, encoded.lower())
    mine.error("object %r", {"token": value})
    mine.critical("stripped %s", value.strip())
    written = log.getvalue()
    assert written.count("\n") == 5
    assert written.count(REDACTED) == 6
    for form in (value.strip(), quote(value.strip(), safe=""), repr(value.strip())[1:-1]):
        assert form.lower() not in written.lower()


def test_the_key_alone_and_unknown_tokens_are_redacted(log: io.StringIO) -> None:
    configure("INFO", [TOKEN])
    other = "987654321:BBother-other_OTHER-other_OTHER-oth"
    logging.getLogger("x").info("key %s, another bot's %s, %s", KEY, other, quote(other, safe=""))
    assert log.getvalue().count(REDACTED) == 3
    assert "other-other" not in log.getvalue()
    assert KEY not in log.getvalue()


def test_tokens_in_exceptions_their_causes_and_stacks_are_redacted(log: io.StringIO) -> None:
    configure("DEBUG", [TOKEN])
    try:
        try:
            int(f"cannot reach /bot{TOKEN}/getMe")
        except ValueError as error:
            raise RuntimeError(f"token {quote(TOKEN, safe='')} failed") from error
    except RuntimeError:
        logging.getLogger("bot.mine").exception("it failed", stack_info=True)
    written = log.getvalue()
    assert "RuntimeError" in written
    assert "ValueError" in written
    assert "Stack (most recent call last)" in written
    assert KEY not in written


def test_a_malformed_log_line_shows_no_raw_arguments(
    log: io.StringIO, capfd: pytest.CaptureFixture[str]
) -> None:
    configure("DEBUG", [TOKEN])
    logging.getLogger("bot.mine").info("%d", TOKEN)
    assert KEY not in log.getvalue() + "".join(capfd.readouterr())
    assert "unreadable" in log.getvalue()


def test_warnings_are_logged_and_redacted(log: io.StringIO) -> None:
    configure("INFO", [TOKEN])
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        logging.captureWarnings(capture=True)
        warnings.warn(f"careful with {TOKEN}", stacklevel=1)
    assert "careful with" in log.getvalue()
    assert KEY not in log.getvalue()


def test_configuring_twice_keeps_one_formatter_and_takes_the_new_secrets(log: io.StringIO) -> None:
    configure("INFO", ["first-secret"])
    configure("INFO", ["second-secret"])
    logging.getLogger("x").info("second-secret")
    assert log.getvalue().count("\n") == 1
    assert log.getvalue().rstrip().endswith(REDACTED)


def test_without_secrets_lines_stay_as_they_are(log: io.StringIO) -> None:
    configure("INFO", ["", SecretStr("")])
    logging.getLogger("x").info("all is well")
    assert log.getvalue().rstrip().endswith("all is well")


def test_the_level_is_kept_for_our_own_lines(log: io.StringIO) -> None:
    configure("WARNING")
    logging.getLogger("bot.mine").info("not this")
    logging.getLogger("bot.mine").warning("but this")
    logging.getLogger("telegram").warning("and this")
    assert "not this" not in log.getvalue()
    assert "but this" in log.getvalue()
    assert "and this" in log.getvalue()


async def _serve(status: int, body: str) -> tuple[web.AppRunner, str]:
    async def reply(_: web.Request) -> web.Response:
        return web.Response(status=status, text=body)

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", reply)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    return runner, f"http://127.0.0.1:{runner.addresses[0][1]}"


async def test_real_requests_with_the_token_in_the_url_log_nothing_of_it(log: io.StringIO) -> None:
    configure("DEBUG", [TOKEN])
    logging.getLogger("bot.mine").debug("debug is on")
    runner, url = await _serve(200, '{"ok": true, "result": []}')
    try:
        async with httpx.AsyncClient() as client:
            assert (await client.get(f"{url}/bot{TOKEN}/getMe")).status_code == 200
    finally:
        await runner.cleanup()
    with pytest.raises(httpx.ConnectError) as caught:
        async with httpx.AsyncClient() as client:
            await client.get(f"{url}/bot{quote(TOKEN, safe='')}/getMe")
    logging.getLogger("bot.mine").error("no reply", exc_info=caught.value)
    assert "debug is on" in log.getvalue()
    assert "ConnectError" in log.getvalue()
    assert KEY not in log.getvalue()


async def test_the_client_library_logs_neither_token_nor_messages(log: io.StringIO) -> None:
    configure("DEBUG", [TOKEN])
    update = '{"update_id": 1, "message": {"text": "private words"}}'
    whole, cut = f'{{"ok": true, "result": [{update}]}}', '{"ok": true, "result": "private words'
    request = HTTPXRequest()
    for body, error in ((whole, KeyError), (cut, TelegramError)):
        runner, url = await _serve(200, body)
        bot = Bot(TOKEN, base_url=f"{url}/bot", request=request, get_updates_request=request)
        try:
            with pytest.raises(error):
                await bot.get_updates()
        finally:
            await runner.cleanup()
    with pytest.raises(NetworkError):
        await bot.send_message(1, "private words")
    await request.shutdown()
    # The library does report both faults; only the values are left out.
    assert "Error while parsing updates" in log.getvalue()
    assert "Can not load invalid JSON" in log.getvalue()
    assert "private words" not in log.getvalue()
    assert KEY not in log.getvalue()
