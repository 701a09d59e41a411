"""A few words that ask one thing more of what was just told, in their plainest form."""

from __future__ import annotations

import re

_AND = r"(?:(?:and|but|so|or)\b[, ]*)?"
_EXACT = r"(?:exactly|precisely|specifically|more precisely|in particular|then|please)"
_HAPPENS = (
    r"(?:(?:exactly|precisely) )?(?:will|did|does|would|is|was|has) (?:it|that|this|all that) "
    r"(?:all )?(?:to )?(?:happen(?:ed)?|take place|taken place|occur(?:red)?|going to happen|be)"
)
_PLACES = r"(?:place|town|city|village|country|area|location|region|part|spot)"
_TIMES = r"(?:day|date|time|month|year|day of the week|weekday)"
_FRAGMENTS = {
    plain: re.compile(rf"{_AND}(?:{pattern})(?:[, ]+{_EXACT})*\W*", re.IGNORECASE)
    for plain, pattern in {
        "where?": (
            rf"(?:{_EXACT} )?where|where {_HAPPENS}|whereabouts|(?:in|at) (?:which|what) {_PLACES}"
        ),
        "when?": (
            rf"(?:{_EXACT} )?when|when {_HAPPENS}|(?:(?:on|in|at) )?(?:which|what) {_TIMES}|"
            r"since when"
        ),
        "who?": rf"(?:{_EXACT} )?who|by whom?|whom? by|by which (?:person|people)",
        "why?": rf"(?:{_EXACT} )?why",
        "who said that?": (
            r"says who|(?:well,? |so,? )?who (?:did|was it)|(?:then,? )?who (?:did (?:then|say "
            r"(?:that|it|so|this)(?: then)?)|(?:then|"
            r"really|"
            r"actually) said (?:it|that|this))|then who (?:did|said (?:it|that|this))"
        ),
        "who else spoke about it?": (
            r"(?:did|has|does|have) any(?:one|body) else (?:say|said|speak|spoken|talk|comment|"
            r"mention)\w*"
            r"(?: (?:any ?thing|some ?thing))?(?: (?:too|also|(?:about|on|to) (?:it|that|this)|"
            r"it|that"
            r"|so))*"
        ),
        "who is he?": r"who (?:is|was) (?:he|that(?: man| guy)?)(?: (?:anyway|again|exactly|"
        "actually))+",
        "who is she?": r"who (?:is|was) (?:she|that woman)(?: (?:anyway|again|exactly|actually))+",
        "what else?": (
            r"(?:is there |do you have |have you )?(?:any ?thing |some ?thing |any |some )?more"
            r"(?: (?:on|about|of) (?:that|this|it))?|(?:any |are there (?:any )?|"
            r"show (?:me )?)?other"
            r" (?:statements?|quotes?|quotations?|comments?|ones?)|(?:show (?:me )?|give (?:me )?)?"
            r"another (?:one|quote|quotation|statement|comment)"
        ),
        "source?": (
            r"(?:in |from )?(?:which|what) (?:article|story|source|paper|file)|"
            r"(?:what(?:['’]s| is| was) the (?:date|source|name|title) of (?:the|that|this) "
            r"(?:article|"
            r"story|report|piece)|when was (?:the|that|this) (?:article|story|report|piece) "
            r"(?:written|published|from|printed|filed))|"
            r"(?:in |from )?(?:which|what) (?:article|story|source|text|paper|newspaper) (?:is|"
            r"was|did"
            r"|does) (?:it|that|this)(?: come| stand| written| said)?(?: in| from)?|where did you "
            r"(?:find|get|read|see|take) (?:it|that|this)(?: from)?|where(?:['’]s| is) (?:it|"
            r"that|this)"
            r" from"
        ),
        "do both articles say that?": (
            r"(?:is|was) (?:it|that|this) (?:also )?in both (?:articles|stories|texts|sources)|"
            r"(?:is|was) (?:it|that|this) the same in both(?: (?:articles|stories|sources))?"
        ),
        "the next paragraph": (
            r"what (?:comes|stands|follows|is)(?: right| directly)? (?:after|below) (?:it|that|"
            r"this)|"
            r"what follows|what (?:happened|happens|comes|came|did (?:he|she|they) do) (?:then|"
            r"next|"
            r"after(?:wards?| that| this))|and (?:then|afterwards|after that)|(?:show (?:me "
            r")?)?the one (?:after|below)(?: (?:it|that|this))?"
        ),
        "the previous paragraph": (
            r"what (?:comes|stands|is)(?: right| directly)? (?:before|above) (?:it|that|this)|"
            r"(?:show (?:me )?)?the one (?:before|above)(?: (?:it|that|this))?"
        ),
        "how much?": r"(?:for )?how much(?: money)?",
        "how many?": (
            r"how many(?: of them| (?:are|were) (?:there|they)| in (?:total|all)| altogether)?"
        ),
    }.items()
}
"""Short questions, each form with the ways in which it is asked."""
_OF_ANOTHER = re.compile(
    rf"{_AND}(?:now )?(?:(?:the )?same(?: question)?(?: again)? (?:for|about|of|"
    rf"with) (?P<same>[^?]+?)|"
    r"(?:so )?what about (?P<about>[^?,]+?), (?:did|does|has) (?:he|she|they|"
    r"it) (?:also )?(?:say|said|"
    r"comment|mention|speak)\b[^?]*|"
    r"(?:did|does|has) (?P<did>(?!(?:he|she|they|it|any\w*|some\w*)\b)[^?]+?) (?:also )?(?:say|"
    r"said|"
    r"mention(?:ed)?) (?:any ?thing|some ?thing)(?: (?:too|also|as well|(?:about|on|to) (?:it|that|"
    r"this|the same)))*)\W*",
    re.IGNORECASE,
)
"""The question before, asked of somebody else."""


_OFFICE = re.compile(
    rf"{_AND}what(?:['’]s| is| was) (?P<whose>his|her) (?:exact |official |full )?(?:rank|role|"
    rf"position|"
    r"post|(?:job )?title|function|office|profession|occupation)\W*",
    re.IGNORECASE,
)
_GIVES = re.compile(
    rf"{_AND}(?:what|which) (?P<what>values?|figures?|numbers?|sums?|estimates?|amounts?|"
    rf"dates?|versions?|"
    r"accounts?|toll) (?:does|did|do|has) (?P<who>(?!(?:it|they|the (?:other|first|second|last|"
    r"article|report)\b))[^?]+?) (?:give|given|gave|name|cite|quote|mention|use|offer|put|report)"
    r"(?: (?:for|on|of) (?:it|that|this|them))?\W*",
    re.IGNORECASE,
)
"""The same matter from somebody else: "and what figure does Lee give?"."""


def plain_fragment(text: str) -> str:
    """Return a few words that go on from an answer in their plainest form, "" for all others.

    Args:
        text: What was typed, such as "where exactly?", "same question for Lee".
    """
    for plain, pattern in _FRAGMENTS.items():
        if pattern.fullmatch(text):
            return plain
    office, gives = _OFFICE.fullmatch(text), _GIVES.fullmatch(text)
    if office:
        return "who is he?" if office["whose"].lower() == "his" else "who is she?"
    if gives:
        return f"what did {gives['who']} say about the {gives['what']}?"
    other = _OF_ANOTHER.fullmatch(text)
    if other is None:
        return ""
    speaker = other["about"] or other["did"]
    return f"what did {speaker} say about that?" if speaker else f"and {other['same']}?"
