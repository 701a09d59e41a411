"""Names that a description gives to somebody: "a man called Ali", "who gave her name as Mina"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from retrieval.article import Span
from retrieval.quoting.names import BODIES, is_role, person_key, title_of
from retrieval.quoting.plausible import is_human

if TYPE_CHECKING:
    from spacy.tokens import Token

    from retrieval.quoting.paragraphs import Paragraph

_NAME = (
    r"(?P<name>(?!The\b|An?\b)[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2})"
    r"(?= *(?:[,.;:()\"“”—–-]|[a-z]|$))"
)
_ONLY = r"(?:only |just |simply )?"
_GIVEN = (
    rf"{_ONLY}(?:one|an?|the|his|her|their) {_ONLY}(?:(?:first|last|given|sur|single|one) ?)?"
    rf"name,? (?:of )?{_ONLY}(?:as )?"
)
_CALLED = re.compile(
    rf"(?:(?! who | and | but )[^,.;:()\"“”]){{0,40}}?,? {_ONLY}(?:who )?(?:is |was |has |had )?"
    r"(?:wanted |wished |asked |agreed )?(?:to be )?"
    rf"(?:{_ONLY}(?:called|named|identified|known|nicknamed)(?: to \w+)? {_ONLY}"
    rf"(?:as |by {_GIVEN}|by {_ONLY}(?:the )?(?:nick)?name,? (?:of )?)?|"
    rf"(?:would )?{_ONLY}(?:gave|give|giving|used|uses|using) {_GIVEN}|"
    rf"(?:would )?{_ONLY}(?:identify|identified|identifying|called|calling) "
    rf"(?:him|her|them)sel(?:f|ves) {_ONLY}(?:as )?(?:by )?){_NAME}"
)
"""From the noun of a description to the name that is given with it."""
_HUMAN = re.compile(r"\bwho\b|\bname\b|sel(?:f|ves)\b")
"""Words that only people are spoken of with there."""


def find_called(head: Token, paragraph: Paragraph) -> Span | None:
    """Return where a description says how somebody is called, or None where it does not.

    Args:
        head: The noun of the description.
        paragraph: Its paragraph.

    Returns:
        The name, in characters of the paragraph's text.
    """
    match = _CALLED.match(paragraph.text, head.idx + len(head))
    if match is None or not (is_human(head) or _HUMAN.search(match[0])):
        return None
    words = match["name"].split()
    if any(is_role(w) or title_of(w) or person_key(w) in BODIES for w in words):
        return None
    word = head.doc.char_span(*match.span("name"), alignment_mode="expand")
    if word is None or any(one.ent_type_ in {"NORP", "DATE"} for one in word):
        return None
    return Span(*match.span("name"))
