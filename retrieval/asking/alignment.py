"""Locating a claimed quotation in the articles, word by word."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING, NamedTuple

from retrieval.article import Span
from retrieval.asking.findings import Difference

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from retrieval.asking.library import Library

_WORD = re.compile(r"\w+(?:['’.,-]\w+)*")


class Word(NamedTuple):
    """A word as written, as compared, and where it stands.

    Attributes:
        text: As written.
        folded: Without case, with one form of apostrophe; nothing else is forgiven.
        span: Where it stands in the text it was taken from.
    """

    text: str
    folded: str
    span: Span


class Place(NamedTuple):
    """A stretch of an article that is, or is like, a claimed quotation.

    Attributes:
        article: The article's id.
        span: Where it stands.
        words: Its words.
        ratio: How alike they are to the claim's, 0 to 1 (difflib's ratio over words).
    """

    article: int
    span: Span
    words: tuple[Word, ...]
    ratio: float


def words_of(text: str, span: Span | None = None) -> list[Word]:
    """Return the words of a text, or of a part of it."""
    start, end = span or Span(0, len(text))
    return [
        Word(match[0], match[0].replace("’", "'").casefold(), Span(*match.span()))
        for match in _WORD.finditer(text, start, end)
    ]


def find_exact(library: Library, claim: Sequence[Word]) -> Iterator[Place]:
    """Find every stretch of a passage that has just the claim's words, in whatever article."""
    wanted = [word.folded for word in claim]
    for info in library.articles:
        text = library.text(info)
        folded = text.replace("’", "'").casefold()
        if not all(word in folded for word in wanted):
            continue
        for passage in library.article(info.id).passages:
            words = words_of(text, passage.span)
            stored = [word.folded for word in words]
            for i in range(len(stored) - len(wanted) + 1):
                if stored[i : i + len(wanted)] == wanted:
                    yield _place(info.id, words[i : i + len(wanted)], 1.0)


def find_closest(
    library: Library, claim: Sequence[Word], article: int, passage: int
) -> Place | None:
    """Find the stretch of a passage whose words are most like the claim's."""
    body = library.article(article)
    words = words_of(body.text, body.passages[passage].span)
    wanted, stored = [word.folded for word in claim], [word.folded for word in words]
    matcher = difflib.SequenceMatcher(None, wanted, stored, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if not blocks:
        return None
    longest = max(blocks, key=lambda block: block.size)
    near = [b for b in blocks if abs((b.b - b.a) - (longest.b - longest.a)) <= len(wanted)]
    # What the claim has before its first and after its last matched word stands for as many words.
    first = max(0, near[0].b - near[0].a)
    last = min(len(stored), near[-1].b + len(wanted) - near[-1].a)
    ratio = difflib.SequenceMatcher(None, wanted, stored[first:last], autojunk=False).ratio()
    return _place(article, words[first:last], ratio)


def differences(claim: Sequence[Word], stored: Sequence[Word]) -> tuple[Difference, ...]:
    """Return each place where the words differ, as written on either side."""
    matcher = difflib.SequenceMatcher(
        None, [word.folded for word in claim], [word.folded for word in stored], autojunk=False
    )
    return tuple(
        Difference(
            " ".join(word.text for word in claim[a1:a2]),
            " ".join(word.text for word in stored[b1:b2]),
        )
        for tag, a1, a2, b1, b2 in matcher.get_opcodes()
        if tag != "equal"
    )


def _place(article: int, words: Sequence[Word], ratio: float) -> Place:
    return Place(article, Span(words[0].span.start, words[-1].span.end), tuple(words), ratio)
