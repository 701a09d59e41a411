"""Reading a journalist's draft: the quotations in it, and whom the words around name as speaker.

A light reading by rules of the draft's own words, without spaCy: it must be quick, and where it is
not sure it names nobody, so that the quotation is checked for its words alone.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from retrieval.article import Span
from retrieval.asking.claims.quoted import scan_quoted
from retrieval.asking.claims.words import words_of
from retrieval.asking.speaking import AUDIENCE
from retrieval.language.forms import BASE_FORMS
from retrieval.quoting.cues import CLAUSE, TAG

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST_DRAFT = 20_000
"""Characters of a draft that are read: some ten pages."""
MOST_MARKS = 400
"""Quotation marks of a draft that are read: ten pages hold fewer, and reading them takes time by
the square of their number."""
FEWEST_AROUND = 6
"""Words around a single quotation that make the text a draft, and no question about it."""
LONG_ENOUGH = 3
"""Words that one of the quotations must have; shorter ones alone are names and titles."""
_NEAR_CUE = 8
"""Words between a quotation and the verb that reports it, or between that verb and its end."""
_LONGEST_NAME = 9
"""Words by which a speaker is named, role included."""

_MARK = re.compile("[\"“”„«»‟＂'‘’‚‹›「」『』]")
_COMMAND = re.compile(
    r"\s*/verify(?:@\w+)?\b|\s*(?:verify|check|fact-?check)\b[:\s]", re.IGNORECASE
)
_ASKS = re.compile(
    r"\s*(?:what|which|why|when|where|how|compare|show|find|list|give|tell)\b", re.IGNORECASE
)
_SENTENCE_END = re.compile(
    r"(?<![A-Z])(?<!Mr)(?<!Ms)(?<!Dr)(?<!Mrs)(?<!Gen)(?<!Sen)[.!?](?=\s|$)|\n"
)
_TOKEN = re.compile(r"\w+(?:[.'’-]\w+)*\.?|[,;:—–()]")
_ACCORDING = re.compile(r"\baccording to (?P<name>[^,;:()“”\"]+)", re.IGNORECASE)
_LABEL = re.compile(r"^\W*(?P<name>[^,;:.()“”\"]{2,60}):\s*$")
_ADVERBS = frozenset(
    "also later then has had have further however did does do would will again once reportedly "
    "never ever really actually publicly and but or while that it is was".split()
)
_JOINING = frozenset("and but or while whereas".split())
_ENDS = frozenset(
    "on in at after during when as while following to with before from by who which that whose "
    "where last this earlier later today yesterday adding monday tuesday wednesday thursday friday "
    "saturday sunday".split()
)
_OTHER_SENSES = "begin blast charge go offer order point post read shoot"
_CUES = (TAG | CLAUSE) - frozenset(_OTHER_SENSES.split())
"""Verbs that report, without those that oftener mean something else where nothing is parsed."""
_TOLD_TO = re.compile(rf"^\s+{AUDIENCE}(?=\s)(?! (?:is|are|was|were|has|have)\b)", re.IGNORECASE)
"""Whom a speaker told it: "Lee told *reporters* that …"."""
PRONOUNS = frozenset("he she they it".split())


class Claimed(NamedTuple):
    """A quotation of a draft.

    Attributes:
        text: Its words, without the marks; where a cue parts it inside a sentence, both parts.
        speaker: The words by which the draft names its speaker; "" where it does not, or where a
            pronoun means nobody whom it has named.
        spans: Where its parts stand between the marks, in characters of the draft; none for a
            claim without marks.
    """

    text: str
    speaker: str
    spans: tuple[Span, ...] = ()


class _Piece(NamedTuple):
    inner: str
    span: Span
    """Where that stands in the text."""
    before: str
    after: str


def read_draft(text: str) -> tuple[Claimed, ...]:
    """Return the quotations of a draft with the speakers that it claims.

    Args:
        text: What was typed or pasted; only the first `LONGEST_DRAFT` characters are read.

    Returns:
        The quotations in order; none where the text is no draft but a question: it holds no
        quotation of three words, or a single one with little around it.
    """
    marks = [match.start() for match in islice(_MARK.finditer(text), MOST_MARKS + 1)]
    text = text[: min(LONGEST_DRAFT, marks[MOST_MARKS] if len(marks) > MOST_MARKS else len(text))]
    command = _COMMAND.match(text)
    first = command.end() if command else 0
    body = text[first:]
    if not command and _ASKS.match(body):
        return ()
    pieces = _pieces(text, first)
    if not any(len(words_of(piece.inner)) >= LONG_ENOUGH for piece in pieces):
        return ()
    claims = _claims(pieces)
    if len(claims) > 1:
        return tuple(claims)
    around = len(words_of(body)) - len(words_of(pieces[0].inner))
    asks = body.rstrip().endswith("?") or command
    return tuple(claims) if around >= FEWEST_AROUND and not asks else ()


def _pieces(text: str, first: int) -> list[_Piece]:
    """Return what stands in marks from a place on, with the text before and after it."""
    kept = scan_quoted(text, first)
    edges = [first, *(one.span.end for one in kept)]
    starts = [*(one.span.start for one in kept), len(text)]
    return [
        _Piece(
            one.inner.of(text).strip(),
            _stripped(text, one.inner),
            text[edges[place] : one.span.start],
            text[one.span.end : starts[place + 1]],
        )
        for place, one in enumerate(kept)
    ]


def _stripped(text: str, span: Span) -> Span:
    """Return a span without the white space at its ends."""
    inner = span.of(text)
    start = span.start + len(inner) - len(inner.lstrip())
    return Span(start, start + len(inner.strip()))


def _claims(pieces: Sequence[_Piece]) -> list[Claimed]:
    claims: list[Claimed] = []
    named = ""
    for piece in pieces:
        if claims and claims[-1].text[-1:] in ",-—–" and _parts(piece.before):
            # "…," she said, "…": one quotation, and the cue between its parts was read.
            claims[-1] = Claimed(
                f"{claims[-1].text} {piece.inner}",
                claims[-1].speaker,
                (*claims[-1].spans, piece.span),
            )
            continue
        speaker = _after(piece) or _before(piece)
        if speaker.lower() in PRONOUNS or (not speaker and claims and _goes_on(piece.before)):
            speaker = named
        named = speaker or named
        claims.append(Claimed(piece.inner, speaker, (piece.span,)))
    return claims


def _parts(between: str) -> bool:
    """Say whether words between two quotations only name who says both: ", Lee said, "."""
    ended = _SENTENCE_END.search(between.strip()) or not between.rstrip().endswith(",")
    return not ended and _finds_cue(between)


def read_report(text: str) -> Claimed | None:
    """Read a claim without marks: "Lee said that the mill will close"; None where it is no report.

    Args:
        text: One sentence.
    """
    tokens = list(_TOKEN.finditer(text))
    for place, token in enumerate(tokens[: _LONGEST_NAME + 1]):
        if place and is_cue(token[0]):
            name = _subject([one[0] for one in tokens[: place + 1]])
            claim = _TOLD_TO.sub("", text[token.end() :], count=1)
            claim = re.sub(r"^[\s,:]*(?:that\b)?\s*", "", claim)
            return Claimed(claim, name) if name and claim else None
    return None


def _after(piece: _Piece) -> str:
    """Return whom the words behind a quotation name: "…," Lee said; "…," said Ann Lee."""
    if piece.inner.endswith(".") or "\n" in piece.after[:1]:
        return ""
    segment = _SENTENCE_END.split(piece.after, maxsplit=1)[0]
    according = _ACCORDING.match(segment.lstrip(" ,"))
    if according:
        return _name(according["name"].split())
    tokens = _TOKEN.findall(segment)
    while tokens and tokens[0] in ",;—–":
        tokens.pop(0)
    if not tokens or tokens[0].lower() in _JOINING:
        return ""
    if is_cue(tokens[0]):
        return _name(tokens[1:])
    return _subject(tokens[: _NEAR_CUE + 1])


def _before(piece: _Piece) -> str:
    """Return whom the words before a quotation name: Lee said: "…"; according to Lee, "…"."""
    segment = _SENTENCE_END.split(piece.before)[-1]
    according = _ACCORDING.search(segment)
    if according:
        return _name(according["name"].split())
    label = _LABEL.match(segment)
    tokens = _TOKEN.findall(segment)
    cues = [place for place, token in enumerate(tokens) if is_cue(token)]
    for place in reversed(cues):
        if len(tokens) - place > _NEAR_CUE + 4:
            break
        clause = _without_aside(tokens[:place])
        name = _subject([*clause, tokens[place]])
        if name:
            return name
    return _name(label["name"].split()) if label and not cues else ""


def _without_aside(tokens: list[str]) -> list[str]:
    """Return the clause that a verb closes, without an aside between commas: "Lee, who …, said"."""
    if tokens[-1:] == [","]:
        tokens = tokens[:-1]
        tokens = tokens[: _last_comma(tokens)] if "," in tokens else tokens
    return tokens[_last_comma(tokens) + 1 :]


def _last_comma(tokens: Sequence[str]) -> int:
    return max((place for place, word in enumerate(tokens) if word == ","), default=-1)


def _subject(tokens: Sequence[str]) -> str:
    """Return the words before the first verb of saying, where they can name somebody."""
    for place, token in enumerate(tokens):
        if place and is_cue(token):
            words = [word for word in tokens[:place] if word.lower() not in _ADVERBS]
            if words and words[0].lower() in PRONOUNS:
                return words[0]
            return _name(words) if len(_name(words).split()) == len(words) else ""
    return ""


def _name(tokens: Sequence[str]) -> str:
    """Return the first words as far as they can name somebody."""
    words: list[str] = []
    for token in tokens[:_LONGEST_NAME]:
        if not token[:1].isalnum() or token.lower() in _ENDS:
            break
        words.append(token)
    return " ".join(words)


def _goes_on(before: str) -> bool:
    """Say whether a quotation follows another with nothing new between but its cue."""
    sentences = [part for part in _SENTENCE_END.split(before) if re.search(r"\w", part)]
    if not sentences:
        return True
    if "\n" in before.strip(" ") or len(sentences) > 1:
        return False
    after_cue = bool(_SENTENCE_END.search(before)) and _finds_cue(sentences[0])
    words = sentences[0].lower().split()
    return after_cue or all(word.strip(",") in _ADVERBS or is_cue(word) for word in words)


def _finds_cue(text: str) -> bool:
    return any(is_cue(token) for token in _TOKEN.findall(text))


def is_cue(word: str) -> bool:
    """Say whether a word is a form of a verb that reports a statement."""
    low = word.lower()
    if low in BASE_FORMS:
        return BASE_FORMS[low] in _CUES
    stems = {low}
    for ending in ("s", "es", "d", "ed", "ing"):
        stem = low.removesuffix(ending)
        if stem != low:
            stems |= {stem, stem + "e"}
            if stem[-2:-1] == stem[-1:]:
                stems.add(stem[:-1])
            if stem.endswith("i"):
                stems.add(stem[:-1] + "y")
    return not stems.isdisjoint(_CUES)
