from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.asking.intent import Intent
from retrieval.asking.question import LONGEST, read_question


@pytest.mark.parametrize(
    ("text", "intent", "speaker", "topic"),
    [
        ("Who called for maximum restraint?", "who-said", "", "maximum restraint"),
        ("who said that ordinary people pay?", "who-said", "", "ordinary people pay"),
        ("Who warned about a new conflict?", "who-said", "", "a new conflict"),
        (
            "who declined to say whether they would leave?",
            "who-said",
            "",
            "whether they would leave",
        ),
        ("What did Stoltenberg say about Iran?", "what-said", "Stoltenberg", "Iran"),
        ("what did the NATO chief say", "what-said", "the NATO chief", ""),
        ("What did he say on nuclear weapons?", "what-said", "he", "nuclear weapons"),
        ("Hi, what has Guterres been saying about war?", "what-said", "Guterres", "war"),
        ("What did the UN chief have to say about war?", "what-said", "the UN chief", "war"),
        (
            "What was Stoltenberg's reaction to the strike?",
            "what-said",
            "Stoltenberg",
            "the strike",
        ),
        ("What are Champagne’s views on Iraq?", "what-said", "Champagne", "Iraq"),
        ("Tell me what Guterres said about war", "what-said", "Guterres", "war"),
        ("quotes by Guterres about peace", "what-said", "Guterres", "peace"),
        ("Was Trump quoted?", "what-said", "Trump", ""),
        ("Stoltenberg on Iran", "what-said", "Stoltenberg", "Iran"),
        ("Did Guterres call for dialogue?", "what-said", "Guterres", "dialogue"),
        ("Who is Jens Stoltenberg?", "who-is", "Jens Stoltenberg", ""),
        ("What do the articles say about Canada?", "fact", "", "Canada"),
        ("What is said about Daesh?", "fact", "", "Daesh"),
        ("Who killed Soleimani?", "fact", "", "Who killed Soleimani?"),
        ("Why did it stop?", "fact", "", "Why did it stop?"),
        ("show me the paragraph about the helicopters", "passage", "", "the helicopters"),
        ("the one about ISIS", "passage", "", "ISIS"),
        ("/passage the helicopters", "passage", "", "the helicopters"),
        ("and Champagne?", "follow", "Champagne", "Champagne"),
        ("what about nuclear weapons?", "follow", "nuclear weapons", "nuclear weapons"),
        ("no, Guterres", "follow", "Guterres", "Guterres"),
        ("about Iran?", "follow", "", "Iran"),
        ("and about Iran?", "follow", "", "Iran"),
        ("and Champagne on Iraq?", "follow", "Champagne", "Iraq"),
        ("what else did he say about Iran?", "more", "he", "Iran"),
        ("/verify@on_record_bot the words", "verify", "", ""),
        ("sorry, I meant Guterres", "follow", "Guterres", "Guterres"),
        ("no, not Lee but Guterres on war", "follow", "Guterres", "war"),
        ("guterres quotes", "what-said", "guterres", ""),
        ("list Lee's statements on war", "what-said", "Lee", "war"),
        ("anything by Guterres about war?", "what-said", "Guterres", "war"),
        ("quote Guterres on war", "what-said", "Guterres", "war"),
        ("What message did Guterres have for everyone?", "what-said", "Guterres", "everyone"),
        ("What did Lee tell reporters about war?", "what-said", "Lee", "war"),
        ("What is Lee quoted as saying about war?", "what-said", "Lee", "war"),
        ("What did the U.S. say?", "what-said", "the U.S.", ""),
        ("Did anyone call for restraint?", "who-said", "", "restraint"),
        ("What does Article 5 say?", "fact", "", "What does Article 5 say?"),
        ("What was Lee accused of?", "fact", "", "What was Lee accused of?"),
        ("Who did Lee speak with?", "fact", "", "Who did Lee speak with?"),
        ("What is the name of the minister?", "who-is", "the minister", ""),
        ("can I see the original?", "passage", "", ""),
        ("find the paragraph that mentions ships", "passage", "", "ships"),
        (
            "Did Lee answer the question whether it was late?",
            "what-said",
            "Lee",
            "whether it was late",
        ),
        ("Did Lee answer when she was asked about war?", "what-said", "Lee", "war"),
        ("Did Lee tell reporters that it was late?", "what-said", "Lee", "that it was late"),
        ("Did he, I mean Guterres, speak about war?", "what-said", "Guterres", "war"),
        ("I am writing on Oslo. Who called for calm?", "who-said", "", "calm"),
        ("Thanks! Something else now: what did Lee say?", "what-said", "Lee", ""),
        ("What did the man called Gary say?", "what-said", "Gary", ""),
        (
            "Who said the president called Lee a liar?",
            "who-said",
            "",
            "the president called Lee a liar",
        ),
        ("search for the golf course", "fact", "", "the golf course"),
        ("look up the dam", "fact", "", "the dam"),
    ],
)
def test_intent_speaker_and_topic(text: str, intent: str, speaker: str, topic: str) -> None:
    question = read_question(text)
    assert (question.intent.value, question.speaker, question.topic) == (intent, speaker, topic)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("what else?", Intent.MORE),
        ("more", Intent.MORE),
        ("why?", Intent.WHY),
        ("/sources", Intent.SOURCES),
        ("what are these articles about?", Intent.OVERVIEW),
        ("/people@on_record_bot", Intent.PEOPLE),
        ("who is quoted?", Intent.PEOPLE),
        ("/reset", Intent.RESET),
        ("/nonsense", Intent.UNKNOWN_COMMAND),
        ("hello!", Intent.GREETING),
        ("Thanks a lot.", Intent.THANKS),
        ("whole article", Intent.ARTICLE),
        ("", Intent.EMPTY),
        (" \n ", Intent.EMPTY),
        ("🙂", Intent.EMPTY),
        ("?!", Intent.EMPTY),
    ],
)
def test_small_questions(text: str, intent: Intent) -> None:
    assert read_question(text).intent is intent


@pytest.mark.parametrize(
    ("text", "number", "ordinal"),
    [
        ("Show me the original passage", None, None),
        ("passage 2", 2, None),
        ("[3]", 3, None),
        ("7", 7, None),
        ("/passage 12", 12, None),
        ("/passage", None, None),
        ("passage 0", 0, None),
        ("source for 4", 4, None),
        ("show me the second one", None, 2),
        ("the last quote", None, -1),
        ("where is the quote from?", None, None),
    ],
)
def test_which_citation(text: str, number: int, ordinal: int | None) -> None:
    question = read_question(text)
    assert (question.intent, question.number, question.ordinal) == (
        Intent.PASSAGE,
        number,
        ordinal,
    )


@pytest.mark.parametrize(
    ("text", "speaker", "claim"),
    [
        ('Did Lee say "we will build it"?', "Lee", "we will build it"),
        ("Did Ann Lee really say “we will build it”?", "Ann Lee", "we will build it"),
        ("Lee said 'we will build it'", "Lee", "we will build it"),
        ("Is it true that Lee said “we will build it”?", "Lee", "we will build it"),
        ("“We will build it”", "", "We will build it"),
        ("“Stop it.”", "", "Stop it."),
        ("/verify “two words”", "", "two words"),
        ("/verify we will build it", "", "we will build it"),
    ],
)
def test_claimed_quotations(text: str, speaker: str, claim: str) -> None:
    question = read_question(text)
    assert (question.intent, question.speaker, question.claim) == (Intent.VERIFY, speaker, claim)


def test_who_said_a_quotation_asks_for_the_speaker() -> None:
    question = read_question("Who said “we will build it”?")
    assert (question.intent, question.claim) == (Intent.WHO_SAID, "we will build it")


def test_an_apostrophe_is_no_claim() -> None:
    assert not read_question("What is Canada's role in NATO's mission in Iraq?").claim


@given(st.text(max_size=300))
def test_nothing_typed_is_ever_too_odd(text: str) -> None:
    assert read_question(text).intent in Intent


@given(
    st.lists(
        st.sampled_from(
            "who what did does said say about is the he “ ” \" ' Lee on and passage 2 ? / why "
            "according to , : show me".split(" ")
        ),
        max_size=14,
    )
)
def test_no_mix_of_known_words_is_too_odd(words: list[str]) -> None:
    assert read_question(" ".join(words)).intent in Intent


def test_ten_thousand_characters_are_cut() -> None:
    question = read_question("who said " + "so " * 5000)
    assert len(question.text) <= LONGEST
    assert question.intent is Intent.WHO_SAID


@pytest.mark.parametrize(
    "text",
    [
        "The harbour closed. Who ordered that?",
        "The harbour: when did it close?",
        "Did Mr. Lee go? Who saw him?",
    ],
)
def test_what_a_question_goes_back_to_stays_with_it(text: str) -> None:
    assert read_question(text).topic == text


@pytest.mark.parametrize(
    ("question", "speaker", "topic"),
    [
        ("What exactly did Moll say about rats?", "Moll", "rats"),
        ("In her own words, what does Moll think of rats?", "Moll", "rats"),
        ("What were Moll's exact words on rats?", "Moll", "rats"),
        ("According to Moll who fed the rats?", "Moll", "fed the rats"),
        ("Moll says what about rats?", "Moll", "rats"),
        ("What is Moll's defence of the rats?", "Moll", "the rats"),
        ("What's the view of the mayor on rats?", "the mayor", "rats"),
        ("What reasons does Moll give for leaving?", "Moll", "leaving"),
        ("What is Moll asking for?", "Moll", ""),
        ("How does Moll see the rats?", "Moll", "the rats"),
        ("Where does Moll stand on rats?", "Moll", "rats"),
        (
            "What did the state harbour director say about rats?",
            "the state harbour director",
            "rats",
        ),
        ("what did Moll say abut rats", "Moll", "rats"),
        ("moll re rats", "moll", "rats"),
        ("Moll - what about the rats?", "Moll", "the rats"),
        ("What did Moll say about people over 65?", "Moll", "people over 65"),
    ],
)
def test_forms_of_asking_what_somebody_said(question: str, speaker: str, topic: str) -> None:
    read = read_question(question)
    assert (read.intent, read.speaker, read.topic) == (Intent.WHAT_SAID, speaker, topic)


@pytest.mark.parametrize(
    "question", ["What is the reason for the flood?", "What are the arguments against the bridge?"]
)
def test_a_noun_of_nobodys_is_no_speech(question: str) -> None:
    assert read_question(question).intent is Intent.FACT
