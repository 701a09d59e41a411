"""Requests for somebody's words or for a fact, put as the questions that they stand for.

"Give me the quote where Lee speaks of taxes" is the question what Lee said about them, "troops in
Erbil: how many?" how many there are.
"""

from __future__ import annotations

import re

from retrieval.asking.inverting import asked_with_word
from retrieval.asking.overviews import OVERVIEWS
from retrieval.asking.passage_requests import ABOUT, ARTICLES, DETERMINERS, IS_THERE, SEEK

LONGEST = 300
"""Characters of a request for words or a fact; what is longer tells a story."""

_POLITELY = re.compile(r"^(?:(?:can|could|would|will) you )?(?:please )?", re.IGNORECASE)
QUOTE_MARK = re.compile('["“”„«»‟]')
"""A mark of a claimed quotation, which is read as it stands."""
_QUOTE = (
    r"(?:quot(?:e|ation)s?|statements?|words?|remarks?|comments?|lines?|soundbites?|answers?|reply|"
    r"replies|responses?|reactions?|views?|position|opinions?)"
)
_SPEAKS = (
    r"(?:speaks?|spoke|talks?|talked|is speaking|is talking|comments?|commented|"
    r"(?:says?|said) (?:something|anything))"
)
_SPOKEN = (
    re.compile(
        rf"(?:{SEEK}\s+)?{DETERMINERS}{_QUOTE}\s+(?:where|in which)\s+(?P<who>.+?)\s+{_SPEAKS}\s+"
        r"(?:about|of|on|to|regarding)\s+(?P<topic>.+?)\W*$",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?:{SEEK}\s+)?{DETERMINERS}{_QUOTE}\s+(?:where|in which)\s+(?P<who>.+?)\s+(?:says?|said|"
        r"explain(?:s|ed)|discuss(?:es|ed)|mention(?:s|ed)|address(?:es|ed)|describe[sd]|"
        r"calls? for|called for)(?:\s+that)?\s+(?P<topic>.+?)\W*$",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?:(?:{SEEK}|{IS_THERE})\s+)?{DETERMINERS}{_QUOTE}\s+(?:from|by|of)\s+(?P<who>.+?)\s+{ABOUT}\s+"
        r"(?P<topic>.+?)\W*$",
        re.IGNORECASE,
    ),
    re.compile(
        rf"{SEEK}\s+(?:the\s+)?(?P<who>[^,?]+?)(?:['’]s|(?<=s)['’])\s+{_QUOTE}\s+(?:{ABOUT}|to)"
        r"\s+(?P<topic>.+?)\W*$",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?:(?:{SEEK}\s+)?(?:something|anything)(?:\s+that)?|{SEEK}\s+what)\s+(?P<who>"
        r"(?!(?:is|was|do|did|else)\b)[^,?]+?)\s+(?:says|said|told us|has said|had to say)\s+"
        rf"{ABOUT}\s+(?P<topic>.+?)\W*$",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?:(?:is|was) there |(?:do you )?have(?: you)? )?(?:any(?:thing)?|some(?:thing)?)"
        rf"(?:\s+(?:news|said|new|{_QUOTE}))?\s+(?:from|by)\s+(?P<who>.+?)\s+{ABOUT}\s+"
        r"(?P<topic>.+?)\W*$",
        re.IGNORECASE,
    ),
    re.compile(
        r"what (?:does|did) the (?:(?:statement|press release|announcement) (?:from|by|of) "
        r"(?P<who>(?-i:[A-Z]).+?)|(?P<of>(?-i:[A-Z]).+?)(?:['’]s)? (?:statement|press release"
        rf"|announcement)) say {ABOUT} (?P<topic>.+?)\W*$",
        re.IGNORECASE,
    ),
    re.compile(
        r"what (?:was|is|has been|had been) (?:said|stated|declared|announced|mentioned) by "
        rf"(?P<who>.+?) {ABOUT} (?P<topic>.+?)\W*$",
        re.IGNORECASE,
    ),
    re.compile(
        r"where does (?P<who>.+?) (?:speak|talk|comment|say (?:something|anything)) "
        r"(?:about|of|on) (?P<topic>.+?)\W*$",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?P<who>(?!wh)(?-i:[A-Z])[^,?:]{1,40}?)['’]s?\s+(?:exact|own|very|precise)\s+words\s+"
        rf"{ABOUT}\s+(?P<topic>.+?)\W*$",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?:{SEEK}|cite)\s+(?P<who>(?-i:[A-Z])[^,?:]{{1,40}}?)\s+{ABOUT}\s+(?P<topic>.+?)\W*$",
        re.IGNORECASE,
    ),
)
"""Requests for somebody's words: "give me the quote where Lee speaks about taxes", "any word from
Lee on taxes?", "I seek Lee's statement on taxes", "looking for Lee on taxes"."""
_QUOTE_ON = re.compile(
    rf"(?:{SEEK}|{IS_THERE})\s+{DETERMINERS}(?:quot(?:e|ation)|statement)s?\s+(?:{ABOUT}\s+"
    rf"(?P<topic>.+?)|(?:by|from)\s+(?P<who>(?:(?!\s{ABOUT}\s).)+?))\W*$",
    re.IGNORECASE,
)
"""A request for anybody's words on a topic, or for somebody's on any."""
_QUOTE_BESIDE = re.compile(
    r"(?:(?:(?:verbatim|exact|direct)\s+)?(?:quot(?:e|ation)|statement)s?(?:\s+(?:needed|wanted|please|required|sought))?\s*[:–—-]"
    r"\s*(?P<before>.+?)"
    r"|(?P<after>.+?)\s*(?:[–—,:;]|\s-)\s*(?:(?:any|the|a|exact)\s+)?(?:quot(?:e|ation)s?"
    r"|statements?)(?:\s+(?:needed|wanted|please|required|sought))?)\W*$",
    re.IGNORECASE,
)
"""A topic with the word for what is sought beside it: "Lee on taxes - quote?"."""
_ANYTHING = re.compile(
    rf"(?:do|does|did) {ARTICLES} (?:(?:say|tell(?: us)?|report|contain|have|write|mention) "
    rf"(?:anything|something)(?: at all)? {ABOUT}|mention|talk about|speak (?:of|about)|discuss|"
    r"cover)\s+(?P<topic>(?!who\b|what\b|when\b|where\b|why\b|how\b|which\b|that\b).+?)\W*$"
    r"|(?:is|are|was|were)\s+(?P<named>(?!there\b|it\b|this\b|that\b|they\b).+?)\s+(?:ever\s+|even\s+)?"
    r"(?:mentioned|discussed|covered|referred to|written about)"
    rf"(?:\s+anywhere|\s+at all|\s+in {ARTICLES})*\W*$"
    rf"|{SEEK}\s+(?:everything|all|anything|something|information|info|details|news|facts|more)"
    r"(?:\s+(?:there is|you have|you know|available))?\s+(?:about|on|regarding)\s+(?P<all>.+?)\W*$",
    re.IGNORECASE,
)
_SOUGHT = re.compile(
    rf"(?:{SEEK}|(?:(?:can|could|would) you (?:please )?)?(?:tell|name|state)(?: (?:me|us))?|"
    rf"what (?:do|does) {ARTICLES} say about)\s+"
    r"(?P<the>(?:the|[\w-]+['’]s?) (?:exact |full |total |[\w-]+ )?(?P<noun>numbers?|names?|dates?"
    r"|day|month|year|place|location|city|town|country|costs?|price|reasons?|amount|sum|size|age"
    r"|time|duration|length|job|role|title|type|model|share|percentage|rank|nationality|spot"
    r"|profession)\b(?P<rest>.+))",
    re.IGNORECASE,
)
"""A command to find a fact: "find the number of boats"."""
_WHICH = re.compile(
    r"\s+(?P<asks>when|where|why|(?:on|in|at|for|by) which)\s+(?P<clause>.+)", re.IGNORECASE
)
_HOW_MANY = re.compile(
    r"(?:what (?:is|was) |just |only )?(?:the )?(?:exact |total )?number of (?:the )?"
    r"(?P<things>.+?)(?:\s+(?:who|which|that)\s+(?P<do>.+?))?\W*$",
    re.IGNORECASE,
)
_MEASURE = r"how (?:many|much|old|long|far|big|fast|high|heavy|tall|large|often|wide|deep)"
_FRAGMENT = re.compile(
    r"(?:(?:find|about|on|regarding|as for|concerning)\s+)?(?P<thing>[^:;,?]{3,80}?)\s*"
    rf"(?:[:;,–—]|\s-)\s*(?P<asks>{_MEASURE}|when|where|why|(?:in |on |at )?(?:which|what) (?:day"
    r"|month|year|city|town|country|type|kind|model))\b(?P<rest>(?!\s(?:is|are|was|were|has|have"
    r"|had|do|does|did|will|would|can|could|should|he|she|it|they)\b)(?:\s[^,?]{1,40})?"
    r"(?:,[^?]{1,40})?)\W*$",
    re.IGNORECASE,
)
"""A thing with what is asked of it behind it: "troops in Iraq: how many?"."""
_FACT_OF = re.compile(
    r"(?P<thing>[^:;,?]{3,80}?)\s*(?:[:;,–—]|\s-)\s*(?:the )?(?P<noun>(?:full )?names?|age|date"
    r"|price|costs?|title|job|numbers?|place|reasons?|size|model|type|length|weight)\W*$",
    re.IGNORECASE,
)
_STARTED = re.compile(
    r"(?:who|whom|whose|what|which|when|where|why|how|and|but|or|also|sorry|no|oh|ah|is|are|was|were"
    r"|do|does|did|has|have|will|would|can|could|should)\b",
    re.IGNORECASE,
)
"""What opens a question, or goes on from one: no thing with a question behind it."""
_COUNTED = re.compile(r"^(?:[Tt]he |(?P<plural>[A-Z][a-z]+s)(?= [a-z]))")
"""What of a thing loses its article, or its capital, behind "how many"."""
_TOTAL = re.compile(r"\s+(?:altogether|in total|in all|all told|overall)(?=\W|$)", re.IGNORECASE)
_NAME_IT = re.compile(r"(?:name|identify)\s+(?P<whom>(?:the|a) .+)", re.IGNORECASE)
_THEN_FIND = re.compile(
    r"(?P<asked>[^?]{8,}\?)\s+(?:please )?(?:find|give|show|quote|tell)(?: me| us)? "
    r"(?:(?P<who>[^.?]{2,40}?)['’]s? |[^.?]{0,40}?)"
    r"\b(?:reply|answer|response|words?|quot(?:e|ation)|statement|position|comment|article|source"
    r"|text)\W*$",
    re.IGNORECASE,
)
"""A question with the wish for its answer behind it."""
_CLOSED = re.compile(
    r"(?P<verb>should|will|would|can|could|may|might|is|are|was|were|has|have|had)\s+"
    r"(?P<who>(?:the |an? )?[\w.’'-]+(?: (?-i:[A-Z])[\w.’'-]*)*)\s+(?P<rest>.+)",
    re.IGNORECASE,
)
"""A question that asks for a yes or a no, with its subject."""


def as_question(text: str) -> str:
    """Return the question that a request stands for.

    Args:
        text: A message without courtesy.

    Returns:
        The question; the text as it is where it is no such request, asks about all articles, is
        longer than `LONGEST` characters, or holds a claimed quotation, which is read as it stands.
    """
    if QUOTE_MARK.search(text) or len(text) > LONGEST:
        return text
    plain = _POLITELY.sub("", text)
    if any(pattern.match(plain) for _, pattern in OVERVIEWS):
        return text
    then = _THEN_FIND.match(text)
    if then:
        closed = _CLOSED.match(then["asked"])
        if not (then["who"] and closed):
            return then["asked"]
        told = f"{closed['who']} {closed['verb'].lower()} {closed['rest']}"
        return f"Did {then['who']} say whether {told}"
    return _for_words(text) or _for_fact(text) or _fragment(text) or text


def _for_words(text: str) -> str:
    """The question for somebody's words that a request stands for, or ""."""
    anybody = _QUOTE_ON.match(text)
    if anybody:
        who, topic = anybody["who"], anybody["topic"]
        return f"quotes about {topic}" if topic else f"What did {who} say?"
    for pattern in _SPOKEN:
        found = pattern.match(text)
        if found:
            who = found["who"] or found.groupdict().get("of")
            return f"What did {who} say about {found['topic']}?"
    beside = _QUOTE_BESIDE.match(text)
    about = (beside["before"] or beside["after"]) if beside else ""
    return about if " " in about else ""


def _for_fact(text: str) -> str:
    """The question of fact that a request stands for, or ""."""
    anything = _ANYTHING.match(text)
    if anything:
        topic = anything["topic"] or anything["named"] or anything["all"]
        return f"Is there anything about {topic}?"
    sought = _SOUGHT.match(text)
    number = _HOW_MANY.fullmatch(sought["the"] if sought else text)
    if number:
        return f"How many {number['things']} {number['do'] or 'are there'}?"
    if sought is None:
        named = _NAME_IT.match(text)
        return f"Who is {named['whom']}" if named else ""
    which = _WHICH.match(sought["rest"])
    if which:
        asks = which["asks"].lower()
        word = f"{asks} {sought['noun']}" if "which" in asks else asks
        asked = asked_with_word(f"when {which['clause']}").removeprefix("when ")
        return f"{word} {asked}"
    verb = "are" if sought["noun"].lower().endswith("s") else "is"
    return f"What {verb} {sought['the']}"


def _fragment(text: str) -> str:
    """The question that a thing with what is asked of it stands for, or ""."""
    if _STARTED.match(text):
        return ""
    part = _FRAGMENT.match(text)
    if part:
        counted = re.match(r"how (?:many|much)", part["asks"], re.IGNORECASE)
        thing = (
            _COUNTED.sub(lambda one: (one["plural"] or "").lower(), part["thing"])
            if counted
            else part["thing"]
        )
        return f"{part['asks']} {thing}{_TOTAL.sub('', part['rest'])}?"
    fact = _FACT_OF.match(text)
    return f"What is the {fact['noun']} of {fact['thing']}?" if fact else ""
