"""Citations as sentences: APA (7th edition) and Chicago (17th, notes and bibliography).

A newspaper article without an author begins with its title in APA (Publication Manual, 9.12) and
with the newspaper in a Chicago bibliography (Manual of Style, 14.199). Titles keep their capitals:
lowering them to APA's sentence case would lower names. Plain text has no italics.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from retrieval.citing.work import Work

MONTHS = (
    "January February March April May June July August September October November December".split()
)
SHORT_TITLE = 4
"""Words of a title that an in-text citation keeps, where the title is longer."""
_OPEN_AT_END = re.compile(r"[“„]([^“”]*)$|«([^»]*)$|\(([^)]*)$|\[([^\]]*)$")
_ABBREVIATED = re.compile(r"\b(?:[^\W\d_]|Inc|Jr|Sr|Co|Corp|Ltd|Bros|St|etc|vs)\.$")
"""An abbreviation at the end, which keeps its full stop."""
_NESTED = str.maketrans({"“": "‘", "”": "’", '"': "'", "„": "‚", "«": "‹", "»": "›"})


class Prose(NamedTuple):
    """The two forms in which a style cites.

    Attributes:
        reference: The entry of the list of references, or the bibliography.
        text: What stands in the text or the note.
    """

    reference: str
    text: str


def apa(work: Work) -> Prose:
    """Cite in APA style: "Title. (2020, January 6). Publisher. URL".

    Without a date it is "n.d." (9.17); without a title the opening words stand in brackets, as a
    description does (9.22); without a publisher the file that was read is described in brackets.
    """
    title = work.title if work.is_titled else f"[{work.title}]"
    parts = [
        _stopped(title),
        f"({_apa_day(work.date)}).",
        _stopped(work.publisher or f"[News article; file {work.source}]"),
        work.url,
    ]
    year = str(work.date.year) if work.date else "n.d."
    place = f", para. {work.paragraph}" if work.paragraph else ""
    short = _shortened(work.title)
    named = _quoted(short, ",") if work.is_titled else f"[{short}],"
    return Prose(" ".join(filter(None, parts)), f"({named} {year}{place})")


def chicago(work: Work) -> Prose:
    """Cite in Chicago style: 'Publisher. “Title.” January 6, 2020. URL.' and its note.

    Without a date it is "n.d." (14.145); without a publisher the file that was read is named. A
    title that ends with a question or exclamation mark takes no full stop, and keeps a comma
    (6.125).
    """
    day = _day(work.date)
    file = "" if work.publisher else f"file {work.source}"
    # A note gives the paragraph where no pages are numbered (14.160).
    place = f"paragraph {work.paragraph}" if work.paragraph else ""
    text = ", ".join(filter(None, [work.publisher, day, place, file, work.url]))
    bibliography = [
        _stopped(work.publisher),
        _quoted(work.title, "."),
        _stopped(_capital(day)),
        _stopped(_capital(file)),
        _stopped(work.url),
    ]
    return Prose(" ".join(filter(None, bibliography)), f"{_quoted(work.title, ',')} {text}.")


def nest(title: str) -> str:
    """Return a title to be put into double marks: its own double marks become single ones."""
    return title.translate(_NESTED)


def _day(day: date | None) -> str:
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}" if day else "n.d."


def _apa_day(day: date | None) -> str:
    return f"{day.year}, {MONTHS[day.month - 1]} {day.day}" if day else "n.d."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _stopped(text: str) -> str:
    """End a part with a full stop, where nothing ends it."""
    ended = text.endswith((".", "?", "!", ".]", "?]", "!]"))
    return text if not text or ended else f"{text}."


def _quoted(title: str, mark: str) -> str:
    """Put a title into marks, its own marks nested, with the American full stop or comma inside."""
    inside = nest(title)
    if mark == ".":
        ends = inside.endswith(("?", "!", ".", "…", "?’", "!’", ".’"))
    else:
        inside = inside if _ABBREVIATED.search(inside) else inside.removesuffix(".")
        ends = False
    if ends:
        return f"“{inside}”"
    if title.endswith(("”", '"')) and not inside[:-1].endswith(("?", "!")):
        # A stop or comma goes inside both marks (6.9, 6.11).
        return f"“{inside[:-1].removesuffix('.')}{mark}{inside[-1]}”"
    return f"“{inside}{mark}”"


def _shortened(title: str) -> str:
    """Return a title's first words; marks that open in them are closed in them, or left away."""
    words = title.split()
    if len(words) <= SHORT_TITLE:
        return title
    short = " ".join(words[:SHORT_TITLE])
    opened = _OPEN_AT_END.search(short)
    if opened:
        inside = next(words for words in opened.groups() if words is not None)
        short = short[: opened.start()] if opened.start() else inside
    kept = short.rstrip(" ,;:-–—")
    return kept if _ABBREVIATED.search(kept) else kept.rstrip(" ,;:.-–—")
