"""From evidence to blocks: the lines around each quotation, the numbers, the buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answering.actions import ShowArticle, ShowPassage, article_code
from bot.answering.answer import Block, Button, Note, PassageView, Quote
from retrieval.asking.claims.words import same_words
from retrieval.asking.directory import TITLES, name_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.answering.phrases import Phrases
    from retrieval.archive.records import PersonRecord
    from retrieval.article import Address, Span
    from retrieval.asking.evidence import Evidence
    from retrieval.asking.findings import Scope

    Number = Callable[[Address], int]

MOST_ALIKE = 3
"""Articles that are shown to hold the same words, and as many with other words for the same."""
SHOWN = 3
"""Quotations in one answer; what else there is comes with "more"."""
BUTTONS_IN_ROW = 3


class Composer:
    """Puts evidence into blocks, in the words of the phrases."""

    def __init__(self, phrases: Phrases, number: Number) -> None:
        """Take the templates, and what gives an address its citation number."""
        self.phrases = phrases
        self.day = phrases.day
        self._number = number

    def say(self, phrase: str, /, **values: object) -> str:
        """Fill in a phrase."""
        return self.phrases.say(phrase, **values)

    def scope(self, scope: Scope) -> str:
        """Return what a "not found" is about, as words."""
        return self.say(
            "scope",
            count=scope.articles,
            dated=scope.dated,
            first=self.day(scope.first),
            last=self.day(scope.last),
        )

    def quotes(self, evidence: Sequence[Evidence], *, nearest: bool = False) -> list[Block]:
        """Return a numbered quotation for each piece of evidence, other sources' below theirs."""
        blocks: list[Block] = []
        for one in evidence:
            n = self._number(one.address)
            same = [other for other in one.same_as if same_words(one.text, other.text)]
            also = [(self._number(other.address), other) for other in same[:MOST_ALIKE]]
            more = len(same) - len(also)
            blocks.append(
                Quote(
                    n,
                    one,
                    self.speaker(one),
                    self.citation(n, one),
                    nearest=nearest,
                    also=(
                        *(self.say("also", citation=self.citation(m, other)) for m, other in also),
                        *((self.say("also_more", count=more),) if more else ()),
                    ),
                    also_cited=tuple(also),
                )
            )
            worded = [other for other in one.same_as if other not in same]
            for other in worded[:MOST_ALIKE]:
                m = self._number(other.address)
                line = self.say("same_statement", speaker=self.speaker(other))
                blocks.append(Quote(m, other, line, self.citation(m, other), nearest=nearest))
            if len(worded) > MOST_ALIKE:
                more = len(worded) - MOST_ALIKE
                blocks.append(Note(self.say("same_statement_more", count=more)))
        return blocks

    def speaker(self, evidence: Evidence) -> str:
        """Return the line that names who says it; the text's own naming where it differs."""
        named = " ".join((evidence.speaker_text or "").split())
        if evidence.kind in ("sentence", "passage", "page"):
            return self.say("article_itself")
        person = evidence.person
        if person is None:
            if not named:
                return self.say("speaker_unclear", declined=evidence.declined)
            return self.say(
                "speaker_unresolved",
                as_named=named,
                kind=evidence.kind,
                declined=evidence.declined,
                relayed=self.relayed(evidence),
            )
        return self.say(
            "speaker",
            name=person.name,
            role=self.role(evidence),
            as_named="" if names_person(named, person) else named,
            kind=evidence.kind,
            declined=evidence.declined,
            relayed=self.relayed(evidence),
        )

    def relayed(self, evidence: Evidence) -> str:
        """Return whose words the speaker passes on, as the text names them, or ""."""
        if not evidence.relayed_text:
            return ""
        named = " ".join(evidence.relayed_text.split())
        person = evidence.relayed
        name = "" if person is None or names_person(named, person) else person.name
        return self.say("relayed_name", as_named=named, name=name)

    def role(self, evidence: Evidence) -> str:
        """Return the most frequent role of whoever says it, or ""."""
        person = evidence.person
        return person.roles[0] if person and person.roles else ""

    def citation(self, n: int, evidence: Evidence) -> str:
        """Return the line that says where a piece of evidence stands."""
        return self.say(
            "citation",
            n=n,
            source=evidence.article.source,
            date=self.day(evidence.article.date),
            paragraph=evidence.paragraph if evidence.kind != "page" else 0,
            paragraphs=evidence.paragraphs,
        )

    def passage(
        self, n: int, evidence: Evidence, heading: str, marked: tuple[Span, ...]
    ) -> PassageView:
        """Return a passage as the source has it, with the quoted parts marked."""
        return PassageView(n, evidence, heading, self.citation(n, evidence), marked)

    def passage_buttons(self, blocks: Sequence[Block]) -> tuple[tuple[Button, ...], ...]:
        """Return a button for the passage of each citation, in rows."""
        buttons = [
            Button(self.say("button_passage", n=block.n), passage_action(block.evidence))
            for block in blocks
            if isinstance(block, Quote)
        ]
        rows = range(0, len(buttons), BUTTONS_IN_ROW)
        return tuple(tuple(buttons[i : i + BUTTONS_IN_ROW]) for i in rows)

    def neighbour_buttons(
        self, evidence: Evidence, marked: Span, last: int, page: int
    ) -> tuple[tuple[Button, ...], ...]:
        """Return the buttons of a passage view.

        Args:
            evidence: The passage.
            marked: What is marked in it and stays so in its neighbours.
            last: The index of the article's last passage.
            page: The article's page that holds this passage.
        """
        article = article_code(evidence.article.content_hash)
        index = evidence.passage_index
        row = [
            Button(self.say(label), ShowPassage(article, place, marked.start, marked.end))
            for label, place in (("button_before", index - 1), ("button_after", index + 1))
            if 0 <= place <= last
        ]
        whole = Button(self.say("button_article"), ShowArticle(article, page))
        return (tuple(row), (whole,)) if row else ((whole,),)


def passage_action(evidence: Evidence) -> ShowPassage:
    """Return what shows the passage around a piece of evidence."""
    return ShowPassage(
        article_code(evidence.article.content_hash),
        evidence.passage_index,
        evidence.address.start,
        evidence.address.end,
    )


def names_person(named: str, person: PersonRecord) -> bool:
    """Say whether an attribution names a person by surname, and holds nothing unknown of them."""
    words = name_words(person.name)
    known = {
        word for text in (person.name, *person.roles, *person.aliases) for word in name_words(text)
    }
    capitalised = [word for word in named.split() if word[:1].isupper()]
    return (
        bool(words)
        and words[-1] in name_words(named)
        and known.issuperset(
            word for part in capitalised for word in name_words(part) if word not in TITLES
        )
    )
