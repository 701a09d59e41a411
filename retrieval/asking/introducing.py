"""How an article introduces somebody whom it names: "its president, Roe", "Roe, who runs …"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from retrieval.asking.nouns import nouns_by_deed
from retrieval.quoting.names import KIN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from retrieval.archive.records import StoredSentence
    from retrieval.article import Span

_BEFORE = 160
"""Characters before a name in which a role stands that belongs to it."""
_LEADING = 4
"""Sentences before somebody who is introduced as "a …" that may tell where that one is."""
_WHOSE = frozenset("his her its their".split())
_DETERMINER = re.compile(r"(?P<word>[\w’']+)\s*$")
_GAP = re.compile(r",?\s+(?:(?:Dr|Mr|Mrs|Ms|Prof|Dame|Sir)\.?\s+)?")
_KINSHIP = re.compile(
    rf"\b(?P<whose>his|her|its|their)\s+(?P<noun>(?:[\w-]+\s)?(?:{'|'.join(sorted(KIN))})),?\s+$",
    re.IGNORECASE,
)
_APPOSITION = re.compile(
    r",\s+(?P<article>a|an|the|his|her|its|their)\s+(?P<role>[^,.;:“”\"()]{3,90}?)"
    r"(?=,|[.;]|\s+who\b|\s+whose\b)"
)
_WHO = re.compile(r",\s+who\s+(?:also\s+)?(?P<clause>[^,.;:“”\"()]{3,100})(?=,|[.;])")
_IN = re.compile(r"(?:^|[.!?”\"]\s+)In (?:the )?(?P<home>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?),")
_OFFICE = re.compile(
    r"\b(?:statement|readout|news release|press release|communiqu[eé]|message|letter)"
    r" (?:from|by|of|issued by) (?:the )?(?P<home>[^,.;“”\"]{3,60})"
)


class Told(NamedTuple):
    """What an article tells that somebody is.

    Attributes:
        words: The words, without the article before them: "president", "runs a bakery".
        nouns: What a clause makes of somebody ("head" of "leads the Greens"); none where `words`
            are the role themselves.
        context: What stands around, which tells whose president it is where `words` do not.
        clause: Whether `words` are a clause.
        whose: The pronoun before the words ("its", "her"), or "".
        homes: The places and offices that stand around as theirs: "In *Norway*, …", "according to
            a statement from *the ministry*".
    """

    words: str
    nouns: tuple[str, ...] = ()
    context: str = ""
    clause: bool = False
    whose: str = ""
    homes: str = ""

    @property
    def near(self) -> bool:
        """Whether what stands just before is all that can tell whose president it is."""
        return self.clause or bool(self.whose)

    @property
    def of_somebody(self) -> bool:
        """Whether it is somebody's, not a house's: "her lawyer"."""
        return self.whose in {"his", "her"}


def introduced(
    text: str,
    sentences: Sequence[StoredSentence],
    places: Sequence[Span],
    roles: Sequence[str],
) -> Iterator[Told]:
    """Yield what an article tells that somebody is, where it names them.

    Args:
        text: The article's text.
        sentences: Its sentences, without furniture.
        places: Where it names them.
        roles: The roles that it gives them, as it writes them.
    """
    for place in places:
        within = [at for at, one in enumerate(sentences) if one.span.holds(place)]
        if not within:
            continue
        at = within[0]
        sentence = sentences[at].span
        before = sentences[at - 1].span.of(text) if at else ""
        opening = text[max(sentence.start, place.start - _BEFORE) : place.start]
        around = f"{before} {text[sentence.start : place.end]}"
        own = sentence.of(text)
        homes = " ".join(match["home"] for kind in (_IN, _OFFICE) for match in kind.finditer(own))
        for role in roles:
            whose = _whose(opening, role)
            if whose is not None:
                # Whose lawyer "her lawyer" is may be told by what that one says.
                context = f"{before} {own}" if whose else around
                yield Told(role, context=context, whose=whose, homes=homes)
        kin = _KINSHIP.search(opening)
        if kin:
            yield Told(kin["noun"], context=around, whose=kin["whose"].lower())
        match = _APPOSITION.match(text, place.end, sentence.end)
        if match:
            article = match["article"].lower()
            whose = article if article in _WHOSE else ""
            # Where "a mother of four" lives may be told by what leads to her.
            led = text[sentences[max(0, at - _LEADING)].span.start : place.end]
            yield Told(match["role"], context=around if whose else led, whose=whose)
        match = _WHO.match(text, place.end, sentence.end)
        if match:
            clause = match["clause"]
            yield Told(clause, nouns_by_deed(clause), around, clause=True)


def _whose(opening: str, role: str) -> str | None:
    """The pronoun before a role that ends a stretch, "" for another word; None for no role."""
    start = opening.rfind(role)
    if start < 0 or not _GAP.fullmatch(opening[start + len(role) :]):
        return None
    determiner = _DETERMINER.search(opening[:start])
    word = determiner["word"].lower() if determiner else ""
    return word if word in _WHOSE else ""
