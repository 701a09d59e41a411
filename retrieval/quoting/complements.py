"""Objects and prepositional phrases as content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retrieval.quoting import cues
from retrieval.quoting.clauses import end_of_clause
from retrieval.quoting.contents import Content, cue_tokens, make_content
from retrieval.quoting.speakers import as_saying

if TYPE_CHECKING:
    from spacy.tokens import Token

    from retrieval.quoting.paragraphs import Paragraph

_REACH = 14
"""How many words after a cue words in marks may begin."""


def find_object(verb: Token, lemma: str, paragraph: Paragraph) -> Content | None:
    """Read "criticized the plan", "accused them of …", "called it a “rush”"."""
    if lemma not in cues.OBJECT or as_saying(verb) is not None:
        return None
    taken = None
    for child in sorted(verb.rights, key=lambda token: token.i):
        if taken is None:
            if child.dep_ == "dobj" or (
                child.dep_ in {"ccomp", "oprd"} and lemma in {"call", "label", "dub", "brand"}
            ):
                taken = (child.left_edge.i, child.right_edge.i + 1)
            continue
        goes_on = child.dep_ in {"oprd", "xcomp"} or (
            child.dep_ == "prep"
            and child.lower_ in cues.COMPLEMENT_PREPOSITIONS
            and (lemma, child.lower_) in cues.PREPOSITIONS
        )
        if goes_on and child.left_edge.i <= taken[1] + 1:
            taken = (taken[0], child.right_edge.i + 1)
    quoted = _quoted_end(verb, paragraph)
    if quoted is not None:
        taken = (verb.i + 1 if taken is None else taken[0], max(quoted, taken[1] if taken else 0))
    if taken is None or (lemma == "call" and not _named_so(verb, taken, paragraph)):
        return None
    _, end = paragraph.sentence_of(verb.i)
    return make_content(verb, max(taken[0], verb.i + 1), min(taken[1], end))


def _quoted_end(verb: Token, paragraph: Paragraph) -> int | None:
    """Return the end of words in marks that a verb gives to its object ("called it a “rush”")."""
    doc = paragraph.doc
    _, end = paragraph.sentence_of(verb.i)
    for at in range(verb.i + 1, min(verb.i + _REACH, end)):
        if paragraph.inside[at] >= 0:
            follows = at == verb.i + 1 and (verb.dep_ == "acl" or verb.tag_ == "VBN")
            return None if follows else paragraph.tokens_of(paragraph.inside[at])[1]
        if doc[at].pos_ in {"VERB", "AUX"} or doc[at].text in {",", ";", ":"}:
            return None
    return None


def _named_so(verb: Token, taken: tuple[int, int], paragraph: Paragraph) -> bool:
    """Say whether "call" gives a name to something, and is no telephone call or relative clause."""
    nearby = range(verb.i + 1, min(taken[1] + 1, len(verb.doc)))
    marked = any(paragraph.inside[at] >= 0 for at in nearby)
    if verb.dep_ == "acl" and verb.tag_ in {"VBN", "VBD"}:
        return marked and verb.doc[verb.i + 1].pos_ in {"PRON", "PROPN"}
    if any(child.dep_ in {"oprd", "ccomp"} for child in verb.rights):
        return True
    return marked


def find_preposition(verb: Token, lemma: str, paragraph: Paragraph) -> Content | None:
    """Read "called for restraint", "talked about …", "called for all sides to stop"."""
    for child in verb.rights:
        if child.dep_ in {"advcl", "ccomp", "xcomp"} and (lemma, "for") in cues.PREPOSITIONS:
            # "called for all sides to stop": the parser takes "for" as a mark.
            start = child.left_edge.i
            if verb.doc[start].lower_ == "for" and start == verb.i + 1:
                return Content(
                    start + 1, end_of_clause(verb, child, paragraph), *cue_tokens(verb, start)
                )
        if child.dep_ != "prep" or (lemma, child.lower_) not in cues.PREPOSITIONS:
            continue
        inner = next((noun for noun in child.children if noun.dep_ in {"pobj", "pcomp"}), None)
        if inner is None or child.i < verb.i:
            continue
        _, end = paragraph.sentence_of(verb.i)
        stop = child.right_edge.i + 1
        for later in verb.rights:
            if later.dep_ == "xcomp" and later.i > child.i:
                stop = later.right_edge.i + 1
        first, cue_stop = cue_tokens(verb, child.i)
        if child.i == verb.i + 1 or child.i == cue_stop:
            cue_stop = child.i + 1
        if child.i + 1 >= min(stop, end):
            continue
        return Content(child.i + 1, min(stop, end), first, cue_stop)
    return None
