"""What stands next to a non-answer: where a text tells why somebody did not answer, it is there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from retrieval.archive.records import StoredQuotation
    from retrieval.asking.evidence import Evidence
    from retrieval.asking.library import Library

_REASON = re.compile(
    r"\b(?:because|since|as it would|due to|owing to|given that|on the grounds?|for fear|"
    r"cit(?:es?|ed|ing))\b|\bwill not help\b|, (?:saying|explaining|arguing|insisting|telling)\b|"
    r"\b(?:call(?:s|ed|ing) (?:it|that|them) |referr?(?:s|ed|ing) (?:\w+ ){0,3}questions? to\b)",
    re.IGNORECASE,
)
"""Words by which a text gives a reason."""
_WITHHOLDING = re.compile(
    r"\bspeculat|\b(?:not|never|n['’]t|no) (?:\w+ ){0,3}(?:comment|discuss|speculate|answer|detail|"
    r"disclose|talk about|go into|share|say|name|reveal|get into|prejudge|pre-empt|debate|guess)|"
    r"\bleave (?:that|it|this) (?:to|for|up)\b|\bup to \w+|\bconfidential|\bongoing\b|"
    r"\bunder (?:way|review|investigation)\b|\bpending\b|\btoo (?:early|soon)\b|\bpremature|"
    r"\b(?:matter|reasons?) of (?:policy|privacy|security|safety|principle)|\bwait (?:for|until)\b|"
    r"\buntil\b|\bprivate (?:matter|conversation)|\bmatter for\b|\bnot (?:for me|my place|helpful|"
    r"appropriate|the (?:time|place|right time))\b|\bhypothetical",
    re.IGNORECASE,
)
"""Words by which somebody tells that a thing is not theirs, or is not yet, to be told."""


OPENS_QUOTED = re.compile(r"\W*[\"“„«‟]")
"""How a paragraph opens that is somebody's own words."""


class Beside(NamedTuple):
    """What stands next to a non-answer.

    Attributes:
        evidence: The pieces, that which most tells a reason first; none where nothing of the same
            speaker stands there.
        reasons: Whether the first gives a reason by its words, or is what its speaker is quoted
            with right there.
        within: Whether the sentence of the non-answer itself gives it.
    """

    evidence: tuple[Evidence, ...] = ()
    reasons: bool = False
    within: bool = False


class _Near(NamedTuple):
    evidence: Evidence
    sure: bool
    """Whether it gives a reason by its words, or is quoted right there."""
    order: int

    def inside(self, silent: Evidence) -> bool:
        """Whether it stands in the sentence of a non-answer."""
        return self.evidence.address.span.meets(silent.address.span)


def beside(library: Library, silent: Evidence) -> Beside:
    """Find what the one who did not answer says in the same sentence, passage or the next one.

    Args:
        library: The texts.
        silent: The non-answer.
    """
    article = library.find(silent.address.content_hash).id
    near = list(_statements(library, silent, article))
    if _REASON.search(silent.text) or any(one.sure and one.inside(silent) for one in near):
        return Beside((silent, *_told(near, silent)), reasons=True, within=True)
    near += _sentence_after(library, silent, article)
    near.sort(key=lambda one: (not one.sure, one.order))
    return Beside(_told(near, silent), reasons=bool(near) and near[0].sure)


def _told(near: list[_Near], silent: Evidence) -> tuple[Evidence, ...]:
    told = {one.evidence.address: one.evidence for one in near}
    return tuple(
        one for address, one in told.items() if not address.span.meets(silent.address.span)
    )


def _statements(library: Library, silent: Evidence, article: int) -> Iterator[_Near]:
    """The speaker's own statements in the passage of a non-answer, or in the story's next one."""
    passages = _passages(library, silent, article)
    for order, stored in enumerate(library.quotations(article)):
        if stored.quotation.declined or not _is_theirs(stored, silent, library):
            continue
        piece = library.parts(stored)[0]
        if piece[0].passage not in passages:
            continue
        evidence = library.statement(stored, piece)
        withholds = bool(_WITHHOLDING.search(evidence.text))
        if evidence.address.start < silent.address.start:
            if withholds and piece[0].passage == silent.passage_index:
                yield _Near(evidence, sure=True, order=order)
        elif piece[0].passage == silent.passage_index:
            quoted = evidence.kind != "indirect"
            yield _Near(evidence, quoted or _gives_reason(evidence.text), order)
        else:
            # What the next paragraph only reports may be on anything.
            quoted = bool(OPENS_QUOTED.match(evidence.text))
            yield _Near(evidence, quoted or withholds, order)


def _passages(library: Library, silent: Evidence, article: int) -> set[int]:
    """The passage of a non-answer, and the story's next where nothing in its own follows it."""
    story = [one for one in library.sentences(article) if not one.kind.is_furniture]
    after = [one for one in story if one.span.start >= silent.address.end]
    if after and after[0].passage == silent.passage_index:
        return {silent.passage_index}
    return {silent.passage_index, *(one.passage for one in after[:1])}


def _is_theirs(stored: StoredQuotation, silent: Evidence, library: Library) -> bool:
    said = stored.quotation
    if silent.person and said.person:
        return library.person(said.person) == silent.person
    text = library.article(stored.article).text
    return said.speaker is not None and said.speaker.of(text) == silent.speaker_text


def _gives_reason(text: str) -> bool:
    return bool(_REASON.search(text) or _WITHHOLDING.search(text))


def _sentence_after(library: Library, silent: Evidence, article: int) -> Iterator[_Near]:
    """The article's own next sentence, where it gives a reason in the same passage."""
    last = len(library.quotations(article))
    for one in library.sentences(article):
        if one.span.start >= silent.address.end:
            evidence = library.sentence(one)
            same = one.passage == silent.passage_index and evidence.person in (None, silent.person)
            if same and not evidence.declined and _gives_reason(evidence.text):
                yield _Near(evidence, sure=True, order=last)
            return
