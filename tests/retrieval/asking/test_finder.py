from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from retrieval.archive.archive import Archive
from retrieval.asking.cautions import denies, tells_of
from retrieval.asking.finder import Finder
from retrieval.asking.findings import Scope
from tests.support.newsroom import write_archive

if TYPE_CHECKING:
    from pathlib import Path

    from retrieval.archive.records import PersonRecord
    from retrieval.asking.evidence import Evidence


def person(finder: Finder, name: str) -> PersonRecord:
    (found,) = finder.directory.find(name).people
    return found


def name(evidence: Evidence) -> str | None:
    return evidence.person.name if evidence.person else None


def test_the_scope_is_what_the_archive_holds(finder: Finder) -> None:
    assert finder.scope == Scope(2, 2, date(2021, 3, 2), date(2021, 3, 4))


def test_an_empty_archive_finds_nothing_and_never_fails(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "empty.sqlite3", create=True) as archive:
        finder = Finder(archive)
        assert finder.scope == Scope(0, 0, None, None)
        assert not finder.speakers("harbour").found
        assert not finder.facts("Who closed the harbour?").found
        assert not finder.told("harbour").found
        assert not finder.passage_about("harbour").found
        assert not finder.furniture("the caption").found
        assert not finder.relayed("the mayor", "help").found
        assert finder.verify("we will not open", ()).verdict == "not-found"
        assert not finder.knows("harbour")


def test_statements_on_a_topic_and_none_on_another(finder: Finder) -> None:
    brandt = person(finder, "Brandt")
    found = finder.statements(brandt, "opening the harbour")
    assert "We will not open the harbour" in found.evidence[0].text
    missing = finder.statements(brandt, "steel")
    assert not missing.found
    assert missing.nearest == ()


def test_the_same_statement_of_two_sources_is_one_with_two_places(finder: Finder) -> None:
    (found,) = finder.statements(person(finder, "Brandt"), "harbour ice").evidence
    assert {one.article.source for one in (found, *found.same_as)} == {"harbour.txt", "bridge.txt"}


def test_what_was_found_everywhere_is_not_given_for_some_articles(finder: Finder) -> None:
    brandt = person(finder, "Brandt")
    everywhere = finder.statements(brandt).evidence
    sources = {each.article.source for one in everywhere for each in (one, *one.same_as)}
    assert sources == {"harbour.txt", "bridge.txt"}
    for info in finder.articles:
        inside = finder.within(frozenset((info.id,))).statements(brandt).evidence
        assert {each.article.id for one in inside for each in (one, *one.same_as)} == {info.id}
    assert finder.statements(brandt).evidence == everywhere


def test_a_lead_in_tells_what_a_statement_is_about(finder: Finder) -> None:
    found = finder.statements(person(finder, "Brandt"), "the bridge tax")
    assert "That is a decision of the council" in found.evidence[0].text


def test_refusals_only(finder: Finder) -> None:
    found = finder.statements(person(finder, "Brandt"), refused=True)
    assert [one.text for one in found.evidence] == [
        "Brandt declined to say whether the city would pay the ship owners."
    ]
    assert name(finder.speakers("pay ship owners", refused=True).evidence[0]) == "Ida Brandt"
    assert not finder.speakers("steel", refused=True).found


def test_whether_it_is_asked_for_or_not_a_non_answer_is_marked(finder: Finder) -> None:
    topic = "whether the city would pay the ship owners"
    asked = finder.statements(person(finder, "Brandt"), topic)
    for evidence in (asked.evidence[0], finder.speakers(topic).evidence[0]):
        assert evidence.declined
    assert [one.declined for one in finder.facts("Will the city pay ship owners?").evidence] == [
        True
    ]


def test_what_would_be_has_the_nearest_non_answer_of_the_same_kind(finder: Finder) -> None:
    asked = finder.facts("Would the city flatter the owners?")
    assert not asked.found
    assert [one.declined for one in asked.nearest] == [True]
    assert not any(one.declined for one in finder.facts("Would penguins dance?").nearest)


def test_the_speaker_by_the_words(finder: Finder) -> None:
    assert name(finder.speakers("members are cold and tired").evidence[0]) == "Olaf Holm"
    assert name(finder.speakers("the vote was a scandal").evidence[0]) == "Erik Holm"


def test_two_of_one_surname_are_two_people(finder: Finder) -> None:
    assert {one.name for one in finder.directory.find("Holm").people} == {"Olaf Holm", "Erik Holm"}


def test_what_is_told_of_somebody_who_is_not_quoted_with_it(finder: Finder) -> None:
    (found,) = finder.relayed("the mayor", "help").evidence
    assert name(found) == "Olaf Holm"
    assert found.relayed_text == "The mayor"
    assert found.relayed == person(finder, "Brandt")
    assert tells_of(finder.library, found, "promised")
    assert not tells_of(finder.library, found, "warned")


def test_what_others_tell_of_somebody_comes_after_their_own_words(finder: Finder) -> None:
    evidence = finder.statements(person(finder, "Brandt")).evidence
    assert [name(one) for one in evidence if one.relayed_text] == ["Olaf Holm"]
    (told,) = finder.relayed_of(person(finder, "Brandt"), "help").evidence
    assert "promised help" in told.text
    assert not finder.relayed_of(person(finder, "Olaf Holm"), "").found


def test_a_denial_that_the_topic_lacks_is_seen(finder: Finder) -> None:
    first = finder.statements(person(finder, "Brandt"), "open the harbour").evidence[0]
    assert denies(finder.library, first, "open the harbour")
    assert not denies(finder.library, first, "not open the harbour")


def test_a_fact_and_what_it_refers_to(finder: Finder) -> None:
    (found,) = finder.facts("What did the tugboats carry?").evidence
    assert found.text == "Two tugboats left the harbour at noon. They carried coal for the crews."


def test_a_fact_that_is_not_told(finder: Finder) -> None:
    assert not finder.facts("What is the population of Norden?").found
    assert not finder.facts("Who won the chess tournament?").found


def test_captions_are_found_by_those_who_ask_for_them(finder: Finder) -> None:
    (found,) = finder.furniture("Who took the photo?").evidence
    assert found.text == "Ships wait in the ice off Veldt, March 1, 2021. (Ann Fall/Veldt Press)"
    assert found.paragraph == 0
    assert finder.furniture("the picture of the ships").found
    assert not finder.furniture("Is there a photo of the Eiffel Tower?").found
    assert "Fall" not in " ".join(one.text for one in finder.told("ships ice").evidence)


def test_a_passage_by_its_description(finder: Finder) -> None:
    found = finder.passage_about("the tugboats")
    assert found.evidence[0].text.startswith("Two tugboats left")
    assert not finder.passage_about("penguins and volcanoes").found


def test_mentions_on_a_topic_come_first(finder: Finder) -> None:
    holm = person(finder, "Olaf Holm")
    assert "Seamen's Union" in finder.mentions(holm, "union")[0].text
    assert finder.mentions(holm, "volcano", only=True) == ()


@pytest.mark.parametrize("topic", ["", "?", "the of and", "🙂", "“”"])
def test_a_topic_without_content_is_all_statements_or_none(finder: Finder, topic: str) -> None:
    assert finder.statements(person(finder, "Brandt"), topic).found
    assert not finder.speakers(topic).found
    assert not finder.told(topic).found


@pytest.mark.parametrize(
    ("description", "opening"),
    [
        ("how two tugboats began to leave the harbour on Monday", "Two tugboats left"),
        ("the ferry at the pier", "The ferry Astrid"),
    ],
)
def test_a_description_in_other_words_and_one_of_a_caption(
    tmp_path: Path, description: str, opening: str
) -> None:
    story = (
        "Two tugboats left the harbour on Monday after a week of storms.\n\n"
        "The mayor said the town was ready for visitors again.\n\n"
        "The ferry Astrid waits at the pier in Holm, May 3, 2021. (Ida Lund/The Associated Press)\n"
    )
    with Archive.open(write_archive(tmp_path, {"harbour.txt": story})) as archive:
        finder = Finder(archive)
        assert finder.passage_about(description).evidence[0].text.startswith(opening)
        # One word of a description that stands nowhere else is no passage on it.
        assert not finder.passage_about("the price of the tugboats' paint").found
        assert not finder.passage_about("penguins in Holm's pier museum").found


def test_a_statement_may_speak_of_a_topic_in_another_word(finder: Finder) -> None:
    found = finder.speakers("the expense of the bridge")
    assert found.found
    assert "the bridge would cost 12 million" in found.evidence[0].text
    assert not finder.speakers("the colour of the bridge").found


def test_the_word_itself_comes_before_another_one(finder: Finder) -> None:
    found = finder.statements(person(finder, "Brandt"), "vessels in the ice")
    assert "Forty ships are waiting" in found.evidence[0].text


def test_half_a_topic_is_enough_of_a_known_speaker_only(tmp_path: Path) -> None:
    story = """date 2022-05-03 Mayor Rita Olsen met the harbour board with Tom Berg, the pilot.

“The old lighthouse will be sold,” Olsen said.

“We need better pumps and a longer quay,” Berg said.

The board has a keeper for every tower.
"""
    with Archive.open(write_archive(tmp_path, {"harbour.txt": story})) as archive:
        finder = Finder(archive)
        olsen = person(finder, "Olsen")
        (said,) = finder.statements(olsen, "lighthouse keeper").evidence
        assert "lighthouse will be sold" in said.text
        anybody = finder.speakers("lighthouse keeper")
        assert not anybody.found
        assert [one.address for one in anybody.nearest] == [said.address]
        assert finder.speakers("old lighthouse").found
        # A third of the topic is too little even of her.
        assert not finder.statements(olsen, "lighthouse keeper tower").found
