"""Datelines ("OSLO, Norway (CNN) --"): taken off before anybody reads names and speakers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from spacy.tokens import Doc, Span

from retrieval.language.pipeline import Parse

if TYPE_CHECKING:
    from spacy.tokens import Token

_DASH = r"(?:--+|[—–―]|-(?=\s))"
_PLACE = r"[A-Z][\w.'’-]*"
_DATELINE = re.compile(
    # "OSLO, Norway (CNN) --", "New York (AP) —", "(CNN) --", "(CNN)".
    rf"(?:(?:{_PLACE}|\d+|of|the|and|de|del|la|el)(?:,\s*|\s+|/)){{0,10}}"
    rf"\((?:[A-Z][\w.]*)(?:\s[A-Z]\w*){{0,2}}\)\s*{_DASH}\s*"
    r"|\((?:CNN|AP|AFP|Reuters|UPI)\)\s*"
    # "MADRID, Spain --", "WASHINGTON —".
    rf"|[A-Z][A-Z.'’-]+(?:\s[A-Z][A-Z.'’-]+){{0,3}}(?:,\s*[A-Z][\w.]*(?:\s[A-Z]\w*)?(?:\s\d+)?)"
    rf"{{0,2}}\s+{_DASH}\s+"
)
"""Written after reading the first lines of 319 CNN stories."""
_LONGEST = 80
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def without_dateline(parse: Parse) -> Parse:
    """Return a passage's parse without the dateline that it begins with, else the parse itself.

    The parser takes a dateline for a part of the sentence, often for its subject. What hung on
    the dateline hangs on what the dateline hung on; a noun then has the dateline's part in the
    sentence, if nobody else has.

    Args:
        parse: A passage as spaCy reads it; it is not changed.
    """
    doc = parse.doc
    match = _DATELINE.match(doc.text[: 2 * _LONGEST])
    if match is None or not 0 < match.end() <= _LONGEST:
        return parse
    first = next((token.i for token in doc if token.idx >= match.end()), len(doc))
    if first == len(doc) or doc[first].idx != match.end():
        return parse
    return Parse(parse.passage, parse.offset + doc[first].idx, _rest(doc, first))


def _rest(doc: Doc, first: int) -> Doc:
    """Return the document from a token on, its tree mended."""
    heads, deps = _mended(doc, first)
    tokens = doc[first:]
    rest = Doc(
        doc.vocab,
        words=[token.text for token in tokens],
        spaces=[bool(token.whitespace_) for token in tokens],
        tags=[token.tag_ for token in tokens],
        pos=[token.pos_ for token in tokens],
        morphs=[str(token.morph) for token in tokens],
        lemmas=[token.lemma_ for token in tokens],
        heads=heads,
        deps=deps,
    )
    rest.ents = [
        Span(rest, entity.start - first, entity.end - first, label=entity.label_)
        for entity in doc.ents
        if entity.start >= first
    ]
    return rest


def _mended(doc: Doc, first: int) -> tuple[list[int], list[str]]:
    """Return the heads, counted from the first token kept, and the labels."""
    heads = [token.head.i - first for token in doc[first:]]
    deps = [token.dep_ for token in doc[first:]]
    loose = [token for token in doc[first:] if token.head.i < first]
    if not loose:
        return heads, deps
    above, part = _what_it_hung_on(loose[0].head, first)
    if above is None:
        above = next((token for token in loose if token.pos_ in {"VERB", "AUX"}), loose[0])
        heads[above.i - first], deps[above.i - first] = above.i - first, "ROOT"
    has_subject = part not in _SUBJECTS or any(
        child.dep_ in _SUBJECTS and child.i >= first for child in above.children
    )
    for token in loose:
        if token == above:
            continue
        heads[token.i - first] = above.i - first
        if token.pos_ in {"VERB", "AUX"}:
            deps[token.i - first] = "ccomp"
        elif token.pos_ in {"NOUN", "PROPN", "PRON"} and not has_subject:
            deps[token.i - first] = part
            has_subject = True
    return heads, deps


def _what_it_hung_on(token: Token, first: int) -> tuple[Token | None, str]:
    """Return the token after the dateline that the dateline hung on, and as what."""
    while token.head.i < first:
        if token.head == token:
            return None, ""
        token = token.head
    return token.head, token.dep_
