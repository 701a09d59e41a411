"""One question in the plain form of its kind: "Helicopters there, how many?" asks "how many …".

What is asked for decides what an answer must hold: a name, a sum of money, a day. People ask for
it in many forms; here each is brought to the one that the rest reads. The words that are searched
by stay as they are typed.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from retrieval.language.terms import question_terms

if TYPE_CHECKING:
    from collections.abc import Callable

FEWEST_OF_TOPIC = 2
"""Terms that must stand before the words that ask, to be what is asked about: not "Sorry, who?"."""

_WH = r"(?:who|whom|whose|what|which|when|where|why|how)"
_END = r"[\s.?!]*$"
_ALL_IN_ALL = (
    r"(?:altogether|in (?:total|all)|all (?:told|together|in all)|overall|combined|to date)"
)
_NAME = r"(?:(?:full|real|own|first|last|exact) )?name"
_NO_OWNER = r"(?!(?:his|her|its|their|your|whose|whom|what|which)\b)"
_SORT = r"(?:models?|makes?|types?|kinds?|sorts?|brands?|classes|class)"
_DEATH = r"(?:death|killing|murder|assassination|arrest|birth|shooting|burial)"
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
_CURRENCY = (
    r"(?:(?:u\.?s\.? |canadian |american )?(?:dollars|euros|pounds|money|cash|millions|billions)"
    r"|what currency)"
)
_FILLER = (
    rf"(?:{_ALL_IN_ALL}|exactly|precisely|roughly|approximately|please|again|then|actually|really|so far"
    r"|(?:is|are|was|were) (?:it|they|there|that|those|these|he|she|this)(?: exactly)?"
    r"|(?:did|does|do|has|have|had) (?:it|they|that|this)(?: all)? (?:happen|occur|start|begin|end"
    r"|take place|happened|occurred|cost)|(?:happened|occurred))"
)


class _Form(NamedTuple):
    """A form of asking, and how it is put plainly."""

    pattern: re.Pattern[str]
    plain: str | Callable[[re.Match[str]], str]


def _form(pattern: str, plain: str | Callable[[re.Match[str]], str]) -> _Form:
    return _Form(re.compile(pattern, re.IGNORECASE), plain)


def _topic_first(match: re.Match[str]) -> str:
    """Put the words that ask before what they ask about."""
    topic, ask = match["topic"].strip(), " ".join(match["ask"].lower().split())
    if len(question_terms(topic)) < (1 if ask.startswith("how") else FEWEST_OF_TOPIC):
        return match[0]
    if ask.endswith("name") or ask in ("called what", "known as what"):
        return f"what is the name of {topic}?"
    if ask.startswith(("how many", "how much", "why")):
        return f"{ask} {topic}?"
    be = "were" if topic.lower().endswith("s") and ask == "who" else "was"
    return f"{ask} {be} {topic}?"


def _where_died(match: re.Match[str]) -> str:
    done = _DIED[match["deed"].lower()]
    whom = f"{match['whom']} die" if done == "die" else f"{match['whom']} {done}"
    return f"{match['ask']} {'did' if done == 'die' else 'was'} {whom}?"


_FORMS = (
    _form(rf"^(?:exactly|precisely),? (?={_WH}\b)", ""),
    _form(
        r"\b(how (?:many|much|long|far|old|often|big|large|high)|where|to whom|who|whom|what|which)"
        r" (?:exactly|precisely)(?= |\W*$)",
        r"\1",
    ),
    _form(r"^(?P<asked>(?:how|where|who|what)\b.+?),? (?:exactly|precisely)" + _END, r"\g<asked>?"),
    _form(r"\bdays? of the week\b", "day"),
    _form(rf"^(?P<many>how many\b[^?]*?),? {_ALL_IN_ALL}\b", r"\g<many>"),
    _form(
        r"^(?P<asked>(?:(?:in|at|on) )?(?:when|where|(?:what|which) [a-z]+) (?:did|does|do|will|would|has|have|had)"
        r" [^?]+?) (?:take|taken) place\b",
        r"\g<asked> happen",
    ),
    _form(
        r"^(?:what|which)(?:['’]s| is| was) the (?:exact |precise )?(?P<unit>day|date|weekday|year|month) of (?P<what>.+)$",
        r"on what \g<unit> was \g<what>",
    ),
    _form(r"\b(?:got|gets|get) (?=(?:[a-z]+ed|hurt|shot|hit|beaten|taken|stolen)\b)", "was "),
    # Two in one: the second, of few words, asks about the same thing.
    _form(
        rf"^(?P<first>(?:(?:of|in|at|on) )?{_WH}\b.+?),? and (?:(?:of|in|at|on|from|to|by|for) )?{_WH}\b"
        r"(?P<second>(?: (?:many|much|long|old|far))?(?: (?:exactly|model|types?|kinds?|makes?"
        r"|country|city|day|year|one|ones|(?:are|is|was|were|do|does|did|have|has) (?:they|it|he|she"
        r"|those|these|that|there)|of them|they (?:are|were)|it (?:is|was)|there))*)" + _END,
        r"\g<first>?",
    ),
    _form(
        rf"^(?:of|in) (?:what|which) (?P<sort>{_SORT}) (?:is|are|was|were) (?P<thing>.+)$",
        r"what type of \g<thing>",
    ),
    _form(
        rf"^(?:what|which) (?P<sort>{_SORT}) (?:is|are|was|were) (?P<thing>.+)$",
        r"what type of \g<thing>",
    ),
    # The topic first, what asks behind it.
    _form(
        rf"^(?!{_WH}\b)(?P<topic>[^?!;:]+?)\s*(?:[,:;?]| [-–—]+|—)\s+(?:and )?(?P<ask>how many|how much"
        r"|when|where|why|who|since when|how long"
        r"|(?:(?:on|in|at) )?(?:what|which) (?:year|day|date|month|weekday|city|town|country|place)"
        rf"|(?:(?:and )?(?:what(?:['’]s| is| was) )?(?:the|his|her|its|their) |what )?{_NAME}"
        rf"|(?:called|known as) what)(?: (?:of them|{_FILLER}))*"
        rf"(?:,? and (?:(?:of|in|at|on) )?{_WH}\b[^?]{{0,25}})?" + _END,
        _topic_first,
    ),
    # Names.
    _form(rf"^(?:the )?{_NAME} of (?P<who>.+)$", r"what is the name of \g<who>"),
    _form(
        rf"^(?:(?:what|which)(?:['’]s| is| was) )?{_NO_OWNER}(?P<who>(?!{_WH}\b|(?:in|on|by|at|under)\b)[^,?]+?)"
        rf"(?:['’]s|(?<=s)['’]) {_NAME}" + _END,
        r"what is the name of \g<who>?",
    ),
    _form(
        r"^what (?:is|was|are|were) (?!(?:he|she|it|they|this|that)\b)(?P<who>[^,?]+?) (?:called|named)"
        + _END,
        r"what is the name of \g<who>?",
    ),
    _form(
        rf"^(?:(?:do|does|did) .+? (?:give|mention|state) )the {_NAME} of (?P<who>[^?]+)" + _END,
        r"what is the name of \g<who>?",
    ),
    # Meanings.
    _form(
        r"^what (?:does|do|did|is|was) (?:the )?(?:arabic |english |french |foreign )?"
        r"(?:words?|terms?|names?|acronym|abbreviation|expression|phrase|initials|letters) "
        r"[“\"‘']?(?P<word>[\w.’'-]+(?: [\w.’'-]+){0,3}?)[”\"’']? "
        r"(?:means?|refers? to|stands? for|denotes?|signif(?:y|ies)|short for|about|designates?)"
        + _END,
        r"what does \g<word> stand for?",
    ),
    _form(
        r"^what (?:does|do|did) [“\"‘']?(?P<word>[\w.’'-]+)[”\"’']? (?:refers? to|denotes?|designates?)"
        + _END,
        r"what does \g<word> stand for?",
    ),
    _form(
        r"^what(?:['’]s| is| was) (?:meant by|the (?:meaning|sense|definition|explanation) of|short for) "
        r"(?:the )?(?:(?:words?|terms?|name|acronym|abbreviation|expression|phrase) )?"
        r"[“\"‘']?(?P<word>[\w.’'-]+(?: [\w.’'-]+){0,2}?)[”\"’']?" + _END,
        r"what does \g<word> stand for?",
    ),
    _form(
        r"^(?:what|which) (?:[a-z]+ ){1,2}(?:is|was|are) (?:also )?(?:called|known as|meant by|named) "
        r"[“\"‘']?(?P<word>[A-Z][\w.’'-]+)[”\"’']?" + _END,
        r"what does \g<word> stand for?",
    ),
    _form(
        r"^what(?:['’]s| is| was) [“\"‘']?(?P<word>[A-Z][\w.’'-]+)[”\"’']? (?:an(?:other)?|the) "
        r"(?:[a-z]+ )?(?:words?|names?|terms?|acronym|abbreviation) (?:for|of)" + _END,
        r"what does \g<word> stand for?",
    ),
    # Numbers.
    _form(
        r"^(?:(?:what|which)(?:['’]s| is| was| were| are| would be) )?the (?:total |exact |overall |full )?"
        r"number of (?P<things>.+)$",
        r"how many \g<things>",
    ),
    _form(
        r"^(?:total |exact |overall )?number of (?P<things>[^?]+\?)" + _END, r"how many \g<things>"
    ),
    _form(r"^(?:at|in|to|by) what number of (?P<things>.+)$", r"how many \g<things>"),
    _form(
        r"^(?P<many>how many [^?]+?)(?:,? (?:is|are|was|were) (?:mentioned|named|reported|listed)"
        r"(?: (?:here|there|in (?:the|these|this) (?:articles?|stor(?:y|ies)|texts?)))?)" + _END,
        r"\g<many>?",
    ),
    _form(rf"^(?P<many>(?:how|when|where|in|on|at)\b[^?]+?),? {_ALL_IN_ALL}" + _END, r"\g<many>?"),
    # Money.
    _form(
        r"^(?:what (?:is|was|were|are|will be) )?(?:the )?(?:total |estimated |annual |yearly |full )?"
        rf"(?:costs?|price|bill) (?:of|for) (?P<thing>[^?]+?)(?:,? in {_CURRENCY}\??|\?)" + _END,
        r"how much does \g<thing> cost?",
    ),
    _form(rf"^(?P<much>(?:how much|what)\b[^?]+),? in {_CURRENCY}" + _END, r"\g<much>?"),
    # Causes.
    _form(
        r"^what (?:(?:development|event|events|incident|thing|factor|fact|news|exactly) )?(?:is|was|were|are|had been|has been) "
        r"(?:the |a |one )?(?:(?:main|real|actual|immediate) )?(?:causes?|reasons?|trigger|grounds?|occasion)"
        r" (?:of|for|behind|why) (?P<what>.+)$",
        r"why \g<what>",
    ),
    _form(
        r"^what (?:(?:development|event|events|incident|thing|factor|news) )?(?:that )?(?:has |have |had )?"
        r"(?P<verb>caused|prompted|triggered|sparked|provoked|occasioned|brought about|led to|gave rise to) "
        r"(?P<what>the .+?)" + _END,
        r"why was \g<what> \g<verb>?",
    ),
    # Deeds told as a noun.
    _form(
        rf"^(?P<ask>(?:(?:in|at|on|by) )?(?:when|where|(?:what|which) \w+)) (?:did|does|has|had) the (?P<deed>{_DEATH}) of"
        r" (?P<whom>.+?) (?:take place|taken place|occur(?:red)?|happen(?:ed)?|come about)" + _END,
        _where_died,
    ),
)


@lru_cache(maxsize=1 << 10)
def asked_plainly(question: str) -> str:
    """Return a question in the plain form of its kind; one that has it as it is.

    Args:
        question: One question, without the courtesies around it.
    """
    for form in _FORMS:
        question = form.pattern.sub(form.plain, question)
    return question
