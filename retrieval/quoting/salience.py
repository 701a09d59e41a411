"""Who is in the reader's mind at a point of a story, and what speaks for meaning each of them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Token

    from retrieval.article import Span
    from retrieval.quoting.entry import Entry
    from retrieval.quoting.paragraphs import Paragraph

WINDOW = 6
"""How many sentences back a pronoun may reach."""
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_LESSER = frozenset({"advcl", "relcl", "acl", "ccomp", "pcomp", "csubj"})
_MODIFIERS = frozenset({"compound", "nmod", "amod"})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_THINKING = frozenset("believe doubt fear feel hope suspect think wish wonder worry".split())
_FARTHEST = 3
_LAST_TURN = 2
_OFTEN = 3
WEIGHTS: dict[str, float] = {
    "sentence 0": 0.64, "sentence 1": 0.73, "sentence 2": -0.13, "sentence 3": -1.24,
    "paragraph": 0.65, "subject": 0.88, "lesser subject": 0.44, "possessive": 0.0,
    "modifier": -0.5, "quoted": -1.5, "reported": -0.64, "speaker 0": 0.6, "speaker 1": 1.36,
    "speaker 2": 0.17, "spoke": 0.05, "latest": 0.63, "above": 1.0, "first": 0.44, "often": 0.78,
    "gender": 1.0, "thinks": 0.8, "aside": -1.0,
}  # fmt: skip
"""What each sign adds.

Learned by logistic regression on 341 pronouns of 171 articles of PolNeAR's training part, each of
which can by its gender mean only one of several people named; the gender itself was kept from the
learner. It finds 91 % of these (five-fold cross-validation by article). Five signs are rare there
and set by hand: "gender" (where the text shows it), "quoted", "above", "thinks" and "aside".
"""


class Sighting(NamedTuple):
    """A place where somebody is named or meant.

    Attributes:
        position: Where it stands in the article.
        sentence: The number of its sentence in the story.
        paragraph: The number of its paragraph.
        entry: Who.
        part: "subject" of a main clause, "lesser subject" of another, or "".
        possessive: Whether it is "X's".
        modifier: Whether it stands before a noun ("X supporters").
        quoted: Whether it stands in marks.
        reported: Whether it is part of a statement's content.
        thinks: Whether it is the subject of a verb of thinking or feeling.
        aside: Whether it stands in a phrase with "with".
    """

    position: int
    sentence: int
    paragraph: int
    entry: Entry
    part: str
    possessive: bool
    modifier: bool
    quoted: bool
    reported: bool
    thinks: bool
    aside: bool


class Candidate(NamedTuple):
    """Whom a pronoun may mean.

    Attributes:
        entry: Who.
        position: Where last named.
        signs: What speaks for it or against it: names in `WEIGHTS`.
    """

    entry: Entry
    position: int
    signs: tuple[str, ...]

    @property
    def score(self) -> float:
        """The sum of its signs' weights."""
        return sum(WEIGHTS[sign] for sign in self.signs)


class Salience:
    """Follows who is spoken of, and who speaks, while a story is read from its start."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        """Number the sentences of a story's paragraphs."""
        self._paragraphs = paragraphs
        self._reported: set[int] = set()
        self._first_sentence = [0]
        for paragraph in paragraphs:
            self._first_sentence.append(self._first_sentence[-1] + len(paragraph.sentences))
        self._seen: list[Sighting] = []
        self._speaking: dict[int, Entry] = {}

    def report(self, contents: Iterable[Span]) -> None:
        """Take note of what is reported or quoted; to be called before anything is noted."""
        for span in contents:
            self._reported.update(range(span.start, span.end))

    def note(self, token: Token, number: int, entry: Entry, *, quoted: bool = False) -> None:
        """Take note that somebody is named, or meant by a pronoun, at a token."""
        following = token.nbor(1).text if token.i + 1 < len(token.doc) else ""
        position = self._paragraphs[number].offset + token.idx
        self._seen.append(
            Sighting(
                position,
                self.sentence(number, token.i),
                number,
                entry,
                _part(token),
                following in _POSSESSIVE,
                token.dep_ in _MODIFIERS,
                quoted,
                position in self._reported,
                token.dep_ in SUBJECTS and token.head.lemma_.lower() in _THINKING,
                any(above.lower_ == "with" and above.i < token.i for above in token.ancestors),
            )
        )

    def note_speaker(self, token: Token, number: int, entry: Entry) -> None:
        """Take note that somebody speaks in a token's sentence."""
        self._speaking[self.sentence(number, token.i)] = entry

    def last_speaker(self, token: Token, number: int) -> Entry | None:
        """Return who spoke in this sentence or the one before it."""
        here = self.sentence(number, token.i)
        return self._speaking.get(here) or self._speaking.get(here - 1)

    def last_body(self, token: Token, number: int) -> Entry | None:
        """Return the organisation that is the last subject in this sentence or the one before."""
        here = self.sentence(number, token.i)
        for seen in reversed(self._seen):
            if here - seen.sentence > 1:
                break
            if seen.part and not seen.quoted and not seen.possessive:
                return seen.entry if seen.entry.is_organisation else None
        return None

    def candidates(
        self, token: Token, number: int, gender: str | None, above: int | None = None
    ) -> Iterator[Candidate]:
        """Yield every human being spoken of in the last sentences.

        Args:
            token: The pronoun.
            number: The number of its paragraph.
            gender: The pronoun's.
            above: Where the subject stands of the clause that the pronoun's own belongs to.
        """
        here = self.sentence(number, token.i)
        seen: defaultdict[int, list[Sighting]] = defaultdict(list)
        for one in reversed(self._seen):
            if here - one.sentence > WINDOW:
                break
            if not one.entry.is_organisation:
                seen[id(one.entry)].append(one)
        turns = self._turns(here)
        firsts: dict[int, int] = {}
        latest = -1
        for one in (one for ones in seen.values() for one in ones):
            firsts[one.sentence] = min(one.position, firsts.get(one.sentence, one.position))
            latest = max(latest, -1 if one.quoted else one.position)
        for ones in seen.values():
            last = _most_telling(ones)
            places = {one.position for one in ones}
            facts = {
                "gender": last.entry.gender == gender,
                "latest": last.position == latest,
                "above": above in places,
                "first": firsts[last.sentence] in places,
                "often": len(ones) >= _OFTEN,
            }
            signs = (
                *_signs(last, here, number),
                *(name for name, holds in facts.items() if holds),
                *_turn(last.entry, turns),
            )
            yield Candidate(last.entry, last.position, signs)

    def _turns(self, here: int) -> list[tuple[int, Entry]]:
        """Return who spoke in the last sentences and how many sentences ago, the last first."""
        return [
            (here - at, self._speaking[at])
            for at in range(here, max(here - WINDOW, 0) - 1, -1)
            if at in self._speaking
        ]

    def sentence(self, number: int, token: int) -> int:
        """Return the number in the story of the sentence that holds a paragraph's token."""
        sentences = self._paragraphs[number].sentences
        within = sum(1 for _, stop in sentences if stop <= token)
        return self._first_sentence[number] + within


def _most_telling(ones: Sequence[Sighting]) -> Sighting:
    """Return the last of some sightings, the last first, or its sentence's own subject.

    In "Roe said she was late" that is Roe, and not "she".
    """
    last = next((one for one in ones if not one.quoted), ones[0])
    if not last.reported:
        return last
    return next(
        (
            one
            for one in ones
            if one.sentence == last.sentence and one.part and not (one.reported or one.quoted)
        ),
        last,
    )


def _signs(last: Sighting, here: int, number: int) -> list[str]:
    signs = [f"sentence {min(here - last.sentence, _FARTHEST)}"]
    if last.part:
        signs.append(last.part)
    if last.paragraph == number:
        signs.append("paragraph")
    if last.possessive:
        signs.append("possessive")
    if last.modifier:
        signs.append("modifier")
    if last.quoted:
        signs.append("quoted")
    if last.reported:
        signs.append("reported")
    if last.thinks:
        signs.append("thinks")
    if last.aside:
        signs.append("aside")
    return signs


def _turn(entry: Entry, turns: list[tuple[int, Entry]]) -> Iterator[str]:
    """Say whether somebody spoke last, and how long ago, or spoke before the last."""
    if turns and turns[0][1] is entry:
        yield f"speaker {min(turns[0][0], _LAST_TURN)}"
    elif any(speaker is entry for _, speaker in turns):
        yield "spoke"


def _part(token: Token) -> str:
    """Say whether a token is the subject of a main clause, of another, or none."""
    while token.dep_ in {"appos", "conj"} and token.head.i < token.i:
        token = token.head
    if token.dep_ not in SUBJECTS:
        return ""
    verb = token.head
    while verb.dep_ in {"conj", "xcomp"} and verb.head != verb:
        verb = verb.head
    return "lesser subject" if verb.dep_ in _LESSER else "subject"
