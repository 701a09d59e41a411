"""Which verbs tell that somebody did not answer, or did not say something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retrieval.quoting import cues

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "neither", "nor", "hardly"})
_NOBODY = frozenset({"no", "nobody", "none", "neither"})
_ONLY = frozenset({"only", "just", "merely", "simply", "even"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_NO_ACT = frozenset({"auxpass", "nsubjpass"})
_IF = frozenset({"if", "unless"})
_ASKED = frozenset({"question", "query", "inquiry"})
"""What is ignored by who does not answer; a request or an issue may be ignored otherwise."""
_NEAR = 4
"""How many words after "declined to" its verb may stand, adverbs between them."""


def declines(verb: Token) -> bool:
    """Say whether a verb tells that somebody did not answer or did not say what goes with it.

    "declined to say", "refused to comment", "would not confirm", "has yet to respond", "ducked
    questions", "had no comment", "stayed silent": but not "declined to sign", which is no matter
    of words, and not "did not only say", which was said.
    """
    lemma = verb.lemma_.lower()
    if (lemma != "draw" and _is_passive(verb)) or _is_aside(verb, lemma):
        return False
    if any(child.lower_ in _IF and child.dep_ == "mark" for child in verb.lefts):
        return False
    if lemma in cues.NON_ANSWERS:
        return not _is_negated(verb) and _refuses_words(verb)
    if lemma in cues.ANSWERING and (_is_negated(verb) or _has_yet(verb) or _is_left_out(verb)):
        if _is_left_out(verb):
            return lemma in cues.UNSAID
        will = any(child.lemma_ in {"will", "would"} for child in verb.lefts)
        return (will or lemma not in cues.PASSED_OVER) and not _means_yes(verb, lemma)
    if lemma in cues.CLAUSE and _has_clause(verb) and _is_negated(verb):
        return not _means_yes(verb, lemma)
    return _gives_nothing(verb, lemma) or _avoids(verb, lemma) or _keeps_silent(verb, lemma)


def answers_words(verb: Token) -> bool:
    """Say whether a verb is one of answering, by itself or with what it gives."""
    lemma = verb.lemma_.lower()
    if lemma in cues.ANSWERING:
        return True
    if lemma == "draw":
        return any(child.dep_ == "auxpass" for child in verb.children)
    return lemma in cues.GIVING and (_gives(verb) or any(_weighs(verb)))


def asked_of(verb: Token) -> Token | None:
    """Return the "asked" of "Asked whether …, X did not answer", for its main verb."""
    for child in verb.children:
        if child.dep_ in {"advcl", "ccomp", "prep"} and _is_asked(child):
            return child
    return None


def given_by(verb: Token) -> Iterator[Token]:
    """Yield what a verb gives, where it is an answer: "comment", "details", "questions"."""
    for child in verb.rights:
        if child.dep_ in {"dobj", "oprd"}:
            for noun in (child, *child.conjuncts):
                if noun.lemma_.lower() in cues.GIVEN or noun.lower_ in cues.GIVEN:
                    yield noun


def refused_verb(verb: Token) -> Token | None:
    """Return the verb of what is declined: "say" in "declined to publicly say"."""
    for child in verb.children:
        if child.dep_ in {"xcomp", "ccomp"} and child.i > verb.i:
            return child
    # The parser sometimes hangs it elsewhere.
    following = verb.doc[verb.i + 1 : verb.i + 1 + _NEAR]
    if not len(following) or following[0].lower_ != "to":
        return None
    return next((token for token in following[1:] if token.tag_ == "VB"), None)


def _is_passive(verb: Token) -> bool:
    return any(child.dep_ in _NO_ACT for child in verb.lefts)


def _is_aside(verb: Token, lemma: str) -> bool:
    """Say whether it is the writer's "That is not to say …"."""
    bare = any(child.lower_ == "to" for child in verb.lefts) and not _has_yet(verb)
    return bare and lemma in {"say", "suggest"}


def _is_asked(token: Token) -> bool:
    return token.lemma_ in {"ask", "press", "question"} and token.tag_ in {"VBN", "VBD"}


def _is_left_out(verb: Token) -> bool:
    """Say whether it is what somebody did not do before they went: "left without speaking"."""
    return verb.dep_ == "pcomp" and verb.head.lower_ == "without"


def _is_negated(verb: Token) -> bool:
    """Say whether a verb is denied, by itself, with the verb it is joined to, or its subject."""
    if any(following.lower_ in _ONLY for following in verb.doc[max(verb.i - 1, 0) : verb.i]):
        return False
    for child in verb.children:
        if child.dep_ == "neg" or (child.lower_ in _NEGATIONS and child.i < verb.i):
            after = child.nbor(1).lower_ if child.i + 1 < len(verb.doc) else ""
            return after not in _ONLY
        if child.dep_ in _SUBJECTS and (
            child.lower_ in _NOBODY or any(left.lower_ in _NOBODY for left in child.lefts)
        ):
            return True
    # "would not confirm or deny": a bare form shares what stands before the first.
    own = any(child.dep_ in _SUBJECTS | {"aux"} for child in verb.children)
    joined = verb.dep_ == "conj" and not own and verb.tag_ == verb.head.tag_ == "VB"
    return joined and _is_negated(verb.head)


def _has_clause(verb: Token) -> bool:
    return any(child.dep_ == "ccomp" for child in verb.rights)


def _means_yes(verb: Token, lemma: str) -> bool:
    """Say whether a denial asserts: "cannot stress enough that …", "could not deny that …"."""
    if any(child.lower_ in {"enough", "more", "strongly"} for child in verb.rights):
        return lemma not in cues.SAY_LESS
    return lemma == "deny" and any(child.lemma_ in {"can", "could"} for child in verb.lefts)


def _has_yet(verb: Token) -> bool:
    """Say whether it is "has yet to respond"."""
    before = verb.doc[max(verb.i - _NEAR, 0) : verb.i]
    words = [token.lower_ for token in before]
    return "to" in words and "yet" in words[: words.index("to")]


def _refuses_words(verb: Token) -> bool:
    """Say whether what is declined is to answer, and no deed."""
    inner = refused_verb(verb)
    if inner is not None and inner.lemma_ != "draw" and _is_passive(inner):
        return False  # "declined to be named"
    if inner is not None and verb.lemma_ == "fail":
        return inner.lemma_ in cues.REPLYING
    if inner is not None:
        return answers_words(inner) or (inner.lemma_ in cues.CLAUSE and _has_clause(inner))
    if any(True for _ in given_by(verb)):
        return not any(child.lemma_ == "call" for child in given_by(verb))
    return asked_of(verb) is not None and not any(child.dep_ == "dobj" for child in verb.rights)


def _gives(verb: Token) -> bool:
    return any(True for _ in given_by(verb))


def _weighs(verb: Token) -> Iterator[bool]:
    """Read "weigh in", "go into detail"."""
    for child in verb.rights:
        yield verb.lemma_ == "weigh" and child.lower_ == "in"
        if verb.lemma_ in {"go", "get"} and child.lower_ == "into":
            yield any(noun.lemma_ in cues.GIVEN for noun in child.children)


def _gives_nothing(verb: Token, lemma: str) -> bool:
    """Read "had no comment", "did not take questions", "did not return calls"."""
    if lemma == "draw":
        return _is_negated(verb) and answers_words(verb)
    if lemma not in cues.GIVING:
        return False
    denied = _is_negated(verb) or _is_left_out(verb)
    for noun in given_by(verb):
        if noun.lemma_ == "call" and lemma != "return":
            continue
        if denied or any(left.lower_ == "no" for left in noun.lefts):
            return True
    return denied and any(_weighs(verb))


def _avoids(verb: Token, lemma: str) -> bool:
    """Read "ducked questions", "avoided saying whether", "Asked if …, Lee demurred"."""
    if lemma in cues.BALKING and asked_of(verb) is not None:
        return not any(child.dep_ in {"dobj", "ccomp"} for child in verb.rights)
    if lemma == "stop":
        return any(child.lower_ == "short" for child in verb.rights) and any(
            inner.lemma_ in cues.ANSWERING
            for child in verb.subtree
            if child.lower_ == "of"
            for inner in child.children
        )
    if lemma == "ignore":
        asked = any(child.dep_ == "dobj" and child.lemma_ in _ASKED for child in verb.rights)
        return asked and not _is_negated(verb)
    if lemma not in cues.AVOIDING | {"resist"} or _is_negated(verb):
        return False
    return any(
        (child.dep_ == "dobj" and child.lemma_ in cues.QUESTIONS and lemma != "resist")
        or (child.dep_ in {"xcomp", "pcomp"} and child.lemma_ in cues.ANSWERING)
        for child in verb.rights
    )


def _keeps_silent(verb: Token, lemma: str) -> bool:
    """Read "remained silent on", "kept mum about"."""
    return lemma in {"remain", "stay", "keep", "be"} and any(
        child.dep_ in {"acomp", "oprd", "advmod", "dobj"} and child.lower_ in cues.SILENT
        for child in verb.rights
    )
