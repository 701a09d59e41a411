"""Sentences as spans of an article, through the real pipeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retrieval.article import Article, Passage, PassageKind, Sentence, Span
from retrieval.language.pipeline import PIECE, parse
from retrieval.language.sentences import read_sentences

if TYPE_CHECKING:
    from spacy.language import Language


def article_of(*passages: str, kind: PassageKind = PassageKind.STORY) -> Article:
    spans, start = [], 0
    for text in passages:
        spans.append(Passage(Span(start, start + len(text)), kind))
        start += len(text) + 2
    return Article("made-up.txt", "\n\n".join(passages), tuple(spans), "made up")


def read(article: Article, nlp: Language) -> tuple[Sentence, ...]:
    [(parsed, parses)] = parse([article], nlp)
    assert parsed is article
    readable = article.text.replace("\ud800", "\ufffd")
    assert [p.doc.text for p in parses] == [p.span.of(readable) for p in article.passages]
    return read_sentences(article, parses)


def words(article: Article, nlp: Language) -> list[str]:
    return [s.span.of(article.text) for s in read(article, nlp)]


def check_tiling(article: Article, sentences: tuple[Sentence, ...]) -> None:
    """Hold that the sentences cover each passage but for white space, in order, with no overlap."""
    for index, passage in enumerate(article.passages):
        at = passage.span.start
        for sentence in sentences:
            if sentence.passage != index:
                continue
            assert passage.span.holds(sentence.span)
            assert at <= sentence.span.start < sentence.span.end
            assert not article.text[at : sentence.span.start].strip()
            held = sentence.span.of(article.text)
            assert held == held.strip()
            at = sentence.span.end
        assert not article.text[at : passage.span.end].strip()
    assert [s.passage for s in sentences] == sorted(s.passage for s in sentences)


def test_the_parser_conforms_to_the_rules(nlp: Language) -> None:
    article = article_of(
        '"Will you go?" he asked. Gen. Okoye of the U.S. Army said no.',
        'The plan is "possible," Lund said. "We are [almost] ready."',
    )
    assert words(article, nlp) == [
        '"Will you go?" he asked.',
        "Gen. Okoye of the U.S. Army said no.",
        'The plan is "possible," Lund said.',
        '"We are [almost] ready."',
    ]


def test_no_sentence_crosses_a_passage(nlp: Language) -> None:
    article = article_of("A heading without an end", "and a text that goes on")
    assert words(article, nlp) == ["A heading without an end", "and a text that goes on"]


@pytest.mark.parametrize("kind", list(PassageKind))
def test_furniture_has_sentences_too(nlp: Language, kind: PassageKind) -> None:
    article = article_of("Story continues below.", kind=kind)
    assert words(article, nlp) == ["Story continues below."]


def test_terms_are_filled_in(nlp: Language) -> None:
    [sentence] = read(article_of("The ministers met."), nlp)
    assert sentence.terms == ("minist", "meet")


def test_line_breaks_and_spaces_inside_a_passage(nlp: Language) -> None:
    article = article_of("  He left.\n \nShe  stayed.\t ")
    assert words(article, nlp) == ["He left.", "She  stayed."]


def test_a_lone_surrogate_stays_where_it_is(nlp: Language) -> None:
    article = article_of("He wrote \ud800 and left. She stayed.")
    assert words(article, nlp) == ["He wrote \ud800 and left.", "She stayed."]


MESSY = st.text(st.sampled_from("aA1.!?…\"'“”‘’()[] \n\u00a0\u2028\ud800😀-—,é\u200b"), max_size=40)


@given(st.lists(st.one_of(MESSY, st.text(max_size=40)), min_size=1, max_size=3))
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_spans_tile_any_text(nlp: Language, passages: list[str]) -> None:
    article = article_of(*passages)
    check_tiling(article, read(article, nlp))


@pytest.mark.parametrize("unit", ["a", '"', "…", "😀"])
def test_a_long_run_without_a_space(nlp: Language, unit: str) -> None:
    article = article_of(unit * 5_000)
    check_tiling(article, read(article, nlp))


def test_a_passage_longer_than_spacy_allows(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nlp, "max_length", PIECE)
    article = article_of("It rained again in the old town. " * 800)
    sentences = read(article, nlp)
    check_tiling(article, sentences)
    assert len(sentences) == 800


def test_a_hundred_thousand_characters_without_a_space(nlp: Language) -> None:
    article = article_of("a" * 100_000)
    check_tiling(article, read(article, nlp))


def test_a_long_passage_is_cut_only_between_sentences_or_words(nlp: Language) -> None:
    article = article_of("word " * 5_000 + "end.")
    assert all(words_.split()[0] in ("word", "end.") for words_ in words(article, nlp))
