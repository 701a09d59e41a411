"""The names that stand out in an article: its own capitalised words, counted."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from retrieval.article import PassageKind
from retrieval.asking.directory import TITLES
from retrieval.language.terms import FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from retrieval.article import Article

FEWEST = 2
"""How often a name must stand in an article to stand out."""

_WORD = re.compile(r"[^\W\d_](?:[\w’'-]|\.(?=\w))*\.?")
_POSSESSIVE = re.compile(r"['’]s?$")
_OPENING = re.compile(r"(?:^|[.!?:…][\"”’')\]]*\s+|[\"“‘(\[]\s*)\Z")
"""What stands before a word whose capital tells nothing."""
_NO_NAMES = TITLES | frozenset(
    "mayor prime vice chief judge justice king queen prince princess pope captain colonel sergeant "
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december jan feb mar apr jun jul aug sep sept "
    "oct nov dec".split()
)


def standing_names(article: Article) -> list[tuple[str, int]]:
    """Return the names that an article's story holds at least twice, the most frequent first.

    A name is a run of capitalised words, also with "&" in it. At the start of a sentence, a word
    that the story also writes small is none. Titles, days and months are none. A surname counts for
    the full name that it is the last word of.

    Args:
        article: The article; its furniture is left out.
    """
    story = [
        passage.span.of(article.text)
        for passage in article.passages
        if passage.kind is PassageKind.STORY
    ]
    small = {word for text in story for word in re.findall(r"\b[a-z][\w’'-]*", text)}
    counts = Counter(name for text in story for name in _names(text, small))
    for name in sorted(counts, key=lambda one: (len(one.split()), one)):
        longer = [
            other
            for other in counts
            if other != name and other.split()[-len(name.split()) :] == name.split()
        ]
        if longer:  # Of several, the one that the story writes most often.
            best = max(longer, key=lambda other: (counts[other], other))
            counts[best] += counts.pop(name)
    # `most_common` keeps the order of appearance among equals.
    return [(name, count) for name, count in counts.most_common() if count >= FEWEST]


def _names(text: str, small: set[str]) -> Iterator[str]:
    name: list[str] = []
    end = 0
    for match in _WORD.finditer(text):
        word = _POSSESSIVE.sub("", match[0])
        # A full stop that is not of an abbreviation ends a sentence.
        word = word if word.count(".") > 1 else word.rstrip(".")
        before = text[max(0, match.start() - 4) : match.start()]
        opens = bool(_OPENING.search(before)) and not (name and name[-1].endswith("."))
        named = _is_name(word) and not (opens and _is_common(word, small))
        between = text[end : match.start()]
        if name and (not named or opens or between not in {" ", " & "}):
            yield " ".join(name)
            name = []
        if named:
            name.extend((*between.split(), word) if name else (word,))
        end = match.start() + len(word)
    if name:
        yield " ".join(name)


def _is_name(word: str) -> bool:
    parts = word.lower().rstrip(".").split("-")
    return word[:1].isupper() and len(word) > 1 and not _NO_NAMES.issuperset(parts)


def _is_common(word: str, small: set[str]) -> bool:
    lower = word.lower()
    return lower in small or (lower in FUNCTION_WORDS and not word.isupper())
