"""The opening of a plain text: headline, byline, date and publisher above the story.

Nothing marks them in a text file. So a line is taken for a headline only where a byline or a date
stands beside it, or where it stands apart and ends as no paragraph does; otherwise all is story.
"""

from __future__ import annotations

import re
from datetime import date
from itertools import islice, takewhile
from typing import TYPE_CHECKING, NamedTuple

from retrieval.article import Passage, PassageKind
from retrieval.reading.furniture import CREDIT_NAME, PUBLISHER, is_furniture_line
from retrieval.reading.passages import filled_lines, split_paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from retrieval.article import Span

LONGEST_HEADLINE = 150
"""Characters of a line that is taken for a headline."""
LONGEST_LINE = 120
"""Characters of a line with a byline, a date or a publisher."""
MOST_LINES = 6
"""Lines that may stand above the story."""
SHORTEST_STORY = 60
"""Characters of a first paragraph by which a line that stands apart above it is a headline."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\ )?"
_NTH = r"\d{1,2}(?:st|nd|rd|th)?"
_LABEL = r"(?:(?:first\ |last\ )?(?:published|posted|updated|modified|date)(?:\ on)?\s?:?\ )?"
_CLOCK = (
    r"(?:,?\s?(?:[-–—|/·•]\s?)?(?:at\ )?\d{1,2}[:.]\d\d(?::\d\d)?(?:\s?[ap]\.?m\.?)?"
    r"(?:\s?\(?[a-z]{2,4}\)?)?|T\d\d:\d\d\S*)?"
)
_DATE = re.compile(
    rf"{_LABEL}{_WEEKDAY}(?:"
    rf"(?P<iso>\d{{4}}-\d\d-\d\d)"
    rf"|(?P<month>{_MONTH})\ (?P<day>{_NTH}),?\ (?P<year>\d{{4}})"
    rf"|(?P<day_first>{_NTH})\ (?P<month_second>{_MONTH}),?\ (?P<year_third>\d{{4}})"
    rf"){_CLOCK}",
    re.IGNORECASE,
)
_BYLINE = re.compile(rf"(?:by|By|BY)\ {CREDIT_NAME}(?:(?:,|\ and|,\ and)\ {CREDIT_NAME})*")
_PUBLISHER = re.compile(PUBLISHER)
_OUTLET = re.compile(rf"(?:[Tt]he\ )?{CREDIT_NAME}(?:\.[a-z]{{2,3}})?")
"""What stands after a byline."""
_POST = re.compile(
    r"\b(?:staff|reporters?|correspondents?|editors?|writers?|special to)\b", re.IGNORECASE
)
_PARTS = re.compile(r"\s*[|•·/]\s*|\s+[-–—]\s+|,\s+(?=\D)")
"""What stands between the parts of a line: "By Ann Lee, The Harbour Post | Jan 7, 2025"."""
_WORDS = re.compile(r"[^\W\d_]\S*\s+\S*[^\W\d_]")
_STORY_END = re.compile(r"[.!?…:;,\-–—][\"'”’»)\]]*$")
_PARAGRAPH_END = re.compile(r"[.!?…:][\"'”’»)\]]*$")


class Line(NamedTuple):
    """What a line above the story says.

    Attributes:
        date: The date, where it gives one.
        publisher: The publisher, where it names one.
    """

    date: date | None = None
    publisher: str | None = None


class Opening(NamedTuple):
    """What stands above a story.

    Attributes:
        passages: Its lines, in order: the headline, and what is furniture beside it. A line between
            headline and byline is a heading too, or story where it ends with a full stop.
        title: The headline.
        date: The date that it gives.
        publisher: The publisher that it names.
    """

    passages: tuple[Passage, ...]
    title: str
    date: date | None
    publisher: str | None


def read_opening(text: str, start: int = 0) -> Opening | None:
    """Read headline, byline, date and publisher above a story; None where there is no headline.

    Args:
        text: The article's text.
        start: Where its header ends, if it has one.
    """
    lines = list(islice(filled_lines(text, start), MOST_LINES + 1))
    above = [read_line(line.of(text)) for line in lines]
    at = len(list(takewhile(lambda line: line is not None and line.date, above)))
    below = at + 1
    if above[below : below + 1] == [None] and any(above[below + 1 : below + 2]):
        below += 1  # What stands between headline and byline says more of what the story is about.
    beside = [*above[:at], *takewhile(lambda line: line is not None, above[below:])]
    count = len(beside) + below - at
    if count >= len(lines) or not _is_headline(lines[at].of(text)):
        return None
    if not beside and not _stands_apart(text, lines[0], split_paragraphs(text, start)):
        return None
    known = [line for line in beside if line is not None]
    kinds = [
        PassageKind.CREDIT
        if not at <= line < below
        else PassageKind.HEADING
        if _is_headline(lines[line].of(text))
        else PassageKind.STORY
        for line in range(count)
    ]
    return Opening(
        tuple(map(Passage, lines, kinds)),
        lines[at].of(text),
        next((line.date for line in known if line.date), None),
        next((line.publisher for line in known if line.publisher), None),
    )


def read_line(line: str) -> Line | None:
    """Read a line that holds a byline, a date or a publisher, and nothing else; else None."""
    if len(line) > LONGEST_LINE:
        return None
    day = publisher = None
    for number, part in enumerate(_parts(line)):
        found = read_date(part)
        if found:
            day = day or found
        elif number and _POST.search(part):
            continue
        elif not publisher and (_OUTLET.fullmatch(part) if number else _PUBLISHER.fullmatch(part)):
            publisher = part
        elif number or not _BYLINE.fullmatch(part):
            return None
    return Line(day, publisher)


def read_date(text: str) -> date | None:
    """Read a date with its year ("Tuesday, 7 January 2025", "Updated Jan. 7, 2025 at 10:15")."""
    found = _DATE.fullmatch(text)
    if found is None:
        return None
    try:
        if found["iso"]:
            return date.fromisoformat(found["iso"])
        month, day, year = (
            found.group("month", "day", "year")
            if found["month"]
            else found.group("month_second", "day_first", "year_third")
        )
        number = int(re.sub(r"\D", "", day))
        return date(int(year), _MONTHS.index(month[:3].lower()) + 1, number)
    except ValueError:
        return None


def _parts(line: str) -> Iterator[str]:
    """Yield the parts of a line; a date is one part, whatever commas it has."""
    if read_date(line):
        yield line
        return
    at = 0
    for found in _PARTS.finditer(line):
        if read_date(line[at:]):
            break
        yield line[at : found.start()]
        at = found.end()
    yield line[at:]


def _is_headline(line: str) -> bool:
    return (
        len(line) <= LONGEST_HEADLINE
        and _WORDS.search(line) is not None
        and not line.rstrip("\"'”’»)]").endswith((".", ",", ";", ":"))
        and _PUBLISHER.fullmatch(line) is None
        and not is_furniture_line(line)
    )


def _stands_apart(text: str, headline: Span, paragraphs: Sequence[Span]) -> bool:
    """Say whether a line is a paragraph that ends as a headline, and the next one as a story's."""
    if len(paragraphs) == 1 or paragraphs[0] != headline:
        return False
    story = paragraphs[1].of(text)
    ends = _STORY_END.search(headline.of(text)) is None
    return ends and len(story) >= SHORTEST_STORY and _PARAGRAPH_END.search(story) is not None
