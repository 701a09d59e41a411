from __future__ import annotations

import pytest

from retrieval.asking.intent import Intent
from retrieval.asking.question import read_question


@pytest.mark.parametrize(
    "text",
    [
        "what are these articles about?",
        "What is this about?",
        "summarise the articles",
        "give me an overview",
        "/overview",
        "what's new?",
        "any news?",
        "show me the latest",
    ],
)
def test_questions_for_what_the_articles_are_about(text: str) -> None:
    assert read_question(text).intent is Intent.OVERVIEW


@pytest.mark.parametrize(
    ("text", "speaker", "topic"),
    [
        ("/timeline", "", ""),
        ("timeline", "", ""),
        ("/timeline Stoltenberg", "Stoltenberg", ""),
        ("/timeline@a_bot Stoltenberg on Iran", "Stoltenberg", "Iran"),
        ("timeline of Stoltenberg", "Stoltenberg", ""),
        ("Stoltenberg's timeline", "Stoltenberg", ""),
        ("Show me a timeline of Stoltenberg's statements about Iran", "Stoltenberg", "Iran"),
        ("a timeline of statements by Guterres", "Guterres", ""),
        ("timeline about Iran", "", "Iran"),
        ("when did Stoltenberg say what?", "Stoltenberg", ""),
    ],
)
def test_questions_for_a_timeline(text: str, speaker: str, topic: str) -> None:
    question = read_question(text)
    assert (question.intent, question.speaker, question.topic) == (Intent.TIMELINE, speaker, topic)


@pytest.mark.parametrize(
    ("text", "intent", "speaker", "topic"),
    [
        ("who is the most quoted person?", Intent.PEOPLE, "", ""),
        ("who is quoted most often?", Intent.PEOPLE, "", ""),
        ("who's quoted the most?", Intent.PEOPLE, "", ""),
        ("how many people are quoted?", Intent.PEOPLE, "", ""),
        ("how many people are dead?", Intent.FACT, "", "how many people are dead?"),
        ("how often is Lee quoted?", Intent.TIMELINE, "Lee", ""),
        ("How many times was Lee quoted on the pier?", Intent.TIMELINE, "Lee", "the pier"),
        ("what is Lee's role?", Intent.WHO_IS, "Lee", ""),
        ("What's the mayor’s job?", Intent.WHO_IS, "the mayor", ""),
        ("what is Iran's role in Iraq?", Intent.FACT, "", "what is Iran's role in Iraq?"),
        ("what do the two newspapers say about the pier?", Intent.FACT, "", "the pier"),
        ("what do the two say about the pier?", Intent.WHAT_SAID, "the two", "the pier"),
    ],
)
def test_questions_for_who_is_quoted_and_how_often(
    text: str, intent: Intent, speaker: str, topic: str
) -> None:
    question = read_question(text)
    assert (question.intent, question.speaker, question.topic) == (intent, speaker, topic)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("which articles are about the strike?", "the strike"),
        ("Which of the articles mentions the governor?", "the governor"),
        ("is there an article about football?", "football"),
        ("articles on fish", "fish"),
        ("show me the article about the flood", "the flood"),
        ("in which article is Lee mentioned?", "Lee"),
        ("which articles quote Ann Lee", "Ann Lee"),
        ("how many stories cover the recount?", "the recount"),
    ],
)
def test_questions_for_the_articles_on_a_matter(text: str, topic: str) -> None:
    question = read_question(text)
    assert (question.intent, question.topic) == (Intent.COVERAGE, topic)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Who wrote these articles?", ""),
        ("who's the author of the second article?", ""),
        ("by whom was this story written?", ""),
        ("whose byline is it", ""),
        ("who wrote the article about the flood?", "the flood"),
        ("Who are the reporters behind the pieces on the mill?", "the mill"),
    ],
)
def test_questions_for_who_wrote_the_articles(text: str, topic: str) -> None:
    question = read_question(text)
    assert (question.intent, question.topic) == (Intent.AUTHORS, topic)


@pytest.mark.parametrize(
    "text",
    [
        "who wrote the letter about the flood?",
        "who is the author of the report on prisons?",
        "who is the journalist?",
        "who wrote the article of the constitution on arms?",
    ],
)
def test_who_wrote_something_else_is_no_question_for_bylines(text: str) -> None:
    assert read_question(text).intent is not Intent.AUTHORS


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("which article is it from?", Intent.FACT),
        ("which articles do you have?", Intent.SOURCES),
        ("show me the article", Intent.ARTICLE),
        ("what are these articles about?", Intent.OVERVIEW),
        ("what is new about the vaccine?", Intent.FACT),
        ("is there new evidence?", Intent.FACT),
        ("which reports say the toll was nine?", Intent.FACT),
    ],
)
def test_what_only_looks_like_a_question_for_articles(text: str, intent: Intent) -> None:
    assert read_question(text).intent is intent


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("who disagrees about the drone strike?", "the drone strike"),
        ("Who agrees with Stoltenberg on Iran?", "Iran"),
        ("what do people say about Iran?", "Iran"),
        ("both sides on Iran", "Iran"),
        ("show me the different views on the strike", "the strike"),
        ("reactions to the strike", "the strike"),
        ("who said what about Iran?", "Iran"),
        ("who is for and against the war?", "the war"),
        ("who is quoted on the strike?", "the strike"),
        ("quotes about money", "money"),
        ("show me the best quotes on the strike", "the strike"),
    ],
)
def test_questions_for_several_sides(text: str, topic: str) -> None:
    question = read_question(text)
    assert (question.intent, question.topic) == (Intent.SIDES, topic)


@pytest.mark.parametrize(
    ("text", "number", "style"),
    [
        ("/cite", None, ""),
        ("/cite 1", 1, ""),
        ("/cite 2 APA", 2, "APA"),
        ("/cite bibtex", None, "bibtex"),
        ("/cite 1 in csl json", 1, "csl json"),
        ("cite 2 in APA", 2, "APA"),
        ("cite [2]", 2, ""),
        ("cite this as a BibTeX entry", None, "BibTeX"),
        ("cite 3 in MLA", 3, "MLA"),
        ("citation 1 as BibTeX", 1, "BibTeX"),
        ("give me the citation for [2] in CSL-JSON", 2, "CSL-JSON"),
        ("bibtex for 2", 2, "bibtex"),
        ("the citation in chicago style", None, "chicago"),
    ],
)
def test_questions_for_a_citation(text: str, number: int | None, style: str) -> None:
    question = read_question(text)
    assert (question.intent, question.number, question.cue) == (Intent.CITE, number, style)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("/evidence", Intent.EVIDENCE),
        ("save the evidence", Intent.EVIDENCE),
        ("the evidence file please", Intent.EVIDENCE),
        ("/why", Intent.EXPLAIN),
        ("why this answer?", Intent.EXPLAIN),
        ("Why this quotation?", Intent.EXPLAIN),
        ("why did you choose that one?", Intent.EXPLAIN),
        # What only looks like one of them.
        ("why?", Intent.WHY),
        ("Why was the mission suspended?", Intent.FACT),
        ("citation 1", Intent.PASSAGE),
        ("What is the evidence of a plot?", Intent.FACT),
        ("How did the police find it?", Intent.FACT),
        ("What do the allies say about Iran?", Intent.WHAT_SAID),
        ("Who said that the two sides agree?", Intent.WHO_SAID),
    ],
)
def test_questions_about_the_answer_and_their_likes(text: str, intent: Intent) -> None:
    assert read_question(text).intent is intent
