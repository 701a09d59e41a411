"""The words around a question: courtesy, "could you tell me", "I am looking for", "find …".

They ask for nothing by themselves, so a question is read without them: whoever says "I would like to
know who …" gets the answer to "who …".
"""

from __future__ import annotations

import re

from retrieval.asking.intent import Intent
from retrieval.asking.rules import Rule, rule
from retrieval.language.forms import BASE_FORMS

QUOTE_MARK = re.compile('["“”„«»‟]')
"""Marks of a claimed quotation, which is read as it stands."""

_ASKING = (
    r"(?:who(?:m|se|['’]s)?|what(?:['’]s)?|which|when|where|why|how|(?:to|from|by|with|for|in|on|at|"
    r"of|until|since) (?:whom|whose|what|which|when))\b"
)
_ARTICLES = (
    r"(?:(?:the|these|those|your|any of the|any|either of the|both|all)(?: two| news)? )?"
    r"(?:articles?|texts?|sources?|stor(?:y|ies)|reports?|documents?|archives?|it|they)"
)
_STARTED = rf"{_ASKING}|(?:and|but|or|also|sorry|no|oh|ah|is|are|was|were|do|does|did|has|have|will|would|can|could|should)\b"
"""What opens a question, or goes on from one: no thing with a question behind it."""
_SOFTLY = r"(?:(?:please|kindly|perhaps|maybe|possibly|just|quickly|also|now|then)[, ]+)*"
_LEADS = re.compile(
    rf"(?:{_SOFTLY}(?:"
    rf"(?:(?:can|could|would|will|might) (?:you|(?:the|this) bot|someone|anyone|anybody|somebody),? {_SOFTLY}"
    r"(?:be (?:so )?kind(?: enough)?(?: as)? to |be able to |mind )?)?"
    r"(?:tell(?:ing)?|inform(?:ing)?|remind(?:ing)?|show(?:ing)?|giv(?:e|ing)|explain(?:ing)?(?: to)?"
    r"|let(?:ting)?|help(?:ing)?)"
    r" (?:me|us)(?: know| find| find out| understand| see)?"
    r"|(?:would|could|might) it be possible to (?:tell|inform|show|let)(?: me| us)?(?: know)?"
    r"|is it possible to (?:know|say|tell|find out)"
    rf"|(?:is|was) there (?:any(?:thing)?|some)(?: (?:information|news|word|details?|data|more))?"
    r" (?:about|on|regarding|as to)"
    rf"|what (?:do|does|did) {_ARTICLES} (?:say|tell(?: us| me)?|report|write|state) (?:about|on|as to)"
    r"|(?:do you have )?(?:any )?(?:information|news|details?) (?:about|on|regarding|as to)"
    r"|(?:(?:can|could|would|will) (?:you|someone|anyone) (?:please |kindly )?)?"
    r"(?:say|find out|find|look up|see|explain|state|specify|indicate)"
    r"|(?:do|would|did) you (?:happen to |perhaps |also )?know"
    r"|(?:(?:have you|do you have|is there) )?(?:any|an) (?:idea|clue)"
    r"|(?:i|we)(?:['’]d| would| should) (?:(?:also|really|very much|just|be (?:glad|happy|grateful|"
    r"interested|curious)) )*(?:(?:like|love|be able) )?to (?:know|learn|find out|hear|ask|"
    r"understand|see|be told|inquire|enquire)"
    r"|(?:i|we)(?:['’]m|['’]re| am| are)? (?:want|wanted|wish|need|have|trying|keen|prefer) to "
    r"(?:know|learn|find out|hear|ask|understand|see|be told|inquire|enquire)"
    r"|(?:i|we) (?:would )?ask(?: you)?|(?:i|we) (?:do not|don['’]t) know"
    r"|i(?:['’]m| am| was|['’]ve been| have been)? (?:just )?(?:wonder(?:ing|ed)?|curious|asking|"
    r"interested|eager|not sure|unsure)(?: (?:about|to know|to learn|in|to find out))?"
    r"|(?:may|might|can|could) (?:i|we) (?:please |just |also )?(?:ask|know|learn|inquire)(?: you)?"
    r"|(?:my|the|one|another|a) (?:next |first |last |other )?question(?: is|:|,)"
    rf"|(?:do|does|did|can|could) {_ARTICLES} (?:also |perhaps |ever )?(?:say|state|tell(?: (?:us|me))?"
    r"|mention|explain|report|specify|indicate|reveal|give)(?: anywhere)?"
    r"|is it (?:said|stated|mentioned|reported|known|clear|written|told|explained)(?: anywhere)?"
    rf"(?: in {_ARTICLES})?"
    rf"|(?:according to|judging by|going by|based on|from|in) {_ARTICLES}(?=,)"
    rf")[\s,:]+)(?P<whether>(?:whether or not|whether|if)\s+)?",
    re.IGNORECASE,
)
"""What leads to a question that is told: "could you tell me (whether) …"."""
_COLON = re.compile(
    r"[^:?\"“”„«]{0,60}\b(?:question|wonder(?:ing)?|curious|ask(?:ing)?|quer(?:y|ies)|help)\b"
    r"[^:?\"“”„«]{0,40}:\s+(?=\S+\s+\S)"
    rf"|(?:give|tell|show|find)(?: me| us)? (?:[^:?\"“”„«]{{1,30}} )?(?:names?|places?|persons?|"
    rf"dates?|numbers?|reasons?|answers?|facts?|one)(?: to this| to that)?:\s+(?={_ASKING}\s+\S+\s+\S)",
    re.IGNORECASE,
)
"""Words before a colon that only say that something is asked."""
_ENDS = re.compile(
    r"(?:[\s,;.–—-]+(?:please|pls|plz|kindly|thanks|thank you|thx|many thanks|cheers|"
    r"(?:thanks|thank you) (?:a lot|so much|very much|in advance)|for (?:me|us)|if (?:possible|you can|you please|"
    r"i may ask|i may|you would|you could|you know)|i wonder|(?:can|could|would) you tell me|"
    r"(?:do|would) you know|(?:please )?tell me|(?:please )?(?:find|show)(?: me)? it(?: to me)?|"
    r"or not|that is (?:all|my question)))+(?=\W*$)",
    re.IGNORECASE,
)
"""Courtesy at the end of a question."""
_WITHIN = re.compile(r"(?<!\bto)(?:,\s+|\s+)please(?:,\s+|\s+)(?=\w)", re.IGNORECASE)
_EXACTLY = (
    r"(?:exactly|precisely|specifically|actually|really|on earth|in fact|(?:,\s*)?if you please,?)"
)
_PRESSED = re.compile(
    rf"\b(?P<word>who|whom|whose|what|which|when|where|why|how)\s+{_EXACTLY}(?=\s|\W*$)"
    rf"|^{_EXACTLY}\s+(?=(?:who|what|which|when|where|why|how|to whom|in what)\b)",
    re.IGNORECASE,
)
"""What asks for the very words, as every answer gives them: "what *exactly* did she say?"."""
_GREETS = re.compile(
    r"(?:(?:thanks|thank you)(?: a lot| so much| very much)?(?: for [^,.!?]{3,40})?[,.!]+\s+(?=\S+\s+\S))?"
    r"(?:(?:hi|hello|hey|good (?:morning|day|afternoon|evening)|excuse me|dear)(?: there| bot| all| sir"
    r"| madam| on record)?[\s,!.:-]+(?=\S+\s+\S))?"
    r"(?:(?:please|kindly|now|then|so|well|ok|okay),?\s+(?=\S+\s+\S))*",
    re.IGNORECASE,
)
_SEEK = (
    r"(?:(?:i(?:['’]m| am)|we(?:['’]re| are))? ?(?:looking|searching|hunting)(?: for)?|(?:i|we) (?:seek|"
    r"need|want|require|am after|search for|look for|would like(?: to (?:see|read|have|find))?)|"
    r"i(?:['’]d| would) (?:like|love)(?: to (?:see|read|have|find))?|"
    r"(?:(?:can|could|would|will|may) (?:you|i|we) (?:please |kindly )?)?(?:show|give|find|get|fetch|"
    r"bring|read|quote|point|locate|search for|look for|look up|see|have|display|open|dig up|send|pull up)"
    r"(?: (?:me|us|out))?(?: to)?|(?:where(?:['’]s| is| are)|is there|are there|"
    r"do you have|have you(?: got)?|(?:do|does) "
    rf"{_ARTICLES} (?:have|hold|contain)|which is|what is))"
)
"""How a search for a thing opens: "I am looking for", "find me", "is there"."""
_A = r"(?:(?:the|a|an|any|some|that|this|one|all|me)\s+)*(?:(?:exact|short|original|whole|full|direct|verbatim)\s+)*"
_PASSAGE = (
    r"(?:passages?|paragraphs?|paras?|sections?|excerpts?|extracts?|bits?|parts?|"
    r"segments?|portions?|fragments?|lines?)"
)
_TELLS = (
    r"(?:(?:is|are|was) (?:all )?(?:about|on|concerned with)|deals? with|dealing with|"
    r"(?:talk|speak|tell|report)(?:s|ing)?(?: to us)? (?:about|of|on)|mention(?:s|ing)?|"
    r"say(?:s|ing)?(?: that)?|stat(?:es|ing)(?: that)?|explain(?:s|ing)?|describ(?:es|ing)|"
    r"cover(?:s|ing)?|discuss(?:es|ing)?|concern(?:s|ing)?|show(?:s|ing)?|tell(?:s|ing)?|"
    r"report(?:s|ing)?(?: that)?|refer(?:s|ring)? to|relat(?:es|ing) to|related to|has to do with|"
    r"touch(?:es|ing)? on|address(?:es|ing)?|recount(?:s|ing)?|giv(?:es|ing)|mak(?:es|ing) clear)"
)
_SHOWS = (
    r"(?:(?:(?:can|could|may) (?:i|we|you) (?:please )?|let me |i(?:['’]d| would) like to )?"
    r"(?:show|give|open|see|read|get|view|display|print|find|look up|bring up)(?: me| us)? "
    r"|where(?:['’]s| is) )?"
)
PASSAGES: tuple[Rule, ...] = (
    rule(
        Intent.PASSAGE,
        rf"(?:{_SEEK} )?{_A}(?:{_PASSAGE}|one)(?: (?:of|in|from) {_ARTICLES})? "
        rf"(?:(?:(?:that|which|what) )?{_TELLS}|about|on|regarding|re|where|in which|with|for|over|"
        r"(?:that|which)(?= \w)|(?=how |why |whether )) (?P<topic>.+)"
        rf"|{_SHOWS}{_A}(?:passage|paragraph|one)s? of (?P<about>.+)"
        rf"|(?:which|what) {_PASSAGE} (?:of (?:the|these|your) \w+ )?{_TELLS} (?P<what>.+)",
    ),
    rule(
        Intent.PASSAGE,
        rf"(?:where|in (?:which|what) {_PASSAGE}) (?:in {_ARTICLES} )?(?:is|are|was|were|does|do|did) "
        r"(?P<topic>.+?) (?:mentioned|discussed|described|brought up|come up|referred to|"
        rf"spoken of|written about|touched on)(?: in {_ARTICLES})?"
        rf"|where do(?:es)? {_ARTICLES} (?:speak|talk|tell|report) (?:of|about|on) (?P<about>.+)"
        rf"|where do(?:es)? {_ARTICLES} (?:mention|discuss|describe|cover) (?P<what>.+)",
    ),
)
"""Requests for the passage that a description means; the groups are those of
`overviews.TOPICS`."""
_QUOTE = r"(?:quot(?:e|ation)s?|statements?|words?|remarks?|comments?|lines?|soundbites?)"
_QUOTING = re.compile(
    rf"(?:{_SEEK}\s+)?{_A}{_QUOTE}\s+(?:(?:where|in which)\s+(?P<who>.+?)\s+"
    r"(?:speaks?|spoke|talks?|talked|is speaking|says? (?:something|anything)|comments?|commented|"
    r"touch(?:es|ed))\s+(?:about|of|on|to|regarding)\s+(?P<topic>.+?)"
    r"|(?:where|in which)\s+(?P<by>.+?)\s+(?:says?|said|explains?|explained|discuss(?:es|ed)|"
    r"mentions?|mentioned|address(?:es|ed)|describes?|described)(?:\s+that)?\s+(?P<on>.+?)"
    r"|(?:from|by|of)\s+(?P<from>.+?)\s+(?:about|on|regarding|concerning)\s+(?P<about>.+?))\W*$",
    re.IGNORECASE,
)
"""A request for somebody's words: "give me the quote where Lee speaks about taxes"."""
_ANY_WORD = re.compile(
    rf"(?:(?:is|was) there |(?:do you )?have(?: you)? |(?:{_SEEK}\s+))?(?:any(?:thing)?|some(?:thing)?|a)"
    rf"(?:\s+(?:words?|news|{_QUOTE}|reactions?|said|new))?\s+(?:from|by)\s+(?P<who>.+?)\s+"
    r"(?:about|on|regarding|concerning)\s+(?P<topic>.+?)\W*$",
    re.IGNORECASE,
)
"""A question for somebody's words without a verb: "any word from Lee on taxes?"."""
_QUOTE_AROUND = re.compile(
    rf"(?:(?:quot(?:e|ation)|statement)s?(?:\s+(?:needed|wanted|please|required|sought))?\s*[:–—-]\s*"
    r"(?P<before>.+?)|(?P<after>.+?)\s*(?:[–—,:;]|\s-)\s*(?:(?:any|the|a|exact)\s+)?"
    r"(?:quot(?:e|ation)s?|statements?)(?:\s+(?:needed|wanted|please|required|sought))?)\W*$",
    re.IGNORECASE,
)
"""A topic with the word for what is sought beside it: "Lee on taxes - quote?"."""
_SOUGHT = re.compile(
    r"(?:(?:(?:can|could|would) you (?:please )?)?(?:find|give|tell|get|name|state|look up|show|need)"
    r"(?: (?:me|us|out))?|(?:i|we) (?:need|want|seek|am looking for|would like)|"
    r"(?:i(?:['’]m| am) )?looking for)\s+"
    r"(?P<the>(?:the|[\w-]+['’]s?) (?:[\w-]+ )?(?P<noun>numbers?|names?|dates?|day|month|year|place|"
    r"location|city|town|country|costs?|price|reasons?|amount|sum|size|age|time|duration|length|"
    r"job|role|title|type|model|share|percentage|rank|nationality|profession)\b.+)",
    re.IGNORECASE,
)
"""A command to find a fact: "find the number of boats"."""

_MEASURE = r"how (?:many|much|old|long|far|big|fast|high|heavy|tall|large|often|wide|deep)"
_FRAGMENT = re.compile(
    r"(?:(?:find|about|on|regarding|as for|concerning)\s+)?(?P<thing>[^:;,?]{3,80}?)\s*(?:[:;,–—]|\s-)\s*"
    rf"(?P<asks>{_MEASURE}|when|where|why|(?:in |on |at )?(?:which|what) (?:day|month|year|city|town"
    r"|country|type|kind|model))\b(?P<rest>(?!\s(?:is|are|was|were|has|have|had|do|does|did|will|would"
    r"|can|could|should|he|she|it|they)\b)(?:\s[^,?]{1,40})?(?:,[^?]{1,40})?)\W*$",
    re.IGNORECASE,
)
"""A thing with what is asked of it behind it: "troops in Iraq: how many?"."""
_FACT_OF = re.compile(
    r"(?P<thing>[^:;,?]{3,80}?)\s*(?:[:;,–—]|\s-)\s*(?:the )?(?P<noun>(?:full )?names?|age|date|price"
    r"|costs?|title|job|numbers?|place|reasons?|size|model|type|length|weight)\W*$",
    re.IGNORECASE,
)
_NAME_IT = re.compile(r"(?:name|identify)\s+(?P<whom>(?:the|a) .+)", re.IGNORECASE)
_TOTAL = re.compile(r"\s+(?:altogether|in total|in all|all told|overall)(?=\W|$)", re.IGNORECASE)
_THEN_FIND = re.compile(
    r"(?P<asked>[^?]{8,}\?)\s+(?:please )?(?:find|give|show|quote|tell)(?: me| us)? [^.?]{0,40}?"
    r"\b(?:reply|answer|response|words?|quot(?:e|ation)|statement|position|comment)\W*$",
    re.IGNORECASE,
)
"""A question with the wish for its answer behind it."""

_AUXILIARY = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|shall|should|may|might|must|do|does|did)"
    r"(?:n['’]t| not)?\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\b(?:who|whom|whose|which|that|where|when)\b", re.IGNORECASE)
_SUBJECT = (
    r"(?P<who>(?:(?:the|an?|his|her|its|their|any|some)(?: [\w.’'-]+){1,6}?"
    r"|(?-i:[A-Z])[\w.’'-]*(?: [\w.’'-]+){0,4}?|he|she|it|they|(?:any|some|every)(?:one|body)))"
)
_SPOKE = re.compile(
    rf"{_SUBJECT}\s+(?P<verb>said|told|asked|answered|explained|announced|agreed|denied|promised"
    r"|warned|claimed|confirmed|thought|believed|knew|wanted|hoped|mentioned|called)\b(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_DID = re.compile(
    rf"{_SUBJECT}\s+(?P<verb>\w{{2,}}ed|took|gave|made|went|met|left|came|got|saw|spoke|paid|lost|won"
    r"|sent|held|kept|bought|sold|began|broke|fell|wrote|drew|flew|grew|rose|chose|built|found)\b"
    r"(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_DOES = re.compile(
    rf"{_SUBJECT}\s+(?P<verb>\w{{2,}}[a-rt-z]s)(?P<rest>\W*$|\s(?:the|an?|in|on|at|to|for|from|by|"
    r"with|that|his|her|its|their|about|whether|if|any|no|up|out|off|down)\b.*)",
    re.IGNORECASE | re.DOTALL,
)
LONGEST = 300
"""Characters of a request for words or a fact; what is longer tells a story."""
FEWEST = 2
"""Words of what is taken for a question behind a lead."""
_TOLD = re.compile(
    r"(?P<asks>(?:who|whom|what|when|where|why|how)|how (?:much|fast|long|far|old|often|high|big|"
    r"large|deep|heavy|soon|wide|tall|strong|badly|well|likely)|how many [\w-]+(?= there ))\s+"
    r"(?P<clause>(?:there|the|an?|his|her|its|their|this|that|these|those|he|she|it|they|"
    r"(?-i:[A-Z])[\w.’'-]*)\s.+)",
    re.IGNORECASE,
)
"""A question with a question word that is told: "what Lee said", "how long it will last"."""
_ROUNDS = 4
"""How many layers of courtesy are taken off a question."""


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
        shorter = _step(plain)
        if shorter == plain:
            break
        plain = shorter
    return plain if QUOTE_MARK.search(plain) or len(plain) > LONGEST else _request(plain)


def _step(text: str) -> str:
    """Take one layer off: a greeting, a lead, or what stands at the end."""
    colon = _COLON.match(text)
    plain = text[colon.end() :] if colon else text
    greets = _GREETS.match(plain)
    plain = plain[greets.end() :] if greets else plain
    if len(short := _ENDS.sub("", plain).split()) > 1:
        plain = _ENDS.sub("", plain) if short else plain
    plain = _PRESSED.sub(lambda found: found["word"] or "", _WITHIN.sub(" ", plain))
    lead = _LEADS.match(plain)
    if lead is None:
        return plain
    rest = plain[lead.end() :]
    if lead["whether"]:
        return asked_directly(rest) if rest else plain
    is_asked = re.match(_ASKING, rest, re.IGNORECASE)
    if not (is_asked or lead[0].rstrip().endswith((",", ":"))) or len(rest.split()) < FEWEST:
        return plain
    told = _TOLD.match(rest)
    asked = asked_directly(told["clause"]) if told else ""
    return f"{told['asks']} {asked}" if told and asked != told["clause"] else rest


def _request(text: str) -> str:
    """Put a request for words or for a fact as a question."""
    found = _QUOTING.match(text) or _ANY_WORD.match(text)
    if found:
        groups = found.groupdict()
        who = groups.get("who") or groups.get("by") or groups.get("from")
        topic = groups.get("topic") or groups.get("on") or groups.get("about")
        return f"What did {who} say about {topic}?"
    around = _QUOTE_AROUND.match(text)
    if around and " " in (about := around["before"] or around["after"]):
        return str(about)
    named = _NAME_IT.match(text)
    if named:
        return f"Who is {named['whom']}"
    then = _THEN_FIND.match(text)
    if then:
        return then["asked"]
    if not re.match(_STARTED, text, re.IGNORECASE):
        part = _FRAGMENT.match(text)
        if part:
            thing = re.sub(r"^the ", "", part["thing"]) if "many" in part["asks"] else part["thing"]
            return f"{part['asks']} {thing}{_TOTAL.sub('', part['rest'])}?"
        of = _FACT_OF.match(text)
        if of:
            return f"What is the {of['noun']} of {of['thing']}?"
    sought = _SOUGHT.match(text)
    if sought:
        verb = "are" if sought["noun"].lower().endswith("s") else "is"
        return f"What {verb} {sought['the']}"
    return text


def asked_directly(clause: str) -> str:
    """Put what stands behind "whether" as a question: "Lee will come" as "will Lee come".

    Args:
        clause: The clause, in the order of what is told.

    Returns:
        The question; the clause as it is where it holds no verb that is known to be one.
    """
    spoke = _SPOKE.match(clause)
    if spoke and not _AUXILIARY.search(spoke["who"]) and not _RELATIVE.search(spoke["who"]):
        return f"did {spoke['who']} {_base(spoke['verb'])}{spoke['rest']}"
    skipped = 0
    for found in _AUXILIARY.finditer(clause):
        before = clause[: found.start()].rstrip()
        if before and len(_RELATIVE.findall(before)) <= skipped:
            return _joined(found[0], before, clause[found.end() :])
        skipped += 1  # A relative clause has a verb of its own: "the boats that are here will …".
    if _RELATIVE.search(clause):
        return clause
    past = _DID.match(clause)
    if past:
        return f"did {past['who']} {_base(past['verb'])}{past['rest']}"
    present = _DOES.match(clause)
    if present:
        return f"does {present['who']} {re.sub(r'(?<=ch|sh)es$|s$', '', present['verb'])}{present['rest']}"
    return clause


def _joined(verb: str, before: str, after: str) -> str:
    """A verb before what stood on both sides of it, with a mark of the end where it was."""
    return (
        f"{verb} {before}{after}"
        if re.match(r"\W*$", after)
        else f"{verb} {before} {after.lstrip()}"
    )


def _base(verb: str) -> str:
    """The form of a past that stands behind "did", as far as its letters tell it."""
    known = BASE_FORMS.get(verb.lower())
    if known:
        return known
    if verb.endswith("ied"):
        return f"{verb[:-3]}y"
    doubled = re.fullmatch(r"(.*([bdgkmnprtv]))\2ed", verb)
    if doubled:
        return doubled[1]
    long = re.fullmatch(r"(.*(?:[aeiou]{2}[^aeiou]|[^aeiou]{2}|[aeiou]w))ed", verb)
    return long[1] if long else verb.removesuffix("d")
