"""The words around a question: courtesy, "could you tell me", "do the articles say".

They ask for nothing by themselves, so a question is read without them: whoever says "I would like
to know who …" gets the answer to "who …".
"""

from __future__ import annotations

import re

from retrieval.asking.context import without_context
from retrieval.asking.inverting import asked_directly, asked_with_word
from retrieval.asking.passage_requests import ARTICLES
from retrieval.asking.requesting import QUOTE_MARK, as_question

_ASKING = (
    r"(?:who(?:m|se|['’]s)?|what(?:['’]s)?|which|when|where|why|how|(?:to|from|by|with|for|in|on"
    r"|at|of|until|since) (?:whom|whose|what|which|when))\b"
)
_SOFTLY = r"(?:(?:please|kindly|perhaps|maybe|possibly|just|quickly|also|now|then)[, ]+)*"
_YOU = r"(?:you|(?:the|this) bot|someone|anyone|anybody|somebody)"
_LEARN = (
    r"(?:know|learn|find out|hear|ask(?: you)?|understand|see|be told|inquire|enquire|discover)"
)
_LEADS = re.compile(
    rf"(?:{_SOFTLY}(?:"
    rf"(?:(?:can|could|would|will|might) {_YOU},? {_SOFTLY}"
    r"(?:be able to |mind )?)?(?:be (?:so |very )?kind(?: enough)?(?: as)? to )?"
    r"(?:tell(?:ing)?|inform(?:ing)?|remind(?:ing)?|show(?:ing)?|giv(?:e|ing)|let(?:ting)?"
    r"|explain(?:ing)?(?: to)?|help(?:ing)?|quot(?:e|ing)) (?:me|us)"
    r"(?: know| find| find out| understand| see)?"
    rf"|(?:(?:can|could|would|will) {_YOU} {_SOFTLY})?"
    r"(?:say|find out|find|look up|see|explain|state|specify|indicate|quote|look for)"
    r"|(?:i|we)(?:['’]d| would| should) (?:appreciate(?: it)?|be (?:very |most )?(?:grateful|glad"
    r"|happy|pleased|obliged)) if you (?:could |would |can )?(?:tell|told|inform(?:ed)?"
    r"|show(?:ed)?|let) (?:me|us)"
    r"(?: know)?"
    r"|(?:would|could|might) it be possible to (?:tell|inform|show|let)(?: me| us)?(?: know)?"
    r"|is it possible to (?:know|say|tell|find out)"
    r"|(?:i|we)(?:['’]d| would| should) (?:(?:also|really|very much|just|be (?:glad|happy|grateful|"
    rf"interested|curious)) )*(?:(?:like|love|be able) )?to {_LEARN}"
    r"|(?:i|we)(?:['’]m|['’]re| am| are)? (?:want|wanted|wish|need|have|trying|keen|prefer) to "
    rf"{_LEARN}"
    r"|(?:i|we) (?:would )?ask(?: you)?|(?:i|we) (?:do not|don['’]t) know"
    r"|(?:i|we)(?:['’]m|['’]re| am| are) (?:looking|searching) for"
    r"|i(?:['’]m| am| was|['’]ve been| have been)? (?:just )?(?:wonder(?:ing|ed)?|curious|asking|"
    r"interested|eager|not sure|unsure)(?: (?:about|to know|to learn|in|to find out))?"
    rf"|(?:may|might|can|could) (?:i|we) (?:please |just |also )?{_LEARN}"
    r"|(?:my|the|one|another|a) (?:next |first |last |other )?question(?: is|:|,)"
    r"|(?:do|would|did) you (?:happen to |perhaps |also )?know"
    r"|(?:(?:have you|do you have|is there) )?(?:any|an) (?:idea|clue)"
    rf"|(?:do|does|did|can|could) {ARTICLES} (?:also |perhaps |ever )?(?:say|state|mention|explain"
    r"|tell(?: (?:us|me))?|report|specify|indicate|reveal|give)(?: anywhere)?"
    r"|is it (?:said|stated|mentioned|reported|known|clear|written|told|explained)(?: anywhere)?"
    rf"(?: in {ARTICLES})?"
    rf"|(?:is|was) there (?:any(?:thing)?|some)(?: (?:information|news|word|details?|data|more))?"
    r" (?:about|on|regarding|as to)"
    rf"|what (?:do|does|did) {ARTICLES} (?:say|tell(?: us| me)?|report|write|state) (?:about|on"
    r"|as to)"
    r"|(?:do you have )?(?:any )?(?:information|news|details?) (?:about|on|regarding|as to)"
    rf"|(?:according to|judging by|going by|based on|from|in) {ARTICLES}(?=,)"
    r")[\s,:]+)(?P<whether>(?:whether or not|whether|if)\s+)?",
    re.IGNORECASE,
)
"""What leads to a question that is told: "could you tell me (whether) …", "I would like to know",
"do you know", "do the articles say"."""
_COLON = re.compile(
    r"[^:?\"“”„«]{0,60}\b(?:questions?|wonder(?:ing)?|curious|ask(?:ing)?|quer(?:y|ies)|"
    r"(?:your|some|need|please) help|memory"
    r"|remind me|tell me|want to know)\b[^:?\"“”„«]{0,40}:\s+(?=\S+\s+\S)"
    rf"|for (?:an?|my|our|the) [^:,?\"“”„«]{{2,40}}[:,]\s+(?={_ASKING}\s+\S+\s+\S)"
    r"|(?:give|tell|show|find)(?: me| us)? (?:[^:?\"“”„«]{1,30} )?(?:names?|places?|persons?|dates?"
    rf"|numbers?|reasons?|answers?|facts?|one)(?: to this| to that)?:\s+(?={_ASKING}\s+\S+\s+\S)",
    re.IGNORECASE,
)
"""Words before a colon that only say that something is asked."""
_ENDS = re.compile(
    r"(?<![\s,;.–—-])(?:[\s,;.–—-]+(?:please|pls|plz|kindly|(?:many )?thanks|thank you|thx|cheers"
    r"|exactly|precisely|(?:thanks|thank you) (?:a lot|so much|very much|in advance)|for (?:me|us)"
    r"|i wonder|or not|if (?:possible|you (?:can|please|would|could|know)|i may(?: ask)?)"
    r"|(?:(?:can|could|would) you )?(?:please )?tell me|(?:do|would) you know"
    r"|(?:please )?(?:find|show)(?: me)? it(?: to me)?"
    r"|(?<=[.,;!?] )(?:(?:can|could) you )?(?:please )?(?:find|show|quote|get|give|read)"
    r"(?: me| us)? (?:it|that|that one|this one|that (?:bit|part|passage|paragraph))"
    r"|where is (?:it|that)"
    r"|that is (?:all|my question)))+(?=\W*$)",
    re.IGNORECASE,
)
"""Courtesy at the end of a question."""
_WITHIN = re.compile(
    r"(?<!\bto)(?:,\s+|\s+)please(?:,\s+|\s+)(?=\w)"
    r"|,\s+(?:i wonder|tell me|if i may ask),\s+",
    re.IGNORECASE,
)
_EXACTLY = r"(?:exactly|precisely|specifically|actually|really|on earth|in fact)"
_PRESSED = re.compile(
    rf"\b(?P<word>who|whom|whose|what|which|when|where|why|how),?\s+{_EXACTLY},?(?=\s|\W*$)"
    rf"|,?\s+(?:exactly|precisely),?(?=\s+(?:is|are|was|were|do|does|did|has|have|had|will)\b)"
    rf"|^{_EXACTLY}\s+(?=(?:who|what|which|when|where|why|how|to whom|in what)\b)",
    re.IGNORECASE,
)
"""What asks for the very words, as every answer gives them: "what *exactly* did she say?"."""
_GREETS = re.compile(
    r"(?:(?:thanks|thank you)(?: a lot| so much| very much)?(?: for [^,.!?]{3,40})?[,.!]+\s+"
    r"(?=\S+\s+\S))?"
    r"(?:(?:hi|hello|hey|good (?:morning|day|afternoon|evening)|excuse me|dear)(?: there| bot| all"
    r"| sir| madam| on record)?[\s,!.:-]+(?=\S+\s+\S))?"
    r"(?:(?:oh|ah|hm+|well)[,.!]?\s+)?"
    r"(?:(?:i see|got it|understood|all right|alright|right|fine|good|great|interesting|very good|"
    r"perfect|aha|(?:i am|i['’]m) (?:so |very )?sorry|sorry|my (?:mistake|apologies|bad)|apologies|"
    r"forgive me|pardon(?: me)?|i (?:made a mistake|was mistaken|misspoke))[,.!;]+\s+(?=\S+\s+\S))*"
    r"(?:(?:i am|i['’]m)? ?sorry to (?:bother|disturb|trouble) you,?(?: but)?\s+"
    r"|(?:be honest|honestly|frankly|seriously),\s+"
    r"|(?:i|we)(?:['’]d like| would like| want| need) you to\s+)?"
    r"(?:(?:please|kindly|now|well|ok|okay|(?:then|so)(?! what (?:did|does|do)\b)),?\s+"
    r"(?=\S+\s+\S))*",
    re.IGNORECASE,
)
_CLEFT = re.compile(
    r"(?P<asks>who|what|when|where|why|how) (?:is|was) it (?:that|who|which)\s+(?P<rest>.+)",
    re.IGNORECASE,
)
"""A question put around "it": "who was it that called?"."""
_SUBJECT_OF = re.compile(
    r"\b(?:on|about) the (?:subject|topic|matter|issue|theme) of\b|\bwith respect to\b"
    r"|\bin (?:relation|regard|connection) (?:to|with)\b|\bas regards\b|\bwhen it comes to\b",
    re.IGNORECASE,
)
"""Long words for "about"."""
_ROUNDS = 4
"""How many layers are taken off a question."""
FEWEST = 2
"""Words of what is taken for a question behind a lead."""


def unwrapped(text: str) -> str:
    """Return a question without the courtesy and the request around it.

    A question that is told ("whether Lee will come") is put as one that is asked ("will Lee
    come"); a request for somebody's words as the question for them.

    Args:
        text: What was typed, white space as single blanks.

    Returns:
        The question, or the text as it is where nothing stands around it or only that.
    """
    plain = text
    for _ in range(_ROUNDS):
        shorter = _without_layer(plain)
        if shorter == plain:
            break
        plain = shorter
    cleft = _CLEFT.match(plain)
    if cleft:
        asks = cleft["asks"]
        put = f"{asks} {cleft['rest']}"
        plain = put if asks.lower() == "who" else asked_with_word(put)
    return as_question(plain if QUOTE_MARK.search(plain) else _SUBJECT_OF.sub("about", plain))


def _without_layer(text: str) -> str:
    """Take one layer off: a greeting, a lead, or what stands at the end."""
    colon = _COLON.match(text)
    plain = text[colon.end() :] if colon else text
    greets = _GREETS.match(plain)
    plain = plain[greets.end() :] if greets else plain
    plain = plain if QUOTE_MARK.search(plain) else without_context(plain)
    short = _ENDS.sub("", plain)
    plain = short if len(short.split()) >= FEWEST else plain
    plain = _PRESSED.sub(lambda found: found["word"] or "", _WITHIN.sub(" ", plain))
    lead = _LEADS.match(plain)
    if lead is None:
        return plain
    rest = plain[lead.end() :]
    if lead["whether"]:
        return asked_directly(rest) if rest else plain
    is_asked = re.match(_ASKING, rest, re.IGNORECASE) or lead[0].rstrip().endswith((",", ":"))
    return asked_with_word(rest) if is_asked and len(rest.split()) >= FEWEST else plain
