from __future__ import annotations

from typing import TYPE_CHECKING

from retrieval.asking.library import Library
from retrieval.language.terms import index_terms

if TYPE_CHECKING:
    from retrieval.archive.archive import Archive


def test_what_is_fetched_at_once_is_what_is_read_one_by_one(newsroom: Archive) -> None:
    one, some = Library(newsroom), Library(newsroom)
    ids = [info.id for info in one.articles]
    some.fetch(ids, quotations=True)
    for article in ids:
        for read in ("info", "article", "sentences", "quotations"):
            assert getattr(some, read)(article) == getattr(one, read)(article), read
        assert one.quotations(article)


def test_an_article_that_is_held_no_more_is_passed_over(newsroom: Archive) -> None:
    library = Library(newsroom)
    library.fetch([10_000], quotations=True)
    assert library.sentences(10_000) == ()


def test_sentences_before_a_place_come_backwards(newsroom: Archive) -> None:
    library = Library(newsroom)
    for info in library.articles:
        sentences = library.sentences(info.id)
        for at, sentence in enumerate(sentences):
            before = list(library.before(info.id, sentence.span.start))
            assert before == list(reversed(sentences[:at]))
            # A sentence that goes on at the place does not stand before it.
            assert next(library.before(info.id, sentence.span.end - 1), None) == (
                sentences[at - 1] if at else None
            )


def test_the_parts_of_a_statement_are_the_sentences_that_it_meets(newsroom: Archive) -> None:
    library = Library(newsroom)
    for info in library.articles:
        for stored in library.quotations(info.id):
            quotation = stored.quotation
            spans = [s for s in (*quotation.spans, quotation.cue, quotation.speaker) if s]
            met = [
                sentence
                for sentence in library.sentences(info.id)
                if any(sentence.span.meets(span) for span in spans)
            ]
            held = [sentence for piece in library.parts(stored) for sentence in piece]
            assert held
            assert set(held) <= set(met)
            for sentence in met:
                if any(sentence.span.meets(span) for span in quotation.spans):
                    assert sentence in held


def test_passages_are_found_by_place(newsroom: Archive) -> None:
    library = Library(newsroom)
    for info in library.articles:
        passages = library.article(info.id).passages
        assert library.passage_at(info.id, 0) == 0
        for index, passage in enumerate(passages):
            assert library.passage_at(info.id, passage.span.start) == index
            assert library.passage_at(info.id, passage.span.end) == index


def test_terms_of_parts_of_articles_are_those_of_their_text(newsroom: Archive) -> None:
    library = Library(newsroom)
    for info in library.articles:
        text = library.article(info.id).text
        for stored in library.quotations(info.id):
            spans = stored.quotation.spans
            assert library.terms.of(info.id, spans[0]) == index_terms(spans[0].of(text))
            words = {term for span in spans for term in index_terms(span.of(text))}
            assert library.terms.spoken(info.id, spans) == words
            assert library.terms.common(info.id, spans[0]) <= words
