"""Where a name begins and ends: what belongs to it of what the model takes for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retrieval.quoting.countries import is_land
from retrieval.quoting.names import BODIES, NO_NAMES, introduces, is_particle, title_of
from retrieval.quoting.paragraphs import MARKS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LONGEST_NAME = 6
_FULL = 2
_NOT_NAMES = frozenset({"VBD", "VBZ", "VBP", "MD", "RB", "RP", "WRB"})
_WITHIN = frozenset({",", "-", "‐", "‑", "'", "’", "&", "/"})
_HYPHENS = frozenset({"-", "‐", "‑", "–", "—", "--"})
_JOINTS = frozenset({"-", "‐", "‑", "–", "'", "’", "."})


def cut(doc: Doc, first: int, stop: int, *, person: bool) -> tuple[int, int]:
    """Return where a name within some tokens begins, and one past where it ends."""
    while first < stop and (
        doc[first].lower_ in {"the", "a", "an"}
        or not any(map(str.isalnum, doc[first].text))
        or (doc[first].lower_ in NO_NAMES and begins_sentence(doc[first]))
        or (person and first + 1 < stop and _stands_before(doc[first].text))
        or (person and of_pageant(doc, first, stop))
    ):
        first += 1
    while stop > first and (
        doc[stop - 1].text in {"'s", "’s"}
        or not any(map(str.isalnum, doc[stop - 1].text))
        or (person and stop - first > 1 and title_of(doc[stop - 1].text))
    ):
        stop -= 1
    for at in range(first + 1, stop):
        ends = person and (doc[at].text in {"'s", "’s"} or doc[at].tag_ in _NOT_NAMES)
        if ends or doc[at].text in {"(", "/", ","}:
            return first, at
        apart = doc[at].text in _HYPHENS and bool(doc[at - 1].whitespace_)
        if apart or doc[at].text in MARKS - _JOINTS:
            # 'Katherine "Kate" Holm': the longer part, the last of two alike.
            return (first, at) if at - first > stop - at - 1 else cut(doc, at, stop, person=person)
    return first, stop


def _stands_before(word: str) -> bool:
    return title_of(word) is not None or introduces(word)


def of_pageant(doc: Doc, first: int, stop: int) -> bool:
    """Say whether a word is the land of a "Miss", and no name of hers ("Miss Ohio Jane Roe")."""
    if not first or title_of(doc[first - 1].text) != "miss" or not is_land(doc[first].text):
        return False
    # "Miss Georgia Roe" may be a Miss Roe.
    return stop - first != _FULL


def begins_sentence(token: Token) -> bool:
    """Say whether a token begins a sentence, or what stands after a mark or a link's sign."""
    if token.i == 0 or token.is_sent_start:
        return True
    before = token.nbor(-1).text
    return not any(map(str.isalnum, before)) and before not in _WITHIN


def is_body(doc: Doc, first: int, stop: int) -> bool:
    """Say whether some tokens can be an organisation's name."""
    text = doc[first].text
    if stop - first == 1 and text.lower() in BODIES:
        return False
    return text[:1].isupper() or text[:1].isdigit() or any(map(str.isupper, text))


def is_name(doc: Doc, first: int, stop: int) -> bool:
    """Say whether some tokens can be a human being's name."""
    if stop - first > _LONGEST_NAME + 2:
        return False
    words = doc[first:stop]
    capitals = [word for word in words if word.text[:1].isupper()]
    return (
        bool(capitals)
        and all(
            word.text[:1].isupper()
            or is_particle(word.text)
            or word.text in _JOINTS
            or (word.i > first and doc[word.i - 1].text in _JOINTS)
            for word in words
        )
        and any(len(word) > 1 and word.text[1:2].isalpha() for word in capitals)
    )
