"""Found statements against gold: pieces, speakers and persons, as PolNeAR's judge defines them.

The definitions follow the docstring of `score.py` in the folder of quotation data, so that the
figures of our own stories can be read beside those of the corpus; the code is ours.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from retrieval.article import Span
from retrieval.quoting.names import person_key
from tests.quality.stories import NOT_ASKED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from retrieval.article import Analysis, Quotation
    from tests.quality.stories import Gold, Story

SAME = 0.8
"""Token Jaccard from which two pieces are the same one."""
INSIDE = 0.5
"""Share of a found piece's words in an `either` span from which it does not count."""

_WORD = re.compile(r"\w+(?:[’'.]\w+)*")
_EDGES = " \t\r\n\xa0\"“”„«»‘’'`.,;:!?…"
_CUT = re.compile(r",|\(| (?:who|that|which|of|in|from|at|for|with|on) ", re.IGNORECASE)
_SMALL = frozenset("the a an of and".split())
_PRONOUNS = frozenset("he she they i we it you who him her".split())


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a statement within one paragraph, without marks and stops at its ends.

    Attributes:
        span: Where it stands.
        words: The first characters of its words.
        statement: Whose part it is: a `Gold` or a `Quotation`.
    """

    span: Span
    words: frozenset[int]
    statement: Any


class Pair(NamedTuple):
    """A gold piece and the found one that was matched with it."""

    gold: Piece
    found: Piece


class Tally(Counter[str]):
    """Counts by name, of several stories together."""

    def share(self, right: str, of: str) -> float:
        """Return a share in percent; 100 where there is nothing to get wrong."""
        return 100 * self[right] / self[of] if self[of] else 100.0

    def f1(self, right: str, wanted: str, given: str) -> float:
        """Return the harmonic mean of recall and precision in percent."""
        both = self[wanted] + self[given]
        return 200 * self[right] / both if both else 100.0


def tally(story: Story, analysis: Analysis) -> Tally:
    """Count what was found of a story, and what was found that is not there."""
    text = story.article.text
    wanted = cut(text, story.gold, lambda gold: gold.speakers)
    given = cut(text, analysis.quotations, lambda found: found.speaker)
    pairs = match(wanted, given)
    matched = {pair.found.span for pair in pairs}
    given = [piece for piece in given if piece.span in matched or not is_excused(story, piece)]
    counts = Tally(wanted=len(wanted), given=len(given), found=len(pairs))
    for gold, found in pairs:
        counts["speaker"] += speaker_is_right(text, gold.statement.speakers, found.statement)
        counts["kind"] += gold.statement.kind == found.statement.kind
        if gold.statement.declined and found.statement.declined:
            counts["declined"] += 1
        relayed = gold.statement.relayed
        if relayed and found.statement.relayed:
            counts["relayed"] += relayed.meets(found.statement.relayed)
    counts["declined wanted"] = sum(piece.statement.declined for piece in wanted)
    counts["declined given"] = sum(piece.statement.declined for piece in given)
    counts["relayed wanted"] = sum(piece.statement.relayed is not None for piece in wanted)
    _count_persons(counts, wanted, given, pairs)
    return counts


def is_excused(story: Story, piece: Piece) -> bool:
    """Say whether a piece lies where a statement may be found or not."""
    return any(
        len(piece.words & _words(story.article.text, span)) >= INSIDE * len(piece.words)
        for span in story.either
    )


def _count_persons(
    counts: Tally, wanted: Sequence[Piece], given: Sequence[Piece], pairs: Sequence[Pair]
) -> None:
    """Count persons: those found with their piece, and those given to anything.

    A person is given rightly where the gold piece that shares most words is theirs.
    """
    counts["person wanted"] = sum(
        piece.statement.person not in {None, NOT_ASKED} for piece in wanted
    )
    counts["person found"] = sum(
        gold.statement.person is not None and _is_person(gold.statement, found.statement)
        for gold, found in pairs
    )
    for piece in given:
        if piece.statement.person is None:
            continue
        nearest = max(wanted, key=lambda gold: len(gold.words & piece.words), default=None)
        shared = nearest is not None and bool(nearest.words & piece.words)
        if nearest is not None and shared and nearest.statement.person == NOT_ASKED:
            continue
        counts["person given"] += 1
        counts["person right"] += (
            nearest is not None and shared and _is_person(nearest.statement, piece.statement)
        )


def _is_person(gold: Gold, found: Quotation) -> bool:
    return gold.person is not None and found.person == person_key(gold.person)


def cut(text: str, statements: Iterable[Any], speaker: Callable[[Any], object]) -> list[Piece]:
    """Cut statements at line breaks; join neighbours of one speaker with no word between them.

    Args:
        text: The article's text.
        statements: Anything with `spans`.
        speaker: What two neighbours must share to be one piece.
    """
    found: list[tuple[Span, int, Any]] = []
    for statement in statements:
        for span in statement.spans:
            for line in _lines(text, span):
                trimmed = _trim(text, line)
                if any(map(str.isalnum, trimmed.of(text))):
                    found.append((trimmed, text.rfind("\n", 0, trimmed.start), statement))
    found.sort(key=lambda each: each[:2])
    joined: list[tuple[Span, int, Any]] = []
    for span, line_start, statement in found:
        if joined:
            before, line_before, other = joined[-1]
            if (
                line_start == line_before
                and span.start >= before.end
                and speaker(other) == speaker(statement)
                and not any(map(str.isalnum, text[before.end : span.start]))
            ):
                joined[-1] = (Span(before.start, span.end), line_before, other)
                continue
        joined.append((span, line_start, statement))
    return [Piece(span, _words(text, span), statement) for span, _, statement in joined]


def _lines(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    for line in span.of(text).splitlines(keepends=True):
        yield Span(start, start + len(line))
        start += len(line)


def _trim(text: str, span: Span) -> Span:
    content = span.of(text)
    start = span.start + len(content) - len(content.lstrip(_EDGES))
    return Span(start, max(start, span.start + len(content.rstrip(_EDGES))))


def _words(text: str, span: Span) -> frozenset[int]:
    return frozenset(
        word.start()
        for word in _WORD.finditer(text, max(0, span.start - 1))
        if word.start() < span.end and word.end() > span.start
    )


def match(wanted: Sequence[Piece], given: Sequence[Piece]) -> list[Pair]:
    """Pair pieces that share enough of their words, one to one, the most alike first."""
    alike = sorted(
        (
            (-len(gold.words & found.words) / len(gold.words | found.words), here, there)
            for here, gold in enumerate(wanted)
            for there, found in enumerate(given)
            if gold.words & found.words
        ),
    )
    taken: set[int] = set()
    done: set[int] = set()
    pairs = []
    for likeness, here, there in alike:
        if -likeness >= SAME and here not in done and there not in taken:
            done.add(here)
            taken.add(there)
            pairs.append(Pair(wanted[here], given[there]))
    return pairs


def speaker_is_right(text: str, gold: Sequence[Span], found: Quotation) -> bool:
    """Say whether an attribution names the right one.

    It does where it shares a word in the text with a right mention, has the same head word and is
    no pronoun, or its surname stands in a right mention.
    """
    if found.speaker is None:
        return False
    here = [word.span() for word in _WORD.finditer(text, *found.speaker)]
    for start, end in here:
        if text[start:end].lower() not in _SMALL and any(Span(start, end).meets(g) for g in gold):
            return True
    said = _head_words(found.speaker.of(text))
    if not said or said[-1].lower() in _PRONOUNS:
        return False
    capitals = [word for word in said if word[:1].isupper()]
    for span in gold:
        right = _head_words(span.of(text))
        if right and right[-1].lower() == said[-1].lower():
            return True
        if capitals and capitals[-1] in _WORD.findall(span.of(text)):
            return True
    return False


def _head_words(mention: str) -> list[str]:
    """Return the words of a mention up to a comma, a relative or a preposition."""
    head = _CUT.split(f" {mention.strip()} ")[0].strip() or mention
    return [word.removesuffix("'s").removesuffix("’s") for word in _WORD.findall(head)]
