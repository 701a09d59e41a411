"""Who a story's first speaker is, where the name comes only with the next statement.

News often opens with a description ("The president of Toyota said …") and names whom it means a
paragraph later, without a word on who that is. Of 319 NewsQA articles six go on so, and in all of
them it is the same person.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from retrieval.quoting.names import GENDERED, is_role, person_key, role_key, strip_possessive
from retrieval.quoting.phrases import phrase_of
from retrieval.quoting.plausible import is_human

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Token

    from retrieval.quoting.entry import Entry
    from retrieval.quoting.mentions import Mention
    from retrieval.quoting.paragraphs import Paragraph
    from retrieval.quoting.statements import Speaker, Statement

_OPENING = 1
"""The number of the last paragraph in which such a description stands; a headline may be first."""
_FARTHEST = 2
"""Paragraphs from the description to the name."""
_SINGULAR = frozenset({"NN", "NNP"})
_DEFINITE = frozenset({"the"})
_TIMES = frozenset({"DATE", "TIME"})


class Delayed(NamedTuple):
    """A description with whom it means.

    Attributes:
        speaker: The description.
        entry: Whom it means.
        role: The description without its article, where nothing else says what they are; or "".
    """

    speaker: Speaker
    entry: Entry
    role: str


def find_delayed(
    statements: Sequence[Statement],
    answers: Sequence[Entry | None],
    paragraphs: Sequence[Paragraph],
    at: Mapping[tuple[int, int], tuple[Mention, Entry]],
) -> Delayed | None:
    """Find whom the description means that a story opens with, or None.

    The next to speak must be named there for the first time, and be either of a role that the
    description holds, or of none at all: whoever is new in a story is otherwise introduced.

    Args:
        statements: In order of their first character.
        answers: Who says each of them, as far as that is known.
        paragraphs: The story's paragraphs.
        at: Who is named at (paragraph, token).
    """
    spoken = [(one, who) for one, who in zip(statements, answers, strict=True) if one.speaker]
    if not spoken:
        return None
    first, nobody = spoken[0][0].speaker, spoken[0][1]
    if first is None or nobody is not None or first.paragraph > _OPENING:
        return None
    later = ((one.speaker, who) for one, who in spoken if one.speaker)
    named = next(((it, who) for it, who in later if it.paragraph > first.paragraph), None)
    if named is None or named[0].paragraph > first.paragraph + _FARTHEST:
        return None
    speaker, entry = named
    if entry is None or entry.is_organisation or len(entry.words) == 1:
        return None
    head = paragraphs[first.paragraph].doc[first.head]
    if (first.paragraph, first.head) in at or not _may_be(head, entry):
        return None
    known = at.get((speaker.paragraph, speaker.head))
    if min(one.start for one in entry.spans) < (known[0].span if known else speaker.span).start:
        return None
    phrase = _phrase(head, paragraphs[first.paragraph])
    if entry.roles:
        return Delayed(first, entry, "") if _holds_role(phrase, entry) else None
    if not _is_definite(head, paragraphs[first.paragraph]) or not is_role(head.text):
        return None
    stop = known[0].stop if known else speaker.head + 1
    after = paragraphs[speaker.paragraph].doc[stop:][:1].text
    return None if after in {",", "(", "of"} else Delayed(first, entry, phrase)


def _may_be(head: Token, entry: Entry) -> bool:
    gender = GENDERED.get(head.lemma_.lower())
    agrees = gender is None or entry.gender in {None, gender}
    return agrees and head.tag_ in _SINGULAR and (is_role(head.text) or is_human(head))


def _phrase(head: Token, paragraph: Paragraph) -> str:
    first, stop = phrase_of(head, paragraph)
    while first < head.i and head.doc[first].dep_ == "det":
        first += 1
    dated = (word.i for word in head.doc[head.i + 1 : stop] if word.ent_type_ in _TIMES)
    stop = next(dated, stop)
    while stop > head.i + 1 and head.doc[stop - 1].pos_ in {"ADP", "PUNCT"}:
        stop -= 1
    return head.doc[first:stop].text


def _is_definite(head: Token, paragraph: Paragraph) -> bool:
    first, _ = phrase_of(head, paragraph)
    owned = any(child.dep_ == "poss" and child.pos_ == "PROPN" for child in head.children)
    return head.doc[first].lower_ in _DEFINITE or owned


def _holds_role(phrase: str, entry: Entry) -> bool:
    words = {strip_possessive(word) for word in person_key(phrase).split()}
    return any(words.issuperset(role_key(role).split()) for role in entry.roles)
