"""Statements in quotation marks: the cue beside them, and what they take in of their sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from retrieval.quoting import cues
from retrieval.quoting.phrases import phrase_of, speaker_at
from retrieval.quoting.plausible import may_speak
from retrieval.quoting.speakers import as_saying, find_subject, grammatical_subject
from retrieval.quoting.statements import NONE_QUOTED, Statement, tidy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from retrieval.article import Span
    from retrieval.quoting.paragraphs import Paragraph

_DASHES = frozenset({"—", "–", "―", "--", "-"})
_CLAUSE_OPENERS = frozenset("that if whether how why what who where when because".split())
_SUBORDINATE = frozenset({"relcl", "advcl", "acl", "pcomp", "csubj"})
_LONG_GAP = 14
_TAIL = 6
_NEAR_TAG = 6
_FEWEST_TOKENS = 6


class Tagged(NamedTuple):
    """A statement with the cue token that reports it."""

    cue: int
    statement: Statement


def find_tagged(paragraph: Paragraph, number: int, text: str) -> Iterator[Tagged]:
    """Find statements that stand beside their cue: "…," X said, "…"; X said: "…"; …, X said.

    Args:
        paragraph: A story paragraph.
        number: Its number among the story's paragraphs.
        text: The article's text.
    """
    for first, stop in paragraph.sentences:
        for at in range(first, stop):
            token = paragraph.doc[at]
            if paragraph.inside[at] >= 0:
                continue
            if not may_tag(token) and not _follows_comma(token, paragraph, first):
                continue
            subject = _beside_cue(token, paragraph)
            spans = _before(token, subject, paragraph, first)
            if spans:
                spans += _rest(token, paragraph, stop)
            else:
                spans = _after(token, paragraph, stop)
            content = tidy(text, spans)
            if content:
                teller = find_subject(token, paragraph)
                if teller is not None and not may_speak(teller, token):
                    if paragraph.quoted_share(*_tokens(paragraph, content)) < NONE_QUOTED:
                        continue
                    teller = None
                speaker = None if teller is None else speaker_at(teller, paragraph, number)
                cue = paragraph.span_of(*_cue(token))
                yield Tagged(at, Statement(content, number, cue, speaker))


def _tokens(paragraph: Paragraph, content: tuple[Span, ...]) -> tuple[int, int]:
    """Return the tokens from content's first character to its last."""
    inside = [
        token.i
        for token in paragraph.doc
        if content[0].start <= paragraph.offset + token.idx < content[-1].end
    ]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)


def _beside_cue(token: Token, paragraph: Paragraph) -> Token | None:
    """Return who stands beside a cue: in "…, the agency quoted X as saying" the agency."""
    if as_saying(token) == token and token.tag_ != "VBN":
        return grammatical_subject(token, paragraph)
    return find_subject(token, paragraph)


def may_tag(token: Token) -> bool:
    """Say whether a token is a verb that stands beside what was said."""
    if token.lower_ in {"said", "says"}:
        return True
    return token.pos_ == "VERB" and token.lemma_.lower() in cues.TAG


def _follows_comma(token: Token, paragraph: Paragraph, first: int) -> bool:
    """Say whether any verb stands as a tag does: “…,” he mocks."""
    if token.tag_ not in {"VBD", "VBZ"} or token.pos_ != "VERB":
        return False
    for at in range(token.i - 1, max(first, token.i - _NEAR_TAG) - 1, -1):
        word = paragraph.doc[at]
        stretch = paragraph.inside[at]
        if stretch >= 0:
            inner = paragraph.stretches[stretch].inner.of(paragraph.text).rstrip()
            whole = at + 1 - paragraph.tokens_of(stretch)[0] >= _FEWEST_TOKENS
            return inner[-1:] in {",", "!", "?"} and whole
        if word.pos_ in {"VERB", "AUX", "SCONJ", "CCONJ", "PUNCT"} or word.tag_ in {"WDT", "WP"}:
            return False
    return False


def _cue(token: Token) -> tuple[int, int]:
    first = token.i
    while (
        first > 0
        and token.doc[first - 1].head == token
        and (token.doc[first - 1].dep_ in {"aux", "auxpass", "neg"})
    ):
        first -= 1
    return first, token.i + 1


def _edges(token: Token, subject: Token | None, paragraph: Paragraph) -> tuple[int, int]:
    """Return the tokens of cue and subject together."""
    first, stop = _cue(token)
    if subject is not None:
        low, high = phrase_of(subject, paragraph)
        # A subject far away belongs to another clause ("X, who …, and added: …").
        if high <= first and all(
            paragraph.doc[at].pos_ in {"PUNCT", "ADV", "AUX"}
            or _hangs_on(paragraph.doc[at], subject)
            or not any(map(str.isalnum, paragraph.doc[at].text))
            for at in range(high, first)
        ):
            first = low
        elif low >= stop:
            stop = high
    while (
        first > 0
        and paragraph.inside[first - 1] < 0
        and (paragraph.doc[first - 1].dep_ == "advmod" and paragraph.doc[first - 1].head == token)
    ):
        first -= 1
    return first, stop


def _hangs_on(token: Token, head: Token) -> bool:
    return any(above == head for above in token.ancestors)


def _before(token: Token, subject: Token | None, paragraph: Paragraph, sentence: int) -> list[Span]:
    """Return what stands before a cue and its subject, when that is a statement."""
    if subject is None and token.dep_ in _SUBORDINATE:
        return []
    first, _ = _edges(token, subject, paragraph)
    before = first - 1
    if before < sentence:
        return []
    if paragraph.inside[before] >= 0:
        begin = _begin(paragraph, sentence, before)
        return [paragraph.span_of(begin, before + 1)]
    if paragraph.doc[before].text not in {",", *_DASHES} or before == sentence:
        return []
    if paragraph.inside[before - 1] >= 0 and paragraph.doc[before].text in _DASHES | {","}:
        begin = _begin(paragraph, sentence, before)
        return [paragraph.span_of(begin, before)]
    if subject is not None and _inserted(token, paragraph, first):
        return [paragraph.span_of(sentence, before)]
    if token.dep_ in _SUBORDINATE or _has_clause_after(token, paragraph):
        return []
    lefts = [child for child in token.lefts if child.dep_ in {"ccomp", "csubj"} and child.i < first]
    inserted = token.dep_ in {"parataxis", "ccomp"} and token.head.i < first
    if not lefts and not inserted:
        return []
    begin = _begin(paragraph, sentence, before)
    return [paragraph.span_of(begin, before)]


def _inserted(token: Token, paragraph: Paragraph, first: int) -> int | None:
    """Return where a sentence goes on after a tag between commas ("It is, he said, …")."""
    doc = paragraph.doc
    _, stop = paragraph.sentence_of(token.i)
    if doc[first].dep_ in {"mark", "cc"} or token.dep_ in {"relcl", "acl", "advcl", "conj"}:
        return None
    for at in range(token.i + 1, min(token.i + _TAIL, stop)):
        word = doc[at]
        if paragraph.inside[at] >= 0 or word.pos_ in {"VERB", "AUX", "SCONJ"}:
            return None
        if word.text == "," and at + 2 < stop:
            following = doc[at + 1]
            if paragraph.inside[at + 1] >= 0 and not _begins_clause(paragraph, first):
                return None
            if following.dep_ == "cc" or following.tag_ in {"VBG", "WDT", "WP", "VBN", "WRB"}:
                return None
            if any(
                child.dep_ == "ccomp" and child.i > token.i and child.left_edge.i <= at
                for child in token.children
            ):
                return None
            return at + 1
    return None


def _begins_clause(paragraph: Paragraph, tag: int) -> bool:
    """Say whether what stands before a tag may be a statement's first words ("The plan, …")."""
    first, _ = paragraph.sentence_of(tag)
    before = paragraph.doc[first:tag]
    starts = {"DET", "NOUN", "PROPN", "PRON", "CCONJ", "ADJ", "NUM"}
    return before[0].pos_ in starts and not any(word.tag_ in {"VBN", "VBG"} for word in before)


def _begin(paragraph: Paragraph, sentence: int, end: int) -> int:
    """Return where the content before a tag starts: with the marks after another cue, if any."""
    for at in range(end - 1, sentence, -1):
        if paragraph.starts_stretch(at) and (
            paragraph.doc[at - 1].text == ":" or _cue_precedes(paragraph, at, sentence)
        ):
            return at
    return sentence


def _cue_precedes(paragraph: Paragraph, stretch_start: int, sentence: int) -> bool:
    return any(
        paragraph.inside[at] < 0 and may_tag(paragraph.doc[at])
        for at in range(max(sentence, stretch_start - _LONG_GAP), stretch_start)
    )


def _has_clause_after(token: Token, paragraph: Paragraph) -> bool:
    if any(child.dep_ in {"ccomp", "dobj"} and child.i > token.i for child in token.children):
        return True
    following = token.i + 1
    return following < len(paragraph.doc) and (
        paragraph.inside[following] >= 0 or paragraph.doc[following].text == ":"
    )


def _rest(token: Token, paragraph: Paragraph, stop: int) -> list[Span]:
    """Return the second half of a split statement: what follows the tag in its sentence."""
    for at in range(token.i + 1, stop):
        if paragraph.starts_stretch(at):
            between = paragraph.doc[token.i + 1 : at]
            if any(may_tag(word) for word in between if paragraph.inside[word.i] < 0):
                return []
            if at and paragraph.doc[at - 1].text in {",", ":", *_DASHES}:
                return [paragraph.span_of(at, paragraph.tokens_of(paragraph.inside[at])[1])]
            return []
    first, _ = _edges(token, _beside_cue(token, paragraph), paragraph)
    if first and paragraph.doc[first - 1].text == "," and paragraph.inside[first - 2] < 0:
        after_tag = _inserted(token, paragraph, first)
        if after_tag is not None:
            end = stop
            if paragraph.doc[stop - 1].is_punct and paragraph.inside[stop - 1] < 0:
                end -= 1
            return [paragraph.span_of(after_tag, max(end, after_tag + 1))]
    left = [child for child in token.lefts if child.dep_ == "ccomp"]
    whole = token.head if token.dep_ == "parataxis" else (left[0] if left else None)
    if whole is not None and whole.right_edge.i > token.right_edge.i and token.dep_ == "parataxis":
        after = token.right_edge.i + 1
        if after < stop and paragraph.doc[after].text == "," and after + 1 < stop:
            return [paragraph.span_of(after + 1, min(whole.right_edge.i + 1, stop))]
    return []


def _after(token: Token, paragraph: Paragraph, stop: int) -> list[Span]:
    """Return a stretch in marks that follows its cue with no clause in between."""
    for at in range(token.i + 1, min(stop, token.i + 1 + _LONG_GAP)):
        word = paragraph.doc[at]
        if paragraph.starts_stretch(at):
            end = paragraph.tokens_of(paragraph.inside[at])[1]
            return [paragraph.span_of(at, _go_on(token, paragraph, at, end, stop))]
        if (
            word.lower_ in _CLAUSE_OPENERS
            or (word.dep_ in {"nsubj", "nsubjpass", "csubj"} and word.head != token)
            or (word.pos_ == "VERB" and word.dep_ in {"ccomp", "conj", "xcomp"})
        ):
            return []
    return []


def _go_on(token: Token, paragraph: Paragraph, first: int, end: int, stop: int) -> int:
    """Go on past the closing mark where the same clause does ('said "no" means no')."""
    for child in token.rights:
        if child.dep_ == "ccomp" and child.left_edge.i >= first and child.right_edge.i >= end:
            if paragraph.doc[end - 1].text in {",", "."} or end >= stop:
                return end
            inner = paragraph.stretches[paragraph.inside[first]].inner.of(paragraph.text)
            if inner.rstrip()[-1:] in {",", ".", "!", "?", "…"}:
                return end
            return min(child.right_edge.i + 1, stop)
    return end
