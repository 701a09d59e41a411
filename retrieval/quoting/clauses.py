"""Clauses as content: "said that …", "asked whether …", "urged them to …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retrieval.quoting import cues
from retrieval.quoting.contents import Content, before_rejoining, make_content

if TYPE_CHECKING:
    from spacy.tokens import Token

    from retrieval.quoting.paragraphs import Paragraph

_REACH = 14
"""How many words after a cue its clause may begin."""
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_SPEAKING = cues.CLAUSE | cues.TAG


def find_clause(verb: Token, lemma: str, paragraph: Paragraph) -> Content | None:
    """Read "said that …", "argued …", "pointed out how …"."""
    if lemma not in cues.CLAUSE:
        return None
    child = _clause_child(verb)
    if child is None:
        return _loose_clause(verb, lemma, paragraph)
    first = _after_time(max(child.left_edge.i, verb.i + 1), paragraph)
    stop = end_of_clause(verb, child, paragraph)
    for more in verb.rights:
        # A second clause side by side with the first: "it is halted, it will resume".
        if more.dep_ == "ccomp" and more.i > child.i and more.left_edge.i <= stop + 2:
            stop = max(stop, end_of_clause(verb, more, paragraph))
    return make_content(verb, first, stop)


def _clause_child(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ == "ccomp" and child.i > verb.i:
            return child
    return None


def _after_time(first: int, paragraph: Paragraph) -> int:
    """Step over a time that the parser took into the clause ("said Monday he would …")."""
    at = first
    doc = paragraph.doc
    while at + 2 < len(doc) and doc[at].ent_type_ in {"DATE", "TIME"} and paragraph.inside[at] < 0:
        at += 1
    return first if doc[at].text == "," or doc[at].pos_ in {"VERB", "AUX", "PART"} else at


def _loose_clause(verb: Token, lemma: str, paragraph: Paragraph) -> Content | None:
    """Take a clause that the parser hung elsewhere: after "that", or all that follows "said"."""
    _, end = paragraph.sentence_of(verb.i)
    end = _rest(verb.i + 1, end, paragraph)
    for at in range(verb.i + 1, min(verb.i + _REACH, end)):
        token = verb.doc[at]
        if paragraph.inside[at] >= 0 or token.text in {":", ";"} or token.pos_ == "VERB":
            break
        if token.lower_ == "that" and token.tag_ == "IN" and token.dep_ in {"mark", "advmod"}:
            return make_content(verb, at, _until_participle(at, end, paragraph))
    return _all_that_follows(verb, end, paragraph) if lemma == "say" else None


def _all_that_follows(verb: Token, end: int, paragraph: Paragraph) -> Content | None:
    """Take the rest of a sentence after "said", where it is a clause with a finite verb."""
    doc = verb.doc
    if verb.tag_ not in _FINITE or verb.i + 1 >= end or paragraph.inside[verb.i + 1] >= 0:
        return None
    following = doc[verb.i + 1]
    inverted = any(child.dep_ == "nsubj" and child.i > verb.i for child in verb.children)
    if inverted or following.text in {",", "so", "."}:
        return None
    first = _after_time(following.i, paragraph)
    if following.dep_ == "prep":
        first = following.right_edge.i + 1
    stop = _until_participle(first, end, paragraph)
    finite = any(token.tag_ in _FINITE or token.tag_ == "MD" for token in doc[first:stop])
    if not finite or doc[first].pos_ in {"PUNCT", "VERB", "CCONJ"}:
        return None
    return make_content(verb, first, stop)


def _until_participle(first: int, end: int, paragraph: Paragraph) -> int:
    """Return where content ends before "…, citing …", which is the writer's going on."""
    doc = paragraph.doc
    for at in range(first + 1, end):
        token = doc[at]
        if paragraph.inside[at] >= 0:
            continue
        if token.tag_ == "VBG" and token.dep_ == "advcl" and doc[at - 1].text == ",":
            return at - 1
    return end


def end_of_clause(verb: Token, child: Token, paragraph: Paragraph) -> int:
    """Return where a clause ends: its subtree, within the sentence."""
    _, end = paragraph.sentence_of(verb.i)
    stop = min(max(child.right_edge.i + 1, child.i + 1), end)
    rest = _rest(stop, end, paragraph)
    if rest > stop and _goes_on(verb, stop, rest, paragraph):
        stop = rest
    stop = before_rejoining(verb, child.i + 1, stop, paragraph)
    return _until_participle(child.i, stop, paragraph)


def _rest(stop: int, end: int, paragraph: Paragraph) -> int:
    """Return the sentence's end without its full stop."""
    while end > stop and paragraph.doc[end - 1].text in {".", "!", "?", ";"}:
        end -= 1
    return end


def _goes_on(verb: Token, stop: int, rest: int, paragraph: Paragraph) -> bool:
    """Say whether what follows a clause in its sentence is rather more of it than something new."""
    doc = paragraph.doc
    if doc[stop].tag_ == "VBG":
        return False
    above = set(verb.ancestors)
    for token in doc[stop:rest]:
        if paragraph.inside[token.i] >= 0:
            continue
        if token.text in {";", ":"} or token in above:
            return False
        if token.head == verb and token.dep_ in {"conj", "advcl", "npadvmod", "prep"}:
            return False
        if token.pos_ == "VERB" and token.lemma_ in _SPEAKING:
            return False
    return True


def find_infinitive(verb: Token, lemma: str, paragraph: Paragraph) -> Content | None:
    """Read "vowed to …", "urged them to …", "told them to …"."""
    if lemma not in cues.INFINITIVE and lemma != "tell":
        return None
    for child in verb.children:
        if child.dep_ in {"xcomp", "ccomp"} and child.i > verb.i:
            if not any(left.lower_ == "to" for left in child.lefts):
                continue
            first = child.left_edge.i
            objects = [left for left in verb.rights if left.dep_ == "dobj" and left.i < child.i]
            if objects and lemma != "tell":
                first = min(first, objects[0].left_edge.i)
            if lemma == "tell" and not objects:
                continue
            called_on = [x for x in verb.rights if x.dep_ == "prep" and x.lower_ == "on"]
            if called_on and called_on[0].i < child.i:
                first = called_on[0].i + 1
            return make_content(verb, max(first, verb.i + 1), end_of_clause(verb, child, paragraph))
    return None


def find_asked(verb: Token, lemma: str, paragraph: Paragraph) -> Content | None:
    """Read "asked whether …" where the parser takes the question for an adverbial."""
    if lemma not in {"ask", "wonder", "say"}:
        return None
    for child in verb.children:
        if child.dep_ in {"advcl", "ccomp"} and child.i > verb.i:
            marks = [mark for mark in child.lefts if mark.lower_ in {"if", "whether"}]
            if marks and marks[0].i > verb.i:
                if lemma == "say" and marks[0].lower_ == "if":
                    continue
                return make_content(verb, child.left_edge.i, end_of_clause(verb, child, paragraph))
    return None
