"""A link to a place in a web page: a URL with a text fragment.

The syntax is `#:~:text=[prefix-,]start[,end][,-suffix]`, each part percent-encoded
(https://wicg.github.io/scroll-to-text-fragment/). A browser looks for the first place that fits,
without regard to case, from word border to word border; each part lies in one block of the page.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from retrieval.article import Span

LONGEST_EXACT = 300
"""Characters of a quotation that stands in the link as a whole; of a longer one its two ends do.
The limit of Chromium's own generator of such links."""
ENDS = 5
"""Words of each end of a longer quotation."""
MOST_CONTEXT = 10
"""Words before or after it that may be given to tell it from an earlier place."""

_WORD = re.compile(r"\w+(?:['’.,-]\w+)*")
_DIRECTIVE = ":~:"


def link_to(url: str, text: str, span: Span) -> str:
    """Return a link that shows a span of an article in its page.

    Args:
        url: The page's address, as `web_address` gives it.
        text: The article's text.
        span: What to show, in characters of the text.

    Returns:
        The link; the bare address where the span holds no word.
    """
    directive = _directive(text, span)
    page = url.partition(_DIRECTIVE)[0].removesuffix("#")
    if not directive:
        return page
    return f"{page}{'' if '#' in page else '#'}{_DIRECTIVE}text={directive}"


def _directive(text: str, span: Span) -> str:
    words = list(_WORD.finditer(text))
    inside = [
        i for i, word in enumerate(words) if word.end() > span.start and word.start() < span.end
    ]
    if not inside:
        return ""
    first, last = inside[0], inside[-1]
    start, end = words[first].start(), words[last].end()
    whole = text[start:end]
    if len(whole) <= LONGEST_EXACT and not _breaks(whole):
        parts = [_plain(whole)]
    else:
        parts = list(_ends(text, words, first, last))
    context, told_apart = _context(text, words, first, parts)
    following = "" if told_apart or len(parts) > 1 else _following(text, words, last, parts[0])
    if following:
        context = ""
    prefix = [f"{_encode(context)}-"] if context else []
    suffix = [f"-{_encode(following)}"] if following else []
    return ",".join((*prefix, *map(_encode, parts), *suffix))


def _ends(text: str, words: list[re.Match[str]], first: int, last: int) -> Iterator[str]:
    """The first and the last words, each of one line."""
    head = min(first + ENDS - 1, (first + last) // 2)
    tail = max(last - ENDS + 1, head + 1 if head < last else last)
    while head > first and _breaks(text[words[first].start() : words[head].end()]):
        head -= 1
    while tail < last and _breaks(text[words[tail].start() : words[last].end()]):
        tail += 1
    yield _plain(text[words[first].start() : words[head].end()])
    yield _plain(text[words[tail].start() : words[last].end()])


def _context(
    text: str, words: list[re.Match[str]], first: int, parts: list[str]
) -> tuple[str, bool]:
    """The fewest words before the place that tell it from every earlier one; "" for none.

    With it, whether they do: words of the same line may not.
    """
    flat = _plain(text[: words[first].end() + len(parts[0]) * 2]).casefold()
    start = parts[0].casefold()
    place = len(_plain(text[: words[first].start()] + "x").casefold()) - 1
    if _find(flat, "", start) >= place:
        return "", True
    context = ""
    for before in range(first - 1, max(first - 1 - MOST_CONTEXT, -1), -1):
        lead = text[words[before].start() : words[first].start()]
        if _breaks(lead):
            break
        # With all that stands between the two: between a prefix and what follows it, a browser
        # passes over white space only.
        context = _plain(lead)
        if _find(flat, context.casefold(), start) >= place:
            return context, True
    return context, False


def _following(text: str, words: list[re.Match[str]], last: int, whole: str) -> str:
    """The fewest words behind the place that tell it from every earlier one; "" where none do."""
    start, flat = words[last].end(), _plain(text).casefold()
    place = len(_plain(text[:start]))
    for behind in range(last + 1, min(last + 1 + MOST_CONTEXT, len(words))):
        lead = text[start : words[behind].end()]
        if _breaks(lead):
            break
        suffix = _plain(lead).casefold()
        joined = rf"(?<!\w){re.escape(whole.casefold())}(?=\s*{re.escape(suffix)}(?!\w))"
        match = re.search(joined, flat)
        if match and match.end() >= place:
            return _plain(lead)
    return ""


def _find(flat: str, prefix: str, words: str) -> int:
    """Where some words first stand, behind a prefix if there is one; the end for nowhere."""
    lead = rf"(?<!\w){re.escape(prefix)}\s*" if prefix else r"(?<!\w)"
    match = re.search(rf"{lead}(?P<words>{re.escape(words)})(?!\w)", flat)
    return match.start("words") if match else len(flat)


def _breaks(text: str) -> bool:
    """Whether a stretch goes over a line's end, where a page may have another block."""
    return len(text.splitlines()) > 1


def _plain(text: str) -> str:
    return " ".join(text.split())


def _encode(text: str) -> str:
    """Percent-encode a part, and the hyphen too, which else would mark a prefix or suffix."""
    return quote(text, safe="").replace("-", "%2D")
