"""Who may use the bot: everybody, or those who are named or know the pairing code."""

from __future__ import annotations

import hashlib
import hmac
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection

EVERYBODY = "everybody"
"""What a list of names says that leaves nobody out."""

MOST_UPLOADS = 20
"""How many files a person may have looked into a day, where nothing else is set."""

_ID = re.compile(r"-?\d{1,19}", re.ASCII)
_USERNAME = re.compile(r"@[a-z]\w{3,31}", re.ASCII | re.IGNORECASE)
"""Usernames have 5 to 32 characters, bought ones 4: https://telegram.org/faq#usernames."""


class Visitor(NamedTuple):
    """Somebody at Telegram.

    Attributes:
        id: Their account's number.
        username: Their username without "@", if they have one; it can change hands.
    """

    id: int
    username: str | None = None


@dataclass(frozen=True, slots=True)
class Names:
    """Accounts, by number or by username.

    Attributes:
        ids: The numbers.
        usernames: The usernames without "@", folded.
        has_everybody: Whether nobody is left out.
    """

    ids: frozenset[int] = frozenset()
    usernames: frozenset[str] = frozenset()
    has_everybody: bool = False

    def __bool__(self) -> bool:
        return bool(self.ids or self.usernames or self.has_everybody)

    def __contains__(self, visitor: Visitor) -> bool:
        name = (visitor.username or "").casefold()
        return self.has_everybody or visitor.id in self.ids or name in self.usernames


def read_names(value: object) -> Names:
    """Read a list of accounts, parted by commas or spaces.

    Args:
        value: Numbers, usernames with "@", or the word `EVERYBODY`.

    Raises:
        ValueError: Something in it is none of these.
    """
    if isinstance(value, Names):
        return value
    parts = str(value or "").replace(",", " ").split()
    strange = [part for part in parts if not (_ID.fullmatch(part) or _USERNAME.fullmatch(part))]
    if any(part.casefold() != EVERYBODY for part in strange):
        raise ValueError(
            "it must be user ids (numbers) and usernames with an @, with commas between them, "
            f"or the word {EVERYBODY}"
        )
    return Names(
        frozenset(int(part) for part in parts if _ID.fullmatch(part)),
        frozenset(part[1:].casefold() for part in parts if _USERNAME.fullmatch(part)),
        bool(strange),
    )


def read_ids(value: object) -> frozenset[int]:
    """Read a list of chat or user ids, parted by commas or spaces.

    Raises:
        ValueError: Something in it is no number.
    """
    if isinstance(value, frozenset):
        return value
    parts = str(value or "").replace(",", " ").split()
    if not all(_ID.fullmatch(part) for part in parts):
        raise ValueError("it must be ids (numbers), with commas between them")
    return frozenset(map(int, parts))


@dataclass(frozen=True, slots=True)
class Policy:
    """What the operator has set.

    Attributes:
        admins: Who may do everything; no limit is theirs.
        allowed: Who may use the bot; where nobody is named and there is no code, everybody may.
        chats: The groups in which the bot answers all members; empty where groups are not limited.
        code: What lets somebody in who sends it; "" for none.
        contributors: Who may add articles, besides the admins.
        daily: How many questions a person may ask a day (UTC); None for any number.
        uploads: How many files a person may have looked into a day (UTC).
    """

    admins: frozenset[int] = frozenset()
    allowed: Names = field(default_factory=Names)
    chats: frozenset[int] = frozenset()
    code: str = field(default="", repr=False)
    contributors: Names = field(default_factory=Names)
    daily: int | None = None
    uploads: int = MOST_UPLOADS

    @property
    def is_open(self) -> bool:
        """Whether everybody may use the bot in a private chat."""
        return not self.code and (not self.allowed or self.allowed.has_everybody)

    @property
    def code_mark(self) -> str:
        """What tells this code from another one without giving it away: 32 bits of its SHA-256."""
        return hashlib.sha256(self.code.encode()).hexdigest()[:8]

    def admits(self, visitor: Visitor, chat: int, paired: Collection[int]) -> bool:
        """Say whether somebody may use the bot in a chat.

        Args:
            visitor: Who.
            chat: The chat's id; a negative one is a group.
            paired: Who has sent the code.
        """
        if visitor.id in self.admins:
            return True
        if chat < 0 and self.chats:
            return chat in self.chats
        return self.is_open or visitor in self.allowed or visitor.id in paired

    def may_add(self, visitor: Visitor) -> bool:
        """Say whether somebody who may use the bot may add articles to it."""
        return visitor.id in self.admins or visitor in self.contributors

    def is_code(self, given: str) -> bool:
        """Say whether this is the code, in a time that tells nothing about it."""
        return bool(self.code) and hmac.compare_digest(given.encode(), self.code.encode())
