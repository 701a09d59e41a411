"""Which passages are not the story: advertisements, captions, credits, sub-headings.

The patterns match whole passages and rather miss a line than take one from the story, since
furniture is no evidence. They were written after reading the short paragraphs of 319 CNN stories
and 84 articles of US political news.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from retrieval.article import Passage, PassageKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


LONGEST_HEADING = 60
"""Characters; and `MOST_HEADING_WORDS` words: the longest sub-headings in those articles."""
MOST_HEADING_WORDS = 9
LONGEST_LINE = 200
"""Characters of a line of the page around the story, or of a credit."""

_AGENCY = (
    r"(?:The\ )?(?:Associated\ Press|Canadian\ Press|AP(?:\ Photo)?|AFP|Reuters|EPA|UPI|PA|"
    r"Getty(?:\ Images)?|Bloomberg(?:\ News)?|CNN|CBC(?:\ News)?|BBC(?:\ News)?|NBC(?:\ News)?|"
    r"Shutterstock|Instagram|Twitter|Facebook|Netflix|YouTube|Handout|Postmedia|Xinhua|TASS|"
    r"[A-Z][\w.]*(?:\ [A-Z][\w.]*){0,3}\ (?:Press|Images|News|Times|Post|Star|Photo|Pictures))"
)
_WORD = r"[^\W\d_a-z][\w.'’-]*"
CREDIT_NAME = rf"{_WORD}(?:\ (?:(?:al|bin|da|de|del|der|di|du|la|van|von)\ )*{_WORD}){{0,4}}"

"""The name of a person, as a credit has it."""
PUBLISHER = (
    rf"(?:{_AGENCY}|(?:The\ )?(?:[A-Z][\w.'’-]*\ ){{1,3}}(?:Herald|Tribune|Ledger|Journal|Gazette|"
    r"Guardian|Chronicle|Observer|Telegraph|Courier|Examiner|Independent|Globe|Bulletin|Dispatch|"
    r"Sentinel|Inquirer|Argus|Echo|Wire|Weekly|Daily|Sun|Mail))"
)
"""The name of a publisher that is plain to see as one."""


def _whole(*patterns: str, ignore_case: bool = False) -> re.Pattern[str]:
    """Compile alternatives that each match a whole passage; spaces in them count."""
    flags = re.IGNORECASE if ignore_case else re.NOFLAG
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), flags)


_ADVERTISEMENT = _whole(
    r"(?:[-–—*\[(]\s*)?(?:advertisement|advertising|sponsored(?: content)?)(?:\s*[-–—*\])])?\.?",
    r"(?:advertisement\W{1,5})?(?:the )?(?:story|article|text|report) continues (?:below|after)"
    r"(?: (?:this |the )?(?:advert(?:isement|ising)?|ad|video|photo))?\W{0,3}(?:advertisement)?",
    r"continue reading(?: (?:below|the main story))?(?: (?:this )?advert\w+)?\W{0,3}",
    r"(?:read|see|watch) (?:more|also|next)(?::.{1,180}|\W{0,3}(?: here)?\W{0,3})",
    r"read the (?:rest|full (?:story|article))(?: (?:here|at \S+))?\W{0,3}",
    r"(?:related|related (?:story|stories|article|articles|coverage|content|links?|video)|"
    r"see also|also read|also see|more (?:on|from) .{1,60}|more on this story)\s*:.{0,180}",
    r"(?:watch|see|view) (?:the |this |a |our |more )?(?:video|videos|photos?|images?|pictures?|"
    r"slideshow|gallery|local coverage|full coverage|iReport)(?: (?:of|from|on|below|here|in)\b"
    r"[^.!?:\"“”]{0,80})?\W{0,3}",
    r"click here(?: (?:to|for) .{1,140})?\W{0,3}",
    r"(?:see|read) (?:the )?(?:full|original) (?:article|story|post) (?:at|on) .{1,60}",
    r"(?:e-?mail|share) (?:this )?(?:to a friend|this (?:story|article))\W{0,3}",
    r"(?:sign up|subscribe) (?:for|to) (?:our|the|this) .{0,100}newsletters?.{0,40}",
    r"[\"“]?follow .{1,60} on (?:twitter|facebook|instagram).{0,40}",
    ignore_case=True,
)
_LINK = re.compile(r"[^«]{1,130}»")
"""A line that ends in the mark by which CNN's pages showed a link."""
_LINK_OPENERS = (
    r"(?:Watch|See|View|Read|Learn|Hear|Listen|Meet|Find\ out|Check\ out|Follow|Explore|Take|Look|"
    r"Click|Send|Share|Visit|Explainer|Interactive|Map|Gallery|Photos?|Video|In\ pictures)\b"
)
_INLINE_LINK = re.compile(
    # A sentence's end, then what is told to do or a line without another sentence's end in it.
    r"(?:(?<=[.!?…»])|(?<=[.!?…][\"'”’)]))\s+"
    rf"(?P<link>\(?\s?(?:{_LINK_OPENERS}[^«»\n]{{1,130}}?|[A-Z][^«».!?\n“”]{{1,130}}?)"
    r"\s?Â?»\)?)"
)
"""A link line of CNN's pages inside a paragraph, after a sentence; "Â»" is its mark misread."""
_SENTENCE_INSIDE = re.compile(r"[.!?][\"'”’)]*\s+[\"'“‘(]*\w")

_PHOTO_CREDIT_AT_END = re.compile(
    r"\((?:(?:File|AP)\ )?(?:Photo|Image|Picture|Video)s?(?:\ by|\ courtesy(?:\ of)?|:)?"
    r"\ [^()]{2,80}\)\.?$"
    rf"|\({CREDIT_NAME}\s?/\s?{_AGENCY}(?:\ via\ [^()]{{2,40}})?\)\.?$"
    rf"|\({_AGENCY}\s?/\s?{CREDIT_NAME}\)\.?$"
    rf"|(?<=[.!?])\ \({CREDIT_NAME}\s?/\s?(?=[A-Z]){CREDIT_NAME}\)\.?$"
    rf"|(?<=[.!?])\ \({_AGENCY}\)$"
)
_CAPTION = _whole(
    r"(?:(?:File )?[Pp]hoto(?:graph)?|PHOTO|[Ii]mage|IMAGE|[Pp]icture|Caption)s?"
    r"(?: by| credit| courtesy(?: of)?)?\s*[:|].{1,300}",
    r"FILE(?: PHOTO)?\s*[-–—:].{1,500}",
)
_CREDIT = _whole(
    rf"\((?:{CREDIT_NAME}\s?/\s?)?{_AGENCY}\)\.?",
    r"\((?:Photo|Image)s?(?::| by) [^()]{2,80}\)\.?",
    rf"{_AGENCY}(?:\s?/\s?{_AGENCY})+\.?",
    r"(?:[-–—]+\s*)?(?:\(\s*)?[A-Z](?:[^.!?\"“”]|(?<=\b[A-Z])\.|(?<=\bSt|\bJr|\bSr|\bDr)\.)*"
    r" contributed to "
    r"(?:this|the) (?:report|story|article|post|piece)(?: from [^.!?\"“”]{2,60})?\W{0,2}",
    r"\(?(?:Additional r|R)eporting by .{2,160}",
    r"(?:©|\(c\) ?\d|Copyright(?: ©)? \d{4}).{0,180}",
    r"All rights reserved\..{0,180}",
    rf"By {_WORD} {CREDIT_NAME}(?:(?:,| and|, and) {CREDIT_NAME})*(?:\s?[|/,]\s?{_AGENCY})?",
)
_SENTENCE_END = re.compile(r"[.!?…:;,\-–—»][\"'”’)\]]*$")
_DOUBLE_MARK = re.compile(r"[\"“”„«»]")
_SPEECH = re.compile(r"\b(?:said|says|told|tells|added|adds|asked|asks)\b")


def mark_furniture(text: str, spans: Sequence[Span]) -> tuple[Passage, ...]:
    """Say of each paragraph whether it is the story or which kind of furniture.

    Args:
        text: The article's text.
        spans: Its paragraphs in order, the header not among them.

    Returns:
        A passage for each span; one with link lines in it ("… Watch the mayor speak »") is cut
        into the links and what stands between them. The first paragraph of the story is never a
        heading, and a heading is always followed by a paragraph of the story.
    """
    pieces = [piece for span in spans for piece in _apart_from_links(text, span)]
    spans = [span for span, _ in pieces]
    kinds = [
        PassageKind.ADVERTISEMENT if is_link else _kind_of_line(span.of(text))
        for span, is_link in pieces
    ]
    first = next((n for n, kind in enumerate(kinds) if not kind.is_furniture), len(kinds))
    below = PassageKind.CREDIT
    for number in range(len(spans) - 1, first, -1):
        line = spans[number].of(text)
        if kinds[number].is_furniture:
            continue
        if below is PassageKind.STORY and is_heading(line):
            kinds[number] = PassageKind.HEADING
        below = kinds[number]
    return tuple(map(Passage, spans, kinds))


def _apart_from_links(text: str, span: Span) -> Iterator[tuple[Span, bool]]:
    """Cut a paragraph before and after each link line in it, and say which piece is one."""
    line = span.of(text)
    at = 0
    if "»" in line and "«" not in line:
        for match in _INLINE_LINK.finditer(line):
            before = line[at : match.start()].rstrip()
            if before:
                yield Span(span.start + at, span.start + at + len(before)), False
            yield Span(span.start + match.start("link"), span.start + match.end("link")), True
            at = match.end() + len(line[match.end() :]) - len(line[match.end() :].lstrip())
    if at < len(line):
        yield Span(span.start + at, span.end), False


def is_heading(line: str) -> bool:
    """Say whether a paragraph looks like a sub-heading when a story paragraph follows it.

    It is short, starts with a capital or a number, ends in no punctuation, reports no speech and
    has no double quotation mark and no label ("CNN: …") in it.
    """
    start = line.lstrip("'‘(#")
    return (
        2 <= len(line) <= LONGEST_HEADING
        and len(line.split()) <= MOST_HEADING_WORDS
        and "\n" not in line
        and "\r" not in line
        and (start[:1].isupper() or start[:1].isdigit())
        and any(map(str.isalpha, line))
        and _SENTENCE_END.search(line) is None
        and _DOUBLE_MARK.search(line) is None
        and _SPEECH.search(line) is None
        and ": " not in line
    )


def is_furniture_line(line: str) -> bool:
    """Say whether a line is furniture by itself, wherever it stands."""
    return _kind_of_line(line).is_furniture


def _kind_of_line(line: str) -> PassageKind:
    if len(line) <= LONGEST_LINE:
        if _ADVERTISEMENT.fullmatch(line):
            return PassageKind.ADVERTISEMENT
        if _LINK.fullmatch(line) and not _SENTENCE_INSIDE.search(line):
            return PassageKind.ADVERTISEMENT
        if _CREDIT.fullmatch(line):
            return PassageKind.CREDIT
    if _PHOTO_CREDIT_AT_END.search(line) or _CAPTION.fullmatch(line):
        return PassageKind.CAPTION
    return PassageKind.STORY
