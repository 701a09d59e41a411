"""Attribution: which words name the speaker of a cue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retrieval.quoting.cues import AVOIDING, CLAUSE, DOCUMENTS, NON_ANSWERS, SAY_LESS, TAG
from retrieval.quoting.names import title_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from retrieval.quoting.paragraphs import Paragraph

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_UPWARD = frozenset({"conj", "xcomp", "advcl", "pcomp", "ccomp", "dep", "parataxis", "acomp"})
_RELATIVES = frozenset({"who", "which", "that", "whom"})
_REPORTING = CLAUSE | TAG | AVOIDING
_NEAR = 4
_FAR = 30


def find_subject(cue: Token, paragraph: Paragraph) -> Token | None:
    """Find the head of the words that name who speaks with a cue verb, or None.

    Whoever is quoted by somebody "as saying" speaks, and not who quotes. Else it is the subject
    as `grammatical_subject` finds it, where need be a person joined to it.
    """
    quoting = as_saying(cue)
    if quoting is not None:
        return _who_is_quoted(quoting, paragraph)
    found = grammatical_subject(cue, paragraph)
    if found is None:
        return None
    if not any(map(str.isalnum, found.text)):
        return _named_by(found, paragraph)
    if title_of(found.text):
        return _titled(found)
    if found.pos_ == "NOUN" and found.i < cue.i:
        # "… wanted the music and Lund said …": the parser joins the second sentence's subject.
        for joined in found.children:
            if joined.dep_ == "conj" and joined.pos_ == "PROPN" and joined.i + 1 == cue.i:
                return joined
    return found


def as_saying(cue: Token) -> Token | None:
    """Return the verb "quote" that a cue is or belongs to in "quoted X as saying", or None."""
    if cue.lemma_ in {"quote", "cite"}:
        following = cue.doc[cue.i + 1 : cue.i + _FAR]
        says = any(
            word.lower_ == "as"
            and word.i + 1 < len(cue.doc)
            and word.nbor(1).tag_ == "VBG"
            and word.nbor(1).lemma_ in _REPORTING
            and cue in word.ancestors
            for word in following
        )
        return cue if says else None
    if cue.tag_ == "VBG" and cue.i > 0 and cue.nbor(-1).lower_ == "as":
        for above in cue.ancestors:
            if above.lemma_ in {"quote", "cite"} and above.i < cue.i:
                return above
    return None


def _who_is_quoted(verb: Token, paragraph: Paragraph) -> Token | None:
    if verb.tag_ == "VBN":
        if verb.dep_ == "acl":
            return verb.head
        above: Token | None = verb
        while above is not None:
            passive = [child for child in above.lefts if child.dep_ in _SUBJECTS]
            if passive and paragraph.inside[passive[0].i] < 0:
                return _unwrap(passive[0], above)
            above = above.head if above.dep_ == "conj" else None
        if _is_passive(verb):
            return None
    return next(
        (
            child
            for child in verb.rights
            if child.dep_ in {"dobj", "dative", "nsubj"} and paragraph.inside[child.i] < 0
        ),
        None,
    )


def _titled(title: Token) -> Token:
    """Return the name after an abbreviated title that the parser took for the whole of it."""
    at = title.i + 1
    while at < len(title.doc) and (title.doc[at].text == "." or title_of(title.doc[at].text)):
        at += 1
    if at == len(title.doc) or title.doc[at].pos_ != "PROPN":
        return title
    name = title.doc[at]
    while name.dep_ == "compound" and name.head.i > name.i and name.head.pos_ == "PROPN":
        name = name.head
    return name


def _named_by(symbol: Token, paragraph: Paragraph) -> Token | None:
    """Find the name that the parser hung on an emoji or another symbol after it."""
    at = symbol.i - 1
    while at >= 0 and not any(map(str.isalnum, symbol.doc[at].text)):
        at -= 1
    if at < 0 or paragraph.inside[at] >= 0 or symbol.doc[at].pos_ not in {"PROPN", "NOUN", "PRON"}:
        return None
    return symbol.doc[at]


def grammatical_subject(cue: Token, paragraph: Paragraph) -> Token | None:
    """Find the head of the words that are the subject of a cue verb, or None.

    Goes by Universal-Dependencies-like labels of spaCy's English parser (ClearNLP): the verb's
    own subject; that of the verb it is joined to; the noun of its relative clause; who put out
    the document it describes.
    """
    if cue.lemma_ == "ask" and cue.tag_ == "VBN":
        return _own_subject(cue, paragraph, is_cue=True) or _who_did_not_answer(cue)
    seen = set()
    verb = _joined_cue(cue) or cue
    while verb.i not in seen:
        seen.add(verb.i)
        own = _own_subject(verb, paragraph, is_cue=verb == cue)
        if own is not None:
            return _unwrap(own, verb)
        if _is_passive(verb):
            return None
        if verb.dep_ == "acl":
            return _of_document(verb.head, paragraph)
        above = _above(verb)
        if above is None:
            break
        verb = above
    return _beside(cue, paragraph)


def _above(verb: Token) -> Token | None:
    """Return the verb whose subject a verb without one shares, or None."""
    head = verb.head
    if verb.dep_ == "pcomp" or (verb.dep_ in _UPWARD and head.pos_ == "ADP"):
        while head.pos_ in {"ADP", "ADV", "SCONJ"} and head.head != head:
            head = head.head
        return head
    if verb.dep_ not in _UPWARD:
        return None
    participle = verb.tag_ == "VBG" and verb.dep_ == "advcl" and verb.i > 0
    participle = participle and verb.nbor(-1).text == ","
    if participle and head.dep_ == "ccomp" and head.head.lemma_ in _REPORTING:
        # "They said it rained, citing …": the speakers cite, not the rain.
        return head.head
    return head


def rejoins(token: Token, verb: Token) -> bool:
    """Say whether a verb that the parser joined to a reported clause goes on with its cue.

    "He said they left and added …": "added" has no subject, the cue's tense, and reports.
    """
    if token.dep_ != "conj" or token.tag_ != verb.tag_ or token.lemma_ not in _REPORTING:
        return False
    if any(child.dep_ in _SUBJECTS for child in token.children):
        return False
    above = token.head
    while above.dep_ == "conj":
        above = above.head
    return above != verb and verb in above.ancestors


def _joined_cue(token: Token) -> Token | None:
    """Find the cue whose clause a verb of reporting was wrongly joined to."""
    return next(
        (verb for verb in token.ancestors if rejoins(token, verb) and verb.lemma_ in _REPORTING),
        None,
    )


def is_answered(cue: Token, paragraph: Paragraph) -> bool:
    """Say whether "asked" has neither who asks nor who gives no answer: "Asked if …, X said …"."""
    return cue.dep_ == "advcl" and find_subject(cue, paragraph) is None


def _who_did_not_answer(cue: Token) -> Token | None:
    """Find the subject of "Asked if …, X did not answer": what was asked is X's non-answer."""
    verb = cue.head
    if cue.dep_ != "advcl" or verb == cue:
        return None
    negated = any(child.dep_ == "neg" for child in verb.children)
    silent = verb.lemma_ in NON_ANSWERS or (negated and verb.lemma_ in SAY_LESS)
    if not silent or any(child.dep_ in {"ccomp", "dobj"} for child in verb.rights):
        return None
    return next((child for child in verb.lefts if child.dep_ == "nsubj"), None)


def _own_subject(verb: Token, paragraph: Paragraph, *, is_cue: bool) -> Token | None:
    """Return a verb's subject; of a passive cue ("was accused by …") its agent."""
    for child in verb.children:
        if child.dep_ in _SUBJECTS and paragraph.inside[child.i] < 0:
            if child.dep_ == "nsubjpass" and is_cue:
                continue
            return child
    for child in verb.children:
        if child.dep_ == "agent":
            return next((noun for noun in child.children if noun.dep_ == "pobj"), None)
    return None


def _is_passive(verb: Token) -> bool:
    return any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children)


def _unwrap(subject: Token, verb: Token) -> Token | None:
    if subject.lower_ in _RELATIVES:
        if verb.dep_ == "relcl" or (verb.dep_ == "conj" and verb.head.dep_ == "relcl"):
            return verb.head if verb.dep_ == "relcl" else verb.head.head
        return subject if subject.lower_ == "who" else None
    return subject


def _of_document(noun: Token, paragraph: Paragraph) -> Token:
    """Go from "a statement saying …" to who issued it, where a verb says so."""
    if noun.lemma_.lower() not in DOCUMENTS:
        return noun
    verb = noun.head
    if noun.dep_ == "pobj":
        verb = verb.head
    if verb.pos_ == "VERB" and noun.dep_ in {"dobj", "pobj"}:
        found = find_subject(verb, paragraph)
        if found is not None:
            return found
    return noun


def _beside(cue: Token, paragraph: Paragraph) -> Token | None:
    """Find a name or pronoun just before or after a cue that the parser gave no subject."""
    doc = paragraph.doc
    first, stop = paragraph.sentence_of(cue.i)
    after = range(cue.i + 1, min(cue.i + _NEAR, stop))
    before = range(cue.i - 1, max(cue.i - _NEAR, first) - 1, -1)
    follows_quote = cue.i > 0 and paragraph.inside[cue.i - 1] >= 0
    opening = next(
        (at for at in range(cue.i - 1, first - 1, -1) if paragraph.inside[at] >= 0), None
    )
    if opening is not None and opening + 1 < cue.i <= opening + _FAR:
        start = opening + 1
        while start < cue.i and doc[start].pos_ in {"PUNCT", "SPACE", "DET"}:
            start += 1
        if doc[start].pos_ in {"PROPN", "NOUN"} and doc[start - 1].text != ".":
            name = doc[start]
            while name.dep_ in {"compound", "amod", "nmod", "poss"} and start < name.head.i < cue.i:
                name = name.head
            return name
    for numbers in (after, before) if follows_quote else (before,):
        for number in numbers:
            token = doc[number]
            if paragraph.inside[number] >= 0 or token.pos_ in {"PUNCT", "VERB", "ADP", "SCONJ"}:
                break
            if token.pos_ == "PROPN" or token.lower_ in {"he", "she", "they"}:
                while token.dep_ == "compound" and token.head.pos_ == "PROPN":
                    token = token.head
                return token
    return None
