"""The wordings of questions about all the articles, and of what is done with an answer."""

from __future__ import annotations

from retrieval.asking.intent import Intent
from retrieval.asking.rules import Rule, rule

_SHOW = r"(?:(?:show|give|make|get|draw|list)(?: me| us)? )?"
_ON = r"(?:about|on|over|regarding|concerning)"
_ARTICLES = (
    r"(?:this|these|those|the|your|all(?: of)?(?: the| these)?) "
    r"(?:articles?|stor(?:y|ies)|news|texts?|files?|sources?)"
)
_CITED = (
    r"(?:(?:citation|quote|quotation|number|no\.?|passage|source)? ?\[?(?P<n>\d{1,4})\]?|"
    r"it|this|that)"
)
_STYLE = r"(?P<cue>bib ?tex|csl(?:[ -]?json)?|apa|chicago|plain(?: text)?|text)"
_STATEMENTS = r"(?:statements?|quotes?|quotations?|words?|remarks?)"


_GIVERS = (
    r"(?:the |these |those |all |both |two |different |other |various )*(?:sources?|articles?|"
    r"(?:news)?papers?|stories|reports?|outlets?|media|texts?)"
)
_WORD = r"(?:word|phrase|put|render|give|quote|report|describe|differ|vary)"
_SAME = r"(?:it|this|that|the same(?: (?:thing|words?|statement))?)"

_FIND = r"(?:find|list|search|(?:show|give|get)(?: me)?)(?: me)?"
_PIECES = r"(?:articles?|stor(?:y|ies)|pieces?|reports?|documents?|files?)"
_WRITERS = r"(?:authors?|writers?|reporters?|journalists?)"
_COVERS = (
    rf"(?:(?:is|are|was|were|do|does|can)(?: all)? )?(?:{_ON}|mention(?:s|ed|ing)?|"
    r"cover(?:s|ed|ing)?|(?:quot|cit|nam)(?:es?|ed|ing)|(?:discuss|address)(?:es|ed|ing)?|treats?|"
    r"(?:deal(?:s|ing)?|dealt) with|(?:talk|speak|tell|writ|report)(?:s|es|e|ing)? (?:about|of|on))"
)

OVERVIEWS: tuple[Rule, ...] = (
    rule(
        Intent.PICTURE,
        rf"{_SHOW}(?:an? |the |this |that )?(?:(?:timeline|chronology|it|that) as an? "
        r"(?:picture|image)|(?:as )?(?:a )?(?:picture|image)|"
        r"(?:picture|image) of (?:the |this |that )?(?:timeline|chronology))",
    ),
    rule(
        Intent.OVERVIEW,
        rf"what(?:'s|’s| is| are) {_ARTICLES} (?:all )?about|"
        rf"what(?:'s|’s| is| stands) (?:written )?in {_ARTICLES}|"
        rf"what do {_ARTICLES} (?:cover|deal with|treat)|"
        rf"what (?:topics?|subjects?) (?:do|does|are|is) (?:{_ARTICLES} (?:cover|about)|there)|"
        rf"(?:can you )?summari[sz]e {_ARTICLES}|"
        rf"{_SHOW}(?:an? |the )?(?:overview|summary)(?: (?:of|over) {_ARTICLES})?|"
        r"what(?:'s|’s| is) (?:this|all this) (?:all )?about|"
        rf"(?:what(?:'s|’s| is) (?:the )?|is there |do you have |{_SHOW}(?:the )?)?"
        r"(?:any(?:thing)? )?(?:new|(?:latest )?(?:news|headlines)|(?:the )?latest)|"
        r"what(?:'s|’s| is) (?:happening|going on)",
    ),
    rule(
        Intent.COVERAGE,
        rf"(?:(?:(?:in )?(?:which|what)|how many|(?:is|are) there(?: an?| any)?|"
        rf"(?:do )?(?:you )?have(?: you)?(?: an?| any)?|{_FIND}(?: an?| any| all)?(?: the)?)"
        rf"(?: of (?:the|these|your))? {_PIECES}|(?:an? |the )?articles?) (?:that )?"
        rf"(?:{_COVERS}|is|are) "
        rf"(?P<topic>(?:{_ON} )?(?!(?:it|that|this) |there\b).+?)"
        r"(?: (?:mentioned|discussed|covered|named|quoted|cited))?",
    ),
    rule(
        Intent.AUTHORS,
        rf"(?:who (?:wrote|authored|penned|reported)|who(?:['’]s| is| are| was| were) the "
        rf"{_WRITERS}(?: (?:of|behind|on|for))?|by whom (?:is|was|are|were)|"
        rf"whose byline is (?:it )?on|(?:what is |show )?the byline (?:of|on)) "
        rf"(?:this|these|those|that|the|your|each|both)(?: two| first| second| other)? "
        r"(?:news )?(?:articles?|stor(?:y|ies)|pieces?)(?: written(?: by)?)?"
        rf"(?: (?:is )?{_ON} (?P<topic>.+))?|"
        r"(?:the )?bylines?|whose bylines? (?:is|are) (?:it|there|these|they)",
    ),
    rule(
        Intent.TIMELINE,
        rf"(?:what(?:'s|’s| is) )?{_SHOW}(?:an? |the )?(?:timeline|chronology)"
        rf"(?: (?:of|for|by|with))?(?: (?:all )?(?:the )?{_STATEMENTS}(?: (?:by|of|from))?)?"
        rf"(?: {_ON} (?P<topic>.+)| (?P<speaker>.+?)(?:['’]s?(?: {_STATEMENTS})?)?"
        rf"(?: {_ON} (?P<about>.+))?)?",
    ),
    rule(
        Intent.TIMELINE,
        r"how (?:often|many times) (?:is|was|does|did|do|are|were|has|have) (?P<speaker>.+?) "
        rf"(?:been )?(?:quoted|cited|speak|spoken|talk|say (?:anything|something))"
        rf"(?: {_ON} (?P<about>.+))?",
    ),
    rule(
        Intent.PEOPLE,
        r"who(?:['’]s| is| was| are| gets) (?:the )?(?:most[ -](?:often )?)?(?:quoted|cited)"
        r"(?: (?:the )?most(?: often| of all)?)?(?: (?:person|man|woman|people|speakers?))?|"
        r"how many (?:people|persons|speakers|different people) (?:are|were|get|is) "
        r"(?:there|quoted|cited|speaking|on (?:the )?record)",
    ),
    rule(
        Intent.WHO_IS,
        r"what(?:'s|’s| is| was) (?P<speaker>.+?)['’]s? "
        r"(?:role|job|job title|title|occupation|profession|function|day job)",
    ),
    rule(
        Intent.TIMELINE,
        r"(?P<speaker>[^\s,?!.]+(?: [^\s,?!.]+){0,3})['’]s? (?:timeline|chronology)",
    ),
    rule(
        Intent.TIMELINE,
        rf"(?:what|when) did (?P<speaker>.+?) say (?:what|when)(?: {_ON} (?P<about>.+))?",
    ),
    rule(
        Intent.SIDES,
        rf"who (?:all )?(?:dis)?agrees?(?: with .+?)? {_ON} (?P<topic>.+)|"
        rf"who (?:is|are|was|were) (?:for|in favou?r of) (?:and|or) against (?P<for>.+)|"
        rf"(?:what|how) (?:do|does|did|is|are) (?:different |other |the |all )*"
        rf"(?:people|everyone|everybody|all sides|both sides|the two sides|different sides|"
        rf"speakers|persons|politicians|officials|leaders) (?:say|said|think|comment|react)"
        rf"(?:ing)? (?:{_ON}|of|to) (?P<said>.+)|"
        rf"who (?:says|said|thinks) what (?:{_ON}|of) (?P<what>.+)|"
        rf"{_SHOW}(?:the |all |both |different |differing |opposing |various )*"
        rf"(?:sides|(?:dis)?agreements?) (?:{_ON}|of|to) (?P<sides>.+)|"
        rf"{_SHOW}(?:the )?(?:all|both|different|differing|opposing|various)(?: the)? "
        rf"(?:views|opinions|positions|reactions|statements) (?:{_ON}|of|to) (?P<views>.+)|"
        rf"{_SHOW}(?:the |all )*reactions (?:{_ON}|to) (?P<reactions>.+)|"
        rf"(?:where|on what) (?:do|does) (?:they|people|speakers) (?:dis)?agree {_ON} "
        rf"(?P<where>.+)|"
        rf"who (?:all )?(?:is|are|was|were|gets?) (?:all )?(?:quoted|cited|on (?:the )?record)"
        rf" {_ON} (?P<quoted>.+)|"
        rf"{_SHOW}(?:the |some |all |any |me |a |best |good |great |key |most |important )*"
        rf"{_STATEMENTS} {_ON} (?P<lines>.+)",
    ),
    rule(
        Intent.WORDINGS,
        rf"how (?:else )?(?:do|does|did|have|has) {_GIVERS} {_WORD}(?:e?d)?"
        rf"(?: {_ON})?(?: (?P<topic>.+))?|"
        rf"(?:compare|contrast) (?:what (?:was|is|were|has been|they|people|{_GIVERS}) "
        rf"(?:said|says?|written|wrote|write|reported|report|told|tell)(?: {_ON})?|"
        rf"(?:how )?{_GIVERS}(?: {_WORD})?(?: {_ON})?|(?:the )?(?:different )?"
        rf"(?:wordings?|versions?|{_STATEMENTS})(?: (?:of|{_ON}))?)(?: (?P<said>.+))?|"
        rf"{_SHOW}(?:the |all )*(?:other|different|differing) "
        rf"(?:(?:source|article|paper)s?(?:['’]s?)? )?"
        rf"(?:wordings?|versions?)(?: of (?P<what>.+))?|"
        rf"(?:who else|(?:which|what) other {_GIVERS}) (?:has|have|reports?|says?|quotes?|gives?) "
        rf"{_SAME}|do {_GIVERS} (?:agree|differ|say {_SAME}|give {_SAME})(?: {_ON} (?P<views>.+))?",
    ),
    rule(
        Intent.CITE,
        rf"cite(?: {_CITED})?(?: (?:in|as|for|with)(?: an?)? (?:{_STYLE}|(?P<style>[\w-]+))"
        rf"(?: (?:style|format|entry|reference))?| {_STYLE.replace('cue', 'plain')})?|"
        rf"{_SHOW}(?:the |a )?(?:citation|reference|quote|quotation|source)"
        rf"(?: (?:for|of|to))?(?: {_CITED.replace('<n>', '<m>')})? (?:in|as) (?:an? )?"
        rf"{_STYLE.replace('cue', 'form')}(?: (?:style|format|entry|reference))?|"
        rf"{_SHOW}(?:the |an? )?{_STYLE.replace('cue', 'first')}"
        rf"(?: (?:style|format|entry|citation|reference))?"
        rf"(?: (?:for|of)(?: {_CITED.replace('<n>', '<k>')})?)",
    ),
    rule(
        Intent.CARD,
        rf"card(?: {_CITED})?|(?:make|draw|{_SHOW})(?: me)? ?(?:a |an |the )?"
        rf"(?:quot(?:e|ation) )?(?:card|picture|image)"
        rf"(?: (?:of|for|from|with) {_CITED.replace('<n>', '<m>')})?",
    ),
    rule(
        Intent.EVIDENCE,
        rf"(?:(?:save|export|download) |{_SHOW})(?:the |an? |your |all (?:the )?)*"
        r"evidence(?: files?)?(?: (?:as|of|for) .+)?|export(?: (?:this|everything|it))?",
    ),
    rule(
        Intent.EXPLAIN,
        r"why (?:this|that|these|those|the|your)"
        r"(?: (?:first |particular )?(?:answers?|quot(?:e|ation)s?|ones?|results?|passages?"
        r"|sentences?|statements?|citations?))?|"
        r"(?:why|how) (?:did|do|have) you (?:choose|chose|chosen|pick(?:ed)?|show(?:n|ed)?|"
        r"g[ia]ven?|find|found|come to|quoted?|select(?:ed)?)(?: me)?(?: .+)?|"
        r"(?:why|how) (?:was|were|is|are) (?:this|that|these)(?: \w+)? "
        r"(?:chosen|picked|shown|found|selected)|"
        r"explain (?:this|that|the|your|yourself)(?: (?:answer|choice|result|quotation|quote))?",
    ),
)
"""Read before the other rules; the groups with the topic have many names, for a pattern may use a
name only once."""
TOPICS = (
    "topic",
    "about",
    "for",
    "said",
    "what",
    "sides",
    "views",
    "reactions",
    "where",
    "quoted",
    "lines",
)
STYLES = ("cue", "plain", "style", "form", "first")
NUMBERS = ("n", "m", "k")

OVERVIEW_COMMANDS: tuple[Rule, ...] = (
    rule(Intent.OVERVIEW, r"overview"),
    rule(
        Intent.TIMELINE,
        rf"timeline(?: of)?(?: (?:{_ON} (?P<topic>.+)|(?P<speaker>.+?)(?: {_ON} (?P<about>.+))?))?",
    ),
    rule(
        Intent.CITE,
        r"cite(?: \[?(?P<n>\d{1,4})\]?)?"
        r"(?:(?: (?:in|as))? (?P<cue>[^\s\d]\S*(?: text| json| tex)?))?",
    ),
    rule(Intent.EVIDENCE, r"evidence"),
    rule(Intent.EXPLAIN, r"why"),
    rule(Intent.LANGUAGE, r"language(?: (?P<topic>\S.*))?"),
    rule(Intent.CARD, r"card(?: \[?(?P<n>\d{1,4})\]?)?"),
    rule(Intent.PICTURE, r"picture"),
)
"""The commands with what follows them, without the slash."""


def first_of(groups: dict[str, str], names: tuple[str, ...]) -> str:
    """Return the value of the first of some groups that matched, or ""."""
    return next((groups[name] for name in names if name in groups), "")


def number_of(intent: Intent, groups: dict[str, str]) -> int | None:
    """Return the citation, or the step, that is asked for by some groups that matched."""
    asked = ""
    if intent in (Intent.PASSAGE, Intent.ARTICLE) and "topic" not in groups:
        asked = groups.get("n", "")
    if intent in (Intent.CITE, Intent.CARD):
        asked = first_of(groups, NUMBERS)
    if intent is Intent.NEIGHBOUR:
        return -1 if groups.keys() & {"back", "before"} else 1
    return int(asked) if asked else None
