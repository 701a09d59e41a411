"""From the lines on a document's pages to its paragraphs: no headers, no broken words."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from retrieval.reading.blocks import Block
from retrieval.reading.columns import runs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from retrieval.reading.columns import Line

MARGIN = 0.12
"""The share of a page's height, at its top and at its foot, in which headers and footers stand."""
SHORT_LINE = 0.85
"""A line that takes less than this share of its column's width may be a paragraph's last."""
FULL_LINE = 0.93
"""A line that takes more than this share of its column's width need not be a paragraph's last."""
INDENT = (0.5, 4.0)
"""Letter heights by which a paragraph's first line is set in; more is another column."""
APART = 1.3
"""How much further than as a rule a line lies below the one before where a paragraph begins. With
too few lines to tell the rule, it is their letters' height, of which a pitch is 1.2 as a rule."""
LEAST_STEPS = 4
LARGER = 1.15
"""How much larger than the body's letters a heading's are."""
LONGEST_HEADING = 250
"""Characters. What is longer is an opening paragraph in larger letters."""

_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"\W*(?:page|p\.?|seite)?\s*\d{1,4}(?:\s*(?:of|/|von|\|)\s*\d{1,4})?\W*", re.IGNORECASE
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+(?:\s+\d+/\d+)?", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…:][\"'”’»)\]]*$")
_BROKEN = re.compile(r"([^\W\d_]+)[-\u2010\u00ad]$")
_GOES_ON = re.compile(r"[^\W\d_]+")
_KEPT_BEFORE = frozenset(
    "all anti cross e ex full half high long low mid multi non post pre self semi short so "
    "state then two three four five six seven eight nine ten twenty thirty forty fifty sixty "
    "seventy eighty ninety vice well".split()
)
"""First parts of compounds that are written with a hyphen as a rule. Source: the compounding
tables of the U.S. Government Publishing Office Style Manual (public domain), chapter 7."""
_LIGATURES = {
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
}  # fmt: skip


class _Paragraph(NamedTuple):
    lines: list[str]
    is_heading: bool
    is_flush: bool
    """Whether its first line begins where the column does."""
    is_full: bool
    """Whether its last line goes to the column's other side."""
    is_first: bool
    """Whether a column begins with it."""


def read_blocks(pages: Sequence[Sequence[Line]]) -> list[Block]:
    """Return the paragraphs of a document in reading order.

    Args:
        pages: The lines of each page, in reading order.
    """
    story = [line for page in _without_margins(pages) for line in page]
    if not story:
        return []
    body = _body_height(story)
    words = Counter(word.lower() for line in story for word in re.findall(r"[\w-]+", line.text))
    found = [paragraph for page in _without_margins(pages) for paragraph in _read_page(page, body)]
    # Where paragraphs are set in as a rule, one that is not goes on from the page before.
    are_indented = 2 * sum(not one.is_flush for one in found) > len(found)
    paragraphs: list[_Paragraph] = []
    for paragraph in found:
        if paragraphs and _goes_on(paragraphs[-1], paragraph, are_indented=are_indented):
            paragraph.lines[:0] = paragraphs.pop().lines
        paragraphs.append(paragraph)
    return [Block(_join(one.lines, words), one.is_heading) for one in paragraphs]


def _read_page(page: Sequence[Line], body: float) -> Iterator[_Paragraph]:
    for box in runs(page):
        left, right = min(line.left for line in box), max(line.right for line in box)
        for number, lines in enumerate(_paragraphs(box, body)):
            yield _Paragraph(
                [line.text for line in lines],
                _is_heading(lines, body),
                lines[0].left - left < INDENT[0] * body,
                lines[-1].right > left + FULL_LINE * (right - left),
                number == 0,
            )


def _without_margins(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Return the pages without headers, footers and page numbers.

    A header is a line near the top or the foot that stands, but for its numbers, in the same place
    on several pages: on a third of them, since left and right pages and the first may have others.
    """
    seen = Counter(
        shape for page in pages for shape in {_shape(line) for line in page if _is_marginal(line)}
    )
    often = max(2, len(pages) / 3)
    return [_without_header(_without_header(page, seen, often), seen, often, 1) for page in pages]


def _without_header(
    page: Sequence[Line], seen: Counter[tuple[str, float]], often: float, sign: int = -1
) -> list[Line]:
    """Leave out the outermost lines of a page as long as they are a header's.

    Args:
        page: Its lines.
        seen: On how many pages a line stands.
        often: On how many a header's stands.
        sign: -1 from the top down, 1 from the foot up.
    """
    outermost = sorted({round(line.base) for line in page}, key=lambda base: sign * base)
    headers: set[int] = set()
    for base in outermost:
        row = [line for line in page if round(line.base) == base]
        if not all(_is_header(line, seen, often) for line in row):
            break
        headers.add(base)
    return [line for line in page if round(line.base) not in headers]


def _is_header(line: Line, seen: Counter[tuple[str, float]], often: float) -> bool:
    if not _is_marginal(line):
        return False
    is_again = seen[_shape(line)] >= often
    return is_again or bool(_PAGE_NUMBER.fullmatch(line.text) or _ADDRESS.fullmatch(line.text))


def _is_marginal(line: Line) -> bool:
    return not MARGIN < line.place < 1 - MARGIN


def _shape(line: Line) -> tuple[str, float]:
    return _NUMBER.sub("0", line.text.casefold()), round(line.place, 2)


def _body_height(lines: Sequence[Line]) -> float:
    """Return how high the letters of most of the text are."""
    heights: Counter[float] = Counter()
    for line in lines:
        heights[round(line.height * 2) / 2] += len(line.text)
    return heights.most_common(1)[0][0] or 1.0


def _paragraphs(box: list[Line], body: float) -> Iterator[list[Line]]:
    """Cut a run of lines where a paragraph begins."""
    left, right = min(line.left for line in box), max(line.right for line in box)
    pitch = _pitch(box)
    start = 0
    for number in range(1, len(box)):
        before, line = box[number - 1], box[number]
        indent = line.left - left
        is_indented = INDENT[0] * body < indent < INDENT[1] * body
        was_flush = before.left - left < INDENT[0] * body
        is_short = (before.right - left) / max(right - left, 1) < SHORT_LINE
        ends = _SENTENCE_END.search(before.text) is not None
        is_apart = before.base - line.base > APART * max(pitch, line.height)
        is_other_size = abs(line.height - before.height) > (LARGER - 1) * body
        is_new = (is_indented and (was_flush or is_short or ends)) or (is_short and ends)
        if is_other_size or is_apart or (is_new and not _starts_small(line.text)):
            yield box[start:number]
            start = number
    yield box[start:]


def _pitch(box: Sequence[Line]) -> float:
    """Return how far the lines of a paragraph lie apart; 0 where there are too few to tell.

    The lower quarter of all steps is taken, since half of them may be between paragraphs.
    """
    steps = sorted(one.base - two.base for one, two in pairwise(box))
    return steps[len(steps) // 4] if len(steps) >= LEAST_STEPS else 0


def _is_heading(lines: Sequence[Line], body: float) -> bool:
    length = sum(len(line.text) for line in lines)
    return median(line.height for line in lines) > LARGER * body and length <= LONGEST_HEADING


def _goes_on(before: _Paragraph, after: _Paragraph, *, are_indented: bool) -> bool:
    """Say whether a paragraph goes on in the next column or on the next page."""
    if before.is_heading or after.is_heading or not after.is_first:
        return False
    if _starts_small(after.lines[0]) or (are_indented and after.is_flush):
        return True
    ends = _SENTENCE_END.search(before.lines[-1]) or _BROKEN.search(before.lines[-1])
    return before.is_full and after.is_flush and not ends


def _starts_small(text: str) -> bool:
    first = next((character for character in text if character.isalpha()), "")
    return first.islower() and text[0] not in "•-–—*"


def _join(lines: Sequence[str], words: Counter[str]) -> str:
    """Put the lines of a paragraph together, and the words that they break."""
    joined = ""
    for line in lines:
        for ligature, letters in _LIGATURES.items():
            line = line.replace(ligature, letters)  # noqa: PLW2901 - the line as it is to be read
        broken = _BROKEN.search(joined)
        rest = _GOES_ON.match(line)
        if broken is None or rest is None:
            joined += f" {line}" if joined else line
        elif _is_one_word(broken[1], rest[0], words):
            joined = joined[:-1] + line
        else:
            joined += line
    return joined


def _is_one_word(first: str, second: str, words: Counter[str]) -> bool:
    """Say whether the hyphen between two parts is there only because the line ended.

    What the rest of the document has decides; else a compound that is usual keeps it, and a part
    with a capital letter does.
    """
    joined, hyphenated = (first + second).lower(), f"{first}-{second}".lower()
    if words[hyphenated] != words[joined]:
        return words[joined] > words[hyphenated]
    return second[0].islower() and first.lower() not in _KEPT_BEFORE
