"""The index terms of parts of articles; those that were worked out last are kept."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from retrieval.language.terms import index_terms

if TYPE_CHECKING:
    from collections.abc import Callable

    from retrieval.article import Span

KEPT = 8192
"""Parts of articles whose terms are kept: some 10 MB. People are asked about again and again, and
"what else?" looks at the same statements as the question before."""

_COMMON = re.compile(r"\b[a-z][\w’'-]*")


class SpanTerms:
    """Works out the index terms of parts of an archive's articles, each once.

    Attributes:
        of: Gives the terms of a span, in order, by the article's id and the span.
        spoken: Gives the terms of several spans as one set, by the article's id and the spans.
        common: Gives the terms of a span's words without a capital, as `of`.
    """

    def __init__(self, text_of: Callable[[int], str]) -> None:
        """Take what gives an article's text by its id."""
        self._text_of = text_of
        self.of = lru_cache(maxsize=KEPT)(self._of)
        self.spoken = lru_cache(maxsize=KEPT)(self._spoken)
        self.common = lru_cache(maxsize=KEPT)(self._common)

    def _of(self, article: int, span: Span) -> tuple[str, ...]:
        return index_terms(span.of(self._text_of(article)))

    def _spoken(self, article: int, spans: tuple[Span, ...]) -> frozenset[str]:
        text = self._text_of(article)
        return frozenset([term for span in spans for term in index_terms(span.of(text))])

    def _common(self, article: int, span: Span) -> frozenset[str]:
        return common_terms(span.of(self._text_of(article)))


def common_terms(text: str) -> frozenset[str]:
    """Return the index terms of a text's words without a capital: those that are no names."""
    return frozenset(index_terms(" ".join(_COMMON.findall(text))))
