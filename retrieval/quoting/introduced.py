"""Statements that a colon or a signature gives to somebody: transcripts, "…:", "…" — Jane Roe."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from retrieval.article import Span
from retrieval.quoting import cues
from retrieval.quoting.direct import may_tag
from retrieval.quoting.names import person_key
from retrieval.quoting.phrases import speaker_at
from retrieval.quoting.speakers import find_subject
from retrieval.quoting.statements import UNCLEAR, Rule, Speaker, Statement, tidy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from retrieval.quoting.paragraphs import Paragraph

_NAME_COLON = re.compile(
    r"[\"“‘]?(?P<name>[A-Z][\w.’'\-]*(?:\s+(?:[A-Z][\w.’'\-]*|of|the|de|van|von)){0,4})\s?:\s+(?=\S)"
)
_SIGNED = re.compile(r"\s*[—–―-]{1,2}\s*(?P<name>[A-Z][\w.’'\-]*(?:\s+[\w.’'\-]+){0,5})")
_WORDS_OF_A_NAME = 4
_LABELS = frozenset(
    """
    alert also breaking correction developing exclusive just live more news note photo photos read
    related this update updated video warning watch
    """.split()
)
"""Words before a colon that announce something and name nobody ("THIS JUST IN:"). By hand."""
_QUESTION = re.compile(r"\s*Q\s?[:.]\s+\S")
_ANSWER = re.compile(r"\s*A\s?:\s+(?=\S)")


def is_label(name: str) -> bool:
    """Say whether words before a colon announce something, and are nobody's name."""
    words = name.lower().split()
    return bool(words) and (words[0] in _LABELS or words == ["editor's", "note"])


def is_question(paragraph: Paragraph) -> bool:
    """Say whether a paragraph is the "Q: …" of an interview."""
    return "?" in paragraph.text and _QUESTION.match(paragraph.text) is not None


def find_answer(
    paragraph: Paragraph, number: int, text: str, answerer: Speaker | None
) -> Statement | None:
    """Read the "A: …" of an interview.

    Args:
        paragraph: A story paragraph of an interview that has questions marked "Q:".
        number: Its number among the story's paragraphs.
        text: The article's text.
        answerer: Who answers, None where that is unclear.
    """
    match = _ANSWER.match(paragraph.text)
    if match is None:
        return None
    content = tidy(text, [paragraph.place(match.end(), len(paragraph.text))])
    if not content:
        return None
    return Statement(
        content,
        number,
        speaker=answerer,
        rule=Rule.TRANSCRIPT,
        confidence=None if answerer else UNCLEAR,
    )


def find_answerer(paragraphs: Sequence[Paragraph]) -> Speaker | None:
    """Return the only person whom an interview names before its first "Q: …", or None."""
    found: dict[str, Speaker] = {}
    for number, paragraph in enumerate(paragraphs):
        if is_question(paragraph):
            break
        for entity in paragraph.doc.ents:
            if entity.label_ == "PERSON":
                key = person_key(entity.text.split()[-1])
                found[key] = speaker_at(entity.root, paragraph, number)
    return next(iter(found.values())) if len(found) == 1 else None


def find_transcript(
    paragraph: Paragraph, number: int, text: str, names: frozenset[str]
) -> Statement | None:
    """Read "NAME: what they said" at a paragraph's start.

    Args:
        paragraph: A story paragraph.
        number: Its number among the story's paragraphs.
        text: The article's text.
        names: Last words of the names in the article, lower case; others are no names.
    """
    body = paragraph.text
    match = _NAME_COLON.match(body)
    if match is None or not paragraph.doc:
        return None
    words = match["name"].split()
    capitals = match["name"].isupper() and len(match["name"]) > 2
    if (
        len(words) > _WORDS_OF_A_NAME
        or is_label(match["name"])
        or not (capitals or words[-1].lower() in names)
    ):
        return None
    start, end = match.span("name")
    head = next((token for token in paragraph.doc if token.idx + len(token) >= end), None)
    content = tidy(text, [paragraph.place(match.end(), len(body))])
    if head is None or not content:
        return None
    colon = body.index(":", end)
    return Statement(
        content,
        number,
        paragraph.place(colon, colon + 1),
        Speaker(Span(paragraph.offset + start, paragraph.offset + end), number, head.i),
    )


def find_signed(paragraph: Paragraph, number: int, text: str) -> Iterator[Statement]:
    """Read quotations that are signed: "What they said." — Jane Roe.

    Args:
        paragraph: A story paragraph.
        number: Its number among the story's paragraphs.
        text: The article's text.
    """
    body = paragraph.text
    for order, stretch in enumerate(paragraph.stretches):
        match = _SIGNED.match(body, stretch.span.end)
        rest = body[match.end() :].strip() if match else ""
        following = paragraph.stretches[order + 1 :]
        last = not rest.strip(".") or (
            bool(following) and following[0].span.start <= match.end() + 2 if match else False
        )
        if match is None or not last or not _is_signature(match["name"]):
            continue
        if paragraph.text[: stretch.span.start].strip() and order == 0:
            continue
        start, end = match.span("name")
        head = next((token for token in paragraph.doc if token.idx + len(token) >= end), None)
        content = tidy(text, [paragraph.place(*stretch.span)])
        if head is not None and content:
            yield Statement(
                content, number, None, Speaker(paragraph.place(start, end), number, head.i)
            )


def _is_signature(name: str) -> bool:
    words = name.split()
    return sum(word[:1].isupper() for word in words) >= 2 * len(words) / 3


def introducing_speaker(paragraph: Paragraph, number: int) -> Speaker | None:
    """Return who speaks after a paragraph such as "Mr. Lee continued:", or None."""
    first, stop = paragraph.sentences[-1]
    for at in range(stop - 1, first - 1, -1):
        token = paragraph.doc[at]
        if paragraph.inside[at] < 0 and (may_tag(token) or token.lemma_.lower() in cues.CLAUSE):
            subject = find_subject(token, paragraph)
            if subject is not None:
                return speaker_at(subject, paragraph, number)
    return _root_subject(paragraph, first, stop, number)


def _root_subject(paragraph: Paragraph, first: int, stop: int, number: int) -> Speaker | None:
    """Take who does something before a colon ("Ms. Lee put it bluntly:"), or who is named there."""
    for at in range(first, stop):
        token = paragraph.doc[at]
        named = token.ent_type_ in {"PERSON", "ORG"} or token.lower_ in {"he", "she"}
        acts = token.dep_ == "nsubj" and token.head.dep_ == "ROOT"
        if named and acts and paragraph.inside[at] < 0:
            return speaker_at(token, paragraph, number)
    return None


def find_after_colon(
    paragraph: Paragraph, number: int, text: str, taken: list[Statement]
) -> Iterator[Statement]:
    """Read what stands in marks after a colon that no verb of saying introduces.

    Args:
        paragraph: A story paragraph.
        number: Its number among the story's paragraphs.
        text: The article's text.
        taken: The statements found in it so far.
    """
    for first, stop in paragraph.sentences:
        for at in range(first + 1, stop):
            if not paragraph.starts_stretch(at) or paragraph.doc[at - 1].text != ":":
                continue
            end = paragraph.tokens_of(paragraph.inside[at])[1]
            content = tidy(text, [paragraph.span_of(at, end)])
            if not content or any(one.meets(content[0]) for found in taken for one in found.spans):
                continue
            speaker = _root_subject(paragraph, first, at, number) or _named_before(
                paragraph, first, at - 1, number
            )
            if speaker is not None:
                yield Statement(content, number, paragraph.span_of(at - 1, at), speaker)


def _named_before(paragraph: Paragraph, first: int, colon: int, number: int) -> Speaker | None:
    token = paragraph.doc[colon - 1]
    if colon > first and token.ent_type_ in {"PERSON", "ORG"} and paragraph.inside[token.i] < 0:
        return speaker_at(token, paragraph, number)
    return None
