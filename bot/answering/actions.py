"""What a button does, and its short form for Telegram's callback data.

An action names what it shows by content, never by a position in a conversation's memory, so that
it means the same after a restart; only `ShowMore` refers to a turn.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from bot.errors import ActionError

HASH_DIGITS = 12
"""How many hexadecimal digits of a content hash an action carries: 48 bits."""
PERSON_DIGITS = 10
MAX_BYTES = 64
"""The Bot API's limit for callback_data."""


@dataclass(frozen=True, slots=True)
class ShowPassage:
    """Show passage number `passage` (its index in the article), marking `[start, end)` in it."""

    article: str
    passage: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ShowArticle:
    """Show the whole article, page `page`, counted from 0."""

    article: str
    page: int


@dataclass(frozen=True, slots=True)
class ShowStatements:
    """Show a person's statements; `person` is what `person_code` gives."""

    person: str


@dataclass(frozen=True, slots=True)
class ShowMore:
    """Show what turn number `turn` of the conversation held back."""

    turn: int


@dataclass(frozen=True, slots=True)
class ShowPeople:
    """List the people, from number `skip` on."""

    skip: int = 0


@dataclass(frozen=True, slots=True)
class ShowSources:
    """List the articles, from number `skip` on."""

    skip: int = 0


Action = ShowPassage | ShowArticle | ShowStatements | ShowMore | ShowPeople | ShowSources

_FORMS = (
    ("p", ShowPassage, rf"([0-9a-f]{{{HASH_DIGITS}}}):(\d{{1,7}}):(\d{{1,10}}):(\d{{1,10}})"),
    ("a", ShowArticle, rf"([0-9a-f]{{{HASH_DIGITS}}}):(\d{{1,7}})"),
    ("s", ShowStatements, rf"([0-9a-f]{{{PERSON_DIGITS}}})"),
    ("m", ShowMore, r"(\d{1,9})"),
    ("w", ShowPeople, r"(\d{1,7})"),
    ("l", ShowSources, r"(\d{1,7})"),
)


def article_code(content_hash: str) -> str:
    """Return the short code of an article: the first digits of its content hash."""
    return content_hash[:HASH_DIGITS]


def person_code(key: str) -> str:
    """Return the short code of a person's key: the first digits of its SHA-256."""
    return hashlib.sha256(key.encode()).hexdigest()[:PERSON_DIGITS]


def encode(action: Action) -> str:
    """Return an action's short form: ASCII, at most 64 bytes."""
    letter = next(letter for letter, kind, _ in _FORMS if isinstance(action, kind))
    values = (getattr(action, name) for name in type(action).__slots__)
    return ":".join((letter, *map(str, values)))


def decode(data: str) -> Action:
    """Read an action's short form.

    Raises:
        ActionError: It is none that `encode` writes.
    """
    for letter, kind, pattern in _FORMS:
        match = re.fullmatch(f"{letter}:{pattern}", data, re.ASCII)
        if match:
            named = kind in (ShowPassage, ShowArticle, ShowStatements)
            groups = match.groups()
            values: list[str | int] = [*groups[:named], *map(int, groups[named:])]
            return kind(*values)  # type: ignore[arg-type]  # The pattern gives each its kind.
    raise ActionError("This button is none of this version's; please ask again.")
