"""Reported speech: what a cue outside of quotation marks takes as its content, by dependencies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retrieval.quoting.clauses import find_asked, find_clause, find_infinitive
from retrieval.quoting.complements import find_object, find_preposition
from retrieval.quoting.declining import declines
from retrieval.quoting.nonanswers import answerer_of, find_non_answer
from retrieval.quoting.phrases import speaker_at
from retrieval.quoting.plausible import may_speak
from retrieval.quoting.speakers import as_saying, find_subject, is_answered
from retrieval.quoting.statements import Statement, tidy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from retrieval.article import Span
    from retrieval.quoting.contents import Content
    from retrieval.quoting.paragraphs import Paragraph

_SHORTEST = 2


def find_indirect(paragraph: Paragraph, number: int, text: str) -> Iterator[Statement]:
    """Find the statements that the rules over the dependency tree give, cue by cue.

    Args:
        paragraph: A story paragraph.
        number: Its number among the story's paragraphs.
        text: The article's text.
    """
    for token in paragraph.doc:
        if paragraph.inside[token.i] >= 0:
            continue
        if token.lower_ == "according":
            found = _according(token, paragraph, number, text)
            if found is not None:
                yield found
            continue
        if token.pos_ not in {"VERB", "AUX"} and token.lower_ not in {"said", "says"}:
            continue
        if (
            token.lemma_ == "ask"
            and token.tag_ == "VBN"
            and (declines(token.head) or is_answered(token, paragraph))
        ):
            continue
        content = _content_of(token, paragraph)
        if content is None:
            continue
        spans = tidy(text, [widen(paragraph, content.first, content.stop)])
        teller = answerer_of(token) or find_subject(token, paragraph)
        if teller is not None and not may_speak(teller, token):
            continue
        called_for = token.lemma_ == "call" and token.doc[content.first - 1].lower_ == "for"
        if not spans or (content.stop - content.first < _SHORTEST and not called_for):
            continue
        cue = paragraph.span_of(content.cue_first, content.cue_stop)
        speaker = None if teller is None else speaker_at(teller, paragraph, number)
        yield Statement(spans, number, cue, speaker)


def widen(paragraph: Paragraph, first: int, stop: int) -> Span:
    """Take in the whole of a stretch in marks that the tree cuts through."""
    here = paragraph.inside[first]
    before = paragraph.inside[first - 1] if first else -1
    if here >= 0 and here == before:
        first = paragraph.tokens_of(here)[0]
    last = paragraph.inside[stop - 1]
    if last >= 0:
        stop = max(stop, paragraph.tokens_of(last)[1])
    return paragraph.span_of(first, stop)


def _content_of(verb: Token, paragraph: Paragraph) -> Content | None:
    lemma = verb.lemma_.lower()
    found = find_non_answer(verb, paragraph)
    if found is not None:
        return found
    for rule in (
        find_asked,
        find_clause,
        find_infinitive,
        find_object,
        find_preposition,
    ):
        if rule is find_preposition and as_saying(verb) is not None:
            return None
        found = rule(verb, lemma, paragraph)
        if found is not None:
            return found
    return None


def _according(token: Token, paragraph: Paragraph, number: int, text: str) -> Statement | None:
    """Read "…, according to X" and "According to X, …"."""
    doc = paragraph.doc
    if token.i + 1 >= len(doc) or doc[token.i + 1].lower_ != "to":
        return None
    to = doc[token.i + 1]
    noun = next((child for child in to.children if child.dep_ == "pobj"), None)
    first, stop = paragraph.sentence_of(token.i)
    if noun is None or not token.i < noun.i < stop:
        return None
    end = min(noun.right_edge.i + 1, stop)
    speaker = speaker_at(noun, paragraph, number)
    spans = []
    if token.i > first:
        before = token.i
        if doc[before - 1].text in {",", "—", "–", "-", ";"}:
            before -= 1
        if before > first:
            spans.append(widen(paragraph, first, before))
    rest = end
    if rest < stop and doc[rest].text in {",", ":"}:
        rest += 1
        if rest < stop and (token.i == first or not _new_clause(doc[rest])):
            spans.append(widen(paragraph, rest, stop))
    content = tidy(text, spans)
    if not content:
        return None
    return Statement(content, number, paragraph.span_of(token.i, token.i + 2), speaker)


def _new_clause(token: Token) -> bool:
    return token.dep_ in {"cc", "mark"} or token.lower_ in {"who", "which", "while", "and", "but"}
