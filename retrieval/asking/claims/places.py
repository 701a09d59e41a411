"""Locating claimed words in the articles: everywhere where they are equal, near where alike."""

from __future__ import annotations

import difflib
import re
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple

from retrieval.article import QuotationKind, Span
from retrieval.asking.claims.words import INVISIBLE, words_in, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from retrieval.archive.records import ArticleInfo
    from retrieval.asking.claims.words import Word
    from retrieval.asking.library import Library

MOST_CHARACTERS = 64_000_000
"""Characters of articles that are kept in a form that is quick to look through: those of half a
million sentences."""

MOST_HELD = 0.8
"""The share of a claim's words that a sentence must hold to be its original, in this order, though
others stand between them."""
MOST_LONGER = 3
"""How many times as many words as the claim that sentence may have: in longer ones, small words
stand in any order."""

_STOP = re.compile(r"[.!?…](?!\w)")
_TITLE = re.compile(r"Mr|Mrs|Ms|Dr|Gen|Sen|Gov|Rep|Col|Lt|Sgt|Capt|Prof|Rev|St")
"""What a point stands behind that ends no sentence."""
_DOT = re.compile(r"\.(?<![^\W_][^\W_]\.)(?<=[^\W_]\.)(?=[^\W_](?![^\W_]))")
"""One inside an abbreviation ("E.P.A.")."""
_BETWEEN = re.compile(r"[\W_]+")
_DROPPED = re.compile(rf"[\[\]{INVISIBLE}]")


class Place(NamedTuple):
    """A stretch of an article that is, or is like, claimed words.

    Attributes:
        article: The article's id.
        words: Its words, in order; those between them that are no part of it (a cue that parts a
            quotation) are left out.
        ratio: How alike they are to the claim's, 0 to 1 (difflib's ratio over words).
        longest: How many words in a row are the claim's.
        parted: Whether a cue or a paragraph's end stands between its words.
    """

    article: int
    words: tuple[Word, ...]
    ratio: float = 1.0
    longest: int = 0
    parted: bool = False

    @property
    def span(self) -> Span:
        """From its first word to the end of its last."""
        return Span(self.words[0].span.start, self.words[-1].span.end)


class _Texts:
    """Stored texts as plain words, by content hash: what a hash stands for never changes."""

    def __init__(self) -> None:
        self._held: dict[str, str] = {}
        self._characters = 0

    def holding(
        self, library: Library, articles: Iterable[ArticleInfo], runs: Sequence[str]
    ) -> Iterator[ArticleInfo]:
        """Yield those of some articles whose plain words hold each of some runs."""
        for info in articles:
            plain = self._held.get(info.content_hash) or self.plain(library, info)
            for run in runs:
                if run not in plain:
                    break
            else:
                yield info

    def plain(self, library: Library, info: ArticleInfo) -> str:
        """Return a text's plain words as they are compared, with one space around each."""
        held = self._held.get(info.content_hash)
        if held is None:
            held = _plain(library.passing_text(info))
            # What no longer fits is made anew each time: every text is looked at in turn, so that
            # putting the oldest out would put each out before it is needed again.
            if self._characters + len(held) <= MOST_CHARACTERS:
                self._held[info.content_hash] = held
                self._characters += len(held)
        return held


_texts = _Texts()


def _plain(text: str) -> str:
    """Return a text's plain words as they are compared, with one space around each."""
    bare = _DOT.sub("", _DROPPED.sub("", text))
    return f" {_BETWEEN.sub(' ', bare.casefold())} "


def find_exact(
    library: Library, claim: Sequence[Word], articles: Iterable[ArticleInfo]
) -> Iterator[Place]:
    """Find every stretch of some articles' passages that has just the claim's words."""
    wanted = [word.folded for word in claim]
    if not wanted:
        return
    runs = _plain_runs(wanted)
    for info in _texts.holding(library, articles, runs):
        body = library.article(info.id)
        for passage in body.passages:
            plain = _plain(passage.span.of(body.text))
            if all(run in plain for run in runs):
                for run in _runs(wanted, words_of(body.text, passage.span)):
                    yield Place(info.id, run)


def find_parted(library: Library, claim: Sequence[Word], article: int) -> Iterator[Place]:
    """Find the claim's words in direct quotations that a cue or a paragraph's end parts there."""
    wanted = [word.folded for word in claim]
    text = library.article(article).text
    for stored in library.quotations(article):
        spans = stored.quotation.spans
        if len(spans) > 1 and stored.quotation.kind is QuotationKind.DIRECT:
            for run in _runs(wanted, words_in(text, spans)):
                if not any(span.holds(_span(run)) for span in spans):
                    yield Place(article, run, parted=True)


def streams(library: Library, article: int, passage: int) -> Iterator[list[Word]]:
    """Yield the words of a passage, then those of each parted direct quotation that meets it."""
    body = library.article(article)
    span = body.passages[passage].span
    yield words_of(body.text, span)
    for stored in library.quotations(article):
        spans = stored.quotation.spans
        direct = stored.quotation.kind is QuotationKind.DIRECT
        if direct and len(spans) > 1 and any(part.meets(span) for part in spans):
            yield words_in(body.text, spans)


def closest(claim: Sequence[Word], words: Sequence[Word], text: str, article: int) -> Place | None:
    """Find the stretch among some words that is most like the claim; None where none is shared.

    Args:
        claim: The claimed words.
        words: A passage's, or a parted quotation's.
        text: The text that they are of.
        article: Its id.
    """
    wanted, stored = [word.folded for word in claim], [word.folded for word in words]
    matcher = difflib.SequenceMatcher(None, wanted, stored, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if not blocks:
        return None
    longest = max(blocks, key=lambda block: block.size)
    near = [b for b in blocks if abs((b.b - b.a) - (longest.b - longest.a)) <= len(wanted)]
    last = near[-1]
    # What the claim has before its first and after its last matched word stands for as many words,
    # of the same sentence: with a next one's "neither" an added "not" would be no change.
    first = _reach(words, text, near[0].b, -min(near[0].a, near[0].b))
    end = last.b + last.size
    over = min(len(wanted) - last.a - last.size, len(stored) - end)
    end = _reach(words, text, end - 1, over) + 1
    ratio = difflib.SequenceMatcher(None, wanted, stored[first:end], autojunk=False).ratio()
    return Place(article, tuple(words[first:end]), ratio, longest.size)


def _reach(words: Sequence[Word], text: str, at: int, by: int) -> int:
    """Go on from a word by so many others, back for a negative number, within its sentence."""
    step = 1 if by > 0 else -1
    for _ in range(abs(by)):
        one, two = sorted((at, at + step))
        if _stops(text, words[one], words[two]):
            break
        at += step
    return at


def _stops(text: str, one: Word, two: Word) -> bool:
    """Say whether a sentence ends between two words; "U.S. decision" is one's, "Mr. Lee" too."""
    if not _STOP.search(text[one.span.end : two.span.start]):
        return False
    written, after = one.span.of(text), two.span.of(text)
    if _TITLE.fullmatch(written):
        return text[one.span.end : two.span.start] != ". "
    return not ("." in written and after[:1].islower())


def contained(
    claim: Sequence[Word], words: Sequence[Word], text: str, article: int
) -> Place | None:
    """Find the sentence among some words that holds most of a claim's, in their order.

    Words are left out of such a claim, here and there; so `closest`, which looks for as many words
    as it has, compares it with too few.

    Args:
        claim: The claimed words.
        words: A passage's, or a parted quotation's.
        text: The text that they are of.
        article: Its id.

    Returns:
        The stretch from the first to the last word that agrees, and what stands for the claim's
        words before and after; None where none has `MOST_HELD` of its words.
    """
    wanted = [word.folded for word in claim]
    best: Place | None = None
    for sentence in _sentences(words, text):
        stored = [word.folded for word in sentence]
        matcher = difflib.SequenceMatcher(None, wanted, stored, autojunk=False)
        blocks = [block for block in matcher.get_matching_blocks() if block.size]
        held = sum(block.size for block in blocks)
        if held < MOST_HELD * len(wanted) or len(stored) > MOST_LONGER * len(wanted):
            continue
        first = max(0, blocks[0].b - blocks[0].a)
        end = min(len(stored), blocks[-1].b + len(wanted) - blocks[-1].a)
        place = Place(
            article,
            tuple(sentence[first:end]),
            difflib.SequenceMatcher(None, wanted, stored[first:end], autojunk=False).ratio(),
            max(block.size for block in blocks),
        )
        if best is None or place.ratio > best.ratio:
            best = place
    return best


def _sentences(words: Sequence[Word], text: str) -> Iterator[Sequence[Word]]:
    """Yield the words of each sentence."""
    first = 0
    for at, (one, two) in enumerate(pairwise(words), start=1):
        if _stops(text, one, two):
            yield words[first:at]
            first = at
    yield words[first:]


def _plain_runs(words: Sequence[str]) -> list[str]:
    """Return the runs of words of ASCII letters alone, which no form of writing changes.

    Those of a place stand in a row in its text too, the longest run first.
    """
    runs = [
        f" {' '.join(run)} "
        for plain, run in groupby(words, key=lambda word: word.isascii() and word.isalpha())
        if plain
    ]
    return sorted(runs, key=len, reverse=True)


def _runs(wanted: Sequence[str], words: Sequence[Word]) -> Iterator[tuple[Word, ...]]:
    """Yield each run of words that is the wanted one."""
    count, first = len(wanted), wanted[0]
    for at in range(len(words) - count + 1):
        if words[at].folded == first and [w.folded for w in words[at : at + count]] == wanted:
            yield tuple(words[at : at + count])


def _span(words: Sequence[Word]) -> Span:
    return Span(words[0].span.start, words[-1].span.end)
