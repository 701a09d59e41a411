"""From what the archive stores to evidence: whole sentences with who says them and where."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from retrieval.article import Address, Quotation, Span
from retrieval.asking.covering import find_covering
from retrieval.asking.evidence import Evidence
from retrieval.asking.pieces import ENOUGH_EVIDENCE, LONGEST_EVIDENCE, around
from retrieval.asking.shelves import Shelves, first_behind, start_of
from retrieval.language.terms import index_terms

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from retrieval.archive.records import (
        PersonRecord,
        StoredQuotation,
        StoredSentence,
    )

_PRONOUN = re.compile(r"[“\"]?(?:They|This|These|Those|That|It|He|She)\b")


class Page(NamedTuple):
    """A run of passages of an article that fits on a screen.

    Attributes:
        first: Index of its first passage.
        last: Index of its last passage.
    """

    first: int
    last: int


class _Said(NamedTuple):
    """Who says a piece of evidence, as `Evidence` has it; nobody for what is no statement."""

    person: PersonRecord | None = None
    speaker_text: str | None = None
    declined: bool = False
    relayed_text: str | None = None
    relayed: PersonRecord | None = None


class Library(Shelves):
    """Builds evidence out of one revision of an archive."""

    def parts(self, stored: StoredQuotation) -> list[list[StoredSentence]]:
        """Return the sentences that hold a statement, cue included, in pieces that can be shown.

        A piece lies in one passage and is no longer than `LONGEST_EVIDENCE`, but for a single
        sentence; together they hold the whole statement.
        """
        quotation = stored.quotation
        spans = [*quotation.spans]
        spans += [span for span in (quotation.cue, quotation.speaker) if span]
        sentences = self.sentences(stored.article)
        first = first_behind(sentences, min(span.start for span in spans))
        end = bisect_left(sentences, max(span.end for span in spans), key=start_of)
        if end - first == 1 and sentences[first].span.holds(quotation.spans[0]):
            return [[sentences[first]]]
        pieces: list[list[StoredSentence]] = []
        for sentence in sentences[first:end]:
            if not any(sentence.span.meets(span) for span in spans):
                continue
            piece = pieces[-1] if pieces else []
            fits = piece and piece[0].passage == sentence.passage
            if fits and sentence.span.end - piece[0].span.start <= LONGEST_EVIDENCE:
                piece.append(sentence)
            else:
                pieces.append([sentence])
        return [
            piece
            for piece in pieces
            if any(one.span.meets(span) for one in piece for span in quotation.spans)
        ]

    def statement(
        self, stored: StoredQuotation, piece: list[StoredSentence], wanted: Sequence[Span] = ()
    ) -> Evidence:
        """Return a piece of a statement as evidence.

        Args:
            stored: The statement.
            piece: One of its `parts`.
            wanted: The sentences that matter, the one that matters most first; others are shown
                with them only while the evidence is short. Empty for the whole piece.
        """
        if len(piece) == 1:
            return self._evidence(stored.article, piece[0].span, stored.quotation)
        matter = [one for span in wanted for one in piece if one.span == span] or piece
        return self._evidence(stored.article, around(piece, matter), stored.quotation)

    def sentence(self, *sentences: StoredSentence, about: Collection[str] = ()) -> Evidence:
        """Return neighbouring sentences as evidence; where a statement fills them, its speaker.

        Args:
            sentences: The sentences, of one article.
            about: As in `quotation_at`.
        """
        span = Span(
            min(one.span.start for one in sentences), max(one.span.end for one in sentences)
        )
        stored = self.quotation_at(sentences[0].article, span, about)
        if stored and stored.quotation.declined and self._is_aside(stored, span, about):
            stored = None
        return self._evidence(sentences[0].article, span, stored.quotation if stored else None)

    def _is_aside(self, stored: StoredQuotation, span: Span, about: Collection[str]) -> bool:
        """Whether what is of interest stands in a sentence beside the non-answer in it.

        "The talks begin on Monday, but Lee has not said whether she will go" tells when they begin.
        """
        quotation = stored.quotation
        parts = [*quotation.spans, *filter(None, (quotation.cue, quotation.speaker))]
        first = min(part.start for part in parts)
        last = max(part.end for part in parts)
        text = self.article(stored.article).text
        inside = index_terms(text[first:last])
        beside = index_terms(f"{text[span.start : first]} {text[last : span.end]}")
        wanted = frozenset(about)
        return wanted.isdisjoint(inside) and not wanted.isdisjoint(beside)

    def continues(self, run: Sequence[StoredSentence], sentence: StoredSentence) -> bool:
        """Say whether a sentence stands next to a run of others, and all fit in one piece.

        It must be of the same passage, and said by the same speaker.
        """
        if (run[0].article, run[0].passage) != (sentence.article, sentence.passage):
            return False
        text = self.article(sentence.article).text
        start = min(one.span.start for one in run)
        end = max(one.span.end for one in run)
        between = text[sentence.span.end : start] or text[end : sentence.span.start]
        both = Span(min(start, sentence.span.start), max(end, sentence.span.end))
        return (
            not between.strip()
            and both.end - both.start <= ENOUGH_EVIDENCE
            and self._speaker(sentence) == self._speaker(run[0])
        )

    def meant_by(self, sentence: StoredSentence) -> StoredSentence | None:
        """Return the sentence before one that opens with a pronoun, where both make one piece."""
        text = self.article(sentence.article).text
        if not _PRONOUN.match(text, sentence.span.start):
            return None
        before = next(self.before(sentence.article, sentence.span.start), None)
        return before if before and self.continues([sentence], before) else None

    def _speaker(self, sentence: StoredSentence) -> str | Span | None:
        stored = self.quotation_at(sentence.article, sentence.span)
        return (stored.quotation.person or stored.quotation.speaker) if stored else None

    def at(self, address: Address) -> Evidence:
        """Return what stands at an address; where a statement fills it, with its speaker.

        Raises:
            ArticleGoneError: Its article is not held.
        """
        article = self.find(address.content_hash).id
        stored = self.quotation_at(article, address.span)
        return self._evidence(article, address.span, stored.quotation if stored else None)

    def quotation_at(
        self, article: int, span: Span, about: Collection[str] = ()
    ) -> StoredQuotation | None:
        """Return the statement that covers most of a span.

        It must cover a third of it, or be a known person's with which the span ends.

        Args:
            article: The article's id.
            span: The span.
            about: Index terms of what is of interest: of several statements in the span, the one
                that holds most of them is taken; one that holds any may be half as long.
        """
        text = self.article(article).text
        return find_covering(self.quotations(article), span, text, frozenset(about))

    def passage(self, article: int, index: int, marked: Iterable[Span] = ()) -> Evidence:
        """Return a whole passage, with the quoted parts in it."""
        return self.page(article, Page(index, index), marked)

    def page(self, article: int, page: Page, marked: Iterable[Span] = ()) -> Evidence:
        """Return a run of passages as one piece of evidence."""
        passages = self.article(article).passages
        span = Span(passages[page.first].span.start, passages[page.last].span.end)
        quoted = tuple(part for part in marked if part.meets(span))
        kind = "passage" if page.first == page.last else "page"
        return self._build(article, span, page.first, kind=kind, quoted=quoted)

    def _evidence(self, article: int, span: Span, quotation: Quotation | None) -> Evidence:
        passage = self.passage_at(article, span.start)
        if quotation is None:
            return self._build(article, span, passage, kind="sentence", quoted=())
        return self._build(
            article,
            span,
            passage,
            kind=quotation.kind.value,
            quoted=tuple([part for part in quotation.spans if part.meets(span)]),
            quotation=quotation,
        )

    def _build(
        self,
        article: int,
        span: Span,
        passage: int,
        *,
        kind: str,
        quoted: tuple[Span, ...],
        quotation: Quotation | None = None,
    ) -> Evidence:
        info = self.info(article)
        body = self.article(article)
        numbers, count = self._numbers(article)
        said = _Said()
        if quotation:
            speaker, told = quotation.speaker, quotation.relayed
            said = _Said(
                self.person(quotation.person),
                speaker.of(body.text) if speaker else None,
                quotation.declined,
            )
            if told and told.meets(span):
                relayed = self.person(quotation.relayed_person)
                said = said._replace(relayed_text=told.of(body.text), relayed=relayed)
        return Evidence(
            Address(info.content_hash, span.start, span.end),
            span.of(body.text),
            info,
            body.passages[passage].span,
            passage,
            numbers[passage],
            count,
            kind,
            said.person,
            said.speaker_text,
            quoted,
            said.declined,
            said.relayed_text,
            said.relayed,
        )
