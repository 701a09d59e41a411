"""What somebody did not answer: "declined to say whether …", "ducked questions about …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retrieval.quoting import cues
from retrieval.quoting.contents import Content, before_rejoining, cue_tokens
from retrieval.quoting.declining import (
    asked_of,
    declines,
    given_by,
    refused_verb,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

    from retrieval.quoting.paragraphs import Paragraph

_ABOUT = frozenset({"on", "about", "to", "regarding", "concerning", "over", "into"})
_TAKES_ABOUT = frozenset(
    "ask comment draw elaborate expand press question reply respond speak speculate talk".split()
)
"""Verbs whose matter may follow a preposition; "answer on Monday" tells only when."""
_TO_SOMEBODY = frozenset({"speak", "talk"})
"""Those whose "to" tells whom, and not what about."""
_FEWEST = 2
"""Words that tell what something is about; "it" or "more" does not."""
_Range = tuple[int, int]


def find_non_answer(verb: Token, paragraph: Paragraph) -> Content | None:
    """Read what somebody did not answer; None where a verb tells nothing of the kind.

    Where nothing tells what it was about, the content is what was not done: "to comment" in "He
    declined to comment", "a request for comment" in "did not respond to a request for comment".
    "He did not respond" alone has no content and is no statement.
    """
    if not declines(verb):
        return None
    last = _last_of_cue(verb)
    first = _first_of_cue(verb)
    found = _questions(last, paragraph) or _matter(last, paragraph)
    asked = asked_of(verb)
    if asked is not None and (found is None or found.stop - found.first < _FEWEST):
        what = _matter(asked, paragraph)
        found = what._replace(cue_stop=last.i + 1) if what else found
    if last.i > verb.i and (found is None or found.stop - found.first < _FEWEST):
        stop = max(last.i + 1, found.stop if found else 0)
        return Content(verb.i + 1, stop, first, verb.i + 1)
    return found._replace(cue_first=first) if found else None


def answerer_of(verb: Token) -> Token | None:
    """Return the subject of a passive that is a non-answer: "Lee would not be drawn on …"."""
    if verb.lemma_ != "draw" or not declines(verb):
        return None
    return next((child for child in verb.lefts if child.dep_ == "nsubjpass"), None)


def _first_of_cue(verb: Token) -> int:
    """Return where the cue begins: "has yet to" belongs to "respond", "would not be" to "drawn"."""
    first, _ = cue_tokens(verb, verb.i + 1)
    has = verb.head
    if has.lemma_ == "have" and first - 3 <= has.i < first and verb.dep_ in {"xcomp", "ccomp"}:
        return has.i
    return first


def _last_of_cue(verb: Token) -> Token:
    """Return the verb of answering that a cue ends with: "say" in "declined to say"."""
    lemma = verb.lemma_.lower()
    if lemma in cues.NON_ANSWERS:
        return refused_verb(verb) or verb
    if lemma in cues.AVOIDING | {"stop", "resist"}:
        for inner in verb.rights:
            if inner.dep_ in {"xcomp", "pcomp"} and inner.lemma_ in cues.ANSWERING:
                return inner
    if lemma == "stop":
        return next(word for word in verb.subtree if word.lemma_ in cues.ANSWERING)
    return verb


def _questions(verb: Token, paragraph: Paragraph) -> Content | None:
    """Read "ducked questions about …", "had no comment on …", "dodged the question"."""
    nouns = list(given_by(verb))
    if verb.lemma_ in cues.AVOIDING | {"ignore"}:
        nouns += [
            child
            for child in verb.rights
            if child.dep_ == "dobj" and child.lemma_ in cues.QUESTIONS
        ]
    elif verb.lemma_ not in cues.GIVING | cues.NON_ANSWERS:
        nouns = [child for child in verb.rights if child.lower_ in cues.SILENT]
    if not nouns:
        return None
    noun = nouns[-1]
    _, end = paragraph.sentence_of(verb.i)
    stop = max(noun.right_edge.i + 1, noun.i + 1)
    for inner in (*noun.rights, *(child for child in verb.rights if child.i > noun.i)):
        if inner.dep_ == "prep" and inner.lower_ in _ABOUT | {"of"}:
            stop = min(inner.right_edge.i + 1, end)
            stop = before_rejoining(verb, inner.i + 1, stop, paragraph)
            if inner.i + 1 < stop:
                return Content(inner.i + 1, stop, verb.i, inner.i + 1)
    if noun.lower_ in cues.SILENT:
        return None
    return Content(noun.left_edge.i, min(stop, end), verb.i, verb.i + 1)


def _matter(verb: Token, paragraph: Paragraph) -> Content | None:
    """Find what a verb of answering is about: its clause, its object, or what was asked."""
    clauses = any(child.dep_ in {"ccomp", "xcomp"} for child in verb.rights)
    for child in verb.rights:
        if child.dep_ in {"ccomp", "xcomp"} or (child.dep_ == "dobj" and not clauses):
            return _content(verb, child.left_edge.i, child, paragraph)
        if child.dep_ == "prep" and child.lower_ in _ABOUT and verb.lemma_ in _TAKES_ABOUT:
            if child.lower_ == "to" and verb.lemma_ in _TO_SOMEBODY:
                continue
            return _content(verb, child.i + 1, child, paragraph)
        if child.dep_ == "advcl" and child.lemma_ == "ask":
            found = _matter(child, paragraph)
            return found._replace(cue_stop=verb.i + 1) if found else None
        if child.dep_ == "advcl" and any(x.lower_ in {"if", "whether"} for x in child.lefts):
            return _content(verb, child.left_edge.i, child, paragraph)
    return None


def _content(verb: Token, first: int, child: Token, paragraph: Paragraph) -> Content | None:
    _, end = paragraph.sentence_of(verb.i)
    stop = min(child.right_edge.i + 1, end)
    stop = before_rejoining(verb, first, stop, paragraph)
    return Content(first, stop, verb.i, verb.i + 1) if verb.i < first < stop else None
