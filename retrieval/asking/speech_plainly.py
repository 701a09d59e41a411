"""Roundabout ways of asking about speech, put plainly: "who made it clear that …" asks who said it.

What is rewritten here is only read (`question.py`); what was typed is kept beside it. The wordings
were collected by hand from grammars of English reporting verbs and from questions that readers of
news asked; none is tied to a subject.
"""

from __future__ import annotations

import re

from retrieval.asking.manners import MANNERS
from retrieval.asking.rewriting import Rewriting, opening
from retrieval.asking.roundabout import ROUNDABOUT

_ABOUT = (
    r"(?:on|about|regarding|concerning|as for|as to|as regards|re|touching|speaking of|"
    r"when it comes to|with (?:regard|respect|reference) to|in (?:relation|regard) to|"
    r"on the (?:subject|topic|question|issue|matter) of)"
)
_SPOKEN = (
    r"sa(?:y|id|ys|ying)|th(?:inks?|ought)|believe[sd]?|feels|felt|spoke|talked|told|opinion|view"
)
_VERB = (
    r"claim|argue|state|insist|warn|suggest|predict|promise|stress|believe|feel|expect|want|propose|"
    r"recommend|report|reveal|admit|deny|conclude|note|emphasi[sz]e|urge|demand|ask for|call "
    r"for|add|"
    r"mention|declare|announce"
)
_CONTEXT = r"(?:i|we|our|my|for|need|want|looking|quick|background)\b"
_ASKING = r"(?:who|whose|what|how|which|did|does|has|according to)\b"
_SETTINGS: tuple[Rewriting, ...] = (
    opening(
        rf"{_CONTEXT}[^:?]{{0,120}}? (?P<owner>\b(?:the )?(?-i:[A-Z])[\w.]*(?: "
        rf"(?-i:[A-Z])[\w.]*)*)['’]s "
        rf"[^:?]{{0,120}}?(?::| [-–—]) (?P<a>{_ASKING}[^?]*? )(?:its|their|his|her) "
        rf"(?=\w+(?:-\w+)? "
        r"(?:say|said|tell|think|want|call))",
        r"\g<a>\g<owner>'s ",
    ),
    opening(rf"{_CONTEXT}[^:?]{{2,160}}?(?::| [-–—]) (?={_ASKING})", ""),
)
"""What somebody tells of their work before a question; "its" goes back to whom that names."""
_OPENINGS: tuple[Rewriting, ...] = (
    opening(
        rf"(?:(?:i['’]?d|i would|i should|we['’]d|i|we) (?:(?:like|love|want|need|wish) to |wanna )"
        r"(?:know|hear|learn|see|read)|i(?:['’]m| am) (?:curious(?: to know)?|wondering)|"
        r"(?:may|can|could|might) i ask(?: you)?|tell (?:me|us),|remind (?:me|us),?|"
        r"do (?:we|you) (?:learn|know|hear|read|find out)|is it (?:known|clear|reported|told)|"
        r"where (?:can|do|could) (?:i|we) (?:read|find|see|learn)|"
        r"do(?:es)? (?:the|these|either of the|any of the) (?:two )?(?:articles?|sources?|texts?|"
        rf"stor(?:y|ies)) (?:say|tell(?: us)?|report|mention|reveal|state|show)),? "
        rf"(?=(?:what|how)\b.*\b(?:{_SPOKEN})\b)",
        "",
    ),
    opening(r"(?:like|um+|uh+|er+|hm+|basically|anyway),? (?=(?:what|who|how)\b)", ""),
    opening(
        rf"what (?:was|is) it (?:that )?(?=(?!that\b)\S+(?: \S+)*? (?:{_SPOKEN})\b)",
        "what ",
    ),
    opening(
        r"what do(?:es)? (?:the|these) (?:two |both )?(?:articles?|sources?|texts?|stor(?:y|ies)) "
        r"(?:say|report|tell us) (?:that )?(?=\S+(?: \S+)*? (?:said|says|thinks|told)\b)",
        "what ",
    ),
    opening(r"what['’]s been ", "what has been "),
    opening(r"what['’]?d (?=\S)", "what did "),
    opening(r"how['’]d (?=\S)", "how did "),
    opening(r"whats (?=\S)", "what is "),
    opening(r"whos (?=\S)", "who is "),
    opening(r"what['’]s (?=\S.*? (?:say|think|make of)\b)", "what does "),
    opening(
        r"(?P<a>what|how|who|why), ?(?:exactly|precisely|actually|specifically|then|if "
        r"anything),? ",
        r"\g<a> ",
    ),
    opening(r"what,? if anything,? ", "what "),
)
"""How a question may open, and what stands for it."""
_TOPIC_FIRST = re.compile(
    rf"(?:(?:and|so|now|well),? )?{_ABOUT} (?P<topic>[^,:;?]+?)\s*[,:;–—-]+\s*"
    r"(?P<asked>(?:what|how|did|does|do|has|have|had|is|was|who)\b[^,:;]*?"
    r"\b(?:say(?:ing)?|said|tell (?:us|reporters)|think|thought|speak|spoken?|quoted|anything|"
    rf"{_VERB}|"
    r"something|comment(?:ed|s)?|message|views?|opinion|position|stance|words?|statement|reaction|"
    r"response|line)(?: of [^,:;]+?)?)\W*$",
    re.IGNORECASE,
)
"""A question with its topic before it: "On the budget, what did Lee say?"."""
_TOPIC_BEFORE = re.compile(
    rf"(?:{_ABOUT} )?(?P<topic>[^,:;?]{{3,60}}?)(?::| [-–—]+) "
    r"(?P<asked>(?:what|how)(?:['’]s| (?:did|does|do|has|is|was)) "
    r"(?!said\b|.*\b(?:he|she|they|it)\b)[^,:;]*?\b(?:say(?:ing)?|think|said|message|position|view|"
    rf"stance|argument|take|explanation|claim|answer|opinion|line|{_VERB}))\W*$",
    re.IGNORECASE,
)
"""The same behind a colon: "The budget: what does Lee say?"."""
_TOPIC_AND_WORDS = re.compile(
    rf"(?:{_ABOUT} )?(?P<topic>[^,:;?]{{3,60}}?)(?:[:,]| [-–—]+) "
    r"(?P<words>(?!(?:what|who|how|where|when|why)\b)[^\s,]+(?: [^\s,]+){0,4}['’]s? "
    r"(?:words?|views?|opinion|position|stance|reaction|response|statement|take|message|comments?|"
    r"quotes?))\W*$",
    re.IGNORECASE,
)
"""The same with a noun: "The budget: Lee's position?"."""

_TOPIC_THEN_CLAUSE = re.compile(
    rf"(?:(?:and|so|now|well),? )?{_ABOUT} (?P<topic>(?!\w+day\b|"
    rf".*\d{{4}})[^,:;?]+?)\s*[,:;–—-]+\s*"
    r"(?P<asked>(?:what|how) (?:did|does|do|has|have|had) [^,:;]+? (?:say|said|think|believe|claim|"
    r"state|insist|stress|declare|argue|maintain|suggest|tell (?:us|reporters)) "
    r"(?!.*\b(?:about|on|regarding)\b)[^,:;]+?)\W*$",
    re.IGNORECASE,
)
"""The same where the question goes on: "On the budget, what did Lee say all agree?"."""
_TOPIC_AND_POINTING = re.compile(
    r"(?P<topic>(?!(?:i|we|you|he|she|they|it|the (?:first|second|other) (?:one|article|story))\b)"
    r"[^,:;?]{3,80}?)(?:,|:|\.{2,}| [-–—]+)(?: (?:ok|okay|right|now|well|then|so|and|but|yes|"
    r"hm+),?)* "
    r"(?P<asked>(?:what|who|how|did|does|has|have)\b[^,:;?]*? (?:about|on|of|regarding))"
    r" (?:that|those|it|them|this|these|the matter|the subject)\W*$",
    re.IGNORECASE,
)
"""A topic that the question points back to: "The budget, what did Lee say about that?"."""


def plainly(text: str) -> str:
    """Return a question about speech in the plain words and order that the rules read.

    Args:
        text: A question, without courtesies around it.

    Returns:
        The question put plainly; the same text where nothing is to be put otherwise.
    """
    for pattern, plain in _SETTINGS:
        match = pattern.match(text)
        text = match.expand(plain) + text[match.end() :] if match else text
    first = _TOPIC_FIRST.match(text) or _TOPIC_BEFORE.match(text) or _TOPIC_THEN_CLAUSE.match(text)
    pointing = _TOPIC_AND_POINTING.match(text)
    if pointing:
        text = f"{pointing['asked']} {pointing['topic']}"
    elif first:
        text = f"{first['asked']} about {first['topic']}"
    beside = _TOPIC_AND_WORDS.match(text)
    if beside:
        text = f"what is {beside['words']} about {beside['topic']}"
    for pattern, plain in (*_OPENINGS, *ROUNDABOUT, *MANNERS):
        match = pattern.match(text)
        if match:
            text = match.expand(plain) + text[match.end() :]
    return text
