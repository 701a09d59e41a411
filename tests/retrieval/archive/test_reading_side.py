from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from retrieval.archive import Archive, ArchiveWriter, Origin
from retrieval.article import PassageKind, Span, hash_text
from retrieval.errors import ArchiveMissingError, ArticleGoneError

if TYPE_CHECKING:
    from tests.support.archives import Make

BRIDGE_HASH_DIGITS = 12


def test_a_missing_archive_says_how_to_make_one(archive_path: Path) -> None:
    with pytest.raises(ArchiveMissingError, match="retrieval ingest"):
        Archive.open(archive_path)
    assert not archive_path.exists()


def test_an_empty_archive_can_be_made_and_read(archive_path: Path) -> None:
    with Archive.open(archive_path, create=True) as archive:
        assert archive.articles() == []
        assert archive.people() == []
        assert archive.quotations() == []
        assert list(archive.indexed_sentences()) == []
        assert archive.sentences([]) == []
        assert archive.counts() == (0, 0, 0, 0)
        assert archive.revision() == 0


def test_articles_come_by_date_with_the_undated_last(filled: Path) -> None:
    with Archive.open(filled) as archive:
        infos = archive.articles()
        assert [info.source for info in infos] == ["bridge.txt", "river.txt", "undated.txt"]
        assert infos[0].sentences == 4  # the advertisement is none of the story's
        assert infos[0].quotations == 2


def test_an_article_comes_back_as_it_was(filled: Path, make: Make) -> None:
    text = "\r\n date 2020-01-06 “Nö,” said 😀 Ann Lee.\r\n\r\nA heading\r\n\r\nThey left. \x1b"
    analysis = make("odd.txt", text, None, ("Ann Lee",))
    with ArchiveWriter.open(filled) as writer:
        writer.replace(Origin(Path("/odd.txt")), analysis, "test")
    with Archive.open(filled) as archive:
        info = archive.find(hash_text(text))
        assert archive.article(info.id) == analysis.article
        assert archive.text(info.content_hash) == text
        assert [stored.span for stored in archive.sentences_of(info.id)] == [
            sentence.span for sentence in analysis.sentences
        ]
        (stored,) = archive.quotations(article=info.id)
        assert stored.quotation == analysis.quotations[0]
        assert [passage.kind for passage in archive.article(info.id).passages] == [
            PassageKind.HEADER,
            PassageKind.STORY,
            PassageKind.HEADING,
            PassageKind.STORY,
        ]


def test_an_article_is_found_by_the_start_of_its_hash(filled: Path) -> None:
    with Archive.open(filled) as archive:
        for info in archive.articles():
            assert archive.find(info.content_hash) == info
            assert archive.find(info.content_hash[:BRIDGE_HASH_DIGITS]) == info


@pytest.mark.parametrize("digits", ["", "0" * 64, "0" * 65, "xyz", "%", "ABC"])
def test_an_unknown_hash_is_gone(filled: Path, digits: str) -> None:
    with Archive.open(filled) as archive, pytest.raises(ArticleGoneError):
        archive.find(digits)


def test_unknown_ids_are_gone(filled: Path) -> None:
    with Archive.open(filled) as archive:
        for call in (archive.article, archive.sentence):
            with pytest.raises(ArticleGoneError):
                call(999)
        with pytest.raises(ArticleGoneError):
            archive.sentences([1, 999])


def test_sentences_come_in_the_order_asked_for(filled: Path) -> None:
    with Archive.open(filled) as archive:
        ids = [sentence.id for sentence in archive.indexed_sentences()]
        assert ids == sorted(ids)
        wanted = [*reversed(ids), ids[0]] * 200
        assert [sentence.id for sentence in archive.sentences(wanted)] == wanted
        assert archive.sentence(ids[0]).terms[:2] == ("it", "rises")  # river.txt came first


def test_furniture_is_kept_but_not_indexed(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("retrieval.archive.sentences._BATCH", 2)  # so that there are several
    with Archive.open(filled) as archive:
        story = list(archive.indexed_sentences())
        assert len(story) == archive.counts().sentences == 7
        kept = [s for info in archive.articles() for s in archive.sentences_of(info.id)]
        extra = [sentence for sentence in kept if sentence not in story]
        assert [(s.kind, s.terms) for s in extra] == [
            (PassageKind.ADVERTISEMENT, ("advertisement",))
        ]


def test_quotations_come_by_date_source_and_start(filled: Path) -> None:
    with Archive.open(filled) as archive:
        texts = {info.id: archive.article(info.id).text for info in archive.articles()}

        def said(person: str | None = None, article: int | None = None) -> list[str]:
            return [
                stored.quotation.span.of(texts[stored.article])
                for stored in archive.quotations(person=person, article=article)
            ]

        assert said() == ["“We build it,”", "“No,”", "“It rises,”", "“Run,”"]
        assert said("ann lee") == ["“We build it,”", "“No,”", "“Run,”"]
        river = archive.articles()[1].id
        assert said(article=river) == ["“It rises,”", "“Run,”"]
        assert said("bob ray", river) == ["“It rises,”"]
        assert said("nobody") == []


def test_people_of_all_articles_are_put_together(filled: Path) -> None:
    with Archive.open(filled) as archive:
        lee, ray = archive.people()
        assert (lee.key, lee.name, lee.quotations) == ("ann lee", "Ann Lee", 3)
        assert lee.roles == ("Mayor", "bridge.txt", "river.txt")
        assert lee.aliases == ("Lee",)
        assert (ray.name, ray.quotations, ray.mentions) == ("Bob Ray", 1, 1)
        mentions = archive.mentions("ann lee")
        assert len(mentions) == lee.mentions == 3
        texts = [span.of(archive.article(article).text) for article, span in mentions]
        assert texts == ["Lee"] * 3
        bridge, river, _ = archive.articles()
        assert [article for article, _ in mentions] == [bridge.id, bridge.id, river.id]


def test_a_reader_sees_what_another_process_writes(filled: Path, make: Make) -> None:
    with Archive.open(filled) as archive, ArchiveWriter.open(filled) as writer:
        before = archive.revision()
        old = archive.articles()[0]
        people = archive.people()
        assert archive.article(old.id).text
        origin = Origin(filled.parent.parent / "bridge.txt")
        writer.replace(origin, make("bridge.txt", "It fell.", "2020-01-06"), "test")
        assert archive.revision() != before
        assert archive.articles()[0].id != old.id
        assert archive.people() != people
        with pytest.raises(ArticleGoneError):
            archive.article(old.id)


def test_a_reader_turns_to_a_file_that_replaced_its_own(
    filled: Path, make: Make, tmp_path: Path
) -> None:
    other = tmp_path / "other.sqlite3"
    with ArchiveWriter.open(other) as writer:
        for number in range(3):  # as often as the first archive was written to
            writer.replace(Origin(Path("/a.txt")), make("a.txt", f"{number} fell."), "test")
    with Archive.open(filled) as archive:
        before = archive.revision()
        other.replace(filled)
        assert archive.revision() != before
        assert [info.source for info in archive.articles()] == ["a.txt"]
        filled.unlink()
        with pytest.raises(ArchiveMissingError):
            archive.revision()


def test_the_same_text_at_two_places_is_two_articles_with_one_address(
    archive_path: Path, make: Make
) -> None:
    places = [Path("/b/a.txt"), Path("/a/a.txt")]
    with ArchiveWriter.open(archive_path) as writer:
        for place in places:
            place_of = Origin(archive_path.parent / place.name, place.parent.name)
            (archive_path.parent / place.name).touch()
            writer.replace(place_of, make("a.txt", "It fell."), "test")
    with Archive.open(archive_path) as archive:
        first, second = archive.articles()
        assert first.content_hash == second.content_hash
        assert archive.find(first.content_hash) == first
        assert first.id > second.id  # ordered by place, not by when they came


def test_spans_stay_spans(filled: Path) -> None:
    with Archive.open(filled) as archive:
        assert isinstance(archive.quotations()[0].quotation.cue, Span)


def test_several_articles_are_read_at_once_as_each_by_itself(filled: Path) -> None:
    with Archive.open(filled) as archive:
        ids = [info.id for info in archive.articles()]
        asked = [*reversed(ids), 999]
        assert archive.infos_of(asked) == {one: archive.info(one) for one in ids}
        assert archive.articles_of(asked) == {one: archive.article(one) for one in ids}
        sentences, quotations = archive.sentences_among(asked), archive.quotations_among(asked)
        for one in ids:
            assert list(sentences[one]) == archive.sentences_of(one)
            assert list(quotations[one]) == archive.quotations(article=one)
        assert not sentences[999]
        assert not quotations[999]


def test_quotations_that_stand_in_sentences_come_in_their_order(filled: Path) -> None:
    with Archive.open(filled) as archive:
        story = list(archive.indexed_sentences())
        for sentences in (story, story[::-1], story[1:2], []):
            expected = {
                stored.id: stored
                for sentence in sentences
                for stored in archive.quotations(article=sentence.article)
                if any(span.meets(sentence.span) for span in stored.quotation.spans)
            }
            assert archive.quotations_at(sentences) == list(expected.values())
        assert len(archive.quotations_at(story)) == 4
