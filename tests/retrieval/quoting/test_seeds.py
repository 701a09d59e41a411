"""Every statement of the two seed stories, read by hand, and who says it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from retrieval.article import Span
from retrieval.language.pipeline import parse
from retrieval.quoting.names import person_key
from retrieval.quoting.reading import read_quotations
from retrieval.reading import read_file

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.language import Language

    from retrieval.article import Article, Person, Quotation

STATEMENTS: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent / "seed_statements.json").read_text(encoding="utf-8")
)
WORD = re.compile(r"\w+(?:[’'.]\w+)*")
OVERLAP = 0.8


class Story(NamedTuple):
    article: Article
    quotations: tuple[Quotation, ...]
    people: tuple[Person, ...]

    def words(self, spans: Iterable[tuple[int, int]]) -> set[int]:
        return {
            match.start()
            for start, end in spans
            for match in WORD.finditer(self.article.text, start, end)
        }

    def best(self, statement: dict[str, Any]) -> tuple[float, Quotation]:
        wanted = self.words(statement["spans"])

        def overlap(found: Quotation) -> float:
            words = self.words(found.spans)
            return len(words & wanted) / len(words | wanted)

        return max(((overlap(found), found) for found in self.quotations), key=lambda pair: pair[0])


@pytest.fixture(scope="module")
def stories(nlp: Language, root: Path) -> dict[str, Story]:
    articles = [
        article for path in sorted((root / "seeds").glob("*.txt")) for article in read_file(path)
    ]
    return {
        article.source: Story(article, *read_quotations(article, parses))
        for article, parses in parse(articles, nlp)
    }


@pytest.mark.parametrize("statement", STATEMENTS, ids=lambda one: one["text"][0][:32])
def test_each_statement_is_found_with_its_speaker(
    stories: dict[str, Story], statement: dict[str, Any]
) -> None:
    story = stories[statement["source"]]
    assert [Span(*pair).of(story.article.text) for pair in statement["spans"]] == statement["text"]
    overlap, found = story.best(statement)
    assert overlap >= OVERLAP
    assert found.kind == statement["kind"]
    assert found.speaker is not None
    assert found.speaker.of(story.article.text) == statement["speaker"]
    assert found.person == person_key(statement["person"])
    assert found.declined == statement.get("declined", False)
    relayed = found.relayed.of(story.article.text) if found.relayed else None
    assert relayed == statement.get("relayed")
    relayed_person = statement.get("relayed_person")
    assert found.relayed_person == (person_key(relayed_person) if relayed_person else None)


def test_nothing_else_is_given_to_a_person(stories: dict[str, Story]) -> None:
    stray = []
    for source, story in stories.items():
        wanted = [
            story.words(statement["spans"])
            for statement in STATEMENTS
            if statement["source"] == source
        ]
        stray += [
            found.spans[0].of(story.article.text)
            for found in story.quotations
            if found.person is not None
            and not any(story.words(found.spans) & words for words in wanted)
        ]
    # What he talks about is no statement that the gold asks for, but it is his.
    assert stray == ["the need to lower tensions"]


def test_two_spellings_of_one_name_share_a_key(stories: dict[str, Story]) -> None:
    keys = [{person.key for person in story.people} for story in stories.values()]
    assert all("francois philippe champagne" in found for found in keys)


def test_roles_and_aliases_of_the_seeds(stories: dict[str, Story]) -> None:
    people = {
        (source, person.key): person for source, story in stories.items() for person in story.people
    }
    first = people["000_38d21fcf8a24f238.txt", "jens stoltenberg"]
    second = people["003_1f3470eae5ab495d.txt", "jens stoltenberg"]
    assert first.roles == ("NATO Secretary General",)
    assert second.roles == ("secretary-general of the North Atlantic Treaty Organization",)
    assert "Mr. Stoltenberg" in second.aliases
    guterres = people["003_1f3470eae5ab495d.txt", "antonio guterres"]
    assert guterres.roles == ("United Nations Secretary-General",)
    assert people["003_1f3470eae5ab495d.txt", "department of national defense"].is_organisation
