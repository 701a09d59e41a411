"""Where two wordings differ, word by word, and whether a denial, a number or a name is changed."""

from __future__ import annotations

import difflib
import re
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from retrieval.article import Span
from retrieval.asking.claims.numbers import read_numbers
from retrieval.asking.findings import Difference
from retrieval.language.terms import FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from retrieval.asking.claims.words import Word


class Kind(StrEnum):
    """What of the sense a difference touches; the order is that in which kinds are named."""

    NEGATION = "negation"
    NUMBER = "number"
    MODAL = "modal"
    NAME = "name"
    DATE = "date"
    CONDITION = "condition"
    EXTENT = "extent"


_NEGATIONS = frozenset(
    "not no never nobody none nothing neither nor nowhere without cannot hardly barely scarcely "
    "unable unlikely".split()
)
_MODALS = frozenset("will would can could may might must shall should ought need".split())
_NUMBERS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety "
    "hundred hundreds thousand thousands million millions billion billions trillion trillions "
    "dozen dozens half quarter third double triple twice once % $ percent".split()
)
DATES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february april june july "
    "august september october november december yesterday today tomorrow".split()
)
_CONDITIONS = frozenset("if unless whether until provided although though except".split())
_EXTENTS = frozenset(
    "all every each any some most many few several both always often sometimes rarely seldom only "
    "almost nearly about roughly more less least completely entirely partly".split()
)
_SETS = (
    (Kind.NEGATION, _NEGATIONS),
    (Kind.MODAL, _MODALS),
    (Kind.DATE, DATES),
    (Kind.CONDITION, _CONDITIONS),
    (Kind.EXTENT, _EXTENTS),
)
_KINDS_OF = {
    word: tuple(kind for kind, held in _SETS if word in held)
    for word in frozenset().union(*(held for _, held in _SETS))
}
# Closed classes of English, after Quirk et al., A Comprehensive Grammar of the English Language
# (1985): negators 10.54ff, modal auxiliaries 3.21ff, quantifiers 5.10ff, conjunctions 14.12ff.
_SHORT = {
    "won't": ("will", "not"),
    "shan't": ("shall", "not"),
    "can't": ("can", "not"),
    "cannot": ("can", "not"),
}
_OPPOSED = ("un", "in", "im", "ir", "il", "dis", "non")
BETWEEN_WORDS = 3
"""Characters between two neighbouring words, such as ", “"."""
_SHORTEST_OPPOSED = 4
"""Letters that a word needs for a prefix before it to be taken for a denial: "possible"."""
_DIGIT = re.compile(r"\d")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z]\w+")
"""A capitalised word inside a sentence."""
_OPENING = frozenset(["", *".!?…:“”\"‘’'([•"])
"""What stands before a word that opens a sentence, and so would be capitalised anyhow."""


class Side(NamedTuple):
    """Words of one wording, and the text that their spans count characters of."""

    words: Sequence[Word]
    text: str


def differences(claim: Side, stored: Side) -> tuple[Difference, ...]:
    """Return each place where a claim and what stands in an article differ, as either writes it."""
    return tuple(
        Difference(_written(theirs), _written(ours), _kinds(theirs, ours), spans)
        for theirs, ours, spans in _changes(claim, stored)
    )


def changed_spans(claim: Side, stored: Side) -> dict[str, tuple[Span, ...]]:
    """Return where an article's words that differ from a claim stand, by how they are written.

    Of places with the same words it is the last one.
    """
    return {_written(ours): spans for _, ours, spans in _changes(claim, stored)}


def _changes(claim: Side, stored: Side) -> Iterator[tuple[Side, Side, tuple[Span, ...]]]:
    """Yield the words of both sides at each place where they differ, and the stored ones' spans."""
    matcher = difflib.SequenceMatcher(
        None,
        [word.folded for word in claim.words],
        [word.folded for word in stored.words],
        autojunk=False,
    )
    for tag, a1, a2, b1, b2 in matcher.get_opcodes():
        if tag != "equal":
            theirs = Side(claim.words[a1:a2], claim.text)
            ours = Side(stored.words[b1:b2], stored.text)
            yield theirs, ours, stretches(word.span for word in ours.words)


def left_out(words: Side) -> Difference:
    """Return the difference that leaving some words of an article out makes."""
    spans = stretches(word.span for word in words.words)
    return Difference("", _written(words), _kinds(Side((), ""), words), spans)


def _written(side: Side) -> str:
    spans = stretches(word.span for word in side.words)
    return " ".join(" ".join(span.of(side.text).split()) for span in spans)


def stretches(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Put the spans of neighbouring words together, with the white space and marks between."""
    joined: list[Span] = []
    for span in spans:
        if joined and 0 <= span.start - joined[-1].end <= BETWEEN_WORDS:
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return tuple(joined)


def _kinds(claim: Side, stored: Side) -> tuple[Kind, ...]:
    """Say what of the sense is touched where some words stand in place of others."""
    names = _names_in(stored.text)
    theirs, ours = _count(claim, names), _count(stored, names)
    changed = {kind for kind in Kind if theirs.get(kind) != ours.get(kind)}
    words, others = theirs.get(None, {}), ours.get(None, {})
    if any(_opposed(one, two) or _opposed(two, one) for one in words for two in others):
        changed.add(Kind.NEGATION)
    return tuple(kind for kind in Kind if kind in changed)


@lru_cache(maxsize=64)
def _names_in(text: str) -> frozenset[str]:
    """Return the capitalised words inside a text's sentences, folded."""
    return frozenset(name.casefold() for name in _NAME.findall(text))


def _count(side: Side, names: Collection[str]) -> dict[Kind | None, dict[str, int]]:
    """Count the words of each kind that any is of, and under None all of them."""
    counted: dict[Kind | None, dict[str, int]] = {}

    def add(kind: Kind | None, part: str) -> None:
        of_kind = counted.setdefault(kind, {})
        of_kind[part] = of_kind.get(part, 0) + 1

    for number in _numbers([part for w in side.words for part in _parts(w.folded)]):
        add(Kind.NUMBER, number)
    for word in side.words:
        for part in _parts(word.folded):
            add(None, part)
            for kind in _KINDS_OF.get(part, ()):
                add(kind, "" if kind is Kind.NEGATION else part)
        plain = word.folded.removesuffix("'s")
        if plain in DATES or not _is_capitalised(word):
            continue
        if plain in names or side.text[: word.span.start].rstrip()[-1:] not in _OPENING:
            add(Kind.NAME, plain)
    return counted


def _numbers(parts: Sequence[str]) -> Iterator[str]:
    """Yield what counts among some words, however it is written: "40" or "forty"."""
    read = list(read_numbers(parts))
    yield from (str(number.value) for number in read)
    held = {place for number in read for place in range(number.start, number.end)}
    for place, part in enumerate(parts):
        if part == "%" or (part == "cent" and parts[place - 1 : place] == ["per"]):
            yield "percent"
        elif place not in held and (part in _NUMBERS or _DIGIT.search(part)):
            yield part


def _parts(folded: str) -> tuple[str, ...]:
    """Take a contraction apart: "don't" is "do" and "not", "we'll" is "we" and "will"."""
    if folded in _SHORT:
        return _SHORT[folded]
    if folded.endswith("n't"):
        return folded.removesuffix("n't"), "not"
    if folded.endswith("'ll"):
        return folded.removesuffix("'ll"), "will"
    return (folded,)


def _is_capitalised(word: Word) -> bool:
    """Say whether a word is written as names are, and is no word of grammar or number."""
    plain = word.folded.partition("'")[0]
    return word.text[:1].isupper() and plain not in FUNCTION_WORDS and plain not in _NUMBERS


def _opposed(one: str, other: str) -> bool:
    return len(one) >= _SHORTEST_OPPOSED and any(other == prefix + one for prefix in _OPPOSED)
