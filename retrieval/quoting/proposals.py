"""The statements that the tagger alone would give."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from retrieval.quoting.plausible import may_speak
from retrieval.quoting.speakers import is_answered
from retrieval.quoting.statements import ALL_QUOTED, NONE_QUOTED, Rule, Speaker, Statement, tidy
from retrieval.tagging.tagging import Stretch

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from retrieval.article import Span
    from retrieval.quoting.paragraphs import Paragraph
    from retrieval.tagging.tagging import Link, Tagging


_SHORTEST = 2
"""The fewest tokens of a statement that does not stand in marks, as for the rules."""


def propose(paragraphs: Sequence[Paragraph], tagging: Tagging, text: str) -> list[Statement]:
    """Return what the tagger marks as statements, each with the cue and the speaker it points to.

    Stretches of one sentence that a single cue stands between are one statement ("…, she said,
    …").
    """
    found: list[Statement] = []
    for number, paragraph in enumerate(paragraphs):
        groups: list[tuple[list[Stretch], Link | None]] = []
        for tagged in tagging.statements(number):
            if not tagged.uttered:
                continue
            cue = tagging.cue([tagged.stretch])
            stretch = _with_marks(_with_subject(tagged.stretch, cue, paragraph), paragraph)
            if groups and _goes_on(*groups[-1], stretch, cue):
                groups[-1][0].append(stretch)
            else:
                groups.append(([stretch], cue))
        for stretches, _ in groups:
            statement = _statement(stretches, paragraphs, tagging, text)
            if statement is not None:
                found.append(statement)
    return found


def _with_subject(stretch: Stretch, cue: Link | None, paragraph: Paragraph) -> Stretch:
    """Take in the subject of a clause that begins with its verb, where it stands just before."""
    number, first, stop = stretch
    verb = paragraph.doc[first:stop].root
    if verb.pos_ not in {"VERB", "AUX"} or paragraph.inside[first] >= 0:
        return stretch
    subject = next((child for child in verb.lefts if child.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is None or subject.i >= first or cue is None:
        return stretch
    begin = subject.left_edge.i
    between = paragraph.doc[subject.right_edge.i + 1 : first]
    apart = any(not token.is_punct for token in between)
    if apart or cue.stretch.paragraph != number or cue.stretch.stop > begin:
        return stretch
    return Stretch(number, begin, stop)


def _with_marks(stretch: Stretch, paragraph: Paragraph) -> Stretch:
    """Take in the quotation marks that stand just before and after a stretch in marks."""
    number, first, stop = stretch
    doc, inside = paragraph.doc, paragraph.inside
    while first and inside[first] >= 0 and inside[first - 1] == inside[first]:
        if any(map(str.isalnum, doc[first - 1].text)):
            break
        first -= 1
    while stop < len(doc) and inside[stop - 1] >= 0 and inside[stop] == inside[stop - 1]:
        if any(map(str.isalnum, doc[stop].text)):
            break
        stop += 1
    return Stretch(number, first, stop)


def _goes_on(
    stretches: Sequence[Stretch], earlier: Link | None, stretch: Stretch, cue: Link | None
) -> bool:
    """Say whether a single cue stands between two stretches, and reports both."""
    if cue is None or earlier is None or cue.stretch != earlier.stretch:
        return False
    between = stretches[-1].stop <= cue.stretch.first and cue.stretch.stop <= stretch.first
    return between and cue.stretch.paragraph == stretch.paragraph and len(stretches) == 1


def _statement(
    stretches: list[Stretch], paragraphs: Sequence[Paragraph], tagging: Tagging, text: str
) -> Statement | None:
    number = stretches[0].paragraph
    paragraph = paragraphs[number]
    spans = tidy(text, [paragraph.span_of(each.first, each.stop) for each in stretches])
    if not spans or not _is_reported(stretches, paragraphs, tagging):
        return None
    none = tagging.unattributed(stretches)
    source, cue = tagging.source(stretches), tagging.cue(stretches)
    speaker = None
    if source is not None and source.share > none:
        speaker = speaker_of(source.stretch, paragraphs)
    place = None
    if cue is not None and cue.share > 0.5:
        place = paragraphs[cue.stretch.paragraph].span_of(cue.stretch.first, cue.stretch.stop)
    return Statement(spans, number, place, speaker, rule=Rule.TAGGER)


def _is_reported(
    stretches: list[Stretch], paragraphs: Sequence[Paragraph], tagging: Tagging
) -> bool:
    """Say whether somebody utters what stands outside of marks: not "his comments suggest …"."""
    paragraph = paragraphs[stretches[0].paragraph]
    shares = [paragraph.quoted_share(each.first, each.stop) for each in stretches]
    if min(shares) >= ALL_QUOTED:
        return True
    if sum(each.stop - each.first for each in stretches) < _SHORTEST:
        return False
    source, cue = tagging.source(stretches), tagging.cue(stretches)
    if cue is None or cue.share <= tagging.uncued(stretches):
        return source is not None and source.share > tagging.unattributed(stretches)
    place = paragraphs[cue.stretch.paragraph]
    verb = place.doc[cue.stretch.first : cue.stretch.stop].root
    if verb.lemma_ == "ask" and verb.tag_ == "VBN" and is_answered(verb, place):
        return False
    if source is None or source.share <= tagging.unattributed(stretches):
        return False
    if max(shares) > NONE_QUOTED:
        return True
    head = paragraphs[source.stretch.paragraph].doc[speaker_of(source.stretch, paragraphs).head]
    return may_speak(head, verb)


def speaker_of(stretch: Stretch, paragraphs: Sequence[Paragraph]) -> Speaker:
    """Return the speaker that some words name; their head is the word that hangs on others."""
    paragraph = paragraphs[stretch.paragraph]
    tokens = paragraph.doc[stretch.first : stretch.stop]
    return Speaker(paragraph.span_of(stretch.first, stretch.stop), stretch.paragraph, tokens.root.i)


def stretches_of(
    spans: Sequence[Span], first: int, paragraphs: Sequence[Paragraph]
) -> list[Stretch]:
    """Return the tokens of spans, paragraph by paragraph, from the one numbered `first` on."""
    return [stretch for span in spans for stretch in _tokens(span, first, paragraphs)]


def _tokens(span: Span, first: int, paragraphs: Sequence[Paragraph]) -> Iterator[Stretch]:
    for number in range(first, len(paragraphs)):
        paragraph = paragraphs[number]
        if paragraph.offset >= span.end:
            return
        doc, places = paragraph.doc, range(len(paragraph.doc))
        # Looked for by halves: a paragraph may have thousands of statements, each with its tokens.
        first_inside = bisect_right(
            places, span.start - paragraph.offset, key=lambda i: doc[i].idx + len(doc[i])
        )
        stop = bisect_left(places, span.end - paragraph.offset, key=lambda i: doc[i].idx)
        if first_inside < stop:
            yield Stretch(number, first_inside, stop)
