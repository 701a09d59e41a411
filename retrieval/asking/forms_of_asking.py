"""The forms in which the same is asked, each with the plain one that stands for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from retrieval.language.terms import question_terms

if TYPE_CHECKING:
    from collections.abc import Callable

FEWEST_OF_TOPIC = 2
"""Terms that must stand before the words that ask, to be what is asked about: not "Sorry, who?"."""

_WH = r"(?:who|whom|whose|what|which|when|where|why|how)"
_AT = r"(?:(?:of|in|at|on|from|to|by|for) )?"
_IS = r"(?:['’]s| is| was| were| are)"
_END = r"[\s.?!]*$"
_IN_ALL = r"(?:altogether|in (?:total|all)|all (?:told|together|in all)|overall|combined|to date)"
_NAME = r"(?:(?:full|real|own|first|last|exact) )?name"
_OWNER = (
    rf"(?!(?:his|her|its|their|your|i|we|you|he|she|they|it|please|tell|give|show|do|does|did|is|are"
    rf"|was|were|can|could|has|have|had|say|said|and|but)\b|{_WH}\b|(?:in|on|by|at|under)\b)"
)
_FEW = r"[^\s,?!.;:]+(?: [^\s,?!;:]+){0,6}"
_SORT = r"(?:models?|makes?|types?|kinds?|sorts?|brands?|class(?:es)?)"
_TIME = r"(?:year|day|date|month|weekday)"
_PLACE = r"(?:city|town|country|place)"
_EVENT = r"(?:(?:development|events?|incident|thing|factor|fact|news) )?"
_TERM = r"(?:words?|terms?|names?|acronym|abbreviation|expression|phrase|initials|letters)"
_OPEN, _CLOSE = r"[“\"‘']?", r"[”\"’']?"
_WORD = rf"{_OPEN}(?P<word>[\w.’'-]+){_CLOSE}"
_WORDS = rf"{_OPEN}(?P<word>[\w.’'-]+(?: [\w.’'-]+){{0,3}}?){_CLOSE}"
_CURRENCY = (
    r"(?:(?:u\.?s\.? |canadian |american )?(?:dollars|euros|pounds|money|cash|millions|billions))"
)
_DIED = {
    "death": "die",
    "killing": "killed",
    "murder": "murdered",
    "assassination": "assassinated",
    "arrest": "arrested",
    "birth": "born",
    "shooting": "shot",
    "burial": "buried",
}
"""Nouns of what happens to somebody, and the verb that tells it."""
_IT = r"(?:it|they|there|that|those|these|he|she|this)"
_FILLER = (
    rf"(?:{_IN_ALL}|of them|exactly|precisely|roughly|approximately|please|again|then|actually"
    rf"|really|so far|(?:is|are|was|were) {_IT}(?: exactly)?|(?:did|does|do|has|have|had) {_IT}"
    r"(?: all)? (?:happen|occur|start|begin|end|take place|happened|occurred|cost))"
)
"""What adds nothing to the words that ask: "how many *are they*?"."""


class Form(NamedTuple):
    """A form of asking.

    Attributes:
        pattern: What it looks like.
        plain: What stands for it, as `re.sub` takes it.
    """

    pattern: re.Pattern[str]
    plain: str | Callable[[re.Match[str]], str]


def form_of(pattern: str, plain: str | Callable[[re.Match[str]], str]) -> Form:
    """Return a form of asking, for which small and capital letters are one."""
    return Form(re.compile(pattern, re.IGNORECASE), plain)


def _topic_first(match: re.Match[str]) -> str:
    """Put the words that ask before what they ask about."""
    topic, ask = match["topic"].strip(), " ".join(match["ask"].lower().split())
    if len(question_terms(topic)) < (1 if ask.startswith("how") else FEWEST_OF_TOPIC):
        return match[0]
    if ask.endswith("name") or ask in ("called what", "known as what"):
        return f"what is the name of {topic}?"
    if ask.startswith(("how many", "how much", "why")):
        return f"{ask} {topic}?"
    return f"{ask} was {topic}?"


def _what_befell(match: re.Match[str]) -> str:
    """Tell a deed by its verb: "where did the death of Lee occur" asks where Lee died."""
    done = _DIED[match["deed"].lower()]
    auxiliary = "did" if done == "die" else "was"
    return f"{match['ask']} {auxiliary} {match['whom']} {done}?"


_EMPHASIS = (
    form_of(rf"^(?:exactly|precisely),? (?={_WH}\b)", ""),
    form_of(
        r"\b(how (?:many|much|long|far|old|often|big|large|high)|where|to whom|who|whom|what|which)"
        r" (?:exactly|precisely)(?= |\W*$)",
        r"\1",
    ),
    form_of(
        rf"^(?P<asked>(?:how|where|who|what)\b.+?),? (?:exactly|precisely){_END}", r"\g<asked>?"
    ),
    form_of(rf"^(?P<many>how many\b[^?]*?),? {_IN_ALL}\b", r"\g<many>"),
    form_of(rf"^(?P<asked>(?:when|where|in|on|at)\b[^?]+?),? {_IN_ALL}{_END}", r"\g<asked>?"),
    form_of(r"\bdays? of the week\b", "day"),
    form_of(r"\b(?:got|gets|get) (?=(?:[a-z]+ed|hurt|shot|hit|beaten|taken|stolen)\b)", "was "),
)
_TWO_IN_ONE = (
    form_of(
        rf"^(?P<first>{_AT}{_WH}\b.+?),? and {_AT}{_WH}\b(?: (?:many|much|long|old|far))?"
        r"(?: (?:exactly|model|types?|kinds?|makes?|country|city|day|year|ones?|of them|there"
        rf"|(?:are|is|was|were|do|does|did|have|has) {_IT}|they (?:are|were)|it (?:is|was)))*"
        rf"{_END}",
        r"\g<first>?",
    ),
    form_of(
        rf"^(?:of |in )?(?:what|which) {_SORT} (?:is|are|was|were) (?P<thing>.+)$",
        r"what type of \g<thing>",
    ),
)
_TOPIC_FIRST = (
    form_of(
        rf"^(?!{_WH}\b)(?:(?:now )?(?:find|look (?:up|for)|search for|take) (?=\w+ \w))?"
        r"(?P<topic>[^?!;:]+?)\s*(?:[,:;?]| [-–—]+|—)\s+(?:and )?"
        r"(?P<ask>how many|how much|when|where|why|who|since when|how long"
        rf"|(?:(?:on|in|at) )?(?:what|which) (?:{_TIME}|{_PLACE})"
        rf"|(?:(?:what{_IS} )?(?:the|his|her|its|their) |what )?{_NAME}"
        rf"|(?:called|known as) what)(?: {_FILLER})*(?:(?:,|,? and) {_AT}{_WH}\b[^?]{{0,25}})?"
        rf"{_END}",
        _topic_first,
    ),
)
_NAMES = (
    form_of(rf"^(?:the )?{_NAME} of (?P<who>.+)$", r"what is the name of \g<who>"),
    form_of(
        rf"^(?:(?:what|which){_IS} )?{_OWNER}(?P<who>{_FEW}?)(?:['’]s|(?<=s)['’]) {_NAME}{_END}",
        r"what is the name of \g<who>?",
    ),
    form_of(
        rf"^what{_IS} (?!(?:he|she|it|they|this|that)\b)(?P<who>[^,?]+?) "
        rf"(?:called|named){_END}",
        r"what is the name of \g<who>?",
    ),
)
_MEANINGS = tuple(
    form_of(f"{pattern}{_END}", r"what does \g<word> stand for?")
    for pattern in (
        (
            rf"^what (?:does|do|did|is|was) (?:the )?(?:arabic |english |french |foreign )?{_TERM} "
            rf"{_WORDS} (?:means?|refers? to|stands? for|denotes?|signif(?:y|ies)|short for)"
        ),
        rf"^what (?:does|do|did) {_WORD} (?:refers? to|denotes?|signify)",
        (
            r"^what(?:['’]s| is| was) (?:meant by|the (?:meaning|sense|definition|explanation) of"
            rf"|short for) (?:the )?(?:{_TERM} )?{_WORDS}"
        ),
        (
            r"^(?:what|which) (?:[a-z]+ )?(?:group|movement|organi[sz]ation|body|thing) (?:is|was) "
            rf"(?:also )?(?:called|known as|meant by|named) {_WORD}"
        ),
        rf"^what(?:['’]s| is| was) {_WORD} (?:an(?:other)?|the) (?:[a-z]+ )?{_TERM} (?:for|of)",
    )
)
_NUMBERS = (
    form_of(
        rf"^(?:(?:what|which){_IS} )?the (?:total |exact |overall |full )?number of (?P<what>.+)$",
        r"how many \g<what>",
    ),
    form_of(rf"^(?:total |exact )?number of (?P<what>[^?]+\?){_END}", r"how many \g<what>"),
    form_of(
        r"^(?P<many>how many [^?]+?),? (?:is|are|was|were) (?:mentioned|named|reported|listed)"
        rf"(?: (?:here|there|in (?:the|these|this) (?:articles?|stor(?:y|ies)|texts?)))?{_END}",
        r"\g<many>?",
    ),
    form_of(
        rf"^(?:what{_IS} )?(?:the )?(?:total |estimated |annual |yearly |full )?"
        rf"(?:costs?|price|bill) (?:of|for) (?P<what>[^?]+?)(?:,? in {_CURRENCY}\??|\?){_END}",
        r"how much does \g<what> cost?",
    ),
    form_of(rf"^(?P<much>(?:how much|what)\b[^?]+?),? in {_CURRENCY}{_END}", r"\g<much>?"),
)
_CAUSES = (
    form_of(
        rf"^what {_EVENT}(?:is|was|were|are|had been|has been) (?:the |a |one )?"
        r"(?:(?:main|real|actual|immediate) )?(?:causes?|reasons?|trigger|grounds?|occasion)"
        r" (?:of|for|behind|why) (?P<what>.+)$",
        r"why \g<what>",
    ),
    form_of(
        rf"^what {_EVENT}(?:that )?(?:has |have |had )?(?P<verb>caused|prompted|triggered|sparked"
        rf"|provoked|occasioned|brought about|led to|gave rise to) (?P<what>the .+?){_END}",
        r"why was \g<what> \g<verb>?",
    ),
)
_DEEDS = (
    form_of(
        r"^(?P<prep>with|to) whom? (?P<did>did|does|do|has|have|had|was|is) (?P<who>[^?]+?) "
        r"(?P<deed>speak|spoken?|talk(?:ed|ing)?|speaking|meet|met)\b(?P<rest>[^?]*)",
        lambda m: f"who {m['did']} {m['who']} {m['deed']} {m['prep'].lower()}{m['rest']}",
    ),
    form_of(
        r"^(?:who|what|which (?:person|people)) (?:is|was|were|are) (?:the )?victims? of "
        r"(?P<what>.+)$",
        r"who was killed in \g<what>",
    ),
    form_of(
        r"^what (?:rank|position|post|office|title|role|function|job) (?:does|did|has|had) "
        rf"(?P<who>{_FEW}?) (?:holds?|held|have|has|occup(?:y|ies|ied)|fill){_END}",
        r"who is \g<who>?",
    ),
    form_of(
        rf"^(?:what{_IS} )?{_OWNER}(?![^?]* [-–—] )(?P<who>{_FEW}?)['’]s "
        rf"(?:rank|position|post|office){_END}",
        r"who is \g<who>?",
    ),
    form_of(
        rf"^(?P<ask>{_AT}(?:when|where|(?:what|which) \w+)) (?:did|does|has|had) the "
        rf"(?P<deed>{'|'.join(_DIED)}) of (?P<whom>.+?) "
        rf"(?:take place|taken place|occur(?:red)?|happen(?:ed)?|come about){_END}",
        _what_befell,
    ),
    form_of(
        rf"^(?P<asked>{_AT}(?:when|where|(?:what|which) [a-z]+) (?:did|does|do|will|would|has|have"
        r"|had) [^?]+?) (?:take|taken) place\b",
        r"\g<asked> happen",
    ),
    form_of(
        rf"^(?:what|which){_IS} the (?:exact |precise )?(?P<unit>{_TIME}) of (?P<what>.+)$",
        r"on what \g<unit> was \g<what>",
    ),
)
FORMS = (
    *_EMPHASIS,
    *_TWO_IN_ONE,
    *_TOPIC_FIRST,
    *_NAMES,
    *_MEANINGS,
    *_NUMBERS,
    *_CAUSES,
    *_DEEDS,
)
"""In this order: what one leaves, the next may be a form of."""
