"""Where two wordings differ, word by word, and whether a denial, a number or a name is changed."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from enum import StrEnum
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
_DATES = frozenset(
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
    (Kind.DATE, _DATES),
    (Kind.CONDITION, _CONDITIONS),
    (Kind.EXTENT, _EXTENTS),
)
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
    matcher = difflib.SequenceMatcher(
        None,
        [word.folded for word in claim.words],
        [word.folded for word in stored.words],
        autojunk=False,
    )
    found = []
    for tag, a1, a2, b1, b2 in matcher.get_opcodes():
        if tag != "equal":
            theirs = Side(claim.words[a1:a2], claim.text)
            ours = Side(stored.words[b1:b2], stored.text)
            spans = stretches(word.span for word in ours.words)
            kinds = _kinds(theirs, ours)
            found.append(Difference(_written(theirs), _written(ours), kinds, spans))
    return tuple(found)


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
    names = frozenset(name.casefold() for name in _NAME.findall(stored.text))
    theirs, ours = _count(claim, names), _count(stored, names)
    changed = {kind for kind in Kind if theirs[kind] != ours[kind]}
    words, others = theirs[None], ours[None]
    if any(_opposed(one, two) or _opposed(two, one) for one in words for two in others):
        changed.add(Kind.NEGATION)
    return tuple(kind for kind in Kind if kind in changed)


def _count(side: Side, names: Collection[str]) -> dict[Kind | None, Counter[str]]:
    counted: dict[Kind | None, Counter[str]] = {kind: Counter() for kind in (*Kind, None)}
    counted[Kind.NUMBER].update(_numbers([part for w in side.words for part in _parts(w.folded)]))
    for word in side.words:
        for part in _parts(word.folded):
            counted[None][part] += 1
            for kind, held in _SETS:
                if part in held:
                    counted[kind]["" if kind is Kind.NEGATION else part] += 1
        plain = word.folded.removesuffix("'s")
        before = side.text[: word.span.start].rstrip()[-1:]
        named = _is_capitalised(word) and (before not in _OPENING or plain in names)
        if named and plain not in _DATES:
            counted[Kind.NAME][plain] += 1
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
