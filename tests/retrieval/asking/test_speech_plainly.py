"""Roundabout questions about speech, and the plain ones that they are read as."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.asking.question import read_question
from retrieval.asking.speech_plainly import plainly


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("what'd Lee say about the dam", "what did Lee say about the dam"),
        ("whats Lee saying about the dam", "what is Lee saying about the dam"),
        ("What, exactly, did Lee say?", "What did Lee say?"),
        ("On the dam, what did Lee say?", "what did Lee say about the dam"),
        ("As for the dam: what was Lee's message?", "what was Lee's message about the dam"),
        ("Who was it that spoke of the dam?", "who spoke of the dam"),
        ("Who made it plain that the dam holds?", "who said that the dam holds"),
        ("Who let it be known that the dam holds?", "who said that the dam holds"),
        ("Who is of the opinion that the dam holds?", "who said that the dam holds"),
        ("Who issued a warning that it leaks?", "who said that it leaks"),
        ("Who reminded us that the dam is old?", "who said that the dam is old"),
        ("Who assured the farmers that it holds?", "who told the farmers that it holds"),
        ("Who underlined that the dam holds?", "who stressed that the dam holds"),
        ("Who asserted that the dam holds?", "who said that the dam holds"),
        ("Who characterised the dam as a danger?", "who described the dam as a danger"),
        ("Who likened the dam to a sieve?", "who described the dam as a sieve"),
        ("Who labelled the dam a danger?", "who called the dam a danger"),
        ("Who put the cost of the dam at 3 million?", "who said that cost of the dam 3 million"),
        ("By whom was the dam described as a danger?", "who described the dam as a danger"),
        ("By whom was it stressed that it holds?", "who stressed that it holds"),
        ("Whose opinion is it that the dam holds?", "who said that the dam holds"),
        ("Who is the author of the remark that it leaks?", "who said that it leaks"),
        ("To whom are the words about the sieve attributed?", "who said that the sieve"),
        ("According to whom does the dam leak?", "who said that does the dam leak"),
        ("Which of the speakers mentioned the dam?", "who mentioned the dam"),
        ("The dam is a sieve, who said that?", "who said that The dam is a sieve"),
        ("Who relayed Lee's words about the dam?", "who relayed that Lee the dam"),
        ("Who passed on that Lee fears a flood?", "who passed on that Lee fears a flood"),
        ("On what do they agree, according to Lee?", "what did Lee say about they agree"),
    ],
)
def test_what_is_put_plainly(text: str, plain: str) -> None:
    assert plainly(text).removesuffix("?") == plain.removesuffix("?")


@pytest.mark.parametrize(
    "text",
    [
        "Who maintained the dam?",
        "Who observed the birds?",
        "Who declared war?",
        "Who put the sieve on the dam?",
        "Who made the dam?",
        "Who told Lee about the dam?",
        "About the dam, how high is it?",
        "Ordinary days are over",
        "Who is the author of the novel?",
    ],
)
def test_what_asks_for_no_words_stays_as_it_is(text: str) -> None:
    assert plainly(text) == text


@pytest.mark.parametrize(
    ("text", "intent", "speaker", "topic"),
    [
        ("What was said by Lee on the subject of dams?", "what-said", "Lee", "dams"),
        ("What was it that Lee said about dams?", "what-said", "Lee", "dams"),
        ("I should like to know what Lee thinks of dams", "what-said", "Lee", "dams"),
        ("Where can I read what Lee said about dams?", "what-said", "Lee", "dams"),
        ("The dam: what does Lee say?", "what-said", "Lee", "The dam"),
        ("dams - Lee's position?", "what-said", "Lee", "dams"),
        ("Which statement of Lee's concerns dams?", "what-said", "Lee", "dams"),
        ("What quotation is there from Lee about dams?", "what-said", "Lee", "dams"),
        ("Exact words of Lee on dams?", "what-said", "Lee", "dams"),
        ("What does Lee keep saying about dams?", "what-said", "Lee", "dams"),
        ("Give me the quote where Lee speaks about the dam", "what-said", "Lee", "the dam"),
        ("Find the remark in which Lee defends the dam", "what-said", "Lee", "the dam"),
        ("I am looking for what Lee said about the dam", "what-said", "Lee", "the dam"),
        ("Is there a statement by Lee on the dam?", "what-said", "Lee", "the dam"),
        ("Show me the statement of Lee concerning dams", "what-said", "Lee", "dams"),
        ("the reaction of Lee to the flood", "what-said", "Lee", "the flood"),
        ("What is Lee's description of the flood?", "what-said", "Lee", "the flood"),
        ("What stance did the mayor take on dams?", "what-said", "the mayor", "dams"),
        ("In what words did Lee describe the dam?", "what-said", "Lee", "the dam"),
        ("Which words did Lee use about the dam?", "what-said", "Lee", "the dam"),
        ("How did Lee put it about the dam?", "what-said", "Lee", "the dam"),
        ("How did Lee sum up the talks?", "what-said", "Lee", "the talks"),
        ("What is Lee on record as saying about it?", "what-said", "Lee", "it"),
        ("Do the articles quote Lee on dams?", "what-said", "Lee", "dams"),
        ("What have we heard from Lee on the dam?", "what-said", "Lee", "the dam"),
        ("What had Lee to say about the dam?", "what-said", "Lee", "the dam"),
        ("Where does Lee speak of the dam?", "what-said", "Lee", "the dam"),
        ("What did Lee recall about the flood?", "what-said", "Lee", "the flood"),
        ("What did the statement from the ministry say?", "what-said", "the ministry", ""),
        ("What did Lee's statement say about dams?", "what-said", "Lee", "dams"),
        ("What does Lee give as the reason for it?", "what-said", "Lee", "it"),
        ("Find the remark about the dam", "who-said", "", "the dam"),
        ("Who is quoted as saying that it leaks?", "who-said", "", "it leaks"),
        ("Where did Lee speak of the dam?", "fact", "", "Where did Lee speak of the dam?"),
    ],
)
def test_requests_are_read(text: str, intent: str, speaker: str, topic: str) -> None:
    question = read_question(text)
    assert (question.intent.value, question.speaker, question.topic) == (intent, speaker, topic)


WORDS = (
    "who what whose by whom was it said that made clear plain on about the quote where Lee speaks "
    "relayed words of according to , : - ? described as dam 's give me in which"
).split()


@settings(max_examples=100)
@given(st.lists(st.sampled_from(WORDS), max_size=14))
def test_any_mix_of_words_is_read(words: list[str]) -> None:
    text = " ".join(words)
    assert isinstance(plainly(text), str)
    assert read_question(text) == read_question(text)  # and it breaks on none
