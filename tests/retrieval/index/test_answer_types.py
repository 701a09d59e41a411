"""The type of answer that a question asks for, and where a sentence holds one."""

from __future__ import annotations

import pytest

from retrieval.index.answer_places import answer_places
from retrieval.index.answer_types import AnswerType, answer_type
from retrieval.language.terms import question_terms


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("How much does the bridge cost?", AnswerType.MONEY),
        ("How much money did Holm raise?", AnswerType.MONEY),
        ("What did the boat cost Norden?", AnswerType.MONEY),
        ("What did the boat sell for?", AnswerType.MONEY),
        ("What was the price of the boat?", AnswerType.MONEY),
        ("How much water was lost?", AnswerType.COUNT),
        ("How much oil did Norden sell?", AnswerType.COUNT),
        ("How much time did Ida spend there?", AnswerType.TIME_SPAN),
        ("What made the price of boats rise?", None),
        ("What did state officials want?", None),
        ("How long did the strike last?", AnswerType.TIME_SPAN),
        ("How long is the pier?", AnswerType.LENGTH),
        ("How long was the report?", AnswerType.DURATION),
        ("How many years did Holm serve?", AnswerType.TIME_SPAN),
        ("How long ago was it built?", AnswerType.DATE),
        ("How many boats sank?", AnswerType.COUNT),
        ("How far did Ida walk?", AnswerType.LENGTH),
        ("How far did the price fall?", AnswerType.MEASURE),
        ("How high is unemployment?", AnswerType.MEASURE),
        ("What is the length of the pier?", AnswerType.LENGTH),
        ("How heavy is the bell?", AnswerType.WEIGHT),
        ("How fast did the tide come in?", AnswerType.SPEED),
        ("How cold was it in Veldt?", AnswerType.TEMPERATURE),
        ("When was the last time Norden had a strike?", AnswerType.EARLIER),
        ("When did Norden last strike?", AnswerType.EARLIER),
        ("Has the pier been closed before?", AnswerType.EARLIER),
        ("When did the last boat leave?", AnswerType.DATE),
        ("What year did it open?", AnswerType.YEAR),
        ("On which day did they vote?", AnswerType.DAY),
        ("What share of voters agreed?", AnswerType.PERCENT),
        ("When did it open?", AnswerType.DATE),
        ("When will it open exactly?", AnswerType.EXACT),
        ("When exactly will it open?", AnswerType.EXACT),
        ("Which country won?", AnswerType.COUNTRY),
        ("In which small town did it start?", AnswerType.CITY),
        ("In which place did it start?", AnswerType.PLACE),
        ("Where is the pier?", AnswerType.PLACE),
        ("At what time did it open?", AnswerType.HOUR),
        ("What time of year was it?", AnswerType.DATE),
        ("In what season did it open?", AnswerType.DATE),
        ("What shipping company lost it?", AnswerType.BODY),
        ("Who lost it?", None),
        ("What happened?", None),
    ],
)
def test_the_type_asked_for(question: str, expected: AnswerType | None) -> None:
    assert answer_type(question) is expected


def held(question: str, text: str) -> list[str]:
    """Return the words of a text that are of the type that a question asks for."""
    kind = answer_type(question)
    assert kind is not None
    places = answer_places(kind, text, frozenset(question_terms(question)))
    return [text[start:end] for start, end in places]


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("How much did it cost?", "It sold for $2.3m.", ["$2"]),
        ("How much did it cost?", "It cost forty crowns.", ["crowns"]),
        ("How much did it cost?", "Eleven thousand, without the paint.", ["thousand"]),
        ("How much did it cost?", "A million people came in 1901, aged 40.", []),
        ("How long did it last?", "The talks lasted nearly three full days.", ["three full days"]),
        ("How long was the pier?", "The pier of 12 metres fell in an hour.", ["12 metres"]),
        ("How long did it last?", "Two members left.", []),
        ("How long did it last?", "The pier of 12 metres fell.", []),
        ("How long did it last?", "The 19-year-old earned 90 crowns a week.", []),
        ("How long did it last?", "It was over within a week.", ["within a week"]),
        ("How long did it last?", "It went on for an entire season.", ["for an entire season"]),
        ("How high is the wall?", "It was at 98 percent of capacity.", []),
        ("How high is the wall?", "It is a wall of nine metres.", ["nine metres"]),
        ("How high is inflation?", "Inflation was 4.5 percent.", ["4.5 percent"]),
        (
            "How heavy is the bell?",
            "The bell weighs 12 tonnes and is 3 metres wide.",
            ["12 tonnes"],
        ),
        ("How fast is the boat?", "The boat makes 12 knots.", ["knots"]),
        ("How fast is it sinking?", "It sinks by two metres a year.", ["metres a year"]),
        ("How fast did it rise?", "It rose by two metres in six hours.", ["in six hours"]),
        ("How cold was it?", "It was 12 degrees below zero.", ["12 degrees"]),
        ("How fast is the boat?", "It lay in the Azores eleven minutes later.", []),
        ("How long was the talk?", "It rained since the talk began.", []),
        ("How long was the talk?", "They had talked since noon, for an hour.", ["for an hour"]),
        ("Did it close before?", "It closed once before, in 1967.", ["once", "before", "1967"]),
        ("Did it close before?", "It closed before dawn in the fog.", []),
        ("When did it open?", "It opened in 1967.", ["1967"]),
        ("When did it open?", "It opened on June 3.", ["June 3"]),
        ("When did it open?", "The vote is on 9 June.", ["9 June"]),
        ("When did it open?", "He served 47 years.", []),
        ("When did it open?", "It opened Friday, he said Monday.", ["Friday"]),
        ("When did Ida say so?", "It opened Friday, she said Monday.", ["Friday", "Monday"]),
        ("When will it open exactly?", "It will open as soon as it can.", []),
        ("What year did it open?", "It opened on Tuesday.", []),
        ("When exactly did it open?", "It opened in the fall of 2018.", ["in the fall", "2018"]),
        ("At what time did it open?", "It opened on Monday at 7:30.", ["7:30"]),
        (
            "In which town was it?",
            "It was in Denmark, in the port of Veldt.",
            ["in the port of Veldt"],
        ),
        ("In which town was it?", "It went to Brandt’s house.", []),
        ("How many boats sank?", "On June 12 four boats sank.", ["four"]),
        ("How many boats sank?", "In 2008 the CH-146 flew at 10:30.", []),
        ("What country won?", "Norway beat Denmark here.", ["Norway", "Denmark"]),
        ("Did Norway win, and which country lost?", "Norway beat Denmark here.", ["Denmark"]),
        ("Where was Holm born?", "Holm was born in Veldt on Monday.", ["in Veldt"]),
        ("Where in Veldt was Holm?", "Holm slept in Veldt.", []),
        (
            "What firm runs Veldt Pier?",
            "It is run by Brandt Lines, he said.",
            ["Brandt Lines"],
        ),
    ],
)
def test_where_a_sentence_holds_it(question: str, text: str, expected: list[str]) -> None:
    assert held(question, text) == expected
