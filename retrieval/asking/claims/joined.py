"""Claims put together from parts: a middle left out, or pieces of different statements."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from retrieval.asking.claims.covering import cover_anywhere, cover_in_order
from retrieval.asking.claims.differences import Kind, Side, left_out
from retrieval.asking.claims.places import Place, find_exact
from retrieval.asking.claims.standing import Found, Standing, locate
from retrieval.asking.claims.surroundings import is_cut_short
from retrieval.asking.findings import Verification

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from retrieval.archive.records import ArticleInfo
    from retrieval.article import Span
    from retrieval.asking.claims.covering import Run, Stream
    from retrieval.asking.claims.words import Word
    from retrieval.asking.evidence import Evidence
    from retrieval.asking.findings import Difference
    from retrieval.asking.library import Library

FEWEST_LEFT_OUT = 3
"""Words that must be left out without a mark for it to be a cut; fewer are a changed wording."""
LONGEST_GAP = 60
"""Words that may be left out between two parts without a mark of ellipsis."""
SHORTEST_PART = 3
"""Words of a part, set apart by the claim itself, that is looked for by itself."""
_NEAR = 10
_ENDED = re.compile(r"(?:^|[.!?…])[\s\"“”‘’')\]]*$")
_STOP = re.compile(r"[\"”’')\]]*[.!?…]")
TURNING = frozenset((Kind.NEGATION, Kind.CONDITION, Kind.MODAL))
"""What turns the sense of a sentence when it is left out."""


class Claim(NamedTuple):
    """A claimed quotation as it is looked for.

    Attributes:
        text: As typed.
        parts: The words of each part between its own marks of ellipsis.
        keys: The people who can be meant as its speaker; none where it names nobody known.
    """

    text: str
    parts: Sequence[Sequence[Word]]
    keys: Collection[str]

    @property
    def words(self) -> list[Word]:
        """All its words."""
        return [word for part in self.parts for word in part]

    @property
    def breaks(self) -> frozenset[int]:
        """Where it marks that words are left out, as places in its words."""
        ends = [len(self.parts[0])]
        for part in self.parts[1:]:
            ends.append(ends[-1] + len(part))
        return frozenset(ends[:-1])

    @property
    def stops(self) -> frozenset[int]:
        """Where a sentence of it ends, as places in its words."""
        words = self.words
        return frozenset(
            place
            for place, (one, two) in enumerate(pairwise(words), start=1)
            if re.search(r"[.!?]", self.text[one.span.end : two.span.start])
        )


def find_cut(library: Library, claim: Claim, streams: Sequence[Stream]) -> Verification | None:
    """Find one statement from whose middle words are left out.

    Returns:
        "elided"; "altered" where a word or two, or a denial, is left out and nothing marks it;
        None where no stream holds all the words in this order.
    """
    best: tuple[tuple[bool, bool, int, int], list[Run]] | None = None
    for stream in streams:
        runs = cover_in_order(claim.words, claim.breaks, stream)
        if runs is None or len(runs) < 2:
            continue
        found = _located(library, runs, claim.keys)
        order = (
            found[0].standing is not Standing.QUOTED,
            not all(one.is_by(claim.keys) for one in found),
            len(runs),
            sum(map(len, _gaps(runs))),
        )
        if best is None or order < best[0]:
            best = order, runs
    if best is None:
        return None
    return _cut(library, claim, best[1])


def _cut(library: Library, claim: Claim, runs: Sequence[Run]) -> Verification | None:
    """Return the verdict on runs of one stream; None where too much lies between them."""
    stream = runs[0].stream
    text = library.article(stream.article).text
    lost: list[Difference] = []
    changed = False
    for run, gap in zip(runs, _gaps(runs), strict=False):
        if not gap:
            continue
        kinds = left_out(Side(_beside(gap, text), text)).kinds
        one = replace(left_out(Side(gap, text)), kinds=kinds)
        lost.append(one)
        if run.end not in claim.breaks:
            if len(gap) > LONGEST_GAP:
                return None
            changed = changed or len(gap) < FEWEST_LEFT_OUT or Kind.NEGATION in one.kinds
    if not changed:
        return _put_together(
            library, "elided", _located(library, runs, claim.keys), lost, claim.keys
        )
    last = runs[-1]
    words = tuple(stream.words[runs[0].at : last.at + last.end - last.start])
    held = locate(library, Place(stream.article, words), claim.keys)
    if held.standing is Standing.DECLINED:
        return Verification("declined", (held.evidence,), (), held.speaker)
    marked = (tuple(span for one in lost for span in one.spans),)
    return Verification("altered", (held.evidence,), tuple(lost), held.speaker, marked)


def _beside(gap: Sequence[Word], text: str) -> list[Word]:
    """Return the left-out words that stand in one sentence with what is kept before or behind.

    A denial in another sentence touches neither.
    """
    last = len(gap) - 1
    ends = [n for n, one in enumerate(gap) if _STOP.match(text[one.span.end :])]
    opens = bool(_ENDED.search(text[max(0, gap[0].span.start - _NEAR) : gap[0].span.start]))
    before = [] if opens else gap[: ends[0] + 1 if ends else last + 1]
    behind = [] if last in ends else gap[ends[-1] + 1 if ends else 0 :]
    return [one for one in gap if one in before or one in behind]


def find_stitched(
    library: Library, claim: Claim, streams: Sequence[Stream], articles: Sequence[ArticleInfo]
) -> Verification | None:
    """Find the parts of a claim in different places; None where one of them stands nowhere.

    Parts that the claim itself sets apart are looked for in all of some articles, others in
    `streams`.
    """
    if len(claim.parts) > 1:
        found = [_part(library, part, claim.keys, articles) for part in claim.parts]
        if not all(found):
            return None
        runs = _nearest_each_other(found)
    else:
        covering = cover_anywhere(claim.words, claim.stops, streams)
        if covering is None:
            return None
        runs = _located(library, covering, claim.keys)
    verdict = "elided" if _is_one_statement(runs) else "stitched"
    return _put_together(library, verdict, runs, (), claim.keys)


def _put_together(
    library: Library,
    verdict: str,
    found: Sequence[Found],
    lost: Sequence[Difference],
    keys: Collection[str],
) -> Verification:
    """Return the verdict on parts that stand word for word where they were found."""
    standings = {one.standing for one in found}
    if standings <= {Standing.TOLD}:
        verdict = "not-quoted"
    elif Standing.DECLINED in standings:
        verdict = "declined"
    elif not standings & {Standing.QUOTED}:
        verdict = "reported"
    evidence, marked = merge(found, lost)
    speakers = {one.speaker.key: one.speaker for one in found if one.speaker}
    known = all(one.speaker for one in found)
    speaker = next(iter(speakers.values())) if known and len(speakers) == 1 else None
    if verdict == "elided" and keys and speaker and speaker.key not in keys:
        verdict = "other-speaker"
    cautions: tuple[str, ...] = ()
    if verdict in ("elided", "other-speaker") and found[0].place.article == found[-1].place.article:
        ends = found[0].place._replace(words=(*found[0].place.words, *found[-1].place.words))
        cautions = ("cut-short",) if is_cut_short(library, ends, "") else ()
    return Verification(verdict, evidence, tuple(lost), speaker, marked, cautions)


def merge(
    found: Iterable[Found], lost: Iterable[Difference] = ()
) -> tuple[tuple[Evidence, ...], tuple[tuple[Span, ...], ...]]:
    """Return each piece of evidence once, with what is to be marked in it.

    Where words are left out they are marked; else, in several pieces, the parts themselves.
    """
    pieces: dict[object, Evidence] = {}
    parts: dict[object, list[Span]] = {}
    for one in found:
        address = one.evidence.address
        pieces.setdefault(address, one.evidence)
        parts.setdefault(address, []).append(one.place.span)
    gone = [span for one in lost for span in one.spans]
    marked = tuple(
        tuple(
            span
            for span in (gone or (parts[address] if len(pieces) > 1 else ()))
            if span.meets(piece.address.span)
        )
        for address, piece in pieces.items()
    )
    return tuple(pieces.values()), marked


def _located(library: Library, runs: Sequence[Run], keys: Collection[str]) -> list[Found]:
    places = [Place(run.stream.article, run.words) for run in runs]
    return [locate(library, place, keys) for place in places]


def _gaps(runs: Sequence[Run]) -> list[Sequence[Word]]:
    """Return the words between each run and the next of the same stream."""
    return [one.stream.words[one.at + one.end - one.start : two.at] for one, two in pairwise(runs)]


def _part(
    library: Library, part: Sequence[Word], keys: Collection[str], articles: Sequence[ArticleInfo]
) -> list[Found]:
    if len(part) < SHORTEST_PART:
        return []
    found = [locate(library, place, keys) for place in find_exact(library, part, articles)]
    return sorted(found, key=lambda one: (one.standing is not Standing.QUOTED, not one.is_by(keys)))


def _nearest_each_other(options: Sequence[Sequence[Found]]) -> list[Found]:
    """Choose a place for each part: of those in one article, by one speaker, where there are."""
    best: list[Found] = []
    fewest = (len(options) + 1,) * 3
    for first in options[0]:
        chosen = [first]
        for more in options[1:]:
            last = chosen[-1]
            chosen.append(min(more, key=lambda one: _distance(last, one)))
        apart = [_distance(one, two) for one, two in pairwise(chosen)]
        order = (
            sum(far[0] for far in apart),
            sum(far[1] for far in apart),
            sum(one.standing is not Standing.QUOTED for one in chosen),
        )
        if order < fewest:
            best, fewest = chosen, order
    return best


def _distance(one: Found, two: Found) -> tuple[bool, bool, bool, int]:
    """Order places by how near they are to another: article, speaker, order, characters."""
    between = two.place.span.start - one.place.span.end
    return (
        one.place.article != two.place.article,
        one.speaker != two.speaker,
        between < 0,
        abs(between),
    )


def _is_one_statement(found: Sequence[Found]) -> bool:
    """Say whether parts stand in order in one statement, or in neighbouring paragraphs of it."""
    for one, two in pairwise(found):
        if one.place.article != two.place.article or one.place.span.end > two.place.span.start:
            return False
        near = abs(one.evidence.passage_index - two.evidence.passage_index) <= 1
        same = one.statement is not None and one.statement == two.statement
        both = one.speaker is not None and one.speaker == two.speaker
        if not same and not (near and both):
            return False
    return True
