"""Logging that shows no token and no message text, at any level."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING
from urllib.parse import quote, quote_plus

from pydantic import SecretStr

if TYPE_CHECKING:
    from collections.abc import Iterable

REDACTED = "[redacted]"
FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"

_THIRD_PARTY = ("telegram", "aiohttp", "httpx", "httpcore", "hpack", "h2", "h11")
"""Libraries whose log lines hold URLs with the token, requests or whole messages."""
_CAP = logging.WARNING
_TOKEN = re.compile(r"(?<!\d)\d{5,20}(?::|%3a)[\w-]{30,}", re.ASCII | re.IGNORECASE)
"""What a bot token looks like: a number, a colon and 35 characters at this time."""
_MIN_PART = 8


def configure(level: str | int, secrets: Iterable[SecretStr | str] = ()) -> None:
    """Set up the root logger; call it again to change the level or the secrets.

    Every handler that the root logger has by now, and one for the standard error output where it
    has none, shows neither a secret nor anything that looks like a bot token. Libraries that log
    requests or messages are shown from WARNING on, and without the values in their log lines.

    Args:
        level: The least level shown, as `logging` names or numbers it.
        secrets: What must not appear, as it is or URL-encoded.
    """
    redactor = Redactor(secrets)
    root = logging.getLogger()
    if not root.handlers:
        root.addHandler(logging.StreamHandler())
    for handler in root.handlers:
        inner = handler.formatter or logging.Formatter(FORMAT)
        if isinstance(inner, RedactingFormatter):
            inner = inner.inner
        handler.setFormatter(RedactingFormatter(inner, redactor))
    root.setLevel(level)
    logging.captureWarnings(capture=True)
    for name in _THIRD_PARTY:
        logging.getLogger(name).setLevel(max(_CAP, root.level))


class Redactor:
    """Takes secrets out of a text.

    Args:
        secrets: What must not appear. Of a bot token, the part behind the colon is a secret too.
    """

    def __init__(self, secrets: Iterable[SecretStr | str]) -> None:
        forms: set[str] = set()
        for secret in secrets:
            value = secret.get_secret_value() if isinstance(secret, SecretStr) else secret
            forms.update((value, value.strip()))
            _, colon, key = value.partition(":")
            if colon and len(key) >= _MIN_PART:
                forms.add(key)
        forms |= {encoded for form in forms for encoded in (quote(form, safe=""), quote(form))} | {
            quote_plus(form) for form in forms
        }
        # As `repr` and JSON write what is not printable.
        forms |= {repr(form)[1:-1] for form in forms}
        longest_first = sorted(filter(None, forms), key=len, reverse=True)
        anyone = "|".join(map(re.escape, longest_first))
        self._secrets = re.compile(anyone, re.IGNORECASE) if anyone else None

    def __call__(self, text: str) -> str:
        """Return the text with every secret, and every likely token, replaced."""
        if self._secrets:
            text = self._secrets.sub(REDACTED, text)
        return _TOKEN.sub(REDACTED, text)


class RedactingFormatter(logging.Formatter):
    """Formats as another formatter does, then redacts the whole outcome.

    It works on the finished line: message, arguments, exceptions, causes and stack alike.

    Args:
        inner: What makes the line.
        redactor: What takes the secrets out of it.
    """

    def __init__(self, inner: logging.Formatter, redactor: Redactor) -> None:
        super().__init__()
        self.inner = inner
        self._redact = redactor

    def format(self, record: logging.LogRecord) -> str:
        """Return a log line without secrets; it never fails and never prints arguments raw."""
        if record.name.split(".", 1)[0] in _THIRD_PARTY:
            record = _bare(record)
        try:
            line = self.inner.format(record)
        except Exception as error:  # noqa: BLE001 - else logging prints the raw arguments
            line = f"{record.levelname} {record.name}: unreadable log line ({type(error).__name__})"
        return self._redact(line)


def _bare(record: logging.LogRecord) -> logging.LogRecord:
    """Return a library's record without values: its words, and the kind of its exception."""
    message = str(record.msg) if isinstance(record.msg, str) else type(record.msg).__name__
    kind = record.exc_info[0] if record.exc_info else None
    if kind is not None:
        message = f"{message} ({kind.__name__})"
    return logging.LogRecord(
        record.name, record.levelno, record.pathname, record.lineno, message, None, None
    )
