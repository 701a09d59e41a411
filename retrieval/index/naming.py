"""The names and numbers of a question, by their capitals and digits."""

from __future__ import annotations

import re

from retrieval.language.terms import index_terms

_SHORT = 3
"""Letters of words that a headline leaves small."""
_COMMON = frozenset("mp mps mep meps pm ceo ceos cfo tv".split())
"""Nouns that are written with capitals, and name nobody: "MPs voted"."""
_WORD = re.compile(r"[^\W_][\w.'’-]*")


def question_names(question: str) -> list[list[str]]:
    """Return the terms of each run of capitalised words, and of each word with a digit.

    The question's first word tells nothing by its capital; where nearly all words have one, and
    all long ones, none does.
    """
    words = [match.group() for match in _WORD.finditer(question)]
    capitals = sum(word[0].isupper() for word in words)
    small = any(word[0].islower() and len(word) > _SHORT for word in words)
    shouted = len(words) > 3 and capitals > 0.7 * len(words) and not small
    names: list[list[str]] = []
    open_run = False
    for place, word in enumerate(words):
        capital = word[0].isupper() and word.lower() not in _COMMON
        is_name = any(map(str.isdigit, word)) or (capital and place > 0 and not shouted)
        terms = index_terms(word) if is_name else ()
        if terms and open_run:
            names[-1].extend(terms)
        elif terms:
            names.append(list(terms))
        open_run = bool(terms)
    return names
