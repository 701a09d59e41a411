"""A story paragraph as the rules see it: its parse, its stretches in marks, its sentences."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING

from retrieval.article import Span
from retrieval.quoting.marks import CLOSERS, EITHER, OPENERS, SINGLES, Marked, scan_marks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from retrieval.language.pipeline import Parse

MARKS = OPENERS | CLOSERS | EITHER | SINGLES | {"`", "''", "``"}
ENDS = frozenset(".?!…")
_FEW_WORDS = 3


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the story.

    Attributes:
        passage: Its index in `Article.passages`.
        offset: What to add to a position in its text to get one in the article's.
        doc: Its parse.
        text: Its text; spaCy would put `doc.text` together at each call.
        stretches: Its stretches in quotation marks, single ones only where they are long enough
            to be a statement; positions are in the paragraph's text.
        inside: For each token the number of the stretch that it stands in, or -1.
        sentences: Its sentences as (first token, one past the last); a stretch in marks is never
            divided, and "…?” she asked" is one sentence.
        ranges: For each stretch its tokens as (first, one past the last).
    """

    passage: int
    offset: int
    doc: Doc = field(repr=False)
    text: str
    stretches: tuple[Marked, ...]
    inside: tuple[int, ...]
    sentences: tuple[tuple[int, int], ...]
    ranges: tuple[tuple[int, int], ...]

    def place(self, start: int, end: int) -> Span:
        """Turn positions in the paragraph into a span of the article."""
        return Span(self.offset + start, self.offset + end)

    def span_of(self, first: int, stop: int) -> Span:
        """Return the article's span of the tokens `[first, stop)`; there must be at least one."""
        last = self.doc[stop - 1]
        return self.place(self.doc[first].idx, last.idx + len(last))

    def tokens_of(self, stretch: int) -> tuple[int, int]:
        """Return a stretch's tokens as (first, one past the last)."""
        return self.ranges[stretch]

    def sentence_of(self, token: int) -> tuple[int, int]:
        """Return the sentence that holds a token."""
        return self.sentences[bisect_right(self.sentences, (token, len(self.inside))) - 1]

    def token_from(self, position: int) -> int:
        """Return the first token that begins at or after a position in the article.

        Where there is none it is one past the last.
        """
        return bisect_left(self.doc, position - self.offset, key=attrgetter("idx"))

    def starts_stretch(self, token: int) -> bool:
        """Say whether a stretch begins with this token."""
        here = self.inside[token]
        return here >= 0 and (token == 0 or self.inside[token - 1] != here)

    def quoted_share(self, first: int, stop: int) -> float:
        """Return which share of the letters and digits of tokens `[first, stop)` is in marks."""
        letters = quoted = 0
        for number in range(first, stop):
            count = sum(map(str.isalnum, self.doc[number].text))
            letters += count
            quoted += count if self.inside[number] >= 0 else 0
        return quoted / letters if letters else 0.0


def read_paragraph(parse: Parse) -> Paragraph:
    """Scan a parsed passage for marks and divide it into sentences that keep quotations whole."""
    doc = parse.doc
    text = doc.text
    stretches = tuple(found for found in scan_marks(text) if _counts(found, text))
    begins = [found.span.start for found in stretches]
    inside = tuple(_stretch_of(token, stretches, begins) for token in doc)
    # A stretch that begins within a token has none of its own when it is that short.
    present = sorted(set(inside) - {-1})
    renumbered = {old: new for new, old in enumerate(present)} | {-1: -1}
    stretches = tuple(stretches[number] for number in present)
    inside = tuple(renumbered[number] for number in inside)
    starts = [0, *_breaks(doc, text, inside, stretches)] if len(doc) else []
    sentences = tuple(zip(starts, [*starts[1:], len(doc)], strict=True))
    ranges = _ranges(inside, len(stretches))
    return Paragraph(parse.passage, parse.offset, doc, text, stretches, inside, sentences, ranges)


def _ranges(inside: tuple[int, ...], count: int) -> tuple[tuple[int, int], ...]:
    firsts, stops = [0] * count, [0] * count
    for token, stretch in enumerate(inside):
        if stretch >= 0:
            firsts[stretch] = firsts[stretch] if stops[stretch] else token
            stops[stretch] = token + 1
    return tuple(zip(firsts, stops, strict=True))


def _counts(found: Marked, text: str) -> bool:
    return not found.single or len(found.inner.of(text).split()) >= _FEW_WORDS


def _stretch_of(token: Token, stretches: tuple[Marked, ...], begins: list[int]) -> int:
    middle = token.idx + len(token) // 2
    number = bisect_right(begins, middle) - 1
    return number if number >= 0 and middle < stretches[number].span.end else -1


def _breaks(
    doc: Doc, text: str, inside: tuple[int, ...], stretches: tuple[Marked, ...]
) -> Iterator[int]:
    for number in range(1, len(doc)):
        if doc[number].is_space:
            continue
        last_word = number - 1
        while last_word > 0 and doc[last_word].is_space:
            last_word -= 1
        here, before = inside[number], inside[last_word]
        if here >= 0 and here == before:
            continue
        word = doc[number].text
        if before < 0:
            if _ends_sentence(doc, last_word, number) and _may_start(word):
                yield number
            continue
        inner = stretches[before].inner.of(text).rstrip()
        last = inner[-1:] if inner else ""
        if here >= 0:
            if last in ENDS:
                yield number
        elif last in ENDS and word[:1].isupper() and (last == "." or not _tag_follows(doc, number)):
            yield number


def _ends_sentence(doc: Doc, last: int, number: int) -> bool:
    before = doc[last].text
    if before in {".", "?", "!", "…", "...", "....", "?!"}:
        return True
    return before.endswith(".") and bool(doc[number].is_sent_start)


def _may_start(text: str) -> bool:
    return text[:1].isupper() or text[:1].isdigit() or text[:1] in MARKS or text[:1] in "([—–-$@"


def _tag_follows(doc: Doc, number: int) -> bool:
    """Say whether a name and a verb of saying stand here ("…?” Ms. Lee asked")."""
    stop = min(len(doc), number + 12)
    for token in doc[number:stop]:
        if token.text in {",", ".", ";", ":"} and token.i > number + 1:
            return token.text == "," and any(
                later.lower_ in _SAID for later in doc[token.i : min(len(doc), token.i + 25)]
            )
        if token.lower_ in _SAID:
            return True
    return False


_SAID = frozenset(
    "said says asked asks wrote writes added told replied tweeted exclaimed shouted wondered"
    " responded joked quipped continued declared concluded chanted yelled".split()
)
