"""A text as the words that are compared when a quotation is checked.

Two words are the same when they differ in nothing but case, the shape of apostrophes, brackets of
insertion ("[W]e"), invisible characters, the dots of an abbreviation, the commas of a number, or
in how Unicode composes an accent (canonical equivalence, https://unicode.org/reports/tr15/).
Hyphens and dashes part words, as white space does. Currency and per cent signs are words, so that
"$5" is not "5"; and "US", the country, is not "us".
"""

from __future__ import annotations

import re
import unicodedata
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from retrieval.article import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

INVISIBLE = (
    "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff"
)
"""A soft hyphen, zero-width and direction marks, variation selectors: a class for patterns."""
_APOSTROPHES = "'’‘ʼ＇"
_SEPARATORS = (
    r"\s\x00-\x1f\x7f-\x9f!-/:-@\[-`{-~¡¦§¨«¬¯´¶·¸»¿ʼ"
    r"\u2000-\u200a\u2010-\u2029\u202f-\u205f\u2212\u3000-\u3020\u3030\ufe10-\ufe19\ufe30-\ufe6f"
    r"\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65"
)
# All that is no separator is part of a word, in any script: what is not known to be mere
# punctuation is never passed over, so that its loss is seen.
_LETTER = f"[^{_SEPARATORS}]"
_WORD = re.compile(
    rf"""
    {_LETTER}+
    (?:
        (?: (?<=\d)[.,:/](?=\d)                                     # 4,000  4.5  9:30
          | (?<!{_LETTER}{_LETTER})\.(?={_LETTER}(?!{_LETTER}))     # U.S
          | \]?[{_APOSTROPHES}]\[?(?={_LETTER})                     # don't
          | [\[\]&](?={_LETTER})                                    # [W]e  go[ing]  AT&T
        ){_LETTER}+
    )*
    | [$%&+=<>\#]
    | (?<!{_LETTER})[-–−](?=\d)                                     # a minus
    """,
    re.VERBOSE,
)
_DROPPED = re.compile(rf"[\[\]{INVISIBLE}]")
_APOSTROPHE = re.compile(f"[{_APOSTROPHES}]")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")
_COUNTRY = "u.s"


class Word(NamedTuple):
    """A word as written, as compared, and where it stands.

    Attributes:
        text: As written.
        folded: As compared: without what the module's first lines forgive.
        span: Where it stands in the text it was taken from.
    """

    text: str
    folded: str
    span: Span


def words_of(text: str, span: Span | None = None) -> list[Word]:
    """Return the words of a text, or of a part of it, in order; of any text, none or many."""
    start, end = span or Span(0, len(text))
    # In text that is all capitals they do not tell the country from "us".
    cased = any(map(str.islower, text[start:end]))
    return [
        Word(match[0], folded, Span(*match.span()))
        for match in _WORD.finditer(text, start, end)
        if (folded := _fold(match[0], cased=cased))
    ]


def same_words(one: str, other: str) -> bool:
    """Say whether two texts have the same words in the same order, for all that is compared."""
    if one == other:
        return True
    pairs = zip_longest(_folded(one), _folded(other))
    return all(mine == theirs for mine, theirs in pairs)


def words_in(text: str, spans: Iterable[Span]) -> list[Word]:
    """Return the words of several parts of a text, one part after the other."""
    return [word for span in spans for word in words_of(text, span)]


def _folded(text: str) -> Iterator[str]:
    """Yield the words of a text as they are compared."""
    cased = any(map(str.islower, text))
    return filter(None, (_fold(match[0], cased=cased) for match in _WORD.finditer(text)))


def _fold(word: str, *, cased: bool) -> str:
    if word.isascii() and word.isalpha():
        return _COUNTRY if cased and word == "US" else word.lower()
    folded = unicodedata.normalize("NFC", _DROPPED.sub("", word))
    folded = _APOSTROPHE.sub("'", folded)
    folded = unicodedata.normalize("NFC", folded.casefold())
    if _THOUSANDS.fullmatch(folded):
        return folded.replace(",", "")
    if _DOTTED.fullmatch(folded):
        return _COUNTRY if folded == _COUNTRY else folded.replace(".", "")
    return folded
