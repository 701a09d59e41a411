"""Titles and roles around a name: "Finance Minister", "president of the Oslo Fish Market"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from retrieval.quoting.names import KIN, ROLES, is_role, person_key, title_of
from retrieval.quoting.paragraphs import MARKS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from retrieval.quoting.paragraphs import Paragraph

_LONGEST_ROLE = 14
_MODIFIERS = frozenset(
    {"compound", "amod", "nmod", "poss", "case", "punct", "nummod", "prep", "pobj"}
)
_HYPHENS = frozenset({"-", "‐", "‑", "–"})
_JOINTS = _HYPHENS | {"'", "’", "."}
_SPEECH_MARKS = MARKS - _JOINTS
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD", "VB"})
_NO_START = _FINITE | {"DT", "PRP$", "RB", "VBG", "IN", "CC", "POS", "PDT", "WP$", "UH", "TO"}
_NO_END = frozenset({"DT", "IN", "CC", "PRP$", "TO", "WDT", "WP"})
_OPENS_ROLE = frozenset("acting executing founding managing now outgoing presiding then".split())
"""Words that open a role though others of their kind do not: "managing director"."""
_NEXT_CLAUSE = frozenset({"WDT", "WP", "WRB", "DT"})
"""What begins a clause or another apposition after a comma, which is no part of a role."""
_OF_SOMEBODY = frozenset(
    "ally brother colleague counterpart critic daughter father fellow husband mother opponent "
    "rival sister son widow wife".split()
)
"""Roles that say nothing without whose they are."""


def find_roles(
    paragraph: Paragraph, first: int, head: Token
) -> tuple[int, str | None, tuple[str, ...]]:
    """Find title and roles of a name.

    Args:
        paragraph: The paragraph of the name.
        first: The name's first token.
        head: The name's head.

    Returns:
        Where title and role before the name begin, the abbreviated title, and the roles before
        and after the name: noun phrases within one stretch of marks, or outside of any.
    """
    doc = paragraph.doc
    at = first - 1
    if at > 0 and doc[at].text == "." and title_of(doc[at - 1].text):
        at -= 1
    title = title_of(doc[at].text) if at >= 0 else None
    at = at if title else first
    begin = _role_start(paragraph, at, head)
    roles = []
    before = _clean(doc, begin, first)
    if begin < first and before and _names_role(before):
        roles.append(before)
    else:
        begin = at
    for child in head.rights:
        if child.dep_ == "appos" and child.pos_ in {"NOUN", "PROPN"}:
            text = _role_text(paragraph, head, child)
            if text:
                roles.append(text)
    above = _called(head)
    if above is not None:
        stop = above.i + 1
        for child in above.rights:
            if child.dep_ != "prep" or child.left_edge.i != stop:
                break
            # What the parser hung the name on may be within: "a spokesman for the mayor, Roe".
            stop = min(child.right_edge.i + 1, first)
        text = _clean(doc, above.left_edge.i, stop)
        if text and _together(paragraph, above.i, head.i):
            roles.append(text)
    return begin, title, tuple(dict.fromkeys(roles))


def _called(name: Token) -> Token | None:
    """Return the role that stands before a name in apposition; None for none.

    Of several, one within the other, it is the outer: "a spokesman for the mayor, Jane Roe".
    """
    above, role = name.head, None
    if name.dep_ != "appos" or above.i > name.i:
        return None
    if is_role(above.text):
        role = above
    while above.dep_ == "pobj" and above.head.dep_ == "prep" and above.head.head.i < above.i:
        above = above.head.head
        if is_role(above.text) and person_key(above.text) not in KIN:
            role = above
    return role


def _together(paragraph: Paragraph, low: int, high: int) -> bool:
    """Say whether no mark or closing sign stands from one token to another."""
    if len(set(paragraph.inside[low : high + 1])) > 1:
        return False
    return not any(word.text in _SPEECH_MARKS for word in paragraph.doc[low : high + 1])


def _role_start(paragraph: Paragraph, at: int, head: Token) -> int:
    """Return where the words before a name that belong to it begin."""
    doc = paragraph.doc
    begin = at
    while begin > 0 and at - begin < _LONGEST_ROLE:
        before = doc[begin - 1]
        hyphen = before.text in _HYPHENS and not before.whitespace_ and begin > 1
        apart = before.pos_ == "DET" or before.text in {",", ";", "(", "[", "]", "—", ".", ":", "»"}
        apart = apart or (before.text == "–" and not hyphen)
        if before.text == "." and begin > 1 and title_of(doc[begin - 2].text):
            apart = False
        if apart or before.dep_ not in _MODIFIERS or head not in before.ancestors:
            break
        if before.text in _SPEECH_MARKS or paragraph.inside[before.i] != paragraph.inside[head.i]:
            break
        begin -= 1
        if hyphen and head not in doc[begin - 1].ancestors:
            # "then-rival": the parser hung its first half elsewhere.
            begin -= 1
    return begin


def _role_text(paragraph: Paragraph, head: Token, noun: Token) -> str | None:
    """Return the role that an apposition gives, or None where it gives none."""
    doc = paragraph.doc
    first, stop = noun.left_edge.i, noun.i + 1
    for child in noun.rights:
        if child.left_edge.i != stop:
            break
        joint = child.text in _JOINTS or doc[child.i - 1].text in _JOINTS
        if not joint and child.dep_ not in {"prep", "compound"}:
            break
        stop = child.right_edge.i + 1
    adverb = doc[first].tag_ == "RB" and doc[first].lower_ not in {"then", "now", "formerly"}
    if adverb or stop - first > _LONGEST_ROLE or noun.ent_type_ == "PERSON":
        return None
    if not _together(paragraph, head.i, noun.i):
        return None
    if not any(is_role(word.text) for word in doc[noun.left_edge.i : noun.i + 1]) and not any(
        is_role(word.text) for word in noun.children if doc[word.i - 1].text in _JOINTS
    ):
        return None
    text = _clean(doc, first, stop)
    return text if text and _names_role(text) else None


def _names_role(text: str) -> bool:
    return any(is_role(word) for word in re.split(r"[\s\-‐‑–]+", text))


def _clean(doc: Doc, first: int, stop: int) -> str | None:
    """Return the noun phrase in some tokens around a name, or None where there is none."""
    whose = doc[first].tag_ == "PRP$"
    first, stop = _trim(doc, first, stop)
    words = [token for token in doc[first:stop] if not token.is_space]
    if not words or any(word.tag_ in _FINITE and not is_role(word.text) for word in words):
        return None
    if stop < len(doc) and doc[stop].text in _HYPHENS:
        return None
    of = next((number for number, word in enumerate(words) if word.tag_ == "IN"), len(words))
    noun = words[max(of - 1, 0)]
    if noun.text == "." and noun.i > first:
        noun = noun.nbor(-1)
    # "Told voters Mrs. Roe was right": the voters are no title of hers.
    first = max([first, *(one.i + 1 for one in words[:of] if one.i < noun.i and _is_plural(one))])
    if _is_plural(noun):
        return _singular(doc, first, stop) if doc[noun.i + 1 : stop].text in {"", "."} else None
    relative = len(words) == 1 or whose
    if relative and person_key(noun.text) in _OF_SOMEBODY:
        return None
    return doc[first:stop].text.strip()


def _trim(doc: Doc, first: int, stop: int) -> tuple[int, int]:
    """Take off the ends of a noun phrase what belongs to no role."""
    while first < stop and _may_not_begin(doc[first]):
        first += 1
    for at in range(first, stop):
        word = doc[at]
        relative = word.text == "," and at + 1 < stop and doc[at + 1].tag_ in _NEXT_CLAUSE
        if word.text in _SPEECH_MARKS or word.text in {"(", ")", "»", ";"} or relative:
            stop = at
            break
    while stop > first and _may_not_end(doc[stop - 1]):
        stop -= 1
    return first, stop


def _is_plural(noun: Token) -> bool:
    low = person_key(noun.text).rstrip(".")
    return low.endswith("s") and is_role(noun.text) and low not in ROLES


def _singular(doc: Doc, first: int, stop: int) -> str | None:
    """Return a role in the singular that stands in the plural before several names ("Sens.")."""
    if stop >= len(doc) or doc[stop].pos_ != "PROPN":
        return None
    role = re.sub(r"s(\.?)$", r"\1", doc[first:stop].text)
    one = role.split()[-1]
    return role if is_role(one) and person_key(one) not in _OF_SOMEBODY else None


def _may_not_begin(word: Token) -> bool:
    if word.lower_ in _OPENS_ROLE or is_role(word.text):
        return False
    capital = word.tag_ == "VBG" and word.text[:1].isupper() and word.i > 0
    return (word.tag_ in _NO_START and not capital) or not any(map(str.isalnum, word.text))


def _may_not_end(word: Token) -> bool:
    if word.text == "." and word.i > 0 and title_of(word.nbor(-1).text):
        return False
    return word.tag_ in _NO_END or not any(map(str.isalnum, word.text))
