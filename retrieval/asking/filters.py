"""The filters that a question holds: a speaker, articles, days; typed out or implied.

Typed out: `source:… publisher:… by:… from:2020-01-05 to:2020-01-07 on:… before:… after:…`.
Implied: "in the Guardian story", "in 003_1f.txt", "in the other article", "since Monday".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from retrieval.asking.days import find_period
from retrieval.asking.question import LONGEST
from retrieval.asking.wording import CLOSE, OPEN, VERIFY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_QUOTE = re.compile(rf"[{OPEN}][^{OPEN}{CLOSE}]*[{CLOSE}]")
_KEYS = {
    "source": "source",
    "publisher": "source",
    "article": "source",
    "by": "speaker",
    "speaker": "speaker",
    "person": "speaker",
    "about": "topic",
    "topic": "topic",
    "from": "since",
    "since": "since",
    "to": "until",
    "until": "until",
    "till": "until",
    "before": "before",
    "after": "after",
    "on": "on",
    "date": "on",
}
_TYPED = re.compile(
    rf"(?<!\S)(?P<key>{'|'.join(_KEYS)}):(?:[\"“](?P<marked>[^\"“”]*)[\"”]|(?P<plain>[^\s\"“]\S*))",
    re.IGNORECASE,
)
_NOUN = r"(?:articles?|stor(?:y|ies)|pieces?|reports?|sources?|files?|texts?|documents?|papers?)"
_NAME = r"[A-Z][\w.&’'-]*(?: (?:(?:and|of|the|&) )?[A-Z][\w.&’'-]*){0,4}"
_IN = r"(?:in|from|according to|as told by|reported by)"
_FILE = r"[\w.-]+\.(?:txt|jsonl?|html?|md|docx|pdf|xml)"
_AFTER = r"(?=\s*(?:[?!.,;:]|$)|\s+(?:about|on|regarding|concerning|when|where|who|what|why|how)\b)"
_ARTICLE = re.compile(
    rf"(?:,? ?\bonly )?(?<![\w-])(?i:{_IN}) (?:"
    rf"(?i:(?:just )?(?:the |an |any )?(?P<other>other)s?(?: (?:one|{_NOUN}))?)"
    rf"|(?i:(?:the )?(?P<this>this|that|same)(?: (?:one|{_NOUN})))"
    rf"|(?i:(?:the )?(?P<nth>first|second|third|fourth|fifth|last|latest|newest|oldest) {_NOUN})"
    rf"|(?i:(?:all |any |both |each |either )?(?:of )?(?:the |these |those |your )?"
    rf"(?P<all>(?:two |three )?(?:articles|stories|sources|texts|files|documents)"
    rf"|(?<=the )(?:article|text|news)))"
    rf"|(?i:the |an? )?(?P<name>{_NAME})(?:['’]s)? (?i:{_NOUN})"
    rf"|(?i:the )?(?P<file>{_FILE})"
    rf"|(?i:the )?(?P<known>{_NAME}|[a-z\d][\w.-]{{2,}})"
    rf"){_AFTER}"
)
_LISTING = re.compile(
    r"(?P<command>/(?:people|sources|timeline|overview)(?:@\w+)?)(?!\S)\s*(?:(?:in|from|of|for) )?"
    r"(?:the )?(?P<name>.*)",
    re.IGNORECASE,
)
"""A command that lists what all articles hold, or those that a filter after it leaves."""
_BARE = re.compile(
    r"\W*(?:(?:and|but|or|only|just|also|so|then|now|what|how|about|is there|anything|please|no|"
    r"i|mean|meant)\b\W*)*",
    re.IGNORECASE,
)
_SPEECH_BEFORE = re.compile(r"(?:about|on|regarding|concerning|that|whether)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Filters:
    """What of the archive a question is about.

    Attributes:
        speaker: Whose statements, as typed after "by:"; or "".
        sources: Names of files or publishers, as typed.
        place: Which article by its place: "other" and "this" go by the last answer, "first",
            "second", "newest" and so on by the list of articles; or "".
        periods: Spans of days, each as `days.find_period` finds it.
        unread: What was typed out as a day and is none.
    """

    speaker: str = ""
    sources: tuple[str, ...] = ()
    place: str = ""
    periods: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def narrow(self) -> bool:
        """Whether they leave out any articles."""
        return bool(self.sources or self.place or self.periods or self.unread)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question taken apart.

    Attributes:
        text: The question without its filters.
        filters: The filters, implied days left out.
        period: The days that the question implies, or ""; they are only a filter where the
            question is about what was said ("When was it built in 2018?" is not).
        dated: The question without its filters, but with `period` in its place.
    """

    text: str
    filters: Filters
    period: str = ""
    dated: str = ""

    @property
    def is_filter_only(self) -> bool:
        """Whether nothing but filters was typed ("and in the other article?")."""
        return bool((self.filters.narrow or self.period) and _BARE.fullmatch(self.text))


def read_filters(text: str, knows: Callable[[str], bool] = lambda _: False) -> Asked:
    """Take the filters out of a question.

    Quoted words are left alone, as are a claim that is to be checked and all commands but those
    that list; of them, the name of an article or a publisher may be all that follows.

    Args:
        text: What was typed.
        knows: Says whether an article's source or publisher goes by a name.
    """
    text = " ".join(text[:LONGEST].split())
    listing = _LISTING.fullmatch(text)
    if listing and knows(listing["name"].strip(" ?!.,")):
        name = listing["name"].strip(" ?!.,")
        return Asked(listing["command"], Filters(sources=(name,)), dated=listing["command"])
    if not listing and (text.startswith("/") or (VERIFY.match(text) and not _QUOTE.search(text))):
        return Asked(text, Filters(), dated=text)
    text, filters = _typed(text)
    text, filters = _articles(text, filters, knows)
    for match in _periods(text):
        rest = _without(text, match)
        return Asked(rest, filters, match[0], text)
    return Asked(text, filters, dated=text)


def _typed(text: str) -> tuple[str, Filters]:
    filters = Filters()
    quoted = [match.span() for match in _QUOTE.finditer(text)]
    for match in reversed(list(_TYPED.finditer(text))):
        if any(start < match.start() < end for start, end in quoted):
            continue
        value = (match["marked"] or match["plain"] or "").strip(" ?!,;")
        kind = _KEYS[match["key"].lower()]
        text = _without(text, match, f" about {value}" if kind == "topic" else "")
        if kind == "speaker":
            filters = replace(filters, speaker=value)
        elif kind == "source":
            filters = replace(filters, sources=(value, *filters.sources))
        elif kind != "topic":
            period = find_period(f"{kind} {value}")
            if period and period[0] == f"{kind} {value}":
                filters = replace(filters, periods=(period[0], *filters.periods))
            else:
                filters = replace(filters, unread=(value, *filters.unread))
    return text, filters


def _articles(text: str, filters: Filters, knows: Callable[[str], bool]) -> tuple[str, Filters]:
    for match in _outside_quotes(_ARTICLE, text):
        named = match["name"] or match["file"] or match["known"]
        if match["known"] and not knows(match["known"]):
            continue
        if named:
            filters = replace(filters, sources=(*filters.sources, named))
        elif not match["all"]:
            place = match["other"] or match["this"] or match["nth"]
            filters = replace(filters, place=_PLACES.get(place.lower(), place.lower()))
        return _without(text, match), filters
    return text, filters


_PLACES = {"that": "this", "same": "this", "latest": "newest"}


def _periods(text: str) -> Iterator[re.Match[str]]:
    """Days that stand at either end of a question, or just before its topic."""
    match = find_period(text)
    quoted = [quote.span() for quote in _QUOTE.finditer(text)]
    while match:
        rest = text[match.end() :].strip(" ?!.,;:")
        inside = any(start < match.start() < end for start, end in quoted)
        at_end = not rest or _SPEECH_BEFORE.match(rest)
        at_start = not text[: match.start()].strip(" ,") or _BARE.fullmatch(text[: match.start()])
        if not inside and (at_end or at_start):
            yield match
        match = find_period(text, match.end())


def _outside_quotes(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    quoted = [match.span() for match in _QUOTE.finditer(text)]
    for match in pattern.finditer(text):
        if not any(start < match.start() < end for start, end in quoted):
            yield match


def _without(text: str, match: re.Match[str], put: str = "") -> str:
    """Cut a match out; a comma that stood around it goes with it."""
    before = text[: match.start()].rstrip(" ,")
    after = text[match.end() :].lstrip(" ,") if not before else text[match.end() :]
    return " ".join(f"{before}{put}{'' if after[:1] in '?!.,;:' else ' '}{after}".split())
