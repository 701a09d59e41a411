"""Whose words a statement passes on: "The minister stressed …," Lee said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retrieval.quoting import cues
from retrieval.quoting.plausible import may_speak

if TYPE_CHECKING:
    from spacy.tokens import Token

    from retrieval.quoting.paragraphs import Paragraph

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_ENDS = frozenset(".!?")
_FIRST_PERSON = frozenset({"i", "we"})
_HEARING = frozenset(
    "believe hear know learn note realize recall remember think understand".split()
)
"""Verbs with which a speaker leads up to somebody else's words ("I understand the mayor said")."""
_ANYBODY = frozenset(
    """
    anybody anyone everybody everyone folk folks half i it lot lots majority many nobody number one
    others people percent some somebody someone that there these they this those we what which who
    you
    """.split()
)
"""Subjects that stand for nobody whose words could be asked for."""
_MORE_TELLERS = frozenset({"ally", "leadership", "side"})
"""Nouns for who says things together, which are too rare with other cues to count there."""
_DEEDS = frozenset("call challenge credit decline discuss hesitate mock order refuse taunt".split())
"""Cues that within a statement tell of deeds more often than of words."""
_TOLD = frozenset("advise ask assure inform tell urge warn".split())
_SAYING_OBJECT = (cues.OBJECT | {"say"}) - _DEEDS


def find_relayed(paragraph: Paragraph, first: int, stop: int, *, quoted: bool) -> Token | None:
    """Find the head of whom a stretch of content names as having said it.

    Only a report in the main clause of the stretch's first sentence counts, since what follows is
    the speaker's own again; "if the mayor says …", "the mayor should say …" and the speaker's own
    "I said …" are none.

    Args:
        paragraph: The paragraph that holds the stretch.
        first: Its first token.
        stop: One past its last.
        quoted: Whether it is given in the speaker's own words: then "he" is somebody else.
    """
    end = _first_sentence(paragraph, first, stop)
    for token in paragraph.doc[first:end]:
        teller = _teller(token, first, stop, quoted=quoted)
        if teller is None or not first <= teller.i < stop:
            continue
        if _may_be_relayed(teller, token, quoted=quoted):
            return teller
    return None


def _first_sentence(paragraph: Paragraph, first: int, stop: int) -> int:
    """Return where the first sentence of a stretch ends, in marks too."""
    for token in paragraph.doc[first + 1 : stop]:
        if token.is_sent_start and token.nbor(-1).text in _ENDS:
            return token.i
    return stop


def _teller(verb: Token, first: int, stop: int, *, quoted: bool) -> Token | None:
    """Return the head of who reports with a verb in a main clause, or after "according to"."""
    if verb.lower_ == "according":
        to = next((child for child in verb.children if child.lower_ == "to"), None)
        return next((noun for noun in to.children if noun.dep_ == "pobj"), None) if to else None
    if verb.pos_ not in {"VERB", "AUX"} or not _is_main(verb, first, stop, quoted=quoted):
        return None
    if any(_leaves_open(child) for child in verb.lefts):
        return None
    if any(child.dep_ == "auxpass" for child in verb.lefts):
        agent = next((child for child in verb.rights if child.dep_ == "agent"), None)
        if agent is None or verb.lemma_ not in _TOLD:
            return None
        return next((noun for noun in agent.children if noun.dep_ == "pobj"), None)
    has = any(child.lemma_ == "have" and child.tag_ in _FINITE for child in verb.lefts)
    if not (verb.tag_ in _FINITE or (verb.tag_ == "VBN" and has)):
        return None
    if not _reports(verb, stop):
        return None
    # The parser hangs some subjects on "have": "All allies have several times expressed …".
    hung = (verb, *(child for child in verb.lefts if child.dep_ == "aux"))
    return next((noun for each in hung for noun in each.lefts if noun.dep_ == "nsubj"), None)


def _leaves_open(child: Token) -> bool:
    """Say whether a word before a verb denies it, or makes it a wish or a condition."""
    if child.dep_ == "mark":
        return child.lower_ != "that"
    if child.dep_ in {"nsubj", "advmod"} and child.lower_ in {"when", "whenever", "neither"}:
        return True
    if child.dep_ == "nsubj" and any(left.lower_ in {"neither", "no"} for left in child.lefts):
        return True
    return child.dep_ == "neg" or child.tag_ == "MD"


def _is_main(verb: Token, first: int, stop: int, *, quoted: bool) -> bool:
    """Say whether a verb heads the stretch, a sentence of it, or what the speaker has heard."""
    while verb.dep_ in {"conj", "ccomp", "parataxis"} and first <= verb.head.i < stop:
        above = verb.head
        own = any(child.dep_ == "nsubj" for child in verb.lefts)
        if verb.dep_ == "conj" and own and not quoted:
            # "Lee said it was late, and Roe warned …": that is the writer's own going on.
            return False
        if verb.dep_ == "ccomp":
            subject = next((child for child in above.lefts if child.dep_ == "nsubj"), None)
            hears = above.lemma_ in _HEARING and subject is not None
            if above.i > verb.i and above.lemma_ in cues.TAG:
                pass
            elif not hears or subject is None or subject.lower_ not in _FIRST_PERSON:
                return False
        verb = above
    return verb.dep_ in {"ROOT", "ccomp"} or not first <= verb.head.i < stop


def _reports(verb: Token, stop: int) -> bool:
    """Say whether a verb has what was said behind it."""
    lemma = verb.lemma_.lower()
    for child in verb.rights:
        if child.i >= stop:
            return False
        if child.dep_ == "ccomp" and lemma in cues.CLAUSE:
            return True
        if child.dep_ == "dobj" and lemma in _SAYING_OBJECT and lemma != "say":
            return True
        if child.dep_ == "xcomp" and lemma in cues.INFINITIVE - _DEEDS:
            return True
        if child.dep_ == "prep" and (lemma, child.lower_) in cues.PREPOSITIONS:
            return True
    return False


def _may_be_relayed(teller: Token, verb: Token, *, quoted: bool) -> bool:
    low = teller.lower_
    if low in _ANYBODY or (teller.pos_ == "PRON" and not (quoted and low in {"he", "she"})):
        return False
    if teller.pos_ not in {"NOUN", "PROPN", "PRON"}:
        return False
    return teller.lemma_.lower() in _MORE_TELLERS or may_speak(teller, verb)
