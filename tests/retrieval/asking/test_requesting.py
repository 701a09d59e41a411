"""Requests for words and facts, put as questions."""

from __future__ import annotations

import pytest

from retrieval.asking.intent import Intent
from retrieval.asking.question import read_question
from retrieval.asking.requesting import LONGEST, as_question

SAY = "What did Lee say about fares?"


@pytest.mark.parametrize(
    "request_",
    [
        "Give me the quote where Lee speaks about fares",
        "Show me a statement in which Lee talks of fares",
        "I need a quote from Lee on fares",
        "Do we have a quote from Lee on fares?",
        "Any word from Lee on fares?",
        "Is there anything from Lee about fares?",
        "I seek Lee's statement on fares",
        "Find me something Lee said about fares",
        "Looking for Lee on fares",
        "Where does Lee talk about fares?",
        "statement by Lee on fares?",
        "What was said by Lee about fares?",
        "Lee's exact words about fares",
        "Cite Lee on fares",
    ],
)
def test_a_request_for_words_is_the_question_for_them(request_: str) -> None:
    assert as_question(request_) == SAY


@pytest.mark.parametrize(
    ("request_", "question"),
    [
        ("Lee on fares - quote?", "Lee on fares"),
        ("quote needed: Lee on fares", "Lee on fares"),
        ("Verbatim quote: Lee on fares", "Lee on fares"),
        ("I need a quote about fares", "quotes about fares"),
        ("Is there a quote by Lee?", "What did Lee say?"),
        ("Who raised fares? Quote the article.", "Who raised fares?"),
        ("Why did fares rise? Find the answer", "Why did fares rise?"),
        ("Should fares rise? Find Lee's reply", "Did Lee say whether fares should rise?"),
    ],
)
def test_a_word_for_a_quotation_beside_a_topic_goes(request_: str, question: str) -> None:
    assert as_question(request_) == question


@pytest.mark.parametrize(
    ("request_", "question"),
    [
        ("Find the number of boats", "How many boats are there?"),
        ("the number of sailors who joined the strike?", "How many sailors joined the strike?"),
        ("Give me the name of the harbour master", "What is the name of the harbour master"),
        ("I need the date when the bridge was opened", "when was the bridge opened"),
        ("find the place where the talks were held", "where were the talks held"),
        ("Name the pilot of the ferry", "Who is the pilot of the ferry"),
        ("Boats in the port: how many?", "how many boats in the port?"),
        ("the ferries, how many altogether?", "how many ferries?"),
        ("the ferry - when?", "when the ferry?"),
        ("harbour master - name?", "What is the name of harbour master?"),
        ("Do the articles mention a storm?", "Is there anything about a storm?"),
        ("Is the storm mentioned anywhere?", "Is there anything about the storm?"),
        ("Give me everything about the storm", "Is there anything about the storm?"),
    ],
)
def test_a_request_for_a_fact_is_a_question(request_: str, question: str) -> None:
    assert as_question(request_) == question


@pytest.mark.parametrize(
    "text",
    [
        "What did Lee say about fares?",
        "What didn't Lee want to say about fares?",
        "what else did he say about it?",
        "And the second quote?",
        "Who sold the boat, and when?",
        'Lee on "fares will rise" - quote?',
        f"Give me the quote where Lee speaks about {'fares ' * LONGEST}",
        "Show me a timeline of Lee's statements about fares",
        "Where did Lee speak about fares?",
    ],
)
def test_what_is_no_request_stays(text: str) -> None:
    assert as_question(text) == text


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("I'm looking for the passage about the storm", "the storm"),
        ("I seek the passage on the storm, please.", "the storm"),
        ("The paragraph concerning the storm", "the storm"),
        ("the para about the storm", "the storm"),
        ("Could you point me to the paragraph that deals with the storm?", "the storm"),
        ("Is there a passage about the storm?", "the storm"),
        ("Which part of the article describes the storm?", "the storm"),
        ("Where is the storm mentioned?", "the storm"),
        ("Where do the articles speak of the storm?", "the storm"),
        ("Show me where it says that the storm passed", "the storm passed"),
        ("Show me the paragraph that splits the crew into two", "splits the crew into two"),
        ("the passage that explains how fast the ship was", "how fast the ship was"),
        ("Give me the sentence about the storm", "the storm"),
        ("the storm paragraph", "storm"),
        ("I can't find the passage about the storm. Where is it?", "the storm"),
    ],
)
def test_a_passage_is_asked_for_by_description(text: str, topic: str) -> None:
    question = read_question(text)
    assert (question.intent, question.topic) == (Intent.PASSAGE, topic)


@pytest.mark.parametrize(
    "text",
    ["the next paragraph", "show me this passage", "passage 2", "the original passage"],
)
def test_a_passage_that_is_pointed_to_has_no_description(text: str) -> None:
    assert not read_question(text).topic
