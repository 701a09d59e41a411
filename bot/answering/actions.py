"""What a button does, and its short form for Telegram's callback data.

An action names what it shows by content, never by a position in a conversation's memory, so that
it means the same after a restart; only `ShowMore` refers to a turn.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, fields

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
class ShowPlace:
    """Show the passage that holds `[start, end)` of an article, marking it: what a link opens."""

    article: str
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


@dataclass(frozen=True, slots=True)
class ShowCitation:
    """Cite the place `[start, end)` of an article; `style` is a `retrieval.citing.Style`."""

    article: str
    start: int
    end: int
    style: str


@dataclass(frozen=True, slots=True)
class ShowWordings:
    """Show how other sources word what stands at `[start, end)` of an article."""

    article: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ShowWhy:
    """Say why turn number `turn` of the conversation was answered as it was."""

    turn: int


@dataclass(frozen=True, slots=True)
class ShowCard:
    """Show what stands at `[start, end)` of an article as a picture."""

    article: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ShowTimeline:
    """Show the timeline of turn number `turn` of the conversation as a picture."""

    turn: int


@dataclass(frozen=True, slots=True)
class ChooseLanguage:
    """Speak the language of a code from now on."""

    code: str


@dataclass(frozen=True, slots=True)
class AskAbout:
    """Ask what a person said about the words that stand at `[start, end)` of an article."""

    person: str
    article: str
    start: int
    end: int


Action = (
    AskAbout
    | ChooseLanguage
    | ShowCard
    | ShowTimeline
    | ShowPassage
    | ShowPlace
    | ShowArticle
    | ShowStatements
    | ShowMore
    | ShowPeople
    | ShowSources
    | ShowCitation
    | ShowWordings
    | ShowWhy
)

_ARTICLE = rf"([0-9a-f]{{{HASH_DIGITS}}})"
_PLACE = r"(\d{1,10})"
_FORMS = (
    ("t", AskAbout, rf"([0-9a-f]{{{PERSON_DIGITS}}}):{_ARTICLE}:{_PLACE}:{_PLACE}"),
    ("p", ShowPassage, rf"{_ARTICLE}:(\d{{1,7}}):{_PLACE}:{_PLACE}"),
    ("o", ShowPlace, rf"{_ARTICLE}:{_PLACE}:{_PLACE}"),
    ("a", ShowArticle, rf"{_ARTICLE}:(\d{{1,7}})"),
    ("s", ShowStatements, rf"([0-9a-f]{{{PERSON_DIGITS}}})"),
    ("m", ShowMore, r"(\d{1,9})"),
    ("w", ShowPeople, r"(\d{1,7})"),
    ("l", ShowSources, r"(\d{1,7})"),
    ("c", ShowCitation, rf"([0-9a-f]{{{HASH_DIGITS}}}):(\d{{1,10}}):(\d{{1,10}}):([a-z-]{{3,10}})"),
    ("d", ShowWordings, rf"{_ARTICLE}:{_PLACE}:{_PLACE}"),
    ("y", ShowWhy, r"(\d{1,9})"),
    ("k", ShowCard, rf"{_ARTICLE}:{_PLACE}:{_PLACE}"),
    ("z", ShowTimeline, r"(\d{1,9})"),
    ("g", ChooseLanguage, r"([a-z]{2,8})"),
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
            values: list[str | int] = [
                int(value) if field.type == "int" else value
                for field, value in zip(fields(kind), match.groups(), strict=True)
            ]
            return kind(*values)  # type: ignore[arg-type]  # The pattern gives each its kind.
    raise ActionError("This button is none of this version's; please ask again.")
