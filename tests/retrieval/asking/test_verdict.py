"""The verdict on the two seed articles: a tiny archive, where IDFs are small-sample."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from retrieval.archive.records import StoredSentence
from retrieval.article import PassageKind, Span
from retrieval.asking.meaning import BY_SYNONYM
from retrieval.asking.verdict import (
    FEW,
    LOOKED_AT,
    MANY,
    THRESHOLD,
    evidence,
    judge,
    share_of_many,
)
from retrieval.asking.wanted import wanted_by
from retrieval.index.bm25 import positive_idf
from retrieval.index.engine import Features, Hit
from retrieval.index.search import SentenceIndex
from retrieval.language.boundaries import sentence_starts
from retrieval.language.terms import index_terms

SEEDS = Path(__file__).parents[3] / "seeds"
FURNITURE = re.compile(r"Story continues|U\.S\. President Donald Trump and NATO|A 'de-escalation")

ANSWERABLE = """
Why was the training mission suspended?
When was the NATO mission in Baghdad established?
How many Canadian troops are in Iraq?
Who killed Soleimani?
Where is JTF-I Detachment based?
How many helicopters are there?
Who called for maximum restraint?
What did Stoltenberg say about Iran?
Who is the Secretary-General of NATO?
What did the Iraqi parliament vote for?
What did Guterres say about nuclear non-proliferation?
How many Canadian engineers train the Iraqi security forces?
What kind of helicopters does Canada use in Iraq?
Who ordered the drone strike?
What does Article 5 of the NATO treaty say?
What did Iranians vow?
Where was the emergency NATO meeting held?
Did Guterres take any questions?
How many soldiers work in the training mission?
Will NATO troops remain in Iraq?
What did Champagne discuss with his Iraqi counterpart?
Who briefed the allies on the attack?
What do the Griffon helicopters carry?
Did the US criticize Iran's missile programme?
why was training suspended
WHO KILLED SOLEIMANI?
What happened to the training mission?
What happened to Soleimani?
What will happen with the NATO mission?
How did Stoltenberg explain the suspension?
What does NATO stand for?
When did Iraqi lawmakers pass the resolution?
Why was the mission's work halted?
Who vowed revenge?
How many Forces members are part of Detachment Erbil?
Who distanced NATO from the strike?
When did the NATO mission in Baghdad start?
Who was killed in Baghdad?
Does Iran support terrorist groups?
Why will the training resume?
Why did NATO hold an emergency meeting?
On which day did Iraqi MPs vote?
At whose invitation is NATO in Iraq?
Where did Stoltenberg talk to the press?
How many choppers does the Erbil detachment have?
""".strip().splitlines()

UNANSWERABLE = """
What is the capital of France?
Who won the World Cup?
What is the population of Canada?
Who is the president of Germany?
What did Stoltenberg say about China?
How many troops does Germany have in Iraq?
Who painted the Mona Lisa?
When was the Eiffel Tower built?
How tall is Mount Everest?
What is the price of oil?
Who is the prime minister of Japan?
What did Merkel say about Iran?
What is the budget of NATO?
How old is Jens Stoltenberg?
When did Canada join NATO?
Which airline crashed in Tehran?
What is photosynthesis?
How do I bake bread?
What did Guterres say about climate change?
How many people live in Baghdad?
Who is the captain of the Canadian hockey team?
What is the weather in Brussels?
How much do the helicopters cost?
Where was Soleimani born?
what is the capital of france
WHO WON THE WORLD CUP?
How many American troops are in Iraq?
How many Iranian troops are in Iraq?
How many nuclear weapons does Iran have?
How many people were killed in the strike?
How many soldiers were wounded in the strike?
How many countries are members of NATO?
Who is the president of Iran?
Who is the president of Iraq?
Who is the prime minister of Canada?
Who is the wife of Donald Trump?
Who founded NATO?
Who founded the Islamic State?
Who replaced Soleimani?
When was NATO founded?
When did Stoltenberg become secretary general?
When did Guterres become secretary-general?
Where does Champagne live?
Did Iran attack the embassy?
What kind of drone was used in the strike?
Who will replace Soleimani?
Who replaced Qassem Soleimani?
Who trained Qassem Soleimani?
How high is the NATO headquarters?
How long has Stoltenberg been secretary-general?
How many helicopters does Stoltenberg have?
Has Iraq expelled foreign troops before?
Did Canada vote for the resolution?
How much does the training mission cost?
""".strip().splitlines()


@pytest.fixture(scope="module")
def index() -> SentenceIndex:
    sentences: list[StoredSentence] = []
    texts: list[str] = []
    for article, file in enumerate(sorted(SEEDS.glob("*.txt"))):
        text = re.sub(r"^ ?date [\d-]+ ", "", file.read_text("utf-8"))
        for passage, match in enumerate(re.finditer(r"\S.*", text)):
            if FURNITURE.match(match.group()):
                continue
            cuts = [0, *sentence_starts(match.group()), len(match.group())]
            for start, end in pairwise(cuts):
                span = Span(match.start() + start, match.start() + end)
                texts.append(span.of(text))
                terms = index_terms(texts[-1])
                number = len(sentences)
                sentences.append(
                    StoredSentence(number, article, passage, PassageKind.STORY, span, terms)
                )
    return SentenceIndex.of(sentences, text_of=lambda one: texts[one.id])


@pytest.mark.parametrize("question", ANSWERABLE)
def test_the_seeds_answer(question: str, index: SentenceIndex) -> None:
    verdict = judge(question, index.search(question))
    assert verdict.answerable
    assert THRESHOLD <= verdict.confidence <= 1


@pytest.mark.parametrize("question", UNANSWERABLE)
def test_the_seeds_do_not_answer(question: str, index: SentenceIndex) -> None:
    verdict = judge(question, index.search(question))
    assert not verdict.answerable
    assert 0 <= verdict.confidence < THRESHOLD


@pytest.mark.parametrize("question", ["", "?", "😀", "Why?", "Dragons", "a " * 5000])
def test_no_hits_are_no_answer(question: str, index: SentenceIndex) -> None:
    assert judge(question, index.search(question)) == (False, 0.0, 0)


def hit(*, matched: tuple[str, ...], unknown: tuple[str, ...] = ()) -> Hit:
    return Hit(1, 9.0, Features(0.9, 0.9, 0.9, 0.9, matched, unknown, unknown))


def test_a_name_that_stands_nowhere_decides() -> None:
    matched = ("minist", "visit", "harbor", "talk", "fish")
    question = "What did the minister say in {} about talks on fish in the harbour?"
    assert judge(question.format("Norden"), [hit(matched=(*matched, "norden"))]).answerable
    assert not judge(
        question.format("Norden"), [hit(matched=matched, unknown=("norden",))]
    ).answerable


def test_a_first_name_spelled_otherwise_does_not_decide() -> None:
    hits = [hit(matched=("brandt", "visit", "harbor"), unknown=("iida",))]
    assert judge("When did Iida Brandt visit the harbour?", hits).answerable


def test_a_code_is_a_name_even_in_lower_case() -> None:
    matched = ("land", "harbor", "fish", "boat")
    hits = [hit(matched=matched, unknown=("kx", "77", "kx-77"))]
    assert not judge("when did the kx-77 land in the harbour near fish boats", hits).answerable


TOWN = """
The harbour of Norden was damaged by a storm on Tuesday.
The mayor's office in Norden is looking for a builder, the harbour master said.
Ida Brandt, the keeper of the lighthouse, was hurt when a window broke.
The 29-year-old was taken to a hospital in Veldt.
The 41-year-old Jonas Falk, who lives next door, heard the noise.
The wind tore down a crane around 8:30 p.m. near the fish market.
Brandt has given up hope of the regatta of Norden, which is to begin soon.
Swedish President Axel Holm sent a letter about Danish boats.
""".strip().splitlines()


@pytest.fixture(scope="module")
def town() -> SentenceIndex:
    sentences = [
        StoredSentence(
            i, 0, i, PassageKind.STORY, Span(i * 200, i * 200 + len(text)), index_terms(text)
        )
        for i, text in enumerate(TOWN)
    ]
    return SentenceIndex.of(sentences, text_of=lambda one: TOWN[one.id])


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("How old is Brandt?", "The 29-year-old was taken"),
        ("How old is Jonas Falk?", "41-year-old Jonas Falk"),
        ("When did the wind tear down a crane?", "8:30 p.m."),
        ("Who is the president of Sweden?", "Axel Holm"),
    ],
)
def test_the_best_hit_is_of_the_kind_asked_for(
    question: str, words: str, town: SentenceIndex
) -> None:
    hits = town.search(question)
    verdict = judge(question, hits)
    assert verdict.answerable
    assert words in TOWN[hits[verdict.best].sentence_id]


@pytest.mark.parametrize(
    "question",
    [
        "Who is the mayor of Norden?",
        "Who won the regatta of Norden?",
        "When was Brandt sentenced?",
        "How old is Axel Holm?",
        "How many boats does Denmark have?",
        "Who is the president of Denmark?",
    ],
)
def test_what_only_comes_near_is_no_answer(question: str, town: SentenceIndex) -> None:
    assert not judge(question, town.search(question)).answerable


def scored(score: float, *, fits: bool | None, absent: tuple[str, ...] = ()) -> Hit:
    features = hit(matched=("boat", "norden")).features
    return Hit(1, score, features._replace(fits=fits, absent=absent))


def test_the_first_hit_leads_unless_another_one_nearly_ties() -> None:
    first, near, far = (
        scored(10.0, fits=True, absent=("norden",)),
        scored(9.8, fits=True),
        scored(8.0, fits=True),
    )
    question = "When did the boat reach Norden?"
    assert judge(question, [first, near]).best == 1
    assert judge(question, [first, far]).best == 0


def test_a_hit_without_the_sum_asked_for_does_not_lead() -> None:
    without, other, price = (
        scored(10.0, fits=False),
        scored(6.0, fits=False),
        scored(5.0, fits=True, absent=("norden",)),
    )
    assert judge("How much did the boat of Norden cost?", [without, other, price]).best == 2
    assert judge("When did the boat reach Norden?", [without, other, price]).best == 0


def test_more_hits_than_are_looked_at_change_nothing(index: SentenceIndex) -> None:
    for question in (*ANSWERABLE[:8], *UNANSWERABLE[:8]):
        assert judge(question, index.search(question, 40)) == judge(
            question, index.search(question, LOOKED_AT)
        )


def test_the_lead_is_over_the_best_hit_of_another_article() -> None:
    articles = [1, 1, 2, 1, 2]
    hits = [
        Hit(i, 9.0 - i, hit(matched=("norden",)).features._replace(article_id=article))
        for i, article in enumerate(articles)
    ]
    wanted = wanted_by("Who closed the harbour of Norden?")
    assert evidence(wanted, hits)["lead"] == 2.0
    assert evidence(wanted, hits[:2])["lead"] > 2.0  # Nothing else was found at all.


@pytest.mark.parametrize(
    ("sentences", "share"), [(2, 0.0), (FEW, 0.0), (MANY, 1.0), (1_000_000, 1.0)]
)
def test_a_few_articles_are_judged_by_what_is_held_alone(sentences: int, share: float) -> None:
    assert share_of_many({"archive": positive_idf(sentences, 0)}) == share
    between = share_of_many({"archive": positive_idf((FEW + MANY) // 2, 0)})
    assert 0 < between < 1


def test_a_synonym_of_what_was_asked_stands_between_holding_it_and_not() -> None:
    question = "Who bought the lighthouse of Norden?"
    wanted = wanted_by(question)
    assert wanted.main == "buy"

    def found(sentence: str) -> dict[str, float]:
        text = f"The lighthouse of Norden was {sentence} by Ida Brandt."
        stored = StoredSentence(1, 1, 0, PassageKind.STORY, Span(0, len(text)), index_terms(text))
        index = SentenceIndex.of([stored], text_of=lambda _: text)
        return evidence(wanted, index.search(question))

    held, meant, other = map(found, ("bought", "purchased", "painted"))
    assert (held["main"], meant["main"], other["main"]) == (0, 0.5, 1)
    assert held["synonyms"] == other["synonyms"] == 0 < meant["synonyms"] < 1
    assert held["window"] > meant["window"] > other["window"]
    lacked = 1 - other["window"]
    assert meant["window"] == pytest.approx(other["window"] + BY_SYNONYM * lacked)


def test_a_synonym_in_a_window_counts_for_most_of_one_lacked_word() -> None:
    wanted = wanted_by("Did Norden buy boats and sell nets?")

    def window(absent: tuple[str, ...], meant: tuple[str, ...]) -> float:
        near = tuple((term, "other") for term in meant)
        features = hit(matched=("norden",)).features
        features = features._replace(window=0.2, absent=absent, meant_near=near)
        return evidence(wanted, [Hit(1, 9.0, features)])["window"]

    lacked = ("buy", "boat", "sell", "net")
    assert window(lacked, ()) == 0.2
    assert window(lacked, ("buy",)) == pytest.approx(0.2 + 0.7 * 0.8 / 4)
    assert window(lacked, lacked) == pytest.approx(0.2 + 0.7 * 0.8)
    # Nothing to make up for, or not by this word: the window has "boat" itself.
    assert window((), ("buy",)) == 0.2
    assert window(("sell",), ("boat",)) == 0.2
