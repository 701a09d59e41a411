"""Analyses written by hand, for what shows statements to people."""

from __future__ import annotations

from retrieval.article import (
    Analysis,
    Article,
    Passage,
    PassageKind,
    Person,
    Quotation,
    QuotationKind,
    Span,
)


def article(text: str, title: str = "A story", furniture: tuple[str, ...] = ()) -> Article:
    """Make an article of paragraphs with blank lines between; some of them by kind."""
    passages: list[Passage] = []
    at = 0
    for paragraph in text.split("\n\n"):
        body = paragraph.strip()
        start = text.index(body, at)
        at = start + len(body)
        kind = PassageKind.ADVERTISEMENT if body in furniture else PassageKind.STORY
        if body:
            passages.append(Passage(Span(start, at), kind))
    return Article("made-up.txt", text, tuple(passages), title)


def place(text: str, words: str, nth: int = 1) -> Span:
    """Find the nth place of some words in a text."""
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


_MILL = (
    "“The mayor told me ‘we will not sell’ last night,” Ann Lee said. “That was all,” she "
    "added, “for now.\n\n"
    "“There is more to come.”\n\n"
    "Story continues below\n\n"
    "Bo Ray declined to say whether the mill would close, and warned that it might.\n\n"
    "Nothing is said here.\n\n"
    "Prices will fall, according to the mill, which calls that “a blow.”\n"
)


def mill() -> Analysis:
    """A story with statements inside, beside and across each other, and over paragraphs."""
    text = _MILL

    def at(words: str, nth: int = 1) -> Span:
        return place(text, words, nth)

    quotations = (
        Quotation(
            (at("“The mayor told me ‘we will not sell’ last night,”"),),
            QuotationKind.DIRECT,
            cue=at("said"),
            speaker=at("Ann Lee"),
            person="ann lee",
            confidence=0.934,
            relayed=at("The mayor"),
            relayed_person="mo sand",
        ),
        Quotation(
            (at("‘we will not sell’"),),
            QuotationKind.DIRECT,
            cue=at("told"),
            speaker=at("The mayor"),
            person="mo sand",
        ),
        Quotation(
            (at("“That was all,”"), at("“for now."), at("“There is more to come.”")),
            QuotationKind.DIRECT,
            cue=at("added"),
            speaker=at("she"),
            person="ann lee",
        ),
        Quotation(
            (at("whether the mill would close"),),
            QuotationKind.INDIRECT,
            cue=at("declined to say"),
            speaker=at("Bo Ray"),
            person="bo ray",
            declined=True,
        ),
        Quotation(
            (at("that it might"),),
            QuotationKind.INDIRECT,
            cue=at("warned"),
            speaker=at("Bo Ray"),
            person="bo ray",
        ),
        Quotation(
            (at("Prices will fall, according to the mill, which calls"),),
            QuotationKind.INDIRECT,
            cue=at("according to"),
            speaker=at("the mill", 2),
        ),
        Quotation((at("which calls that “a blow.”"),), QuotationKind.MIXED),
    )
    people = (
        Person("ann lee", "Ann Lee"),
        Person("mo sand", "Mo Sand"),
        Person("bo ray", "Bo Ray"),
    )
    story = article(text, "Mill <b>not</b> sold", furniture=("Story continues below",))
    return Analysis(story, (), quotations, people)
