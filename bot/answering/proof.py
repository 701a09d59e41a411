"""The one check that stands before everything that leaves: evidence is the source's own words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from bot.errors import EvidenceError

if TYPE_CHECKING:
    from collections.abc import Callable

    from retrieval.article import Address


class Piece(NamedTuple):
    """A stretch of a rendered message that claims to be a source's words.

    Attributes:
        start: Its first character in the message, in code points.
        end: One past its last.
        address: Where those words stand.
    """

    start: int
    end: int
    address: Address


@dataclass(frozen=True, slots=True)
class Rendered:
    """A message's text and the stretches of it that are evidence."""

    text: str
    pieces: tuple[Piece, ...] = ()


def check_evidence(rendered: Rendered, read: Callable[[str], str]) -> None:
    """Check that every piece of evidence equals the stored text at its address.

    Args:
        rendered: The message as it is about to be shown.
        read: Gives the stored text of the article with a content hash.

    Raises:
        EvidenceError: A piece differs from its source; the message must not be shown.
    """
    for piece in rendered.pieces:
        stored = piece.address.span.of(read(piece.address.content_hash))
        if not stored or rendered.text[piece.start : piece.end] != stored:
            raise EvidenceError(
                "A quotation differed from its source and was held back; please report this."
            )
