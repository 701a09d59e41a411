"""Claimed quotations made from true ones by script, each with the verdicts that are right.

Nothing is chosen by chance: of each statement every way of altering that fits it makes one claim,
so that the same articles always give the same claims.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from bot.answering.phrases import load_phrases
from bot.answering.proof import check_evidence
from bot.conversation import Desk
from bot.conversation_state import State
from bot.terminal.layout import render_plain
from retrieval.article import QuotationKind
from retrieval.asking.library import Library

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from bot.answering.answer import Answer
    from retrieval.archive.archive import Archive

FEWEST_WORDS = 6
MOST_WORDS = 60
"""Words of a statement from which claims are made: of shorter ones little is left when altered."""
CONFIRMED = ("verbatim",)
INVENTED = (
    "Our ancestors planted cabbages beneath every lamp post in this valley",
    "I bought the elephant because the piano had already been sold",
    "There will be marmalade for everyone who signs the treaty before lunch",
    "My grandmother was a better goalkeeper than anybody in this government",
    "Seventeen accountants cannot tune a harpsichord",
    "We shall repaint the moon as soon as the ladder arrives",
)
"""What nobody says in any article."""
_NAME = "Petrovna"
_AUXILIARY = re.compile(
    r"\b(is|are|was|were|will|would|can|could|should|must|has|had|may|might)\b(?! not\b)",
    re.IGNORECASE,
)
_DENIED = re.compile(r"(?<=\w)n['’]t\b| (?:not|never)\b(?= \w)")
_NUMBER = re.compile(r"(?<![\d.,])\d+(?![\d.,]*\d)")
_NUMBER_WORD = re.compile(r"\b(two|three|four|five|six|seven|ten|twenty|forty|hundred)\b")
_INNER_NAME = re.compile(r"(?<=[a-z] )[A-Z][a-z]{2,}\b(?!['’])")
_MODALS = {"will": "would", "would": "might", "can": "could", "could": "can", "may": "must",
           "must": "may", "should": "will", "might": "will"}  # fmt: skip
_TENSES = {"is": "was", "are": "were", "was": "is", "were": "are", "has": "had", "have": "had",
           "do": "did", "did": "do", "want": "wanted", "need": "needed", "said": "say"}  # fmt: skip
_CONTRACTIONS = {"is not": "isn't", "are not": "aren't", "do not": "don't", "did not": "didn't",
                 "cannot": "can't", "will not": "won't", "it is": "it's", "we are": "we're",
                 "I am": "I'm", "we will": "we'll", "they are": "they're", "isn't": "is not",
                 "aren't": "are not", "don't": "do not", "didn't": "did not", "can't": "cannot",
                 "won't": "will not", "it's": "it is", "It's": "It is", "we're": "we are",
                 "I'm": "I am", "we'll": "we will", "they're": "they are"}  # fmt: skip
_SPELLINGS = {"our": "or", "or": "our", "ise": "ize", "ize": "ise", "ising": "izing", "yse": "yze",
              "ence": "ense", "ense": "ence", "re": "er", "ogue": "og"}  # fmt: skip
_SPELLED = re.compile(
    r"\b(?:(?P<stem>(?:col|fav|lab|neighb|harb|hon|behavi|hum|rum|arm|flav|vap)(?=ou?r)"
    r"|(?:organ|real|recogn|apolog|critic|emphas|author|minim|maxim|priorit)(?=i[sz]e)"
    r"|(?:def|lic|off)(?=en[sc]e)|(?:cent|theat|met|lit)(?=re\b|er\b))"
    r"(?P<end>ou?r|i[sz]e|en[sc]e|re|er))"
)
_ADDED = ("really", "very", "always")


class Statement(NamedTuple):
    """A true statement in quotation marks.

    Attributes:
        text: Its words, without the marks.
        speaker: Who says it, by full name.
        source: The article.
    """

    text: str
    speaker: str
    source: str


class Claim(NamedTuple):
    """A claimed quotation.

    Attributes:
        kind: How it was made from a true one.
        question: What is asked.
        right: The verdicts that are right.
        named: What of the sense must be named as changed, as `Kind` has it; "" for nothing.
    """

    kind: str
    question: str
    right: tuple[str, ...]
    named: str = ""

    @property
    def is_true(self) -> bool:
        """Whether these words are on record, by this speaker."""
        return self.right == CONFIRMED


def read_statements(archive: Archive) -> list[Statement]:
    """Return the statements that stand in marks as one whole and whose speaker is known."""
    with archive.snapshot():
        return list(_statements(Library(archive)))


def _statements(library: Library) -> Iterator[Statement]:
    for info in library.articles:
        text = library.text(info)
        for stored in library.quotations(info.id):
            said = stored.quotation
            person = library.person(said.person)
            plain = said.kind is QuotationKind.DIRECT and not said.declined and not said.relayed
            for span in said.spans if plain and person else ():
                words = span.of(text).strip("“”\"‘’'«»„`, \n")
                clean = not re.search(r"[“”\"«»„\[\]…\n]|\.\.|``|''", words)
                if person and clean and FEWEST_WORDS <= len(words.split()) <= MOST_WORDS:
                    yield Statement(words, person.name, info.source)


def make_claims(statements: Sequence[Statement]) -> Iterator[Claim]:
    """Make claims from true statements, of each in every way that fits it."""
    for place, one in enumerate(statements):
        for kind, typed in _typed(one.text):
            yield Claim(f"same: {kind}", f"Did {one.speaker} say {typed}?", CONFIRMED)
        for kind, (change, named) in _CHANGES.items():
            changed = change(one.text)
            if changed is not None and changed.replace("’", "'") != one.text.replace("’", "'"):
                yield Claim(
                    f"altered: {kind}",
                    f"Did {one.speaker} say “{changed}”?",
                    ("altered",),
                    named,
                )
        yield from _cut(one)
        other = next(
            (two for two in (*statements[place:], *statements) if two.speaker != one.speaker), None
        )
        if other:
            asked = f"Did {other.speaker} say “{one.text}”?"
            yield Claim("another speaker", asked, ("other-speaker",))
            yield from _joined(one, other)
    for words in INVENTED:
        asked = f"Did {statements[0].speaker} say “{words}”?"
        yield Claim("never said", asked, ("not-found",))


def _typed(words: str) -> Iterator[tuple[str, str]]:
    """Yield a statement in marks, written in other ways that change no word of it."""
    yield "as it is", f"“{words}”"
    yield "capitals", f"“{words.upper()}”"
    yield "small letters", f"“{words[0].lower()}{words[1:]}”"
    straight = words.translate({0x2018: "'", 0x2019: "'"})
    yield "straight marks", f'"{straight}"'
    yield "curly apostrophes", f"“{words.replace(chr(39), '’')}”"
    yield "French marks", f"«\u00a0{words}\u00a0»"
    yield "German marks", f"„{words}“"
    yield "turned marks", f"»{words}«"
    if "'" not in words and "’" not in words:
        yield "single marks", f"‘{words}’"
    yield "stop inside", f"“{words.rstrip('.,!?')}.”"
    yield "comma inside", f"“{words.rstrip('.,!?')},”"
    yield "no stop", f"“{words.rstrip('.,!')}”"
    yield "spaces", "“" + re.sub(r" ", "\u00a0 ", words) + "”"
    yield "line ends", "“" + words.replace(" ", "\n", 3) + "”"
    yield "bracketed capital", f"“[{words[0].swapcase()}]{words[1:]}”"
    yield "decomposed letters", f"“{unicodedata.normalize('NFD', words)}”"
    yield "soft hyphens", "“" + re.sub(r"(\w{3})(\w{3})", "\\1\u00ad\\2", words) + "”"
    if re.search(r"[-–—]", words):
        yield "dashes", "“" + re.sub(r"\s*[–—]\s*|--", " - ", words).replace("-", "–") + "”"


def _first(pattern: re.Pattern[str], put: Callable[[re.Match[str]], str]) -> Callable[[str], str]:
    return lambda words: pattern.sub(put, words, count=1)


def _of(table: dict[str, str]) -> Callable[[str], str]:
    """Change the first word that a table has."""
    longest = sorted(table, key=len, reverse=True)
    pattern = re.compile(rf"\b(?:{'|'.join(longest)})\b(?!['’])")
    return lambda words: pattern.sub(lambda m: table[m[0]], words.replace("’", "'"), count=1)


def _without(words: str, *, content: bool) -> str | None:
    """Leave out a word inside: one of content, or one of grammar."""
    listed = words.split()
    for place in range(2, len(listed) - 2):
        plain = listed[place].isalpha()
        small = listed[place] in ("the", "a", "an", "of", "that", "to", "in", "and", "for")
        long = len(listed[place]) > 4
        repeated = listed[place] in (listed[place - 1], listed[place + 1])
        if plain and not repeated and (long if content else small):
            return " ".join(listed[:place] + listed[place + 1 :])
    return None


def _swapped(words: str) -> str | None:
    listed = words.split()
    for place in range(1, len(listed) - 2):
        one, two = listed[place : place + 2]
        if one.isalpha() and two.isalpha() and one.lower() != two.lower():
            return " ".join([*listed[:place], two, one, *listed[place + 2 :]])
    return None


def _with(added: str) -> Callable[[str], str | None]:
    def change(words: str) -> str | None:
        listed = words.split()
        half = len(listed) // 2
        return None if added in listed else " ".join([*listed[:half], added, *listed[half:]])

    return change


def _exchanged(words: str) -> str | None:
    """Put another word of content for one inside."""
    listed = words.split()
    for place in range(1, len(listed) - 1):
        if listed[place].isalpha() and listed[place].islower() and len(listed[place]) > 4:
            return " ".join([*listed[:place], "porridge", *listed[place + 1 :]])
    return None


def _respelled(match: re.Match[str]) -> str:
    return match["stem"] + _SPELLINGS.get(match["end"], match["end"])


_CHANGES: dict[str, tuple[Callable[[str], str | None], str]] = {
    "denial added": (_first(_AUXILIARY, lambda m: f"{m[0]} not"), "negation"),
    "denial dropped": (_first(_DENIED, lambda _: ""), "negation"),
    "number": (_first(_NUMBER, lambda m: str(int(m[0]) + 1)), "number"),
    "number tenfold": (_first(_NUMBER, lambda m: m[0] + "0"), "number"),
    "number in words": (_first(_NUMBER_WORD, lambda _: "nine"), "number"),
    "per cent added": (_first(_NUMBER, lambda m: m[0] + "%"), "number"),
    "name": (_first(_INNER_NAME, lambda _: _NAME), "name"),
    "modal verb": (_of(_MODALS), "modal"),
    "tense": (_of(_TENSES), ""),
    "word left out": (lambda words: _without(words, content=True), ""),
    "small word left out": (lambda words: _without(words, content=False), ""),
    "word exchanged": (_exchanged, ""),
    "words swapped": (_swapped, ""),
    **{f"“{word}” added": (_with(word), "") for word in _ADDED},
    "words in brackets added": (_with("[the minister]"), ""),
    "denial in brackets added": (_with("[not]"), "negation"),
    "contraction": (_of(_CONTRACTIONS), ""),
    "British or American": (_first(_SPELLED, _respelled), ""),
}
"""How one statement is altered, and what of its sense must be named."""


def _cut(one: Statement) -> Iterator[Claim]:
    """Yield a statement without a stretch of its middle, marked and not."""
    listed = one.text.split()
    gone = listed[2:-3]
    if len(gone) < 3 or re.search(r"[.!?]", " ".join(listed[:-1])):
        return
    head, tail = " ".join(listed[:2]), " ".join(listed[-3:])
    if re.search(r"[.!?]", head):
        return
    for mark in ("…", "...", "[…]", "[...]", "(…)", ". . ."):
        asked = f"Did {one.speaker} say “{head} {mark} {tail}”?"
        yield Claim(f"left out, marked {mark}", asked, ("elided",))
    asked = f"Did {one.speaker} say “{head} {tail}”?"
    yield Claim("left out, not marked", asked, ("elided", "altered"))


def _joined(one: Statement, two: Statement) -> Iterator[Claim]:
    """Yield statements of two people as one."""
    first, second = one.text.rstrip(".,!?"), two.text
    if first in second or second in first:
        return
    for kind, between in (("two joined", ". "), ("two joined, marked", " … ")):
        asked = f"Did {one.speaker} say “{first}{between}{second}”?"
        yield Claim(kind, asked, ("stitched",))


GROUPS = {
    "same": "same: ",
    "altered": "altered: ",
    "left_out": "left out",
    "joined": "two joined",
    "other_speaker": "another speaker",
    "never_said": "never said",
    "all": "",
}
"""The figures of claims, each with how the kinds begin that count in it."""


class Judged(NamedTuple):
    """A claim with what checking it gave.

    Attributes:
        claim: The claim.
        verdict: What checking it gave, or "".
        fault: What is wrong with that in a few words, or "".
    """

    claim: Claim
    verdict: str
    fault: str

    @property
    def right(self) -> bool:
        """Whether the verdict is right, and names what is changed."""
        return not self.fault

    @property
    def falsely_confirmed(self) -> bool:
        """Whether words that are not the speaker's were called verbatim."""
        return self.verdict in CONFIRMED and not self.claim.is_true


def judge(archive: Archive, claims: Iterable[Claim]) -> list[Judged]:
    """Check claims by the bot, as a person asks, and judge the verdicts.

    Args:
        archive: The articles that the claims were made from.
        claims: The claims.
    """
    desk = Desk(archive, load_phrases())
    judged = []
    for claim in claims:
        answer = desk.ask(claim.question, State()).answer
        rendered = render_plain(answer)
        check_evidence(rendered, desk.read)
        judged.append(Judged(claim, answer.verdict or "", _fault(claim, answer, rendered.text)))
    return judged


def _fault(claim: Claim, answer: Answer, text: str) -> str:
    if answer.verdict not in claim.right:
        return f"verdict is {answer.verdict}"
    named = load_phrases().say(f"kind_{claim.named}") if claim.named else ""
    return "" if named in text else f"does not name {named}"
