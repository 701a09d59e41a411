"""What a cue takes as its content: tokens, with those of the cue."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from retrieval.quoting.speakers import rejoins

if TYPE_CHECKING:
    from spacy.tokens import Token

    from retrieval.quoting.paragraphs import Paragraph


class Content(NamedTuple):
    """What a cue takes: tokens `[first, stop)`, and the tokens of the cue itself."""

    first: int
    stop: int
    cue_first: int
    cue_stop: int


def make_content(verb: Token, first: int, stop: int) -> Content | None:
    """Return content with its cue, or None where there is no token in it."""
    if first >= stop:
        return None
    return Content(first, stop, *cue_tokens(verb, first))


def cue_tokens(verb: Token, upto: int) -> tuple[int, int]:
    """Return the cue with its auxiliaries, negation and particle."""
    first = verb.i
    while first > 0:
        before = verb.doc[first - 1]
        if (before.head == verb and before.dep_ in {"aux", "auxpass", "neg"}) or (
            before.dep_ == "advmod" and before.head == verb and before.pos_ == "ADV"
        ):
            first -= 1
        else:
            break
    stop = verb.i + 1
    while stop < upto and verb.doc[stop].dep_ == "prt":
        stop += 1
    return first, stop


def before_rejoining(verb: Token, first: int, stop: int, paragraph: Paragraph) -> int:
    """Return where content ends when a later verb goes on with the cue ("… and added …")."""
    for token in verb.doc[first:stop]:
        if paragraph.inside[token.i] < 0 and rejoins(token, verb):
            cut = token.i
            while cut > first and verb.doc[cut - 1].pos_ in {"ADV", "CCONJ", "AUX", "PUNCT"}:
                cut -= 1
            return cut
    return stop
