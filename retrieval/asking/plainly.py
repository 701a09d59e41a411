"""Roundabout ways of asking about speech, put plainly: "who made it clear that …" asks who said it.

What is rewritten here is only read (`question.py`); what was typed is kept beside it. The wordings
were collected by hand from grammars of English reporting verbs and from questions that readers of
news asked; none is tied to a subject.
"""

from __future__ import annotations

import re

from retrieval.asking.roundabout import ROUNDABOUT, Rewriting, opening

_ABOUT = (
    r"(?:on|about|regarding|concerning|as for|as to|as regards|re|touching|speaking of|"
    r"when it comes to|with (?:regard|respect|reference) to|in (?:relation|regard) to|"
    r"on the (?:subject|topic|question|issue|matter) of)"
)
_OPENINGS: tuple[Rewriting, ...] = (
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
    r"something|comment(?:ed|s)?|message|views?|opinion|position|stance|words?|statement|reaction|"
    r"response|line))\W*$",
    re.IGNORECASE,
)
"""A question with its topic before it: "On the budget, what did Lee say?"."""


def plainly(text: str) -> str:
    """Return a question about speech in the plain words and order that the rules read.

    Args:
        text: A question, without courtesies around it.

    Returns:
        The question put plainly; the same text where nothing is to be put otherwise.
    """
    first = _TOPIC_FIRST.match(text)
    if first:
        text = f"{first['asked']} about {first['topic']}"
    for pattern, plain in (*_OPENINGS, *ROUNDABOUT):
        match = pattern.match(text)
        if match:
            text = match.expand(plain) + text[match.end() :]
    return text
