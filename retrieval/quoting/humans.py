"""Whether what spaCy takes for a house's or a place's name is rather a human being's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retrieval.quoting.names import BODIES, THINGS, is_role

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LONGEST = 3
_ALSO_HOUSES = frozenset(
    "ally anchor backer broker builder candidate consultant counterpart critic defender developer "
    "donor fellow founder guard host investor king leader major manager mediator member nominee "
    "operative opponent organiser organizer owner producer promoter publisher regulator "
    "representative rival runner star striker supporter tenant trader underwriter winner".split()
)
"""Roles in which a club, a company or a country can stand too."""


def looks_human(doc: Doc, first: int, stop: int, given: set[str]) -> bool:
    """Say whether what spaCy takes for an organisation is rather somebody's name.

    Args:
        doc: The paragraph.
        first: Its first token.
        stop: One past its last token.
        given: First names, folded: known ones, and those of the story.
    """
    words = doc[first:stop]
    if len(words) > _LONGEST or any(word.lower_ in BODIES | THINGS for word in words):
        return False
    if not all(word.pos_ == "PROPN" and is_capitalised(word.text) for word in words):
        return False
    if len(words) > 1 and doc[first].lower_ in given:
        return True
    before = doc[first - 1] if first else None
    if len(words) > 1 and _is_told_as_human(words.root):
        return True
    if before is None:
        return False
    after_age = before.lower_ in {"old", "-old"} and words.root in before.ancestors
    return after_age or follows_role(doc, first, stop)


def _is_told_as_human(name: Token) -> bool:
    """Say whether an apposition or a clause tells that a name is a human being's.

    "Its chief negotiator, Jane Roe", "Jane Roe, a carpenter", "Jane Roe, who runs a bakery". A club
    may be "the winner", and one of many who "have won".
    """
    above = name.head
    if name.dep_ == "appos" and above.i < name.i and _is_human_role(above):
        return True
    for child in name.rights:
        after = child.left_edge.i == name.i + 2
        if child.dep_ == "appos" and after and _is_human_role(child):
            return True
        if child.dep_ == "relcl" and any(
            word.lower_ == "who" and word.dep_ == "nsubj" for word in child.lefts
        ):
            verbs = [child, *(word for word in child.lefts if word.dep_ in {"aux", "auxpass"})]
            return any(word.tag_ == "VBZ" or word.lower_ == "was" for word in verbs)
    return False


def _is_human_role(noun: Token) -> bool:
    singular = noun.tag_ == "NN" and noun.is_lower
    return singular and is_role(noun.text) and noun.lower_ not in _ALSO_HOUSES


def follows_role(doc: Doc, first: int, stop: int) -> bool:
    """Say whether capitals stand after a role as full names do ("President Jane Roe")."""
    words = doc[first:stop]
    if not first or not 1 < len(words) <= _LONGEST:
        return False
    before = doc[first - 1]
    capitals = all(word.pos_ == "PROPN" and is_capitalised(word.text) for word in words)
    return capitals and is_role(before.text) and before.dep_ == "compound" and before.head in words


def is_capitalised(word: str) -> bool:
    """Say whether a word is written as names are ("McGee"), and not as initials are."""
    return word.isalpha() and word[:1].isupper() and word[-1:].islower()
