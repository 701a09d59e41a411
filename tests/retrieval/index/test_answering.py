"""Whether a found sentence holds the kind of answer that is asked for."""

from __future__ import annotations

from retrieval.index.search import SentenceIndex
from tests.retrieval.index.corpora import Story, stored


def fits(question: str, *stories: Story) -> list[bool | None]:
    """Return what is said of each sentence; None also for those that are not found."""
    sentences, texts = stored(stories)
    index = SentenceIndex.of(sentences, text_of=lambda one: texts[one.id])
    hits = {hit.sentence_id: hit.features.fits for hit in index.search(question, 100)}
    return [hits.get(one.id) for one in sentences]


def apart(*texts: str) -> list[Story]:
    """Put each sentence into an article of its own."""
    return [[[text]] for text in texts]


def test_no_kind_is_asked_for() -> None:
    assert fits("Did Brandt meet Holm?", *apart("Here Brandt met Holm.")) == [None]


def test_a_person_of_the_question_does_not_answer_who() -> None:
    assert fits("Who met Brandt?", *apart("Here Brandt met nobody.", "Here Brandt met Holm.")) == [
        False,
        True,
    ]
    # "greeted" stands nowhere, which must not count against any sentence.
    assert fits("Who greeted Brandt?", *apart("Here Brandt saw Holm.")) == [True]


def test_a_pronoun_stands_for_a_person() -> None:
    assert fits("Who met Brandt?", *apart("She met Brandt.")) == [True]


def test_the_words_behind_an_abbreviation() -> None:
    texts = "The WFU meets.", "The World Fishing Union, the WFU, meets."
    assert fits("What does WFU stand for?", *apart(*texts)) == [False, True]


def test_a_cause_may_stand_in_the_next_sentence_of_the_article() -> None:
    closed, storm = "The bridge was closed.", "It was because of the storm."
    question = "Why was the bridge closed?"
    assert fits(question, [[closed, storm]])[0] is True
    assert fits(question, [[closed], [storm]])[0] is True
    assert fits(question, [[closed]], [[storm]])[0] is False
    assert fits(question, [[storm, closed]])[1] is False
    assert fits(question, [["The bridge was closed after a storm."]]) == [True]


def test_an_age_counts_where_the_name_stands_near() -> None:
    story = [["Here Brandt ran.", "The 29-year-old fell.", "Rain came.", "A 9-year-old sank."]]
    assert fits("How old is Brandt?", story)[:2] == [False, True]
    far = [["Here Brandt ran.", "Rain came.", "The 9-year-old ran."]]
    assert fits("How old is Brandt, who ran?", far) == [False, False, False]


def test_a_number_stands_near_what_is_counted() -> None:
    texts = (
        "There 12 boats sank.",
        "Boats sank.",
        "Boats where many old fishermen lost great hopes for 12 years.",
    )
    assert fits("How many boats sank?", *apart(*texts)) == [True, False, False]
    assert fits("How long was the boat?", *apart("A boat of 12 metres.")) == [True]


def test_times() -> None:
    assert fits("When did boats sink?", *apart("Boats sink on Tuesday.", "Boats sink.")) == [
        True,
        False,
    ]


def test_a_place_may_be_any_other_name() -> None:
    texts = "Boats sank near Veldt.", "Boats sank; Camp Norden is closed.", "Boats sank."
    assert fits("Where did boats sank?", *apart(*texts)) == [True, True, False]


def test_another_countrys_office_is_not_the_one_asked_for() -> None:
    texts = (
        "Here Danish President Axel Holm spoke.",
        "Here Swedish President Axel Holm spoke of a Danish king, all in all.",
    )
    asked = "Who is the president of Denmark?"
    assert fits(asked, *apart(*texts))[1] is not True


def test_what_was_done_is_no_noun() -> None:
    texts = "The founding members of the club met Holm.", "Here Holm founded the club."
    assert fits("Who founded the club?", *apart(*texts)) == [False, True]
