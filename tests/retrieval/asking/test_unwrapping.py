"""Courtesy and requests around a question, which is the same without them."""

from __future__ import annotations

import pytest

from retrieval.asking.question import read_question
from retrieval.asking.unwrapping import unwrapped

ASKED = "who called for a strike?"


@pytest.mark.parametrize(
    "around",
    [
        "{}",
        "Please, {}",
        "Hello! {}",
        "Good morning, {}",
        "Excuse me, {}",
        "Thank you. {}",
        "Thanks for the last answer. {}",
        "Quick question: {}",
        "I have been wondering about this: {}",
        "Refresh my memory: {}",
        "Give me the name: {}",
        "Tell me, {}",
        "Could you please tell me {}",
        "Would you mind telling me {}",
        "Would you be so kind as to tell me {}",
        "I would be grateful if you could tell me {}",
        "I would like to know {}",
        "I'd really love to know {}",
        "We need to find out {}",
        "I'm trying to find out {}",
        "I am wondering {}",
        "May I ask {}",
        "Do you happen to know {}",
        "Any idea {}",
        "Find out {}",
        "Remind me {}",
        "My question is {}",
        "Is it known {}",
        "Do the articles say {}",
        "Does either article say {}",
        "What do the sources say about {}",
        "Is there any information on {}",
        "According to the articles, {}",
        "So, could you please tell me {}",
        "Please be so kind as to tell me {}",
        "I'd appreciate it if you could tell me {}",
        "I want you to tell me {}",
        "Sorry to bother you, but {}",
        "For a school project: {}",
    ],
)
def test_a_question_is_read_without_what_leads_to_it(around: str) -> None:
    assert unwrapped(around.format(ASKED)) == ASKED


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("How many boats are there, please?", "How many boats are there?"),
        ("How many boats are there? Many thanks!", "How many boats are there?!"),
        ("How many boats, please, are there?", "How many boats are there?"),
        ("How many boats are there, exactly?", "How many boats are there?"),
        ("Exactly how many boats are there?", "how many boats are there?"),
        ("When precisely did the ship sail?", "When did the ship sail?"),
        ("To whom exactly was it sold?", "To whom was it sold?"),
        ("Which boats exactly does Lee own?", "Which boats does Lee own?"),
        ("Who sold the boat, if I may ask?", "Who sold the boat?"),
    ],
)
def test_courtesy_at_the_end_and_within_goes(typed: str, plain: str) -> None:
    assert unwrapped(typed) == plain


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("Tell me if the ferry will sail", "will the ferry sail"),
        ("I wonder whether Lee has resigned.", "has Lee resigned."),
        ("Could you tell me what Lee said about fares?", "what did Lee say about fares?"),
        ("Do the articles say how long the repair will last?", "how long will the repair last?"),
    ],
)
def test_a_told_question_is_put_as_it_is_asked(typed: str, plain: str) -> None:
    assert unwrapped(typed) == plain


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("Who was it that called for a strike?", ASKED.capitalize()),
        ("When was it that the bridge was opened?", "When was the bridge opened?"),
        ("What did Lee say on the subject of fares?", "What did Lee say about fares?"),
        ("What did Lee say with respect to fares?", "What did Lee say about fares?"),
        ("I see. And who called?", "And who called?"),
        ("Oh, I'm sorry, I meant Lee.", "I meant Lee."),
    ],
)
def test_long_ways_of_asking_are_put_shortly(typed: str, plain: str) -> None:
    assert unwrapped(typed) == plain


@pytest.mark.parametrize("words", ["they will, please, come", "ask when exactly it sank"])
def test_a_claimed_quotation_keeps_its_words(words: str) -> None:
    assert read_question(f"Did Lee say “{words}”?").claim == words


@pytest.mark.parametrize(
    "typed",
    [
        "Thanks",
        "tell me more",
        "tell me about the harbour",
        "tell me when",
        "and what did he say?",
        "They wanted to please the voters, did they?",
        "when the siren sounded, who heard it?",
        "Lee said she would like to know more",
        'Did Lee say "tell me who will pay"?',
    ],
)
def test_what_is_no_wrapping_stays(typed: str) -> None:
    assert unwrapped(typed) == typed
