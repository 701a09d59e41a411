"""What stands before a turn's own words: "I see.", "Thanks!", "Excuse me, I made a mistake".

None of it asks anything. What is left is read: a question by itself, or after words that take
something back, what is meant instead ("no, Lee").
"""

from __future__ import annotations

import re

from bot.dialogue.fragments import plain_fragment
from retrieval.asking.question import LONGEST

_THANKS = (
    r"(?:many )?(?:thanks|thank you|thx|cheers|ty)"
    r"(?: (?:a lot|so much|very much|again|for (?:that|this|the \w+)))*"
)
_HEARD = (
    r"o+h|a+h|aha|ooh|wow|h+m+|mhm|uh[ -]?huh|u+m+|u+h+|er+|huh|well|ok(?:ay)?(?: then)?|k|"
    r"al(?:l )?right|right|fine|great|good|cool|perfect|excellent|wonderful|lovely|brilliant|"
    r"(?:how |very |quite |really )?(?:interesting|fascinating|helpful|useful|impressive|strange|"
    r"odd)|"
    r"noted|understood|agreed|gotcha|got (?:it|that|you)|i (?:see|understand|get it|get that|"
    r"got it)|"
    r"(?:that|this|it)(?:['’]s| is| was|s)? (?:very |really |quite |so |all )?"
    r"(?:interesting|helpful|useful|good(?: to know)?|great|clear|fine|helped?|enough|"
    r"makes sense|new "
    r"to me)|good to know|makes sense|fair enough|very (?:well|good)|no (?:problem|worries)"
)
_CHANGING = (
    r"(?:(?:now|and|so|then) )?(?:(?:one|just one|and one) (?:more|last|final) (?:thing|question)|"
    r"(?:another|next|new|different|last|final|quick|follow[ -]?up|other) "
    r"(?:one|thing|question|topic|subject|matter)|"
    r"a (?:new|different|quick|follow[ -]?up|last|final) (?:question|topic|subject|matter)|"
    r"(?:something|anything) (?:else|different|completely different)(?: now)?|"
    r"(?:a )?change of (?:subject|topic)|by the way|btw|moving on|"
    r"let(?:['’]s| us) (?:move on|change the subject|talk about something else)|"
    r"(?:let me|can i|may i|i(?:['’]d like to)?) ask (?:you )?(?:something else|another (?:thing|"
    r"question))|"
    r"i (?:have|['’]ve got|['’]ve) (?:another|one more|a) (?:thing|question))(?: now| then|"
    r" for you)?"
)
_STOP = r"(?:\s*[,.!:;…–—]|\s+-+(?=\s))+\s*"
"""What ends such words: a mark, for "right to strike" and "Nice people" open questions too."""
OPENER = re.compile(
    rf"(?:(?:{_THANKS}|{_HEARD})(?:{_STOP}|\s+(?=(?:and|but|so|now|then|what about|how about)\b))"
    rf"|(?:now|next|then)\s*(?=[,:]){_STOP}|{_CHANGING}{_STOP}"
    r"|sorry,?\s+(?=(?:who|what|where|when|how|which|why)\b)"
    r"|(?:i(?:['’]m| am| was) (?:just |also )?(?:wondering|curious)|i wonder|"
    r"(?:please )?(?:could|can) "
    r"you tell me|i(?:['’]d| would) like to know),? (?=(?:whether|if)\b))",
    re.IGNORECASE,
)
"""One such opener."""
_NOW = re.compile(
    r"now(?=\s+(?:find|show|tell|give|what|who|when|where|how|why|which)\b)\s+", re.IGNORECASE
)

_WRONG_ONE = (
    r"(?:person|name|one|man|woman|guy|speaker|article|story|topic|question|minister|source)"
)
_SORRY = (
    r"(?:i(?:['’]m| am) )?(?:so |very |really |terribly )?sorry(?: about that)?|excuse me|"
    r"(?:i beg your )?pardon(?: me)?|(?:my )?apologies|i apologi[sz]e|oops|whoops|"
    r"my (?:mistake|bad|fault|error)|i (?:made|['’]ve made) (?:a|an) (?:mistake|error|typo)|"
    r"i (?:misspoke|mistyped)|(?:a )?typo|slip of the tongue|"
    r"i (?:(?:have|['’]ve) )?(?:confused|mixed up|mixed|swapped) [^,.;:!?]{2,40}|i (?:was|"
    r"am) wrong|"
    rf"(?:that(?:['’]s| is| was) )?(?:the )?wrong {_WRONG_ONE}|"
    r"that(?:['’]s| is| was) (?:wrong|not (?:what|who|the one) i (?:meant|mean|wanted))|"
    r"(?:no|nope|nah|oh no|oh)? ?(?:wait|hold on|hang on)(?: a (?:second|minute|moment|sec))?|"
    r"scratch that|forget (?:that|it)|never ?mind(?: that)?|correction|no|nope|nah|actually|"
    r"not (?:him|her|them|that|this|it|that one|this one|the one i meant)"
)
_MEANT = (
    r"(?:what |who )?i (?:actually |really )?meant?(?: to (?:say|ask|write|type)(?: about)?)?"
    r"(?: is| was)?|(?:that|it) (?:should (?:be|have been|read)|ought to be)|make (?:that|it)"
)
_WANTED = (
    r"i (?:actually |really )?(?:was (?:thinking of|asking about|referring to|looking for)|"
    r"wanted(?: to (?:ask about|say))?(?! to)|should have (?:said|asked about|written)|intended)"
)
_BACK = re.compile(
    rf"(?P<sorry>(?:(?:oh|ah|um|uh|well|and|but|ok|okay)\b[\s,.!-]*)*(?:(?:{_SORRY}){_STOP})+"
    rf"(?:(?:{_SORRY})\s+(?=(?:{_MEANT})\b))?|"
    rf"(?:(?:{_SORRY})\s+)?(?=(?:{_MEANT})\s))"
    rf"(?:(?:and|but|so)\s+)?(?P<meant>(?:{_MEANT}|{_WANTED})\b[\s,:]*)?(?P<rest>\S.*)",
    re.IGNORECASE,
)
"""Words that take back what was asked, with what is meant instead."""
_AFTER = re.compile(
    r"(?P<rest>\S+(?: \S+){0,4}?)[\s,;.–—-]+(?:i (?:meant?|mean)(?: to say)?|instead|rather|sorry|"
    r"not (?:him|her|them))\W*",
    re.IGNORECASE,
)
"""The same with the words behind it: "Lee, I meant"."""
_NOT_THAT = re.compile(
    r"(?:[,;]| [-–—])? (?:and )?not (?!only\b|just\b)[^,?]{2,60}\W*$", re.IGNORECASE
)
_ASKS = re.compile(
    r"(?:who|whom|whose|what|which|when|where|why|how|is|are|was|were|do|does|did|has|have|can|"
    r"could|"
    r"will|would|should|may|might|tell|show|give|list|find|explain|passage|paragraph|about|in|"
    r"according)\b",
    re.IGNORECASE,
)
LONGEST_MEANT = 8
"""Words of what is meant instead; more are a message of their own."""
_ONLY_COURTEOUS = re.compile(
    rf"(?:(?:please|bye|good ?bye|{_THANKS}|{_HEARD})\b\W*)*", re.IGNORECASE
)
"""What asks nothing: it is answered politely, and not taken off."""

_STORY = r"(?:article|story|piece|report|source|file|text|document|paper|newspaper|one)"
_PLACE = "other|first|second|third|last|newest|oldest"
_WHICH = rf"(?:the )?(?:{_PLACE}) {_STORY}"
_NAMED = re.compile(rf"\b(?P<place>{_PLACE}) (?P<story>{_STORY})", re.IGNORECASE)
_SAME = (
    r"(?: (?:the same(?: thing)?|that|this|it|so|too|also|as well|anything|something|to say|"
    r"(?:on|about|of) (?:that|this|it|the same(?: thing)?|the matter)|instead|then|there))*"
)
OTHER_STORY = re.compile(
    rf"(?:(?:and|but|so|or|no)\b[, ]*)?(?:"
    rf"(?:(?:what|how) (?:about|of) (?:in )?)?{_WHICH}{_SAME}|"
    rf"(?:what|how) (?:does|did|do) {_WHICH} (?:say|tell(?: us)?|write|report|have|put|give|"
    rf"mention|"
    rf"state|describe|see|word){_SAME}|"
    rf"(?:does|did|is|has) {_WHICH}(?: also)? (?:say|tell|mention|confirm|report|agree|give|have|"
    rf"state|repeat|cover|speak|talk|write){_SAME}|"
    rf"(?:the )?same(?: (?:question|thing))? (?:for|in|with) {_WHICH}|"
    rf"{_WHICH} (?:says|reports|tells us|has)(?: what)?|"
    rf"(?:how|what) (?:is|was|are|were) (?:that|this|it|they|those|the (?:quote|quotation|"
    rf"statement|"
    rf"sentence|wording))(?: (?:put|worded|phrased|given|told|said|reported|described|quoted|"
    rf"written|"
    rf"expressed|formulated|called))? (?:in|by) {_WHICH}|"
    rf"(?:is|was|are|were) (?:that|this|it|they|those)(?: (?:also|put|worded|phrased|given|told|"
    rf"said|reported|described|quoted|mentioned|different|differently|the same|otherwise|any "
    rf"different))* (?:in|by) {_WHICH}(?: (?:too|also|as well))?|"
    rf"(?:what|which) (?:wording|words?|version|figure|number)(?: (?:does|do|did|is|are))?"
    rf"(?: (?:there|given|used))? ?(?:in )?{_WHICH}(?: (?:use|uses|give|gives|have|has))?|"
    rf"what(?:['’]s| is) the (?:wording|version|figure|number) (?:in|of) {_WHICH}|"
    rf"(?:what|how) (?:did|does|do) (?:he|she|they|it) (?:say|put|word|phrase|express|tell|mean)"
    rf"{_SAME} in {_WHICH}|"
    rf"(?:did|does|do|is|was|are) (?:he|she|they|it) (?:also )?(?:say|saying|quoted|put|worded)"
    rf"{_SAME} in {_WHICH}(?: (?:too|also|as well))?|"
    rf"(?:does|did|is) {_WHICH}(?: also)? (?:quote|cite|have|quoting) (?:him|her|them|that|this|it)"
    rf"{_SAME}|"
    rf"(?:and )?(?:can|could) (?:you|i) (?:look|check|see|try)(?: (?:it|that|this))?(?: up)? in "
    rf"{_WHICH}|(?:check|try|look in|compare(?: (?:it|that))? with|now) {_WHICH}"
    rf")(?:[, ]+please)?\W*",
    re.IGNORECASE,
)
"""The question before, asked of another article: "what does the other article say about it?"."""


def own_words(text: str, *, goes_on: bool) -> str:
    """Return a message without what only leads to it.

    Args:
        text: What was typed.
        goes_on: Whether there is a question before it, which it can take back or ask elsewhere.

    Returns:
        The message; what is meant instead of something as "no, …"; the question before asked of
        another article as "in the other article?", and "where exactly?" as "where?".
    """
    if len(text) > LONGEST:
        return text
    text = _opened(text.strip())
    if not goes_on:
        return text
    text = _corrected(text)
    plain = plain_fragment(text)
    if plain:
        return plain
    named = _NAMED.search(text) if OTHER_STORY.fullmatch(text) else None
    if named is None:
        return text
    place, story = named["place"].lower(), named["story"].lower()
    # "The first one" may be a citation as well; "and the other one" has only one meaning.
    if story == "one" and place != "other":
        return text
    return f"in the {place} {'article' if story == 'one' else story}?"


def _opened(text: str) -> str:
    while True:
        match = OPENER.match(text) or _NOW.match(text)
        rest = text[match.end() :] if match else ""
        if not any(map(str.isalnum, rest)) or _ONLY_COURTEOUS.fullmatch(rest):
            return text
        text = rest


def _corrected(text: str) -> str:
    """Return "no, Lee" for whatever says that Lee is meant; else the text."""
    match = _BACK.match(text)
    rest = match["rest"] if match else ""
    if match is None:
        match = _AFTER.fullmatch(text) if not _ASKS.match(text) else None
        rest = match["rest"].rstrip(" ,;") if match else ""
    if not any(map(str.isalnum, rest)) or _ONLY_COURTEOUS.fullmatch(rest):
        return text
    rest = _opened(_NOT_THAT.sub("", rest) or rest)
    if _ASKS.match(rest):
        return rest
    return f"no, {rest}" if len(rest.split()) <= LONGEST_MEANT else text
